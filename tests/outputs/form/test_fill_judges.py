"""Other programs on filled forms: both validators find nothing new, and LibreOffice keeps what a second fill needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.outputs.form.odd_forms import ODD
from tests.outputs.form.support import LIST_FIRST, RICH, everywhere, filled, nothing_for, prose, proved, spots_of
from tests.support.forms.layouts import LAYOUTS
from tests.support.judges import needs_office, needs_schemas, office, schema_findings, sdk_findings

pytestmark = pytest.mark.judges

CHANGED_BY_LIBREOFFICE = {"section break in the place", "look of the cell", "fields of every make", "comments"}
CHANGED_BY_LIBREOFFICE |= {"lines to write on", "wrappers around text", "controls in controls"}
CHANGED_BY_LIBREOFFICE |= {"a field over several paragraphs"}
"""Forms of which LibreOffice moves or drops a place when it saves them."""


def written(folder: Path) -> list[Path]:
    """Every form, filled."""
    paths = []
    for layout in [*LAYOUTS, *ODD]:
        if layout.name == "comments":
            continue  # its comment is not defined
        form = layout.make()
        paths.append(folder / f"{layout.name.replace(' ', '-')}.docx")
        paths[-1].write_bytes(filled(form, everywhere(form, prose(RICH))).data)
    return paths


@needs_schemas
def test_filled_forms_keep_to_the_schemas(tmp_path: Path) -> None:
    assert schema_findings(written(tmp_path)) == []


@needs_schemas
def test_filled_forms_keep_to_microsofts_rules(tmp_path: Path) -> None:
    assert sdk_findings(written(tmp_path)) == []


@needs_office
def test_a_filled_form_that_libreoffice_saved_is_filled_again_and_emptied(tmp_path: Path) -> None:
    layouts = [layout for layout in [*LAYOUTS, *ODD] if layout.name not in CHANGED_BY_LIBREOFFICE]
    paths = []
    for number, layout in enumerate(layouts):
        form = layout.make()
        paths.append(tmp_path / f"{number}.docx")
        paths[-1].write_bytes(filled(form, everywhere(form, prose(RICH))).data)
    for path, saved in zip(paths, office(paths, "docx", tmp_path / "saved"), strict=True):
        data = saved.read_bytes()
        assert set(spots_of(data)) == set(spots_of(path.read_bytes()))
        again = filled(data, everywhere(data, prose(LIST_FIRST)))
        proved(data, again)
        empty = filled(again.data, {address: nothing_for(spot) for address, spot in spots_of(again.data).items()})
        proved(again.data, empty)
