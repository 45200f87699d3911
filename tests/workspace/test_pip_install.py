"""A library that `draftkit init --library` starts, installed by pip as people do, and used by its name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

DRAFTKIT = "import sys; from draftkit.cli.main import run; sys.argv[0] = 'draftkit'; run()"


def run(python: Path | str, *words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """draftkit in another Python, which finds this one's packages as well."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "DRAFTKIT_CACHE": str(folder)}
    command = [str(python), "-c", DRAFTKIT, *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--editable",)], ids=["installed", "editable"])
def test_a_generated_library_is_installed_and_used_by_its_name(tmp_path: Path, options: tuple[str, ...]) -> None:
    assert run(sys.executable, "init", "--library", "ministry-clauses", folder=tmp_path).returncode == 0
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", *options]
    installed = subprocess.run([*pip, str(tmp_path / "ministry-clauses")], capture_output=True, text=True, check=False)
    if "No matching distribution found for hatchling" in installed.stderr:
        pytest.skip("pip cannot fetch the build back end here")
    assert installed.returncode == 0, installed.stderr
    home = tmp_path / "home"
    home.mkdir()
    (home / "draftkit.toml").write_text('libraries = ["ministry-clauses"]\n', "utf-8")
    settings = json.loads(run(python, "config", "--json", folder=home).stdout)["settings"]
    [library] = [one for one in settings if one.get("library", {}).get("name") == "ministry-clauses"]
    version = library["library"]["version"]
    assert library["from"].startswith(f"the package ministry-clauses {version}, named by ")
    shown = run(python, "clauses", "show", "examples/example-clause", folder=home)
    assert (shown.returncode, "An example of a clause" in shown.stdout) == (0, True)
    assert "Wrote draftkit.lock: 2 libraries" in run(python, "lock", folder=home).stderr
    assert f'name = "ministry-clauses"\nversion = "{version}"' in (home / "draftkit.lock").read_text("utf-8")
