"""What is compared with what: the scenarios, each a group of cases that are timed side by side, and their targets.

In: a work folder. Out: `Scenario` values. Files are written, and outputs counted, before anything is timed.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import pypandoc
import rivals
from counts import Counts, counts
from for_draftkit import AS_AT, Material, draftkit_material
from for_rivals import RivalMaterial, clause_files, rival_material
from timing import Case, child_environment, command
from workloads import Work, briefing, consultation

import draftkit
from draftkit.model.library import Library

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "clauses"
HOUSE_STYLE = ROOT / "templates" / "house-style" / "government.docx"

VARIATIONS = 24
"""How many different inputs take turns in a warm process."""

Outputs = dict[str, Callable[[], bytes]]
"""For each case the document it makes, for counting."""


class Target(NamedTuple):
    """A ratio that has to be reached: `slow` takes so many times as long as `fast`; without bounds, for information."""

    what: str
    slow: str
    fast: str
    least: float | None = None
    most: float | None = None
    aim: float | None = None

    def is_met(self, ratio: float) -> bool:
        return (self.least is None or ratio >= self.least) and (self.most is None or ratio <= self.most)

    @property
    def words(self) -> str:
        if self.least is None and self.most is None:
            return ""
        words = f"at least {self.least:g}" if self.least is not None else f"at most {self.most:g}"
        return f"{words}, aim {self.aim:g}" if self.aim else words


class Memory(NamedTuple):
    """A whole process whose peak memory is measured."""

    name: str
    words: list[str | Path]


class Scenario(NamedTuple):
    """Cases that are timed in the same rounds."""

    name: str
    title: str
    cases: tuple[Case, ...]
    targets: tuple[Target, ...]
    rounds: int
    outputs: Outputs
    memory: tuple[Memory, ...] = ()
    cache: Path = Path()
    peers: tuple[str, ...] = ()
    """Cases whose peak memory the first of `memory` must stay below."""


class Bench:
    """Writes the files of each workload once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.works = {"S": briefing(), "L": consultation(120, "L"), "10xL": consultation(1200, "10xL")}

    def material(self, work: Work, *, library: bool) -> Material:
        folder = self.folder / f"{work.name}-{'clauses' if library else 'data'}"
        shutil.rmtree(folder, ignore_errors=True)
        variations = VARIATIONS if len(work.sections) < 200 else 2
        return draftkit_material(work, folder, HOUSE_STYLE, library=library, variations=variations)

    def rival(self, work: Work) -> RivalMaterial:
        return rival_material(work, self.folder / f"{work.name}-rivals", HOUSE_STYLE)

    def cache(self) -> draftkit.Cache:
        """The cache of the warm process: it starts empty and is filled by the first run."""
        folder = self.folder / "cache-warm"
        return draftkit.Cache(folder)

    def scenarios(self) -> dict[str, Callable[[], Scenario]]:
        """Every scenario by its name."""
        return {
            "s-warm": self.s_warm,
            "l-warm": self.l_warm,
            "growth": self.growth,
            "merge-10": lambda: self.merge(10),
            "merge-60": lambda: self.merge(60),
            "s-process": lambda: self.process("S", library=True),
            "l-process": lambda: self.process("L", library=False),
            "l-clauses-process": lambda: self.process("L", library=True),
            "help": self.help,
        }

    def s_warm(self) -> Scenario:
        work = self.works["S"]
        material, rival, cache = self.material(work, library=True), self.rival(work), self.cache()
        library = draftkit.load_library([*material.libraries, STARTER], [material.templates], cache)
        outputs: Outputs = {
            "draftkit": _in_turn(material.variations, library, cache),
            "draftkit from the YAML file": _in_turn(material.files, library, cache),
            "docxtpl": lambda: rivals.docxtpl_once(rival),
        }
        targets = (
            Target("S, warm process", "docxtpl", "draftkit", least=12, aim=20),
            Target("S, warm process, inputs read from YAML", "docxtpl", "draftkit from the YAML file"),
        )
        return _in_process("s-warm", "S in one warm process", outputs, targets, 25, {"docxtpl": 2, "": 8})

    def l_warm(self) -> Scenario:
        work, cache = self.works["L"], self.cache()
        data, clauses, rival = self.material(work, library=False), self.material(work, library=True), self.rival(work)
        from_data, from_clauses = rivals.library_of(data), rivals.library_of(clauses)
        outputs: Outputs = {
            "draftkit, answers": _in_turn(data.variations, from_data, cache),
            "draftkit, answers from the YAML file": _in_turn(data.files, from_data, cache),
            "draftkit, 120 clauses": _in_turn(clauses.variations, from_clauses, cache),
            "docxtpl": lambda: rivals.docxtpl_once(rival),
        }
        targets = (
            Target("L as answers, warm process", "docxtpl", "draftkit, answers", least=3, aim=5),
            Target("L as 120 clauses, warm process", "docxtpl", "draftkit, 120 clauses", least=3, aim=5),
            Target("L, warm process, inputs read from YAML", "docxtpl", "draftkit, answers from the YAML file"),
        )
        return _in_process("l-warm", "L in one warm process", outputs, targets, 15, {"": 1})

    def growth(self) -> Scenario:
        cache = self.cache()
        outputs: Outputs = {}
        for name in ("L", "10xL"):
            work = self.works[name]
            data, rival = self.material(work, library=False), self.rival(work)
            outputs[f"draftkit, {name}"] = _in_turn(data.variations, rivals.library_of(data), cache)
            outputs[f"docxtpl, {name}"] = _docxtpl(rival)
        targets = (
            Target("10xL against L: draftkit", "draftkit, 10xL", "draftkit, L", most=11),
            Target("10xL against L: docxtpl", "docxtpl, 10xL", "docxtpl, L"),
            Target("10xL, warm process", "docxtpl, 10xL", "draftkit, 10xL"),
        )
        return _in_process("growth", "Ten times L", outputs, targets, 5, {"": 1})

    def merge(self, count: int) -> Scenario:
        work, cache = consultation(count, f"{count} clauses"), self.cache()
        material = self.material(work, library=True)
        master, files = clause_files(work, self.folder / f"{count}-docx", HOUSE_STYLE)
        library = rivals.library_of(material)
        outputs: Outputs = {
            "draftkit": _in_turn(material.variations, library, cache),
            "draftkit, library read each time, no cache": lambda: rivals.draftkit_once(
                material.inputs, rivals.library_of(material), cache
            ),
            "docxcompose": lambda: rivals.docxcompose_once(master, files),
        }
        least = 50 if count >= 60 else None
        targets = (
            Target(f"{count} clauses into one document", "docxcompose", "draftkit", least=least),
            Target(f"{count} clauses, clause files read too", "docxcompose", list(outputs)[1]),
        )
        title = f"{count} clauses into one house-styled document"
        return _in_process(f"merge-{count}", title, outputs, targets, 5, {"docxcompose": 1, "": 5})

    def process(self, name: str, *, library: bool) -> Scenario:
        """`draftkit assemble`, `python -m docxtpl` and pandoc, each a whole process."""
        work = self.works[name]
        material, rival = self.material(work, library=library), self.rival(work)
        folder = self.folder / f"{name}-out"
        folder.mkdir(exist_ok=True)
        warm, cold = self.folder / "cache-process", self.folder / "cache-cold"
        tool = Path(sys.executable).with_name("draftkit")
        assemble: list[str | Path] = [tool, "assemble", material.file, "--library", material.libraries[0], "-q"]
        assemble += ["--templates", material.templates, "--as-at", AS_AT, "-o", folder / "draftkit.docx"]
        docxtpl: list[str | Path] = [sys.executable, "-m", "docxtpl", "-o", "-q", rival.template, rival.context_file]
        docxtpl.append(folder / "docxtpl.docx")
        pandoc: list[str | Path] = [pypandoc.get_pandoc_path(), rival.markdown, "--reference-doc", rival.reference]
        pandoc += ["-o", folder / "pandoc.docx"]
        environment, empty = child_environment(self.folder, warm), child_environment(self.folder, cold)
        cases = (
            Case("draftkit", command(assemble, environment, folder)),
            Case("draftkit, empty cache", command(assemble, empty, folder), lambda: _emptied(cold)),
            Case("docxtpl", command(docxtpl, environment, folder)),
            Case("pandoc", command(pandoc, environment, folder)),
        )
        shape = f"{name} as 120 clauses" if library and name == "L" else name
        most = 1.3 if name == "L" else None
        targets = (
            Target(f"{shape}, whole process", "docxtpl", "draftkit", least=1),
            Target(f"{shape}, whole process", "pandoc", "draftkit", least=1),
            Target(f"{shape}, whole process, empty cache", "draftkit, empty cache", "docxtpl", most=most),
        )
        outputs: Outputs = {tool: (folder / f"{tool}.docx").read_bytes for tool in ("draftkit", "docxtpl", "pandoc")}
        memory = (Memory("draftkit", assemble), Memory("docxtpl", docxtpl), Memory("pandoc", pandoc))
        title = f"{shape}, whole process"
        key = f"{name.lower()}-clauses-process" if library and name == "L" else f"{name.lower()}-process"
        return Scenario(key, title, cases, targets, 11, outputs, memory, warm, ("docxtpl",) if name == "L" else ())

    def help(self) -> Scenario:
        environment = child_environment(self.folder, self.folder / "cache-process")
        tool = Path(sys.executable).with_name("draftkit")
        cases = (
            Case("draftkit --help", command([tool, "--help"], environment, self.folder)),
            Case("import click", command([sys.executable, "-c", "import click"], environment, self.folder)),
            Case("bare python", command([sys.executable, "-c", "pass"], environment, self.folder)),
        )
        targets = (Target("draftkit --help", "draftkit --help", "import click", most=1.5),)
        return Scenario("help", "Help", cases, targets, 25, {})


