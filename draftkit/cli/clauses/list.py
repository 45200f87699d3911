"""`draftkit clauses list`: the newest version of each clause that passes the filters, on standard output."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.opening import folder_options, json_option, look_into_library, open_workspace
from draftkit.cli.spans import Ahead

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from draftkit.curation.listing import Entries
    from draftkit.model.clause import Clause
    from draftkit.model.clause_index import ClauseEntry
    from draftkit.model.library import Library

HINT = "draftkit clauses show ID prints one."


@click.command("list")
@click.option("--family", multiple=True, metavar="FAMILY", help="Only one family, such as legal-basis.")
@click.option("--topic", multiple=True, metavar="TOPIC", help="Only clauses on a topic.")
@click.option("--audience", multiple=True, metavar="AUDIENCE", help="Only clauses for an audience.")
@click.option("--extent", multiple=True, metavar="EXTENT", help="Only clauses that apply there, such as scotland.")
@click.option("--status", multiple=True, metavar="STATUS", help="Only clauses of a status, such as approved.")
@click.option("--owner", multiple=True, metavar="ROLE", help="Only clauses that a role answers for.")
@click.option(
    "--due",
    type=Ahead(),
    is_flag=False,
    flag_value="90d",
    metavar="[SPAN]",
    help="Only clauses whose review has lapsed or falls due: in 90 days, or in a span such as 30d or 6w.",
)
@click.option("--all", "everything", is_flag=True, help="All versions and variants, not only the newest.")
@folder_options
@json_option
@click.option("-v", "--verbose", is_flag=True, help="Say when a damaged cache was made again.")
def command(
    libraries: tuple[str, ...],
    templates: tuple[str, ...],
    as_json: bool,
    due: date | None,
    everything: bool,
    verbose: bool,
    **filters: tuple[str, ...],
) -> None:
    """List the newest version of each clause that passes all filters.

    A filter may be given again: of several words for one thing any will do.
    """
    from draftkit.cli.printing import fitted, say, say_json
    from draftkit.problems import number_of

    library = look_into_library(open_workspace(libraries, templates), verbose=verbose)
    if not (as_json or due or everything or any(filters.values())):
        say_everything(library)
        return
    from draftkit.curation.listing import Filters, listed

    entries = library.entries
    refuse_unknown_filters(entries, filters)
    found = listed(entries, Filters(**filters, due_by=due), everything=everything)
    if as_json:
        say_json({"clauses": [record(_whole(one, library)) for one in found]})
        return
    if found:
        header = ("clause", "version", "status", *(("review by",) if due else ()), "extent", "title")
        say(fitted([_row(one, due, everything) for one in found], header), error=False)
    count = number_of(len(found), "version" if everything else "clause")
    total = library.version_count if everything else len(entries)
    say(f"{count} of {total:,}{'' if everything else _more(library)}. {HINT}")


def say_everything(library: Library) -> None:
    """The same list without a filter, which is what people ask for most: for a large library in a third of the time."""
    from draftkit.cli.printing import fit, say, side_by_side
    from draftkit.problems import number_of

    ids, versions, states, extents, titles, orders = library.newest(
        "id", "version", "status", "extent", "title", "order"
    )
    if ids:
        words = {extent: ", ".join(extent) for extent in set(extents)}
        places = _in_order(ids, orders)
        columns = (ids, versions, states, [words[extent] for extent in extents], titles)
        header = ("clause", "version", "status", "extent", "title")
        ordered = [[word, *map(column.__getitem__, places)] for word, column in zip(header, columns, strict=True)]
        say(fit(side_by_side(ordered, has_header=True)), error=False)
    say(f"{number_of(len(ids), 'clause')} of {len(ids):,}{_more(library)}. {HINT}")


def _in_order(ids: Sequence[str], orders: Sequence[int]) -> list[int]:
    """The places of ids, which are in alphabetical order, in the order of a list: by family, order and id."""
    families: dict[str, list[int]] = {}
    for place, id in enumerate(ids):
        families.setdefault(id[: id.rfind("/")], []).append(place)
    return [place for family in sorted(families) for place in sorted(families[family], key=orders.__getitem__)]


def _more(library: Library) -> str:
    versions = library.version_count
    return "" if versions == len(library.clauses) else f", {versions:,} versions with --all"


def refuse_unknown_filters(entries: Entries, filters: Mapping[str, Sequence[str]]) -> None:
    """Refuse a family, topic, audience, extent, status or owner that no clause can have; raises `UsageError`."""
    if not any(filters.values()):
        return
    from draftkit.cli.naming import refuse_unknown
    from draftkit.curation.listing import known_words

    refuse_unknown(filters, known_words(entries), "clause")


def _row(clause: ClauseEntry, due: date | None, everything: bool) -> tuple[str, ...]:
    review = (clause.review_by.isoformat(),) if due else ()
    name = _name(clause) if everything else clause.id
    return (name, clause.version, clause.status, *review, ", ".join(clause.extent), clause.title)


def _name(clause: ClauseEntry) -> str:
    from draftkit.curation.addressing import name_of

    return name_of(clause)


def _whole(entry: ClauseEntry, library: Library) -> Clause:
    """The clause that an entry of the list is about."""
    return next(one for one in library.clauses[entry.id] if one.file == entry.file)


def record(clause: Clause) -> dict[str, Any]:
    """A clause's metadata for a program."""
    from draftkit.curation.addressing import name_of

    return {
        "id": clause.id,
        "address": name_of(clause),
        "title": clause.title,
        "summary": clause.summary,
        "version": clause.version,
        "status": clause.status,
        "extent": list(clause.extent),
        "audiences": list(clause.audiences),
        "topics": list(clause.topics),
        "owner": clause.owner,
        "confidence": clause.confidence,
        "from": clause.since,
        "until": clause.until,
        "checked_on": clause.checked_on,
        "review_by": clause.review_by,
        "reviewed_by": clause.reviewed_by,
        "approved_by": clause.approved_by,
        "library": clause.library,
        "file": clause.file,
    }
