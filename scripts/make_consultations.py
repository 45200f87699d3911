"""Make the example consultations in every format from their `consultation.yaml`.

    python scripts/make_consultations.py                  the files that are kept: the form and what is read of it
    python scripts/make_consultations.py --all -o FOLDER  also .xlsx, and .pdf through LibreOffice

The same source gives the same files byte for byte; a test makes them again and compares.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

from consultation_page import web_page
from consultation_source import read_consultation
from consultation_word import word_form
from consultation_workbook import workbook

from draftkit.consultation.extract import extract
from draftkit.consultation.questions_text import questions_text

EXAMPLES = Path(__file__).parent.parent / "examples" / "consultations"


def sources() -> list[Path]:
    """The folders of the examples."""
    return sorted(path.parent for path in EXAMPLES.glob("*/consultation.yaml"))


def made(folder: Path) -> dict[str, bytes]:
    """The files that are kept, by name."""
    consultation = read_consultation(folder / "consultation.yaml")
    form = word_form(consultation)
    questions = questions_text(extract(form, "form.docx").questionnaire)
    return {"form.docx": form, "form.html": web_page(consultation).encode(), "questions.yaml": questions.encode()}


def made_all(folder: Path) -> dict[str, bytes]:
    """The form in every format; LibreOffice makes the PDF from the .docx."""
    files = made(folder)
    files["form.xlsx"] = workbook(read_consultation(folder / "consultation.yaml"))
    files["form.pdf"] = as_pdf(files["form.docx"])
    return files


def as_pdf(form: bytes) -> bytes:
    """A form as LibreOffice prints it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "form.docx").write_bytes(form)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, str(folder / "form.docx")]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (folder / "form.pdf").read_bytes()


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="also .xlsx and .pdf")
    parser.add_argument("-o", "--output", type=Path, help="the folder to write into; default: beside the sources")
    options = parser.parse_args()
    for folder in sources():
        target = options.output / folder.name if options.output else folder
        target.mkdir(parents=True, exist_ok=True)
        for name, data in (made_all if options.all else made)(folder).items():
            (target / name).write_bytes(data)
            print(target / name, len(data))


if __name__ == "__main__":
    main()
