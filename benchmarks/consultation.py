"""Consultations: how long the commands take that read a form, show where a response stands, and write it out.

    pip install -e .[bench,test]
    python benchmarks/consultation.py [--rounds 7]

In: nothing; a form of 79 questions, a response of 30,000 words and forms of 150, 300 and 600 pages are made in
`benchmarks/work`. Out: tables for docs/performance.md. Every time is that of a whole process, as a person waits for it;
no other tool does this work, so the rivals are what reading alone costs: python-docx and pandoc on the same file.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random
from statistics import median

from timing import Case, child_environment, command, interleaved, peak_megabytes, ratio

WORK = Path(__file__).with_name("work") / "consultation"
DRAFTKIT = Path(sys.executable).with_name("draftkit")
QUESTIONS, WORDS, A_PAGE = 79, 30_000, 1.6
PAGES = (150, 300, 600)
STEPS = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
SYLLABLES = ("co", "re", "ma", "ti", "lo", "ven", "sur", "pe", "da", "li", "nor", "tes", "sha", "ple", "gi", "bu")


def main() -> int:
    """Make the material, time the commands, print the tables."""
    parser = argparse.ArgumentParser(description="time the commands that answer a consultation")
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    environment = child_environment(WORK, WORK / "cache")
    _make_forms()
    _make_response(environment)
    print(_response_table(environment, rounds))
    print(_extraction_table(environment, rounds))
    return 0


def _make_forms() -> None:
    form_of(WORK / "form.docx", QUESTIONS)
    for pages in PAGES:
        form_of(WORK / f"pages-{pages}.docx", round(pages * A_PAGE), background=6)


def form_of(path: Path, questions: int, background: int = 0) -> None:
    """A form: after each closed question a box for reasons; `background` paragraphs of text before each question.

    With six such paragraphs, 1.7 questions fill a page (LibreOffice makes 265 pages of 450 questions).
    """
    import docx

    random = Random(questions)
    document = docx.Document()
    document.add_heading("A consultation for measuring (synthetic)", 0)
    for number in range(1, questions + 1):
        if number % 10 == 1:
            document.add_heading(f"Part {number // 10 + 1}: {sentence(random, 3)}", 1)
        for _ in range(background):
            document.add_paragraph(" ".join(sentence(random, 9) for _ in range(2)))
        table = document.add_table(rows=2, cols=2, style="Table Grid")
        table.cell(0, 0).text = f"Question {number}: do you agree that {sentence(random, 12)[:-1].lower()}?"
        table.cell(0, 1).text = "\n".join(f"☐ {step}" for step in STEPS)
        table.cell(1, 0).text = "Please explain your answer (no more than 600 words)."
    document.save(str(path))


def sentence(random: Random, words: int) -> str:
    """A sentence of made-up words."""
    made = ["".join(random.choices(SYLLABLES, k=random.randint(2, 4))) for _ in range(words)]
    return " ".join(made).capitalize() + "."


def _make_response(environment: dict[str, str]) -> None:
    """A response in which every box for reasons is filled."""
    for words in (["questions", "form.docx", "-o", "questions.yaml"], ["start", "questions.yaml", "-o", "response"]):
        line = [str(DRAFTKIT), "consult", *words]
        subprocess.run(line, cwd=WORK, env=environment, check=True, stdout=subprocess.DEVNULL)
    random = Random(1978)
    for path in sorted((WORK / "response" / "answers").glob("*.md")):
        front = path.read_text(encoding="utf-8").rstrip("\n")
        if path.stem.endswith("-comment"):
            body = "\n\n".join(
                " ".join(sentence(random, 12) for _ in range(4)) for _ in range(-(-WORDS // (QUESTIONS * 48)))
            )
            path.write_text(f"{front}\n\n**Summary.** {body}\n\n- {sentence(random, 8)}\n", encoding="utf-8")
        else:
            path.write_text(front.replace("\nchosen:", "\nchosen: Agree", 1) + "\n", encoding="utf-8")


def _response_table(environment: dict[str, str], rounds: int) -> str:
    folder = WORK / "response"
    lines = {
        "draftkit --version": [DRAFTKIT, "--version"],
        "consult status": ["sh", "-c", f"'{DRAFTKIT}' consult status >/dev/null 2>&1 || test $? = 1"],
        "consult respond": [DRAFTKIT, "consult", "respond", "-o", WORK / "own.docx"],
        "consult fill": [DRAFTKIT, "consult", "fill", WORK / "form.docx", "-o", WORK / "filled.docx", "--force"],
        "consult paste": [DRAFTKIT, "consult", "paste", "-o", WORK / "paste"],
    }
    cases = [Case(name, command(line, environment, folder)) for name, line in lines.items()]
    seconds = interleaved(cases, rounds)
    rows = [
        f"\n{QUESTIONS} questions, {WORDS:,} words:\n",
        "| process | seconds | x --version | peak MB |",
        "| --- " * 4 + "|",
    ]
    for name, line in lines.items():
        peak = peak_megabytes(["/usr/bin/env", *line], environment, folder)
        compared = ratio(seconds, name, "draftkit --version")
        rows.append(f"| {name} | {median(seconds[name]):.2f} | {compared:.1f} | {peak:.0f} |")
    return "\n".join(rows)


def _extraction_table(environment: dict[str, str], rounds: int) -> str:
    rows = [
        "\nReading the questions of a long form:\n",
        "| pages | draftkit, s | python-docx, s | pandoc, s | peak MB |",
    ]
    rows.append("| --- " * 5 + "|")
    for pages in PAGES:
        path = WORK / f"pages-{pages}.docx"
        words = [DRAFTKIT, "consult", "questions", path, "-o", WORK / f"q{pages}.yaml", "--force"]
        cases = [
            Case("draftkit", command(words, environment, WORK)),
            Case("python-docx", command([sys.executable, "-c", _PYTHON_DOCX, path], environment, WORK)),
            Case("pandoc", command([_pandoc(), "-t", "plain", path, "-o", WORK / "plain.txt"], environment, WORK)),
        ]
        seconds = interleaved(cases, max(3, rounds // 2))
        peak = peak_megabytes(["/usr/bin/env", *words], environment, WORK)
        times = " | ".join(f"{median(seconds[case.name]):.2f}" for case in cases)
        rows.append(f"| {pages} | {times} | {peak:.0f} |")
    return "\n".join(rows)


_PYTHON_DOCX = """
import sys, docx
document = docx.Document(sys.argv[1])
print(len([p.text for p in document.paragraphs]), len([c.text for t in document.tables for c in t._cells]))
"""


def _pandoc() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_path())


if __name__ == "__main__":
    sys.exit(main())
