"""Reading: from the text of a YAML file, or plain data, to checked values with places.

`located.py` holds data that knows where each value stands, `yaml_text.py` reads YAML into it, `front_matter.py`
splits a Markdown file, `front_matter_edit.py` and `yaml_edit.py` change single keys of one and keep every other byte,
`shape.py` says what keys and types a file may have, `validate.py` checks one against the other.
"""
