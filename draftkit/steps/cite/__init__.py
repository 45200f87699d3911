"""Step 6, citations: `[@key, pinpoint]` -> footnotes in OSCOLA form, and the table of the sources cited.

`oscola.py` words a citation, `notes.py` numbers the footnotes and fills them, `listings.py` makes the tables.
"""
