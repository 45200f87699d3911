"""The house style that the settings name: a word or path -> a name, or an absolute path.

In: the choices in the order in which they win. Out: the house style and where it was chosen; a path that is no file is
reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from draftkit.places import Place
from draftkit.problems import Problem, error

HOUSE_STYLE_ENDINGS = (".docx", ".dotx", ".docm", ".dotm")


def chosen_house_style(choices: Iterable[tuple[str, Path, str]], problems: list[Problem]) -> tuple[str, str]:
    """The first word that is not empty, of (word, the folder it is seen from, where it was chosen)."""
    for word, beside, origin in choices:
        if word and not word.lower().endswith(HOUSE_STYLE_ENDINGS) and "/" not in word:
            return word, origin
        if word:
            path = (beside / Path(word).expanduser()).resolve()
            if not path.is_file():
                hint = "give the path of a .docx, or the name of a house style"
                place = Place(origin.rpartition(" ")[2])
                problems.append(error("DK513", f"there is no house style {word}", place, hint))
            return str(path), origin
    return "", "default: what the template says"
