"""`draftkit rule`: what the code of a finding means and what to do about it, on standard output."""

from __future__ import annotations

import click

from draftkit.cli.opening import json_option, no_color_option


@click.command("rule", short_help="Explain the code of a finding.")
@click.argument("code", required=False)
@json_option
@no_color_option
def command(code: str | None, as_json: bool) -> None:
    """Explain CODE, such as DK401; without CODE, list them all."""
    from draftkit.cli.printing import say, table
    from draftkit.codes import CODES
    from draftkit.problems import UsageError, error

    wanted = code.upper() if code else None
    if wanted and wanted not in CODES:
        raise UsageError([error("DK606", f"there is no code '{code}'", None, "draftkit rule lists them all")])
    shown = {name: entry for name, entry in CODES.items() if wanted in {None, name}}
    if as_json:
        import json

        say(
            json.dumps({"version": 1, "codes": {name: entry._asdict() for name, entry in shown.items()}}, indent=2),
            error=False,
        )
    elif wanted:
        say(click.style(f"{wanted}  {CODES[wanted].title}", bold=True), error=False)
        say(CODES[wanted].meaning, error=False)
    else:
        say(table([(name, entry.title) for name, entry in shown.items()], ("code", "meaning")), error=False)
