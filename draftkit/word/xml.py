"""XML text: the one escape function, and the one parse that every part goes through before it is saved.

In: characters that XML allows. Out: XML text, or a `DraftkitError` when a part is not well-formed.
"""

from __future__ import annotations

from xml.parsers import expat

from draftkit.places import Place
from draftkit.problems import DraftkitError, error

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escape(text: str) -> str:
    """Text as it stands between tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def attribute(text: str) -> str:
    """Text as it stands between double quotes."""
    text = escape(text).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\t", "&#9;")


def unescape(text: str) -> str:
    """What `escape` was given."""
    if "&" not in text:
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def assert_well_formed(name: str, part: bytes) -> None:
    """Raise `DraftkitError` if a part that is about to be saved is not well-formed XML."""
    try:
        expat.ParserCreate().Parse(part, True)
    except expat.ExpatError as fault:
        message = f"the part {name} would not be valid XML: {fault}"
        hint = "this is a fault of draftkit: please report it with the inputs"
        raise DraftkitError([error("DK511", message, Place(name), hint)]) from fault