def _in_turn(inputs: Sequence[dict[str, Any] | Path], library: Library, cache: draftkit.Cache) -> Callable[[], bytes]:
    """Makes one document from the next inputs each time it is called."""
    turns = cycle(inputs)

    def make() -> bytes:
        one = next(turns)
        if isinstance(one, Path):
            return rivals.draftkit_from_file(one, library, cache)
        return rivals.draftkit_once(one, library, cache)

    return make


def _docxtpl(material: RivalMaterial) -> Callable[[], bytes]:
    return lambda: rivals.docxtpl_once(material)


def _in_process(
    name: str, title: str, outputs: Outputs, targets: tuple[Target, ...], rounds: int, repeats: dict[str, int]
) -> Scenario:
    cases = tuple(Case(case, run, repeat=repeats.get(case, repeats[""])) for case, run in outputs.items())
    return Scenario(name, title, cases, targets, rounds, outputs)


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def counted(scenario: Scenario) -> dict[str, Counts]:
    """What is in the output of each case; raises `ValueError` when tools did not make the same."""
    found = {name: counts(make()) for name, make in scenario.outputs.items()}
    sizes: dict[str, set[Counts]] = {}
    for name, one in found.items():
        sizes.setdefault(name.rpartition(", ")[2] if scenario.name == "growth" else "", set()).add(one)
    if any(len(different) > 1 for different in sizes.values()):
        raise ValueError(f"{scenario.title}: the outputs differ: {found}")
    return found
