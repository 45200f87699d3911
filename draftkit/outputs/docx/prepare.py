"""Preparing a house style: reading a foreign .docx once, with lxml, and keeping what is safe and needed.

In: the bytes of the house style and of the built-in one. Out: a `HouseStyle`, or a `DraftkitError` for files that are
no house style: no .docx, with macros, or linked to something outside.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from draftkit.outputs.docx.furniture import added_id, is_on, prepare_furniture
from draftkit.outputs.docx.house_style import HouseStyle
from draftkit.outputs.docx.styles import complete_styles
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.word.fields import unsafe_fields
from draftkit.word.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, RELATIONSHIP, STRICT, WORD_TYPE, R, W, r, w
from draftkit.word.package import deflated, unpack
from draftkit.word.parts import parse_part
from draftkit.word.xml import attribute

Relationships = dict[str, tuple[str, str, bool]]
"""For each id the type, the target (a part's name, unless outside) and whether it is outside."""

_KEPT = ("styles", "settings", "theme", "fontTable", "webSettings", "header", "footer")
_DANGEROUS_SETTINGS = ("attachedTemplate", "mailMerge", "documentProtection", "writeProtection", "docVars", "rsids")
_SAFE_LINKS = ("https://", "mailto:", "tel:")


def _unusable(code: str, message: str, file: str) -> DraftkitError:
    hint = "open it in Word and save it again as .docx, or use another house style"
    return DraftkitError([error(code, f"{file} cannot be a house style: {message}", Place(file), hint)])


def prepare(data: bytes, file: str, base: bytes) -> HouseStyle:
    """The house style in `data`, completed from the built-in one in `base`."""
    package = _Package(data, file)
    built_in = _Package(base, "base.docx")
    styles, ids, missing = complete_styles(package.tree("styles"), built_in.tree("styles"))
    section = package.section()
    even_pages = is_on(package.tree("settings").find(w("evenAndOddHeaders")))
    parts, taken = package.headers_and_footers(section), package.part_names()
    furniture, section = prepare_furniture(parts, section, taken, ids, even_pages)
    static = [deflated(package.name("styles"), _as_part(styles), 9)]
    static.append(deflated(package.name("settings"), _settings(package), 9))
    static += [deflated(name, package.parts[name], 9) for name in package.other_parts()]
    static += [deflated(name, body, 9) for name, body in package.furniture_relationships()]
    abstracts, numbers, next_abstract, next_number = package.numbering()
    names = [part.name for part in furniture]
    return HouseStyle(
        static=tuple(static),
        furniture=furniture,
        styles={name: attribute(id) for name, id in ids.items()},
        section=etree.tostring(section, encoding="unicode"),
        relationships=tuple(package.kept_relationships(section, names)),
        content_types=tuple(package.kept_types([entry.name for entry in static] + names)),
        extensions=tuple(package.extensions()),
        abstract_numbers=abstracts,
        numbers=numbers,
        next_abstract=next_abstract,
        next_number=next_number,
        text_width=_text_width(section),
        missing=missing,
    )


class _Package:
    """A house style's parts, and the questions that are asked of them."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self.parts = unpack(data, file)
        self.types, self.defaults = self._content_types()
        roots = self.relationships("")
        main = [target for kind, target, _ in roots.values() if kind == "officeDocument"]
        if not main or main[0] not in self.parts:
            raise _unusable("DK501", "it has no main part", file)
        self.main = main[0]
        self._refuse_dangerous()
        self.links = self.relationships(self.main)

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        if "[Content_Types].xml" not in self.parts:
            raise _unusable("DK501", "it is a zip file, but not a Word document", self.file)
        tree = parse_part(self.parts["[Content_Types].xml"], "[Content_Types].xml", self.file)
        overrides = {
            str(entry.get("PartName")).lstrip("/"): str(entry.get("ContentType"))
            for entry in tree.iter(f"{{{CONTENT_TYPES}}}Override")
        }
        defaults = {
            str(entry.get("Extension")).lower(): str(entry.get("ContentType"))
            for entry in tree.iter(f"{{{CONTENT_TYPES}}}Default")
        }
        return overrides, defaults

    def relationships(self, part: str) -> Relationships:
        """The relationships of a part; the empty name stands for the package."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.parts:
            return {}
        tree = parse_part(self.parts[rels], rels, self.file)
        found: Relationships = {}
        for entry in tree.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"):
            outside = entry.get("TargetMode") == "External"
            target = str(entry.get("Target"))
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[str(entry.get("Id"))] = (str(entry.get("Type")).rpartition("/")[2], target, outside)
        return found

    def _refuse_dangerous(self) -> None:
        problems: list[Problem] = []
        hint = "take it out in Word, or use another house style"
        place = Place(self.file)
        if "macroEnabled" in self.types.get(self.main, "") or any("vbaProject" in name for name in self.parts):
            problems.append(error("DK502", f"{self.file} contains macros", place, "save it as .docx without macros"))
        if any("/activeX" in name or "/embeddings/" in name for name in self.parts):
            problems.append(error("DK502", f"{self.file} contains embedded objects", place, hint))
        if STRICT.encode() in self.parts[self.main][:3000]:
            strict = "save it in Word as 'Word Document', not as 'Strict Open XML Document'"
            problems.append(error("DK501", f"{self.file} is a strict Open XML document", place, strict))
        for part in self.parts:
            if not part.endswith(".rels") and not part.startswith("docProps/"):
                for kind, target, outside in self.relationships(part).values():
                    if outside and kind != "attachedTemplate" and not _is_safe_link(kind, target):
                        message = f"{part} leads outside the file, to '{target[:80]}'"
                        problems.append(error("DK509", f"{self.file}: {message}", place, hint))
        if problems:
            raise DraftkitError(problems)

    def name(self, kind: str) -> str:
        """The name of the part of a kind; its usual one when the package lacks it."""
        found = [target for type_, target, _ in self.links.values() if type_ == kind]
        return found[0] if found else f"word/{kind}.xml"

    def tree(self, kind: str) -> etree._Element:
        """The part of a kind as a tree, empty when the package lacks it."""
        name = self.name(kind)
        if name not in self.parts:
            return etree.Element(w(kind), nsmap={"w": W, "r": R})
        return parse_part(self.parts[name], name, self.file)

    def section(self) -> etree._Element:
        """The last section's properties, without what belongs to the house style's own text."""
        body = parse_part(self.parts[self.main], self.main, self.file).find(w("body"))
        section = body.find(w("sectPr")) if body is not None else None
        if section is None:
            section = etree.fromstring(_PLAIN_SECTION)
        for name in ("footnotePr", "endnotePr", "printerSettings", "sectPrChange"):
            for element in section.findall(w(name)):
                section.remove(element)
        for revision in [name for name in section.attrib if "rsid" in str(name)]:
            del section.attrib[revision]
        return section

    def headers_and_footers(self, section: etree._Element) -> dict[str, tuple[str, etree._Element]]:
        """For each relationship id that the section refers to: the part's name and tree."""
        found = {}
        for reference in list(section):
            if reference.tag in (w("headerReference"), w("footerReference")):
                id = str(reference.get(r("id")))
                target = self.links.get(id, ("", "", False))[1]
                if target in self.parts:
                    tree = parse_part(self.parts[target], target, self.file)
                    self._refuse_unsafe_fields(target, tree)
                    found[id] = (target, tree)
                else:
                    section.remove(reference)
        return found

    def _refuse_unsafe_fields(self, part: str, tree: etree._Element) -> None:
        unsafe = unsafe_fields(tree)
        if unsafe:
            hint = "take the field out in Word (Alt+F9 shows them), or use another house style"
            message = f"{self.file}: {part} has a field that reads from outside: '{unsafe[0][:60]}'"
            raise DraftkitError([error("DK509", message, Place(self.file), hint)])

    def part_names(self) -> frozenset[str]:
        return frozenset(self.parts)

    def furniture_names(self) -> list[str]:
        return [target for kind, target, _ in self.links.values() if kind in ("header", "footer")]

    def other_parts(self) -> list[str]:
        """Theme, fonts, web settings, and the media of theme, headers and footers."""
        names = [self.name(kind) for kind in ("theme", "fontTable", "webSettings")]
        kept = [name for name in names if name in self.parts]
        media = [
            target
            for owner in (*kept, *self.furniture_names())
            for _, target, outside in self.relationships(owner).values()
            if not outside and target in self.parts
        ]
        return list(dict.fromkeys([*kept, *media]))

    def furniture_relationships(self) -> list[tuple[str, bytes]]:
        """The relationship parts of headers, footers, theme and fonts, copied as they are."""
        owners = [*self.furniture_names(), self.name("theme"), self.name("fontTable")]
        names = [posixpath.join(posixpath.dirname(o), "_rels", posixpath.basename(o) + ".rels") for o in owners]
        return [(name, self.parts[name]) for name in dict.fromkeys(names) if name in self.parts]

    def kept_relationships(self, section: etree._Element, furniture: list[str]) -> Iterator[tuple[str, str, str]]:
        """The main part's relationships to what is kept, with targets relative to it."""
        used = {str(reference.get(r("id"))) for reference in section if reference.get(r("id"))}
        folder = posixpath.dirname(self.main)
        for id, (kind, target, outside) in self.links.items():
            if kind in _KEPT and not outside and (kind not in ("header", "footer") or id in used):
                yield id, RELATIONSHIP + kind, posixpath.relpath(target, folder)
        for kind in ("styles", "settings"):
            if kind not in {type_ for type_, _, _ in self.links.values()}:
                yield f"rIdHouse{kind.capitalize()}", RELATIONSHIP + kind, f"{kind}.xml"
        known = {target for _, target, _ in self.links.values()}
        for name in furniture:
            if name not in known:
                kind = "header" if "header" in name else "footer"
                yield added_id(name), RELATIONSHIP + kind, posixpath.relpath(name, folder)

    def kept_types(self, names: list[str]) -> Iterator[tuple[str, str]]:
        for name in names:
            if name.endswith(".rels"):
                continue
            kind = re.sub(r"\d*\.xml$", "", posixpath.basename(name))
            usual = f"{WORD_TYPE}{kind}+xml" if kind in ("styles", "settings", "header", "footer") else ""
            known = self.types.get(name) or ("" if posixpath.splitext(name)[1] != ".xml" else usual)
            if known or usual:
                yield name, known or usual

    def extensions(self) -> Iterator[tuple[str, str]]:
        for extension, kind in self.defaults.items():
            if extension not in ("xml", "rels"):
                yield extension, kind

    def numbering(self) -> tuple[str, str, int, int]:
        """Its own numbering definitions as XML, and the first free numbers."""
        tree = self.tree("numbering")
        for picture in tree.findall(w("numPicBullet")):
            tree.remove(picture)
        abstracts = tree.findall(w("abstractNum"))
        numbers = tree.findall(w("num"))
        for level in tree.iter(w("lvl")):
            for picture in level.findall(w("lvlPicBulletId")):
                level.remove(picture)
        next_abstract = 1 + max((int(a.get(w("abstractNumId"), "0")) for a in abstracts), default=0)
        next_number = 1 + max((int(n.get(w("numId"), "0")) for n in numbers), default=0)
        return _as_text(abstracts), _as_text(numbers), next_abstract, next_number


def _as_text(elements: list[etree._Element]) -> str:
    return "".join(etree.tostring(element, encoding="unicode", with_tail=False) for element in elements)


def _is_safe_link(kind: str, target: str) -> bool:
    return kind == "hyperlink" and target.startswith(_SAFE_LINKS)


def _settings(package: _Package) -> bytes:
    """The settings without what is dangerous, personal or about notes that the writer makes itself."""
    tree = package.tree("settings")
    for name in (*_DANGEROUS_SETTINGS, "footnotePr", "endnotePr", "updateFields", "trackRevisions"):
        for element in tree.findall(w(name)):
            tree.remove(element)
    following = [element for element in tree if etree.QName(element).localname in _AFTER_NOTES]
    notes = etree.fromstring(_SEPARATORS)
    if following:
        following[0].addprevious(notes)
    else:
        tree.append(notes)
    return _as_part(tree)


def _as_part(tree: etree._Element) -> bytes:
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)


def _text_width(section: etree._Element) -> int:
    """The width between the margins, in twentieths of a point; 9,026 when the section does not say."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return 9026
    page, left, right = (element.get(w(name)) for element, name in ((size, "w"), (margins, "left"), (margins, "right")))
    try:
        return max(2000, int(page or 11906) - int(left or 1440) - int(right or 1440))
    except ValueError:
        return 9026


_SEPARATORS = (
    f'<w:footnotePr xmlns:w="{W}"><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'  # ECMA-376 17.11.12
)

_AFTER_NOTES = frozenset(
    {"compat", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats"}
    | {"doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary"}
    | {"shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator", "docId", "chartTrackingRefBased"}
)
"""What may follow the settings of notes (ECMA-376 part 1, CT_Settings)."""

_PLAIN_SECTION = (
    f'<w:sectPr xmlns:w="{W}" xmlns:r="{R}"><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" '
    'w:right="1440" w:bottom="1440" w:left="1440" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
