"""Summaries of submissions: an export of responses -> counts, charts, inputs for a government response."""
