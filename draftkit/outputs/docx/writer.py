"""Step 8: a `Draft` and its house style -> the bytes of a .docx.

In: the finished draft. Out: a package whose parts are written once as text, parsed once, proved to hold every text of
the inputs, and packed with fixed order and dates: the same draft gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Thread

from draftkit.files import Cache
from draftkit.model.draft import Draft
from draftkit.outputs.docx.anchors import Anchors
from draftkit.outputs.docx.blocks import BlockWriter
from draftkit.outputs.docx.house_style import HouseStyle
from draftkit.outputs.docx.inlines import InlineWriter, Links
from draftkit.outputs.docx.load_style import load_house_style
from draftkit.outputs.docx.notes import footnotes_part, referred_notes, with_note_bookmarks
from draftkit.outputs.docx.numbering import Numbering
from draftkit.outputs.docx.proof import prove
from draftkit.outputs.docx.properties import (
    app_part,
    core_part,
    custom_part,
    manifest_json,
    manifest_part,
    manifest_properties_part,
)
from draftkit.word.names import (
    CONTENT_TYPES,
    CORE_RELATIONSHIP,
    CORE_TYPE,
    MC,
    OFFICE_TYPE,
    PACKAGE_RELATIONSHIPS,
    RELATIONSHIP,
    RELATIONSHIPS_TYPE,
    W15,
    WORD_TYPE,
    R,
    W,
)
from draftkit.word.package import Entry, deflated, pack
from draftkit.word.xml import DECLARATION, assert_well_formed, attribute

LEVEL = 1
"""How hard the parts are deflated (docs/decisions/0008-deflate-level.md)."""

SMALL = 8_000
"""Parts shorter than this, in characters, are kept deflated for the next document."""

LARGE = 200_000
"""Parts longer than this, in characters, are deflated in a thread of their own."""

_OWN_TYPES = (
    ("word/document.xml", WORD_TYPE + "document.main+xml"),
    ("word/numbering.xml", WORD_TYPE + "numbering+xml"),
    ("word/footnotes.xml", WORD_TYPE + "footnotes+xml"),
    ("docProps/core.xml", CORE_TYPE),
    ("docProps/app.xml", OFFICE_TYPE + "extended-properties+xml"),
    ("docProps/custom.xml", OFFICE_TYPE + "custom-properties+xml"),
    ("customXml/itemProps1.xml", OFFICE_TYPE + "customXmlProperties+xml"),
)

_ROOTS = (
    ("rId1", RELATIONSHIP + "officeDocument", "word/document.xml"),
    ("rId2", CORE_RELATIONSHIP, "docProps/core.xml"),
    ("rId3", RELATIONSHIP + "extended-properties", "docProps/app.xml"),
    ("rId4", RELATIONSHIP + "custom-properties", "docProps/custom.xml"),
)

_DOCUMENT_LINKS = (
    ("rIdNumbering", RELATIONSHIP + "numbering", "numbering.xml"),
    ("rIdFootnotes", RELATIONSHIP + "footnotes", "footnotes.xml"),
    ("rIdManifest", RELATIONSHIP + "customXml", "../customXml/item1.xml"),
)


def write_docx(draft: Draft, *, made_at: datetime | None = None, cache: Cache | None = None) -> bytes:
    """The bytes of the document; raises `DraftkitError` when the house style is unusable or anything would be lost."""
    style = load_house_style(Path(draft.house_style), cache or Cache())
    moment = made_at or datetime(draft.as_at.year, draft.as_at.month, draft.as_at.day, tzinfo=UTC)
    written = dict(_parts(draft, style, moment))
    deflating = {name: _Deflating(name, part) for name, part in written.items() if len(part) > LARGE}
    prove((written["word/document.xml"], written["word/footnotes.xml"]), draft.document.values)
    entries = [
        deflating[name].checked_entry() if name in deflating else _entry(name, part) for name, part in written.items()
    ]
    return pack((*entries, *style.static))


class _Deflating:
    """A large part that is deflated beside the proof and the parse: zlib lets other threads run."""

    def __init__(self, name: str, part: str) -> None:
        self.name = name
        self.data = part.encode()
        self.entries: list[Entry] = []
        self.thread = Thread(target=lambda: self.entries.append(deflated(name, self.data, LEVEL)))
        self.thread.start()

    def checked_entry(self) -> Entry:
        """The entry, once the part has been parsed; raises `DraftkitError` if it is not well-formed."""
        try:
            assert_well_formed(self.name, self.data)
        finally:
            self.thread.join()
        return self.entries[0]


def _entry(name: str, part: str) -> Entry:
    """A part, parsed once and deflated; small parts are often the same from document to document."""
    return _small_entry(name, part) if len(part) < SMALL else _checked_entry(name, part)


@lru_cache(maxsize=64)
def _small_entry(name: str, part: str) -> Entry:
    return _checked_entry(name, part)


def _checked_entry(name: str, part: str) -> Entry:
    data = part.encode()
    assert_well_formed(name, data)
    return deflated(name, data, LEVEL)


def _parts(draft: Draft, style: HouseStyle, made_at: datetime) -> Iterator[tuple[str, str]]:
    """Every part that differs from document to document, in the order in which it is packed."""
    numbering, anchors = Numbering(style, draft.numbering), Anchors()
    body_links, note_links = Links(), Links()
    inlines = InlineWriter(style, body_links, anchors)
    body = BlockWriter(style, inlines, numbering, anchors).body(draft.document.blocks)
    footnotes = footnotes_part(inlines.notes, style, note_links, numbering, anchors)
    body = with_note_bookmarks(body, referred_notes(inlines.notes), anchors)
    manifest = manifest_json(draft.manifest)
    yield "[Content_Types].xml", _content_types(style)
    yield "_rels/.rels", _relationships(_ROOTS)
    yield "word/document.xml", _document(body, style)
    yield "word/_rels/document.xml.rels", _relationships((*style.relationships, *_DOCUMENT_LINKS), body_links)
    yield "word/footnotes.xml", footnotes
    if note_links.ids:
        yield "word/_rels/footnotes.xml.rels", _relationships((), note_links)
    yield "word/numbering.xml", numbering.part()
    for part in style.furniture:
        yield part.name, part.filled(draft.marking, draft.organisation)
    yield "docProps/core.xml", core_part(draft, made_at)
    yield "docProps/app.xml", app_part()
    yield "docProps/custom.xml", custom_part(draft, manifest)
    yield "customXml/item1.xml", manifest_part(manifest)
    yield "customXml/itemProps1.xml", manifest_properties_part()
    properties = (("rId1", RELATIONSHIP + "customXmlProps", "itemProps1.xml"),)
    yield "customXml/_rels/item1.xml.rels", _relationships(properties)


def _document(body: str, style: HouseStyle) -> str:
    return (
        f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:w15="{W15}" mc:Ignorable="w15">'
        f"<w:body>{body}{style.section}</w:body></w:document>"
    )


def _relationships(rows: tuple[tuple[str, str, str], ...], links: Links | None = None) -> str:
    inner = [f'<Relationship Id="{id}" Type="{type_}" Target="{attribute(target)}"/>' for id, type_, target in rows]
    outer = [
        f'<Relationship Id="{id}" Type="{RELATIONSHIP}hyperlink" Target="{attribute(target)}" TargetMode="External"/>'
        for target, id in (links.ids.items() if links else ())
    ]
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{"".join(inner + outer)}</Relationships>'


def _content_types(style: HouseStyle) -> str:
    defaults = (("rels", RELATIONSHIPS_TYPE), ("xml", "application/xml"), *style.extensions)
    usual = "".join(f'<Default Extension="{end}" ContentType="{type_}"/>' for end, type_ in defaults)
    named = (*_OWN_TYPES, *style.content_types)
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{type_}"/>' for name, type_ in named)
    return f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">{usual}{overrides}</Types>'
