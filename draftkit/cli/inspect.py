"""`draftkit inspect`: what a Word document says about itself, on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.opening import folder_options, json_option, open_library, open_workspace

if TYPE_CHECKING:
    from draftkit.model.library import Library
    from draftkit.model.manifest import Manifest
    from draftkit.provenance.inspect import FoundClause, Inspection


@click.command("inspect", short_help="Show what a Word document was made from.")
@click.argument("file")
@folder_options
@json_option
def command(file: str, libraries: tuple[str, ...], templates: tuple[str, ...], as_json: bool) -> None:
    """Show what FILE.docx was made from, and whether its clauses were changed since."""
    from pathlib import Path

    from draftkit.cli.printing import say
    from draftkit.provenance.inspect import inspect_document

    inspection = inspect_document(Path(file), _library(libraries, templates))
    if as_json:
        import json
        from dataclasses import asdict

        say(json.dumps({"version": 1} | asdict(inspection), indent=2, default=str), error=False)
    else:
        say("\n".join(_lines(inspection)), error=False)


def _library(libraries: tuple[str, ...], templates: tuple[str, ...]) -> Library | None:
    """The library, to compare wording with; a document can be inspected where there is none in order."""
    from draftkit.cli.printing import say
    from draftkit.problems import DraftkitError, UsageError

    try:
        return open_library(open_workspace(libraries, templates))
    except UsageError:
        raise
    except DraftkitError:
        say("The library has faults (see draftkit check), so the wording is compared with the manifest only.")
        return None


def _lines(inspection: Inspection) -> list[str]:
    """What is known about the document, for a person."""
    from draftkit.cli.printing import plain, table
    from draftkit.problems import number_of

    manifest = inspection.manifest
    if manifest is None:
        return [f"{plain(inspection.file)} has no record of draftkit: it was not made with it, or the record was lost."]
    lines = [click.style(plain(inspection.file), bold=True), *_origin(manifest)]
    lines.append(f"Record:    found in {plain(inspection.manifest_found_in)}")
    counts = ", ".join(f"{number_of(count, 'paragraph')} from {plain(kind)}" for kind, count in manifest.paragraphs)
    lines.append(f"Text:      {counts}")
    if inspection.clauses:
        lines += ["", table([_row(found) for found in inspection.clauses], _HEADER)]
    return lines


_HEADER = ("clause", "version", "form", "status", "text", "found by")


def _origin(manifest: Manifest) -> list[str]:
    from draftkit.cli.printing import plain

    facts = {
        "Made with": manifest.tool,
        "Template": f"{manifest.template} {manifest.template_version}",
        "Library": f"{manifest.library} {manifest.library_version}",
        "As at": manifest.as_at,
        "Extent": ", ".join(manifest.extent),
    }
    return [f"{name + ':':<11}{plain(value)}" for name, value in facts.items()]


def _row(found: FoundClause) -> tuple[Any, ...]:
    record = found.record
    text = "changed since" if found.changed else "as written"
    if not found.found_by:
        return (record.id, record.version, record.form, record.status, "not in the document any more", "")
    sure = "" if found.certainty >= 1 else f" ({found.certainty:.0%} sure)"
    return (record.id, record.version, record.form, record.status, text, found.found_by + sure)
