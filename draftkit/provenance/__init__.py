"""Provenance: looking back at a finished document. What was it made from, and what has become of it?"""
