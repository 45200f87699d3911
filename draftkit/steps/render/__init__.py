"""Step 4: inputs, template and selection -> texts, in which every value of the inputs is a token.

`sandbox.py` is the door to Jinja, `filters.py` holds what templates may do to values, `functions.py` what templates
and clauses may call, `rendering.py` the state of one rendering, `outline.py` the step itself.
"""
