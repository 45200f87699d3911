"""Web and e-mail addresses in text.

In: text. Out: each address that begins with http, https or www, and each e-mail address. A bare name such as GOV.UK is
a name, not an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.model.typed.stretch import Stretch

_WEB = re.compile(r"(?<![\w.@])(?:https?://|www\.)[^\s<>()\[\]\"“”]{0,2000}[\w/]", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])")


def addresses(text: str) -> Iterator[Stretch]:
    """Web addresses, then e-mail addresses."""
    for pattern in (_WEB, _EMAIL):
        for match in pattern.finditer(text):
            yield Stretch(match.start(), match.end(), match[0])
