"""Headers and footers: made ready once for a protective marking, an organisation's name and page numbers.

In: the header and footer parts of a house style. Out: `Furniture`, two versions of each part: one with places for the
marking at the top, one without. A house style that has no header or footer, or no page numbers, is given them.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from draftkit.outputs.docx.house_style import MARKING, ORGANISATION, Furniture
from draftkit.word.names import R, W, r, w
from draftkit.word.xml import attribute

MARKING_TAG = "dk-marking"
ORGANISATION_TAG = "dk-organisation"


def prepare_furniture(
    parts: Mapping[str, tuple[str, etree._Element]],
    section: etree._Element,
    taken: frozenset[str],
    styles: Mapping[str, str],
    even_pages: bool,
) -> tuple[tuple[Furniture, ...], etree._Element]:
    """The headers and footers, and the section that refers to them (also to those added).

    Each kind of page that the house style tells apart has both, so that the marking stands on every page.
    """
    made: dict[str, Furniture] = {}
    pages = ["default", *(["first"] if is_on(section.find(w("titlePg"))) else []), *(["even"] if even_pages else [])]
    for name, tree in parts.values():
        kind = "header" if tree.tag == w("hdr") else "footer"
        made[name] = _furniture(name, tree, kind, styles)
    for kind, tag in (("footer", "ftr"), ("header", "hdr")):
        references = section.findall(w(f"{kind}Reference"))
        there = {str(reference.get(w("type"), "default")) for reference in references}
        for page in pages:
            if page in there:
                continue
            number = next(n for n in range(1, 10_000) if not {f"word/{kind}{n}.xml"} & {*taken, *made})
            name = f"word/{kind}{number}.xml"
            made[name] = _furniture(name, etree.Element(w(tag), nsmap={"w": W, "r": R}), kind, styles)
            reference = etree.Element(w(f"{kind}Reference"))
            reference.set(w("type"), page)
            reference.set(r("id"), added_id(name))
            section.insert(0, reference)
    return tuple(made.values()), section


def added_id(name: str) -> str:
    """The relationship id of a header or footer that a house style lacked."""
    return f"rIdDraftkit{name.rpartition('/')[2].removesuffix('.xml').capitalize()}"


def is_on(switch: etree._Element | None) -> bool:
    """Whether a switch such as `w:titlePg` is there and on (ECMA-376 part 1, 17.17.4)."""
    return switch is not None and switch.get(w("val"), "true") not in ("0", "false", "off")


def _furniture(name: str, tree: etree._Element, kind: str, styles: Mapping[str, str]) -> Furniture:
    _fill(tree, ORGANISATION_TAG, ORGANISATION)
    if kind == "footer" and not _has_page_number(tree):
        tree.append(_paragraph(styles["footer"], _PAGE_NUMBER))
    if not _fill(tree, MARKING_TAG, MARKING):
        tree.insert(0, _paragraph(styles["protective marking"], f"<w:r><w:t>{MARKING}</w:t></w:r>"))
    plain = deepcopy(tree)
    for paragraph in plain.findall(w("p")):
        if MARKING in "".join(str(text.text) for text in paragraph.iter(w("t"))):
            plain.remove(paragraph)
    if len(plain) == 0:
        plain.append(_paragraph(styles[kind], ""))
    return Furniture(name, etree.tostring(tree, encoding="unicode"), etree.tostring(plain, encoding="unicode"))


def _fill(tree: etree._Element, tag: str, text: str) -> bool:
    """Put `text` into every content control with this tag; whether there was one."""
    found = False
    for control in tree.iter(w("sdt")):
        mark = control.find(f"{w('sdtPr')}/{w('tag')}")
        if mark is None or mark.get(w("val")) != tag:
            continue
        texts = list(control.iter(w("t")))
        for number, element in enumerate(texts):
            element.text = text if number == 0 else ""
            found = True
    return found


def _has_page_number(tree: etree._Element) -> bool:
    codes = "".join(str(code.text) for code in tree.iter(w("instrText")))
    simple = " ".join(str(field.get(w("instr"))) for field in tree.iter(w("fldSimple")))
    return "PAGE" in codes + simple


def _paragraph(style: str, runs: str) -> etree._Element:
    text = f'<w:p xmlns:w="{W}"><w:pPr><w:pStyle w:val="{attribute(style)}"/></w:pPr>{runs}</w:p>'
    return etree.fromstring(text)


def _field(code: str) -> str:
    parts = ("begin", f" {code} ", "separate", "1", "end")
    begin, instruction, separate, result, end = parts
    return (
        f'<w:r><w:fldChar w:fldCharType="{begin}"/></w:r><w:r><w:instrText xml:space="preserve">{instruction}'
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="{separate}"/></w:r><w:r><w:t>{result}</w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="{end}"/></w:r>'
    )


_PAGE_NUMBER = (
    f'<w:r><w:t xml:space="preserve">Page </w:t></w:r>{_field("PAGE")}'
    f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{_field("NUMPAGES")}'
)
