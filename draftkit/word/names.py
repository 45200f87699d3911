"""Names of WordprocessingML and its packages (ECMA-376 parts 1 and 2): namespaces, relationships, content types."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CUSTOM_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
EXTENDED_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
VARIANT_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
STRICT = "http://purl.oclc.org/ooxml/"

RELATIONSHIP = R + "/"
"""What the types of relationships between the parts of a document begin with."""
CORE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
"""What the content types of Word parts begin with; they end in `+xml`."""
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument."
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"

MANIFEST = "urn:draftkit:manifest:1"
"""Namespace of the custom XML part that holds the manifest."""
MANIFEST_ITEM = "{6D5A8A1E-6C0B-4E54-9C5E-0D4A2F6B7C11}"
"""Identity of that part, the same in every document, as `ds:itemID` wants one."""
MANIFEST_PROPERTY = "draftkit.m."
"""What the names of the custom properties that hold the manifest begin with."""

BOOKMARK = "_dk_"
"""What the names of draftkit's bookmarks begin with; the underscore hides them in Word."""
TAG = "dk:"
"""What the tags of draftkit's content controls begin with."""


def w(name: str) -> str:
    """A name of WordprocessingML as lxml writes it."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """A name of the relationships namespace as lxml writes it."""
    return f"{{{R}}}{name}"
