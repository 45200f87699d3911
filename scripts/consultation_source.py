"""The source of an example consultation: `consultation.yaml`, from which its form is made in every format.

In: the path of the YAML file. Out: frozen values.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class AskedQuestion:
    """A question, with everything that a form prints of it."""

    text: str
    number: str = ""
    options: tuple[str, ...] = ()
    several: bool = False
    drop_down: bool = False
    comment: str = ""
    words: int | None = None
    characters: int | None = None
    stated: bool = False
    """Whether the text states the limit itself."""
    short: bool = False
    """Whether the answer is a line."""

    @property
    def limit(self) -> str:
        """The sentence that states the limit below the question."""
        if self.stated or not (self.words or self.characters):
            return ""
        return f"Maximum {self.words} words." if self.words else f"Maximum {self.characters:,} characters."


@dataclass(frozen=True)
class FormSection:
    """A part of a form."""

    heading: str
    questions: tuple[AskedQuestion, ...]
    text: tuple[str, ...] = ()
    look: str = ""
    """`boxes`, `controls`, `table`, `labels` or `list`: how answers are asked for in Word."""
    confidential: str = ""
    """What is asked beside each answer, if anything."""


@dataclass(frozen=True)
class Consultation:
    """A whole consultation."""

    title: str
    body: str
    closes: date
    introduction: tuple[str, ...]
    sections: tuple[FormSection, ...]


def read_consultation(path: Path) -> Consultation:
    """The consultation in `path`."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    sets = data["option_sets"]
    sections = tuple(_section(section, data["look"], sets) for section in data["sections"])
    return Consultation(data["title"], data["body"], data["closes"], tuple(data["introduction"]), sections)


def _section(data: dict[str, Any], look: str, sets: dict[str, list[str]]) -> FormSection:
    questions = tuple(_question(question, sets) for question in data["questions"])
    text = tuple(data.get("text", ()))
    return FormSection(data["heading"], questions, text, data.get("look", look), data.get("confidential", ""))


def _question(data: dict[str, Any], sets: dict[str, list[str]]) -> AskedQuestion:
    values = {key: value for key, value in data.items() if key != "about"}
    options = values.pop("options", ())
    options = sets[options] if isinstance(options, str) else options
    number = str(values.pop("number", ""))
    return AskedQuestion(number=number, options=tuple(options), **values)
