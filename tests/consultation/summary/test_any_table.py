"""Any table: whatever stands in an export, it is counted or refused; nothing of it becomes markup; the inputs load."""

import csv
import io
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import draftkit
from draftkit.consultation.summary.inputs import inputs_text
from draftkit.consultation.summary.page import page
from draftkit.consultation.summary.reading import findings, read_submissions
from draftkit.consultation.summary.results import Settings, Summary, summarise
from draftkit.consultation.summary.submissions import Use
from draftkit.problems import DraftkitError
from draftkit.reading.yaml_text import read_yaml

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]

HEADERS = st.sampled_from(
    ["Response ID", "Date Submitted", "1. What is your name?", "2. Agree?: Yes", "2. Agree?: No", "2 - why?", "Q3", "",
     "What is your organisation?", "<script>alert(1)</script>", "Is it confidential?", "3. Rate: [A]", "3. Rate: [B]",
     "Respondent ID", "Collector ID", "StartDate", "Timestamp", "4) x: y - z | w", "Question 5", "5. : a", "6 - "]
)  # fmt: skip
CELLS = st.sampled_from(
    ["", "Yes", "No", "x", "1", "0", "Agree", "Strongly agree", "Not Answered", "A;B;", "test", "</svg><b>bold</b>",
     '"><img src=x onerror=alert(1)>', "[TO CONFIRM: x]", "{{ title }}", "# heading", "=1+1", "a\nb", "100%", "'", "|"]
) | st.text(max_size=12)  # fmt: skip
TABLES = st.lists(HEADERS | st.text(max_size=8), min_size=1, max_size=9).flatmap(
    lambda header: st.lists(st.lists(CELLS, min_size=1, max_size=len(header)), min_size=1, max_size=7).map(
        lambda rows: [header, *rows]
    )
)


def summary_of(folder: Path, rows: list[list[str]]) -> Summary | None:
    made = io.StringIO()
    csv.writer(made).writerows(rows)
    (folder / "export.csv").write_bytes(made.getvalue().encode("utf-8", "surrogatepass"))
    try:
        read = read_submissions(folder / "export.csv")
    except DraftkitError:
        return None
    return summarise(read, Settings(decimals=1), [*read.problems, *findings(read)])


class Tags(HTMLParser):
    """Which tags a page has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.targets += [value or "" for name, value in attrs if name in {"href", "src", "action"}]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLES)
def test_every_answer_is_counted_once_and_percentages_add_up(tmp_path: Path, rows: list[list[str]]) -> None:
    summary = summary_of(tmp_path, rows)
    for result in summary.results if summary else ():
        assert result.base + result.not_answered == summary.counted  # type: ignore[union-attr]
        if result.asked.use is Use.COUNT and result.adds_up and result.base:
            assert sum(one.number for one in result.answers) == result.base
            assert round(sum(float(one.percent.removesuffix("%")) for one in result.answers), 6) == 100
        if result.asked.use is Use.READ:
            assert sum(len(one.ids) for one in result.texts) == result.base


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLES)
def test_nothing_in_an_export_becomes_markup(tmp_path: Path, rows: list[list[str]]) -> None:
    summary = summary_of(tmp_path, rows)
    made = Tags(page(summary)) if summary else None
    assert made is None or not made.tags & {"script", "img", "b", "iframe"}
    assert made is None or all(target.startswith("#q") for target in made.targets)
    assert made is None or not any(name.startswith("on") for name in made.attributes)


@pytest.fixture(scope="module")
def library() -> draftkit.Library:
    return draftkit.load_library([ROOT / "clauses"], [ROOT / "templates"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLES)
def test_the_inputs_assemble_as_they_stand(tmp_path: Path, library: draftkit.Library, rows: list[list[str]]) -> None:
    summary = summary_of(tmp_path, rows)
    if summary is None:
        return
    located = read_yaml(inputs_text(summary, None, date(2026, 11, 22)), "government-response.yaml")
    made = draftkit.assemble(located, library, as_at=date(2026, 11, 22))
    assert draftkit.write(made)
