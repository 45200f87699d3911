"""Measure draftkit against docxtpl, docxcompose and pandoc, side by side.

    pip install -e .[bench]
    python benchmarks/run.py [--quick] [--only NAME ...] [--save]

Prints tables; `--save` also writes them into docs/performance.md. Trust the ratios: they are medians over rounds in
which the tools took turns.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import report
from library_scenarios import library_scenarios
from report import Result
from scenarios import ROOT, Bench, Scenario, counted
from timing import child_environment, interleaved, peak_megabytes

WORK = Path(__file__).with_name("work")
PAGE = ROOT / "docs" / "performance.md"


def main() -> int:
    """Measure what the command line asks for."""
    options = _options()
    WORK.mkdir(exist_ok=True)
    scenarios = _scenarios()
    names = [name for name in scenarios if not options.only or name.startswith(tuple(options.only))]
    results = [_measured(scenarios[name](), quick=options.quick) for name in names]
    rounds = "--quick: few rounds, rough numbers." if options.quick else "Medians over interleaved rounds."
    measured = "\n".join(
        (
            report.surroundings(rounds),
            report.targets_table(results),
            report.times_table(results),
            report.counts_table(results),
        )
    )
    print(measured)
    if options.save:
        report.write_page(PAGE, measured)
    return 0


def _scenarios() -> dict[str, Callable[[], Scenario]]:
    return {**Bench(WORK).scenarios(), **library_scenarios(WORK)}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="a fifth of the rounds")
    parser.add_argument("--only", action="append", metavar="NAME", help="scenarios whose names begin so")
    parser.add_argument("--save", action="store_true", help="write the tables into docs/performance.md")
    return parser.parse_args()


def _measured(scenario: Scenario, *, quick: bool) -> Result:
    """Time a scenario, count its outputs and take its peaks."""
    rounds = max(3, scenario.rounds // 5) if quick else scenario.rounds
    print(f"{scenario.title}: {rounds} rounds of {len(scenario.cases)} cases", file=sys.stderr)
    seconds = interleaved(scenario.cases, rounds)
    environment = child_environment(WORK, scenario.cache)
    peaks = {one.name: peak_megabytes(one.words, environment, WORK) for one in scenario.memory}
    return Result(scenario, seconds, counted(scenario), peaks)


if __name__ == "__main__":
    sys.exit(main())
