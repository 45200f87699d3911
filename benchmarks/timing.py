"""Timing: every case once a round, so that a slow minute slows all of them; medians, and the median of round ratios.

In: cases. Out: seconds by case and round, and peak memory of whole processes. Rubbish is collected before each run, so
that no tool pays for another's.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

Seconds = dict[str, list[float]]
"""For each case the seconds of its rounds."""


class Case(NamedTuple):
    """Something to time."""

    name: str
    run: Callable[[], object]
    before: Callable[[], object] = lambda: None
    """Done before each run, outside the time."""
    repeat: int = 1
    """How often it is run in a row each round; the time is shared out."""


def interleaved(cases: Sequence[Case], rounds: int) -> Seconds:
    """Each case once for warming up, then once a round, in turn."""
    for case in cases:
        case.before()
        case.run()
    seconds: Seconds = {case.name: [] for case in cases}
    for number in range(rounds):
        for case in cases if number % 2 == 0 else reversed(cases):
            seconds[case.name].append(_once(case))
    return seconds


def _once(case: Case) -> float:
    case.before()
    gc.collect()
    start = perf_counter()
    for _ in range(case.repeat):
        case.run()
    return (perf_counter() - start) / case.repeat


def ratio(seconds: Seconds, of: str, to: str) -> float:
    """How many times `to` goes into `of`: the median over the rounds."""
    return median(one / other for one, other in zip(seconds[of], seconds[to], strict=True))


def spread(seconds: Seconds, of: str, to: str) -> tuple[float, float]:
    """The quarters of the rounds' ratios."""
    ratios = sorted(one / other for one, other in zip(seconds[of], seconds[to], strict=True))
    quarter = len(ratios) // 4
    return ratios[quarter], ratios[-1 - quarter]


def command(words: Sequence[str | Path], environment: dict[str, str], folder: Path) -> Callable[[], object]:
    """A whole process to time; raises when it fails."""
    line = [str(word) for word in words]

    def run() -> None:
        done = subprocess.run(line, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode:
            raise RuntimeError(f"{' '.join(line)}\n{done.stdout.decode()}")

    return run


_PEAK = (
    "import os, resource, sys\n"
    "child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)\n"
    "_, state, usage = os.wait4(child, 0)\n"
    "print(usage.ru_maxrss if state == 0 else -1)\n"
)


def peak_megabytes(words: Sequence[str | Path], environment: dict[str, str], folder: Path) -> float:
    """The peak memory of a whole process.

    It is started from a bare Python: a process counts the memory of the one that it was forked from as its own.
    """
    line = [sys.executable, "-S", "-I", "-c", _PEAK, *(str(word) for word in words)]
    done = subprocess.run(line, env=environment, cwd=folder, capture_output=True, check=True)
    kilobytes = int(done.stdout.decode().split()[-1])
    if kilobytes < 0:
        raise RuntimeError(done.stderr.decode())
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


def child_environment(work: Path, cache: Path) -> dict[str, str]:
    """The environment of whole processes: compiled modules are kept, for every tool alike."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(work / "modules"), "DRAFTKIT_CACHE": str(cache)}
