"""Intake: reading a published consultation in each format as passages."""
