"""Answering a consultation: from the published questions to the submitted form, and from submissions to a summary."""
