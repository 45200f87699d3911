"""Outputs: a finished draft -> the bytes of a file, one format per room; no format knows another."""
