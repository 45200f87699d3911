"""Which inputs files name a clause, a source or a contact.

In: files that may be inputs, and a word. Out: `Mention` values; a file that is no inputs file counts as none, and one
that cannot be read as such does not stop the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from draftkit.curation.usage import Mention, mentions_in_text
from draftkit.files import read_text
from draftkit.problems import DraftkitError

ENDINGS = frozenset({".yaml", ".yml", ".json", ".toml"})

_TEMPLATE = re.compile(r"^[{ \"']*template[\"']?\s*[:=]", re.M)


def inputs_usage(word: str, files: Iterable[Path]) -> list[Mention]:
    """Every line of an inputs file on which the word stands."""
    found = []
    for file in files:
        try:
            text = read_text(file)
        except DraftkitError:
            continue  # `draftkit check` says what is wrong with it
        if word in text and _TEMPLATE.search(text):
            found += [
                Mention("inputs", str(file), "names it", str(file), line) for line in mentions_in_text(text, word)
            ]
    return found
