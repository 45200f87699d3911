"""Merging: contributions that come back from other people, put beside what is there."""
