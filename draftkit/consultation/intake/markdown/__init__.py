"""Markdown: a questionnaire written as text as passages."""
