"""Filling a form that somebody else made: answers into its spots, every byte outside them as it was.

In: the bytes of a form and what is to stand at which address. Out: the bytes of the filled form, with what was written
where. `writing.py` tells the story; `splicing.py` and `zip_entry.py` keep the rest of the file as it was.
"""
