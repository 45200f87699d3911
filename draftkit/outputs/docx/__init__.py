"""Word: a `Draft` and a house style -> the bytes of a .docx.

`writer.py` is step 8; `blocks.py`, `inlines.py`, `tables.py`, `notes.py`, `numbering.py` and `anchors.py` write the
body, `furniture.py` and `properties.py` the rest, `proof.py` reads it back. `house_style.py` is what is taken from a
.docx made in Word, loaded by `load_style.py` and prepared by `prepare.py` and
`styles.py`, the only ones that need lxml.
"""
