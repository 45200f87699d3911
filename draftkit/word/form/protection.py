"""Protection: what Word lets people change in a form, and where.

In: the settings, the sections of the body, the ranges that are open to everyone as they are passed. Out: the kind of
protection, and whether a place is locked (ECMA-376 part 1, 17.15.1.29, 17.6.6, 17.13.7).
"""

from __future__ import annotations

from lxml import etree

from draftkit.word.form.spots import Protection
from draftkit.word.form.styles import switched_on
from draftkit.word.names import w


def protection_of(settings: etree._Element | None) -> Protection:
    """The protection that is in force."""
    found = settings.find(w("documentProtection")) if settings is not None else None
    if found is None or found.get(w("enforcement")) not in ("1", "true", "on"):
        return Protection.NONE
    kind = found.get(w("edit"), "none")
    return Protection(kind) if kind in set(Protection) else Protection.NONE


class Locks:
    """Which places are locked, while a body is walked from its beginning to its end."""

    def __init__(self, protection: Protection, body: etree._Element | None) -> None:
        self._protection = protection
        sections = list(body.iter(w("sectPr"))) if body is not None and protection is Protection.FORMS else []
        self._protected = [switched_on(section, "formProt", True) for section in sections]
        self._section = 0
        self._permitted: set[str] = set()
        self.groups = 0
        """How many locked groups are around."""
        self.changed = False
        """Whether a permission started or ended since this was last set to False."""

    def end_section(self) -> None:
        """Go on to the next section."""
        self._section += 1

    def permit(self, element: etree._Element) -> None:
        """Take note of where a range that may be changed starts or ends."""
        name = element.get(w("id")) or ""
        self.changed = True
        if element.tag == w("permStart"):
            self._permitted.add(name)
        else:
            self._permitted.discard(name)

    def locked(self, fillable: bool) -> bool:
        """Whether a place is locked; `fillable` says that it is a control or a form field."""
        if self.groups and not fillable:
            return True
        if self._protection is Protection.FORMS:
            protected = self._protected[self._section] if self._section < len(self._protected) else True
            return protected and not fillable
        closed = self._protection in (Protection.READ_ONLY, Protection.COMMENTS)
        return closed and not self._permitted
