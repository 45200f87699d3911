"""How each tool makes one document inside a warm process: the shortest honest call that its documentation gives."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from docxcompose.composer import Composer
from docxtpl import DocxTemplate
from for_draftkit import AS_AT, Material
from for_rivals import RivalMaterial

import draftkit
from draftkit.model.library import Library

DAY = date.fromisoformat(AS_AT)


def docxtpl_once(material: RivalMaterial) -> bytes:
    """docxtpl needs a new template object for each document."""
    template = DocxTemplate(str(material.template))
    template.render(material.context)
    target = io.BytesIO()
    template.save(target)
    return target.getvalue()


def docxcompose_once(master: Path, files: list[Path]) -> bytes:
    """docxcompose reads each clause's file and adds it to the house-styled document."""
    composer = Composer(Document(str(master)))
    for file in files:
        composer.append(Document(str(file)))
    target = io.BytesIO()
    composer.save(target)
    return target.getvalue()


def library_of(material: Material, cache: Path | None = None) -> Library:
    """The library and the template, read once."""
    return draftkit.load_library(material.libraries, [material.templates], draftkit.Cache(cache))


def draftkit_once(inputs: Any, library: Library, cache: draftkit.Cache) -> bytes:
    """Everything from validation to bytes; `cache` holds compiled clauses and the prepared house style."""
    return draftkit.write(draftkit.assemble(inputs, library, as_at=DAY, cache=cache), cache=cache)


def draftkit_from_file(file: Path, library: Library, cache: draftkit.Cache) -> bytes:
    """The same from the YAML file."""
    return draftkit_once(draftkit.read_inputs(file), library, cache)
