"""Without the package that reads a format, the command says what to install."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.consultation.intake.test_workbooks import made, saved
from tests.support.pdf import Sheet, pdf_of

WITHOUT = "import sys; sys.modules['{package}'] = None; from draftkit.cli.main import run; run()"


@pytest.mark.parametrize(
    ("package", "extra", "file", "data"),
    [
        ("pypdfium2", "pdf", "form.pdf", pdf_of([Sheet()])),
        ("openpyxl", "xlsx", "form.xlsx", saved(made(["No.", "Question"], [1, "Why?"]))),
    ],
    ids=["pdf", "xlsx"],
)
def test_a_missing_package_is_named_with_the_line_that_installs_it(
    tmp_path: Path, package: str, extra: str, file: str, data: bytes
) -> None:
    (tmp_path / file).write_bytes(data)
    command = [sys.executable, "-c", WITHOUT.format(package=package), "consult", "questions", file]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "DK713" in done.stderr
    assert f"pip install 'policy-draftkit[{extra}]'" in done.stderr


def test_other_formats_need_nothing_more(tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_text("No.,Question\n1,Why?\n", encoding="utf-8")
    without = "import sys; sys.modules['openpyxl'] = None; " + WITHOUT.format(package="pypdfium2")
    command = [sys.executable, "-c", without, "consult", "questions", "form.csv"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, "Why?" in done.stdout) == (0, True)
