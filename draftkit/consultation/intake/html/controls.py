"""Controls: what a page lets people enter, and the words that belong to it.

In: the tree of a page. Out: for each control its boxes, with the label that the page gives it (HTML, 4.10; WAI-ARIA 1.2
for pages such as Google Forms, whose radio buttons are `div`s).
"""

from __future__ import annotations

from draftkit.consultation.intake.html.tree import Element
from draftkit.consultation.passages import Box

_DATES = frozenset(["date", "month", "week", "datetime-local", "datetime"])
_TICKS = frozenset(["radio", "checkbox"])
_NOTHING = frozenset(["hidden", "submit", "button", "reset", "image", "file", "range", "color", "password"])
_INVITATIONS = ("please select", "select", "choose", "please choose", "--", "pick", "- select")


class Names:
    """The words by which a page names its controls."""

    def __init__(self, root: Element) -> None:
        self.by_id: dict[str, Element] = {}
        self.labels: dict[str, Element] = {}
        """The label elements by the id of their control."""
        self.of_ticks: set[int] = set()
        """The identities of the elements whose words are the label of a tick, so that they are not text as well."""
        for element in root.elements():
            if element.get("id"):
                self.by_id.setdefault(element.get("id"), element)
            if element.tag == "label" and element.get("for"):
                self.labels.setdefault(element.get("for"), element)

    def visible(self, control: Element) -> Element | None:
        """The label element that belongs to a control."""
        return self.labels.get(control.get("id")) or _around(control) if control.get("id") else _around(control)

    def unseen(self, control: Element) -> str:
        """The words that belong to a control and are not shown beside it; empty where it has a label that is."""
        return "" if self.visible(control) else " ".join(self.spoken(control).split())

    def spoken(self, control: Element) -> str:
        """The words that a screen reader reads for a control without a label."""
        named = [self.by_id[part].text() for part in control.get("aria-labelledby").split() if part in self.by_id]
        return " ".join(named) or control.get("aria-label") or control.get("title")

    def of_tick(self, control: Element) -> str:
        """The words of a tick, which then are not text."""
        label = self.visible(control)
        if label is None:
            return self.spoken(control)
        self.of_ticks.update(id(element) for element in label.elements())
        return label.text()


def _around(control: Element) -> Element | None:
    """The label that a control stands in."""
    element = control.parent
    for _ in range(8):
        if element is None or element.tag in {"fieldset", "form", "table", "body"}:
            return None
        if element.tag == "label":
            return element
        element = element.parent
    return None


def boxes_of(element: Element, names: Names) -> tuple[Box, ...]:
    """What a control takes; no boxes for an element that is no control, or one that takes no answer."""
    role = element.get("role").lower()
    required = element.has("required") or element.get("aria-required").lower() == "true"
    if element.tag == "textarea" or (element.tag not in {"input", "select"} and role == "textbox"):
        return (_text(element, names, required),)
    if element.tag == "select" or role == "listbox":
        return _choices(element, names, required)
    if element.tag == "input":
        return _input(element, names, required)
    if role in _TICKS and not _holds_input(element):
        label = names.spoken(element) or element.get("data-value") or element.text()
        return (Box("tick", label, group=_group(element) if role == "radio" else "", required=required),)
    return ()


def _input(element: Element, names: Names, required: bool) -> tuple[Box, ...]:
    type = element.get("type").lower()
    if type in _NOTHING:
        return ()
    if type in _TICKS:
        label = names.of_tick(element)
        group = (element.get("name") or _group(element)) if type == "radio" else ""
        return (Box("tick", label, group=group, required=required),)
    if type in _DATES:
        return (Box("date", names.unseen(element), required=required),)
    return (_text(element, names, required),)


def _text(element: Element, names: Names, required: bool) -> Box:
    """A box for text. A page may count in the browser: the limit then stands in GOV.UK's or a common attribute."""
    characters = next((found for name in ("maxlength", "data-maxlength") if (found := _whole(element.get(name)))), 0)
    words = _whole(element.get("data-maxwords")) or _whole(element.get("data-max-words"))
    around = element.parent
    for _ in range(4):
        if around is None:
            break
        characters = characters or _whole(around.get("data-maxlength"))
        words = words or _whole(around.get("data-maxwords"))
        around = around.parent
    label = names.unseen(element) or " ".join(element.get("placeholder").split())
    return Box("text", label, characters=characters, required=required, words=words)


def _whole(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and 0 < len(value) < 8 else 0


def _choices(element: Element, names: Names, required: bool) -> tuple[Box, ...]:
    """A drop-down, or a tick for each option where several may be chosen."""
    options: list[str] = []
    for option in element.elements()[1:]:
        if option.tag != "option" and option.get("role").lower() != "option":
            continue
        text = option.text() or option.get("label") or option.get("data-value")
        if text and not (_is_invitation(option, text) and not options):
            options.append(text)
    if element.has("multiple") or element.get("aria-multiselectable").lower() == "true":
        return tuple(Box("tick", option, required=required) for option in options)
    return (Box("list", names.unseen(element), tuple(options), required=required),)


def _is_invitation(option: Element, text: str) -> bool:
    """Whether a first option only says that something is to be chosen."""
    empty = option.has("value") and not option.get("value")
    return empty or option.has("disabled") or text.lower().startswith(_INVITATIONS) or not text.strip("-–—. ")


def _holds_input(element: Element) -> bool:
    return any(inner.tag == "input" for inner in element.elements())


def _group(element: Element) -> str:
    """A name for the group of radio buttons that this one is in: where the group begins."""
    around = element.parent
    while around is not None:
        if around.get("role").lower() == "radiogroup" or around.tag == "fieldset":
            return around.get("id") or f"group-{around.line}-{around.get('aria-labelledby')}"
        around = around.parent
    return "group"
