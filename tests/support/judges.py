"""Judges: other people's programs that read what draftkit wrote. Each says why it cannot be asked when it is absent."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "ooxml-xsd"
"""The schemas and validators, beside the repository where they exist."""

needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason=f"the schemas are not in {SCHEMAS}")
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not on the PATH")
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not on the PATH")


def pandoc_path() -> str:
    """Where pandoc is, or empty."""
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return ""


needs_pandoc = pytest.mark.skipif(not pandoc_path(), reason="pypandoc_binary is not installed")


def schema_findings(paths: Sequence[Path]) -> list[str]:
    """What the schema validator finds in files."""
    sys.path.insert(0, str(SCHEMAS))
    try:
        from validate import check
    finally:
        sys.path.remove(str(SCHEMAS))
    return [
        f"{path.name}: {code}: {part}: {message} {where}"
        for path in paths
        for code, part, message, where, note in check(str(path)).rows
        if not note
    ]


def sdk_findings(paths: Sequence[Path]) -> list[str]:
    """What Microsoft's validator finds in files; skips the test when it cannot be installed."""
    first = _sdk_run(paths[:1])  # installs the validator where it is missing
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(_sdk_run, [paths[start : start + 25] for start in range(1, len(paths), 25)])
    return [*first, *(line for lines in found for line in lines)]


def _sdk_run(paths: Sequence[Path]) -> list[str]:
    command = [sys.executable, str(SCHEMAS / "sdk_validate.py"), *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=500)
    if run.returncode == 2:
        pytest.skip(f"the Open XML SDK validator cannot be run: {run.stderr.strip()[:200]}")
    return run.stdout.splitlines()


def office(paths: Sequence[Path], target: str, folder: Path) -> list[Path]:
    """Files converted by LibreOffice in one run, with a profile of their own."""
    profile = (folder / "profile").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", target]
    command += ["--outdir", str(folder), *map(str, paths)]
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run(command, capture_output=True, check=True, timeout=500, env=environment)
    ending = target.partition(":")[0]
    return [folder / f"{path.stem}.{ending}" for path in paths]


def pdf_text(path: Path) -> str:
    """The text of a PDF file."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=100).stdout


def pandoc(path: Path, to: str, *options: str) -> str:
    """A file as pandoc reads it."""
    command = [pandoc_path(), "--from", "docx", "--to", to, "--wrap=none", *options, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=100).stdout
