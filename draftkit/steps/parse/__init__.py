"""Step 5: rendered passages -> the document: blocks and inlines, each inside the region it came from.

`markdown.py` is the door to pyromark; `inlines.py` and `blocks.py` turn its events into a skeleton with slots
(`slots.py`), which `skeletons.py` keeps by content; `fill.py` puts the values in, and `passages.py` is the step itself:
it splices clauses and Markdown fields in where their tokens stand.
"""
