"""The report: tables of what was measured, for the screen and for docs/performance.md.

In: results. Out: Markdown text; the part of a page between two markers is replaced.
"""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pypandoc
from counts import Counts
from scenarios import Scenario, Target
from timing import Seconds, ratio, spread

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

_PACKAGES = ("docxtpl", "docxcompose", "python-docx", "Jinja2", "lxml", "pydantic-core", "pyromark", "PyYAML", "click")


class Result(NamedTuple):
    """One scenario, measured."""

    scenario: Scenario
    seconds: Seconds
    counts: dict[str, Counts]
    peaks: dict[str, float]


def target_rows(result: Result) -> list[tuple[str, ...]]:
    """For each target: what, both medians, their ratio with its quarters, the target, and whether it is met."""
    rows = [_target_row(target, result.seconds) for target in result.scenario.targets]
    for peer in result.scenario.peers if result.peaks else ():
        own, other = result.peaks["draftkit"], result.peaks[peer]
        met = "yes" if own < other else "**no**"
        title = f"{result.scenario.title}: peak memory"
        rows.append((title, f"draftkit {own:.0f} MB", f"{peer} {other:.0f} MB", f"{own / other:.2f}", "below 1", met))
    return rows


def _target_row(target: Target, seconds: Seconds) -> tuple[str, ...]:
    found = ratio(seconds, target.slow, target.fast)
    low, high = spread(seconds, target.slow, target.fast)
    slow, fast = (f"{name} {milliseconds(seconds[name])}" for name in (target.slow, target.fast))
    met = "" if not target.words else "yes" if target.is_met(found) else "**no**"
    return (target.what, slow, fast, f"{found:.2f} ({low:.2f} to {high:.2f})", target.words, met)


def milliseconds(seconds: list[float]) -> str:
    """A median in milliseconds, with three figures."""
    value = median(seconds) * 1000
    return f"{value:.2f} ms" if value < 10 else f"{value:.1f} ms" if value < 100 else f"{value:,.0f} ms"


def table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def targets_table(results: list[Result]) -> str:
    rows = [row for result in results for row in target_rows(result)]
    return table(("Comparison", "This", "divided by this", "Ratio (middle half of rounds)", "Target", "Met"), rows)


def times_table(results: list[Result]) -> str:
    """Every case with its median, fastest and slowest round, and peak memory."""
    rows = []
    for result in results:
        for name, seconds in result.seconds.items():
            peak = f"{result.peaks[name]:.0f} MB" if name in result.peaks else ""
            best, worst = milliseconds([min(seconds)]), milliseconds([max(seconds)])
            rows.append((result.scenario.title, name, milliseconds(seconds), f"{best} to {worst}", peak))
    return table(("Scenario", "Case", "Median", "Rounds", "Peak memory"), rows)


def counts_table(results: list[Result]) -> str:
    """What is in each output; tools whose outputs hold the same have the same row."""
    rows: dict[tuple[str, ...], None] = {}
    for result in results:
        for name, found in result.counts.items():
            rows[(result.scenario.title, name, *(f"{count:,}" for count in found))] = None
    return table(("Scenario", "Output of", *Counts._fields), list(rows))


def surroundings(rounds: str) -> str:
    """Machine and versions, without names or paths."""
    found = [f"{name} {_version(name)}" for name in _PACKAGES]
    pandoc = f"pandoc {pypandoc.get_pandoc_version()}"
    machine = f"{platform.system()} {platform.machine()}, {_processor()}, Python {platform.python_version()}"
    return f"{machine}. draftkit {_version('policy-draftkit')}, {', '.join(found)}, {pandoc}. {rounds}\n"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} cores of {names[0]}" if names else "unknown processor"


def write_page(page: Path, measured: str) -> None:
    """Replace what stands between the markers of a page."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n\n{measured}\n{END}{after}", encoding="utf-8")
