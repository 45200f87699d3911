"""Places in an answer file, worked out only when somebody asks: most files are sound.

In: the text or the name of a file and a path of keys in its front matter. Out: a `Place`.
"""

from __future__ import annotations

from pathlib import Path

from draftkit.consultation.response import Answer
from draftkit.consultation.workspace.shape import settle
from draftkit.files import read_text
from draftkit.places import Place
from draftkit.problems import DraftkitError
from draftkit.reading.front_matter import split_front_matter
from draftkit.reading.located import Located


class LazyPlaces:
    """The places in one file whose text is known."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.front: Located | None = None

    def __call__(self, *path: str | int) -> Place:
        """The place of the value at `path` in the front matter, or of the nearest value above it."""
        if self.front is None:
            try:
                self.front = split_front_matter(self.text, self.file)[0]
                settle(self.front.data)
            except DraftkitError:
                self.front = Located({}, self.file, self.text.split("\n"))
        return self.front.place(path)


def place_of(answer: Answer, *path: str | int) -> Place:
    """The place of a key of an answer, such as `place_of(answer, "evidence", 2)`; without a path, of its text.

    Reads the file again if it was read without places; what cannot be read any more has its file as its place.
    """
    if not path:
        return Place(answer.file, answer.line, 1)
    if answer.front is not None:
        return answer.front.place(path)
    try:
        return LazyPlaces(read_text(Path(answer.file)), answer.file)(*path)
    except DraftkitError:
        return Place(answer.file)
