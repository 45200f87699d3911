"""Trials: submissions with which somebody tried the form out.

In: what one submission says. Out: why it looks like a trial, or nothing. Officials send a few before a consultation
opens, and exports hold them in the first rows. They are told, and left out only when a person says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from draftkit.consultation.summary.submissions import Asked, Use
from draftkit.consultation.summary.wording import reads_like_a_trial

_PREVIEWS = {"survey preview", "survey test", "preview", "test", "spam", "1"}


def trial_reason(about: Mapping[str, str], asked: Sequence[Asked], answers: Mapping[int, tuple[str, ...]]) -> str:
    """Why a submission looks like a trial; empty if it does not.

    The program says so (Qualtrics: Status, DistributionChannel); the name, organisation or address is a word such as
    'test'; or all of its texts are. One odd text among others is no reason.
    """
    for column in ("status", "distributionchannel", "distribution channel"):
        value = about.get(column, "").strip().lower()
        if value in _PREVIEWS and not (column != "status" and value == "1"):
            return f"its {column} is '{about[column]}'"
    for column in ("response id", "first name", "last name", "email address"):
        if reads_like_a_trial(about.get(column, "").partition("@")[0]):
            return f"its {column} is '{about[column]}'"
    for index, given in answers.items():
        if asked[index].use in {Use.PERSONAL, Use.ORGANISATION} and reads_like_a_trial(given[0].partition("@")[0]):
            return f"the answer to '{_short(asked[index].question.text)}' is '{_short(given[0])}'"
    texts = [given[0] for index, given in answers.items() if asked[index].use is Use.READ]
    if texts and all(reads_like_a_trial(text) for text in texts):
        return f"it says nothing but '{_short(texts[0])}'"
    return ""


def _short(words: str) -> str:
    return words if len(words) <= 50 else f"{words[:49]}…"
