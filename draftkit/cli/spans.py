"""Spans: how far ahead a person looks, as they write it on the command line.

In: `30d`, `6w`, `30`, or a date. Out: the last day that counts, seen from today; and the options of what is `due`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import click

from draftkit.cli.opening import Day, today

LONGEST = 36_500
"""The most days that anybody may look ahead."""

_SPAN = re.compile(r"(\d{1,5})([dw]?)", re.ASCII)


class Ahead(click.ParamType):  # type: ignore[type-arg]
    """A number of days or weeks from today, or a date."""

    name = "span"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        found = _SPAN.fullmatch(value)
        if found:
            days = int(found[1]) * (7 if found[2] == "w" else 1)
            if days > LONGEST:
                self.fail(f"{value} is more than a hundred years.", param, ctx)
            return today() + timedelta(days=days)
        try:
            return Day().convert(value, None, None)
        except click.BadParameter:
            self.fail(f"'{value}' is no span; write days as 30d, weeks as 6w, or a date as 2027-03-31.", param, ctx)


within_option = click.option(
    "--within", type=Ahead(), metavar="SPAN", default="90d", help="How far ahead: 30d, 6w or a date; 90d."
)
calendar_option = click.option(
    "--ics",
    is_flag=False,
    flag_value="-",
    metavar="[FILE]",
    help="An iCalendar file (.ics) instead; on standard output, if no FILE is named.",
)
