"""`draftkit clauses stats`: how much there is of what in the library, on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace, today

if TYPE_CHECKING:
    from collections.abc import Mapping

    from draftkit.curation.statistics import Statistics


@click.command("stats")
@folder_options
@json_option
def command(libraries: tuple[str, ...], templates: tuple[str, ...], as_json: bool) -> None:
    """Count clauses by family, status, extent, owner and confidence, and what they still need."""
    from draftkit.cli.printing import say, say_json
    from draftkit.curation.statistics import statistics

    library = look_into_library(open_workspace(libraries, templates))
    counts = statistics(library, today())
    if as_json:
        from dataclasses import asdict

        say_json({"library": library.name, "library_version": library.version, **asdict(counts)})
    else:
        say(_page(counts, f"{library.name} {library.version}"), error=False)


def _page(counts: Statistics, name: str) -> str:
    """The counts for a person."""
    from draftkit.cli.printing import plain
    from draftkit.problems import number_of

    checks = f", {counts.contacts_lapsed:,} to be checked" if counts.contacts_lapsed else ""
    unchecked = f", {counts.sources_unchecked:,} of them unchecked" if counts.sources_unchecked else ""
    registers = (
        f"{number_of(counts.sources, 'source')}{unchecked}",
        f"{number_of(counts.contacts, 'contact')}{checks}",
        number_of(counts.terms, "term"),
        number_of(counts.templates, "template"),
    )
    texts = [number_of(counts.clauses, "clause"), number_of(counts.words, "word")]
    texts += [number_of(counts.variants, "further variant")] if counts.variants else []
    texts += [number_of(counts.older, "older version")] if counts.older else []
    parts = [
        click.style(plain(name), bold=True),
        ", ".join(texts),
        "; ".join(registers),
        f"{number_of(counts.unchecked, 'clause')} that nobody ever compared with the sources",
        f"{number_of(counts.lapsed, 'review')} lapsed",
    ]
    groups = (
        ("By family", counts.families),
        ("By status", counts.statuses),
        ("By extent", counts.extents),
        ("By owner", counts.owners),
        ("By confidence", counts.confidences),
        ("Reviews due by month", counts.reviews),
    )
    return "\n".join(parts) + "".join(_group(title, group) for title, group in groups if group)


def _group(title: str, group: Mapping[str, int]) -> str:
    """A title with a line for each word: the number, the word and a bar."""
    from draftkit.cli.printing import plain

    most = max(group.values())
    width = max(len(plain(word)) for word in group)
    lines = [
        f"  {count:>6,}  {plain(word):<{width}}  {'#' * max(1, 30 * count // most)}" for word, count in group.items()
    ]
    return "\n\n" + "\n".join([click.style(title, bold=True), *lines])
