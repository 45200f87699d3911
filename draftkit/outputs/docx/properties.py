"""Properties: who, what and when in the file, and the manifest in two places.

In: a `Draft`. Out: `core.xml`, `app.xml`, `custom.xml` and the custom XML part. No login, path or host name gets in;
the creator is the organisation that the inputs name, or nobody.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from datetime import UTC, datetime

from draftkit.model.draft import Draft
from draftkit.model.manifest import ClauseRecord, Manifest
from draftkit.version import __version__
from draftkit.word.names import (
    CORE_PROPERTIES,
    CUSTOM_PROPERTIES,
    CUSTOM_XML,
    EXTENDED_PROPERTIES,
    MANIFEST,
    MANIFEST_ITEM,
    MANIFEST_PROPERTY,
    VARIANT_TYPES,
)
from draftkit.word.xml import DECLARATION, attribute, escape

CHUNK = 255
"""Word keeps at most so many characters of a custom property."""

_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def core_part(draft: Draft, made_at: datetime) -> str:
    """`docProps/core.xml`: title, subject, creator, language, dates (ECMA-376 part 2, 8.3)."""
    moment = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    elements = [
        ("dc:title", draft.title),
        ("dc:subject", draft.properties.get("subject", "")),
        ("dc:creator", draft.organisation),
        ("cp:keywords", draft.marking),
        ("dc:identifier", f"draftkit:{draft.manifest.inputs_key[:16]}"),
        ("dc:language", "en-GB"),
        ("cp:contentStatus", draft.properties.get("status", "")),
    ]
    written = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in elements if text)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{CORE_PROPERTIES}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{written}{dates}</cp:coreProperties>"
    )


def app_part() -> str:
    """`docProps/app.xml`: the program that wrote the file."""
    return (
        f'{DECLARATION}<Properties xmlns="{EXTENDED_PROPERTIES}"><Application>draftkit {__version__}</Application>'
        "</Properties>"
    )


def manifest_json(manifest: Manifest) -> str:
    """The manifest as JSON, with its keys in a fixed order."""
    values = {name: getattr(manifest, name) for name in Manifest.__slots__}
    values["clauses"] = [{name: getattr(one, name) for name in ClauseRecord.__slots__} for one in manifest.clauses]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def manifest_part(text: str) -> str:
    """The custom XML part that holds the manifest."""
    return f'{DECLARATION}<manifest xmlns="{MANIFEST}">{escape(text)}</manifest>'


def manifest_properties_part() -> str:
    """What identifies the custom XML part."""
    return (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="{CUSTOM_XML}" ds:itemID="{MANIFEST_ITEM}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{MANIFEST}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def custom_part(draft: Draft, text: str) -> str:
    """`docProps/custom.xml`: what people may read of the document's state, and the manifest in short pieces."""
    packed = b64encode(zlib.compress(text.encode(), 1)).decode()
    pieces = [packed[start : start + CHUNK] for start in range(0, len(packed), CHUNK)]
    named = [("Status", draft.properties.get("status", "")), ("Clauses", _clause_status(draft))]
    named += [("As at", draft.as_at.isoformat()), ("Protective marking", draft.marking)]
    named += [(f"{MANIFEST_PROPERTY}{number:03}", piece) for number, piece in enumerate(pieces)]
    written = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{pid}" name="{attribute(name)}"><vt:lpwstr>{escape(value)}</vt:lpwstr>'
        "</property>"
        for pid, (name, value) in enumerate([pair for pair in named if pair[1]], 2)
    )
    return f'{DECLARATION}<Properties xmlns="{CUSTOM_PROPERTIES}" xmlns:vt="{VARIANT_TYPES}">{written}</Properties>'


def _clause_status(draft: Draft) -> str:
    """How many clauses somebody has approved."""
    clauses = {placement.clause.id: placement.clause for placement in draft.placements}
    if not clauses:
        return ""
    approved = sum(1 for clause in clauses.values() if clause.status == "approved")
    return f"{approved} of {len(clauses)} approved"
