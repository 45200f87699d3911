"""`draftkit consult paste`: a response -> a folder from which a portal is filled in, box by box."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.consult.delivering import delivery_options

if TYPE_CHECKING:
    from draftkit.cli.consult.delivering import HandedIn
    from draftkit.consultation.export.pack_page import Heading


@click.command("paste")
@click.option(
    "-o", "--output", metavar="FOLDER", help="The folder to write; 'paste' in that of the response if left out."
)
@click.option("-f", "--force", is_flag=True, help="Replace files in the folder that somebody else wrote or changed.")
@delivery_options
def command(
    output: str | None,
    force: bool,
    folder: str,
    verbose: bool,
    **options: Any,
) -> None:
    """Write a text file for each box of a portal, and a page with buttons that copy them.

    The page shows the questions in the order of the portal, which options to choose, how long each answer is and may
    be, and what to mark as confidential. Open index.html in a browser.

    Files of an earlier pack that are no longer needed are removed; other files in the folder are left alone.

    \b
    draftkit consult paste                      the response in this folder
    draftkit consult paste --in charity -o portal --edition public
    """
    from draftkit.cli.consult.delivering import hand_in
    from draftkit.cli.consult.telling import tell, tell_count
    from draftkit.cli.printing import say, short_path
    from draftkit.consultation.export.own_files import write_own_files
    from draftkit.consultation.export.pack import MADE_BY, PAGE, pack_files
    from draftkit.problems import number_of

    handed_in = hand_in(folder, **options)
    files = pack_files(handed_in.entries, _heading(handed_in))
    target = Path(output) if output else Path(folder) / "paste"
    kept = write_own_files(target, files, MADE_BY, force=force)
    problems = [*handed_in.problems, *kept]
    tell(handed_in.fitted, problems, verbose=verbose)
    texts = len(files) - 1
    page = short_path(str(target / PAGE))
    say(f"Wrote {number_of(texts, 'text')} and {page}. Open it in a browser, and copy box by box.")
    tell_count(problems, verbose=verbose)


def _heading(handed_in: HandedIn) -> Heading:
    """What stands on top of the page."""
    from draftkit.consultation.export.handing_in import Edition
    from draftkit.consultation.export.pack_page import Heading
    from draftkit.model.dates import day

    questionnaire = handed_in.response.questionnaire
    data = handed_in.response.inputs.data
    organisation = data.get("organisation")
    return Heading(
        title=questionnaire.title or str(data.get("consultation_title") or ""),
        organisation=organisation if isinstance(organisation, str) and "[TO CONFIRM" not in organisation else "",
        body=questionnaire.body or str(data.get("consultation_body") or ""),
        closes=day(questionnaire.closes) if questionnaire.closes else "",
        public=handed_in.edition is Edition.PUBLIC,
    )
