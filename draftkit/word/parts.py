"""Parts: reading the XML of a part of a package that somebody else may have made.

In: the bytes of a part. Out: its element tree, or a `DraftkitError`. Nothing is resolved or fetched on the way.
"""

from __future__ import annotations

from lxml import etree

from draftkit.places import Place
from draftkit.problems import DraftkitError, error


def parse_part(data: bytes, name: str, file: str) -> etree._Element:
    """The tree of the part `name` of `file`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        hint = "open it in Word and save it again"
        raise DraftkitError([error("DK501", f"{name} in {file} is damaged: {fault}", Place(file), hint)]) from fault
