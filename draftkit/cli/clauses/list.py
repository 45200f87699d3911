"""`draftkit clauses list`: the newest version of each clause that passes the filters, on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.opening import folder_options, json_option, open_library, open_workspace

if TYPE_CHECKING:
    from draftkit.model.clause import Clause


@click.command("list")
@click.option("--family", metavar="FAMILY", help="Only one family, such as legal-basis.")
@click.option("--topic", metavar="TOPIC", help="Only clauses on a topic.")
@click.option("--audience", metavar="AUDIENCE", help="Only clauses for an audience.")
@click.option("--extent", metavar="EXTENT", help="Only clauses that apply there, such as scotland.")
@click.option("--status", metavar="STATUS", help="Only clauses of a status, such as approved.")
@folder_options
@json_option
def command(libraries: tuple[str, ...], templates: tuple[str, ...], as_json: bool, **filters: str | None) -> None:
    """List the newest version of each clause, with all filters given."""
    from draftkit.cli.printing import number_of, plain, say, table

    library = open_library(open_workspace(libraries, templates))
    newest = [versions[0] for versions in library.clauses.values()]
    refuse_unknown_filters(newest, filters)
    found = [clause for clause in newest if _passes(clause, filters)]
    if as_json:
        import json

        say(json.dumps({"version": 1, "clauses": [_entry(clause) for clause in found]}, indent=2), error=False)
        return
    if found:
        rows = [(one.id, one.version, one.status, ", ".join(one.extent), plain(one.title)) for one in found]
        say(table(rows, ("clause", "version", "status", "extent", "title")), error=False)
    say(f"{number_of(len(found), 'clause')} of {len(newest)}. draftkit clauses show ID prints one.")


def refuse_unknown_filters(clauses: list[Clause], filters: dict[str, str | None]) -> None:
    """Refuse a family, topic, audience, extent or status that no clause can have; raises `UsageError`."""
    from draftkit.model.clause import AUDIENCES, STATUSES
    from draftkit.model.extent import EXTENTS
    from draftkit.places import Place
    from draftkit.problems import UsageError, did_you_mean, error

    known: dict[str, list[str]] = {
        "family": sorted({clause.family for clause in clauses}),
        "topic": sorted({topic for clause in clauses for topic in clause.topics}),
        "audience": list(AUDIENCES),
        "extent": list(EXTENTS),
        "status": list(STATUSES),
    }
    problems = []
    for name, word in filters.items():
        if word is not None and word not in known[name]:
            hint = did_you_mean(word, known[name], f"there are: {', '.join(known[name])}")
            problems.append(error("DK606", f"no clause has the {name} '{word}'", Place(f"--{name}"), hint))
    if problems:
        raise UsageError(problems)


def _passes(clause: Clause, filters: dict[str, str | None]) -> bool:
    from draftkit.model.extent import covers

    family, topic, audience = filters["family"], filters["topic"], filters["audience"]
    return (
        (family is None or clause.family == family)
        and (topic is None or topic in clause.topics)
        and (audience is None or not clause.audiences or audience in clause.audiences)
        and (filters["extent"] is None or covers(clause.extent, [filters["extent"]]))
        and (filters["status"] is None or clause.status == filters["status"])
    )


def _entry(clause: Clause) -> dict[str, Any]:
    """A clause's metadata for a program."""
    return {
        "id": clause.id,
        "title": clause.title,
        "summary": clause.summary,
        "version": clause.version,
        "status": clause.status,
        "extent": list(clause.extent),
        "audiences": list(clause.audiences),
        "topics": list(clause.topics),
        "checked_on": clause.checked_on.isoformat() if clause.checked_on else None,
        "review_by": clause.review_by.isoformat(),
        "approved_by": clause.approved_by,
        "file": clause.file,
    }
