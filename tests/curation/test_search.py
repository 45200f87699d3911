"""Searching the shipped library as people ask, and any library with any words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import draftkit
from draftkit.curation.search import Answer, Hit, Index, open_index, search
from draftkit.curation.search.scan import ScannedLibrary
from draftkit.curation.search.spelling import is_within
from draftkit.model.clause import Clause
from draftkit.model.extent import covers
from draftkit.model.library import Library
from tests.support.workspace import build_workspace, clause, library_files

ROOT = Path(__file__).resolve().parents[2]

ASKED = {
    "where can parents get a picture taken down": "victim-support/remove-image-under-18",
    "get a photo removed": "victim-support/removal-for-adults",
    "remove intimate image adult": "victim-support/removal-for-adults",
    "take it down": "victim-support/take-it-down",
    "deepfake": "legal-basis/purported-intimate-images-of-adults",
    "are deepfakes of children covered by the law": "legal-basis/pseudo-photographs",
    "AI nudes school": "sharing-guidance/schools-ai-altered-images",
    "how should a school respond to nudes": "sharing-guidance/schools-respond-to-nudes",
    "sextortion": "sharing-guidance/parents-if-an-image-is-misused",
    "blackmail of a pupil": "sharing-guidance/schools-blackmail-threats",
    "register sex offenders": "legal-basis/notification-requirements",
    "sex offenders register": "legal-basis/notification-requirements",
    "is it illegal to make fake nude of adult": "legal-basis/purported-intimate-images-of-adults",
    "compensation": "victim-support/compensation",
    "can the victim get money": "victim-support/compensation",
    "scotland indecent images": "legal-basis/scotland-equivalent",
    "northern irish law": "legal-basis/northern-ireland-equivalent",
    "law in each nation": "legal-basis/nations-at-a-glance",
    "who do teachers tell": "sharing-guidance/schools-if-staff-see-an-image",
    "what age is a child": "legal-basis/definition-of-child",
    "nca reporting duty online platforms": "legal-basis/provider-reporting",
    "duty to report abuse": "legal-basis/mandatory-reporting",
    "poca": "legal-basis/indecent-photograph-offences",
    "Protection of Children Act": "legal-basis/indecent-photograph-offences",
    "section 1": "legal-basis/indecent-photograph-offences",
    "s 160 Criminal Justice Act": "legal-basis/possession",
    "section 66B": "legal-basis/purported-intimate-images-of-adults",
    "childline": "victim-support/emotional-support-children",
    "counselling for young people": "victim-support/emotional-support-children",
    "maximum sentence": "legal-basis/maximum-penalty",
    "how long in prison": "legal-basis/maximum-penalty",
    "can we name the victim": "legal-basis/anonymity-and-reporting",
    "landmark ruling": "legal-basis/crown-court-decisions",
    "does a crown court case set a precedent": "legal-basis/crown-court-decisions",
    "court of appeal cases": "legal-basis/appellate-decisions",
    "revenge porn": "victim-support/removal-for-adults",
    "cartoons of children": "legal-basis/prohibited-images",
    "downloading an image": "legal-basis/meaning-of-make",
    "possession": "legal-basis/possession",
    "nudify app": "legal-basis/nudification-and-takedown",
    "48 hours": "legal-basis/nudification-and-takedown",
    "AI image generator offence": "legal-basis/csa-image-generators",
    "paedophile manual": "legal-basis/guidance-manuals",
    "CPS charging": "legal-basis/cps-charging-guidance",
    "who has to consent to prosecution": "legal-basis/defences-and-consent-to-prosecute",
    "GDPR safeguarding": "sharing-guidance/practitioners-ico-guide",
    "share information with police without consent": "sharing-guidance/practitioners-consent",
    "photo permission form at school": "sharing-guidance/parents-photo-consent",
    "privacy settings": "sharing-guidance/parents-privacy-settings",
    "what to say to a child": "sharing-guidance/parents-words-that-help",
    "old facebook posts of my kids": "sharing-guidance/parents-older-posts",
    "statutory guidance for schools kcsie": "sharing-guidance/schools-statutory-guidance",
    "survivors of abuse in childhood": "victim-support/adult-survivors",
    "worried about my own thoughts": "victim-support/worried-about-behaviour",
    "victims code rights": "victim-support/victims-code-rights",
    "isva": "victim-support/independent-advisers",
    "local support kent": "victim-support/support-in-kent",
    "report imagery to the iwf": "victim-support/report-imagery-to-iwf",
    "emergency 999": "victim-support/immediate-danger",
    "wording when talking about it": "sharing-guidance/public-talking-about-it",
}
"""What people ask, and a clause that must be among the first three."""

MISSPELT = {
    "psuedo-photograf": "pseudo-photograph",
    "posession": "possession",
    "compensaton": "compensation",
    "notifcation": "notification",
    "safegaurding": "safeguarding",
    "anonimity": "anonymity",
    "sextorsion": "sextortion",
    "maximun penelty": "maximum penalty",
    "photgraph": "photograph",
    "Scotlnad": "scotland",
    "Northen Ireland": "northern Ireland",
    "indecnt imges": "indecent images",
    "priavcy setings": "privacy settings",
    "chidline": "childline",
    "prosecuton": "prosecution",
    "vicitm suport": "victim support",
    "guidence": "guidance",
    "blakmail": "blackmail",
    "nudifcation": "nudification",
    "consultaton": "consultation",
    "interent watch foundaton": "internet watch foundation",
    "convicton": "conviction",
    "deepfkae": "deepfake",
    "teachr": "teacher",
    "schol": "school",
    "gidance manauls": "guidance manuals",
    "compenastion": "compensation",
    "mandatroy": "mandatory",
    "advisors": "advisers",
    "helplnie": "helpline",
    "pseudophotograph": "pseudo photograph",
}
"""What somebody typed with a slip or two in each word, and what is looked for instead."""


@pytest.fixture(scope="session")
def shipped() -> Library:
    return draftkit.load_library([ROOT / "clauses"])


@pytest.fixture(scope="session")
def index(shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return open_index(shipped, tmp_path_factory.mktemp("index"))


def names(answer: Answer) -> list[str]:
    return [hit.found.id if isinstance(hit.found, Clause) else hit.found.key for hit in answer.hits]


@pytest.mark.parametrize(("words", "id"), ASKED.items())
def test_what_people_ask_finds_the_clause_among_the_first_three(words: str, id: str, index: Index) -> None:
    assert id in names(search(index, words))[:3]


@pytest.mark.parametrize(("typed", "searched"), MISSPELT.items())
def test_words_spelt_wrongly_are_put_right_and_that_is_told(typed: str, searched: str, index: Index) -> None:
    answer = search(index, typed)
    assert answer.searched == searched
    assert [change.typed for change in answer.changes] != []
    assert answer.hits


@pytest.mark.parametrize(("typed", "meant"), [("requirments", "requirements"), ("evidance", "evidence")])
def test_a_slip_in_an_ending_makes_no_difference(typed: str, meant: str, index: Index) -> None:
    assert names(search(index, typed)) == names(search(index, meant))


def test_a_word_that_stands_somewhere_is_never_replaced(index: Index) -> None:
    assert search(index, "possession of photographs").changes == ()


def test_words_are_known_by_their_beginning_at_the_end_of_a_query(index: Index) -> None:
    answer = search(index, "pseudo-photogr")
    assert answer.changes == ()
    assert names(answer)[0] == "legal-basis/pseudo-photographs"


def test_a_term_to_avoid_finds_the_preferred_words_and_says_so_once(index: Index) -> None:
    answer = search(index, "sex offenders register")
    assert names(answer)[0] == "legal-basis/notification-requirements"
    [note] = answer.notes
    assert note.startswith("Instead of 'sex offenders register' write 'subject to notification requirements")
    assert "The statute speaks of notification." in note


def test_a_term_to_avoid_in_a_name_in_which_it_is_right_is_not_remarked_upon(index: Index) -> None:
    assert search(index, "revenge porn").notes != ()
    assert search(index, "Revenge Porn Helpline").notes == ()


@pytest.mark.parametrize("initials", ["IWF", "CSAM", "NCA", "KCSIE", "CICA", "CPS"])
def test_initials_find_the_name(initials: str, tmp_path: Path) -> None:
    text = {
        "IWF": "the Internet Watch Foundation",
        "CSAM": "child sexual abuse material",
        "NCA": "the National Crime Agency",
        "KCSIE": "Keeping children safe in education",
        "CICA": "the Criminal Injuries Compensation Authority",
        "CPS": "the Crown Prosecution Service",
    }[initials]
    files = {name: (ROOT / name).read_bytes() for name in (f"clauses/{one}.yaml" for one in REGISTERS)}
    folder = library(tmp_path, {"clauses/a/one.md": clause(f"It is {text}."), "clauses/a/two.md": clause(), **files})
    assert names(search(open_index(folder, None), initials)) == ["a/one"]


def test_a_phrase_in_quotation_marks_is_taken_as_it_stands(tmp_path: Path) -> None:
    files = {"clauses/a/one.md": clause("An intimate image."), "clauses/a/two.md": clause("An image, intimate.")}
    index = open_index(library(tmp_path, files), None)
    assert names(search(index, '"intimate image"')) == ["a/one"]
    assert sorted(names(search(index, "intimate image"))) == ["a/one", "a/two"]


def test_a_phrase_that_stands_nowhere_counts_as_its_words_and_that_is_told(tmp_path: Path) -> None:
    index = open_index(library(tmp_path, {"clauses/a/one.md": clause("An image, intimate.")}), None)
    answer = search(index, '"intimate image"')
    assert names(answer) == ["a/one"]
    assert answer.lost_phrases == ("intimate image",)


def test_words_as_they_were_typed_come_before_the_same_words_elsewhere(tmp_path: Path) -> None:
    scattered = clause("Act.", title="Children and protection, protection and children", summary="Act, act, act.")
    files = {
        "clauses/a/one.md": scattered,
        "clauses/a/two.md": clause("See the protection of children act, in a note."),
    }
    assert names(search(open_index(library(tmp_path, files), None), "protection of children act")) == ["a/two", "a/one"]


def test_all_words_come_before_some_words(tmp_path: Path) -> None:
    files = {
        "clauses/a/some.md": clause("Fish.", title="Fish fish fish", summary="Fish and fish."),
        "clauses/a/all.md": clause("Fish, as a footnote to long words about other things, and bread."),
    }
    answer = search(open_index(library(tmp_path, files), None), "fish bread")
    assert [(hit.found.id, hit.every_word) for hit in answer.hits if isinstance(hit.found, Clause)] == [
        ("a/all", True),
        ("a/some", False),
    ]


def test_withdrawn_clauses_come_last_among_their_like(tmp_path: Path) -> None:
    gone = clause("Fish.", title="Fish", status="withdrawn")
    files = {"clauses/a/gone.md": gone, "clauses/a/there.md": clause("There may be fish in it.")}
    answer = search(open_index(library(tmp_path, files), None), "fish")
    assert names(answer) == ["a/there", "a/gone"]


def test_the_newest_version_of_each_variant_is_found(tmp_path: Path) -> None:
    files = {
        "clauses/a/one.md": clause("Fish and new.", version="2.0.0"),
        "clauses/a/one@1.0.0.md": clause("Fish and old."),
        "clauses/a/one.scotland.md": clause("Fish and Scotland.", extent="[scotland]"),
    }
    index = open_index(library(tmp_path, files), None)
    for nation, version in (("england", "2.0.0"), ("scotland", "1.0.0")):
        hits = clauses(search(index, "fish", passes=lambda one, nation=nation: covers(one.extent, [nation])))  # type: ignore[misc]
        assert [hit.found.version for hit in hits] == [version]
    assert names(search(index, "fish")) == ["a/one"]
    assert not [hit for hit in search(index, '"and old"').hits if hit.every_word]


def test_what_a_clause_prints_and_cites_is_found_by_its_name(tmp_path: Path) -> None:
    contacts = "helpline: {name: Brook Street Helpline, confidence: verified}\n"
    body = 'Call {{ contact("helpline") }}. It is the law.[@poca-1978, s 7(7)]'
    files = {"clauses/contacts.yaml": contacts, "clauses/a/one.md": clause(body), "clauses/a/two.md": clause()}
    index = open_index(library(tmp_path, files), None)
    for words in ("brook street", "protection of children", "poca", "section 7", "s 7(7)", "1978 act"):
        assert names(search(index, words)) == ["a/one"], words
    [hit] = search(index, "brook street").hits
    assert hit.excerpt.text == "Call Brook Street Helpline. It is the law."
    assert [hit.excerpt.text[start:end] for start, end in hit.excerpt.marks] == ["Brook", "Street"]


def test_synonyms_of_a_library_lead_from_what_people_type_to_its_words(tmp_path: Path) -> None:
    about = "name: small\nversion: 1.0.0\nsynonyms:\n  taken down: [removal]\n  picture: [photograph]\n"
    files = {"clauses/library.yaml": about, "clauses/a/one.md": clause("Removal of photographs.")}
    index = open_index(library(tmp_path, files), None)
    [hit] = search(index, "how are pictures taken down").hits
    assert hit.every_word


def test_services_that_fit_are_named_when_clauses_are_looked_for(index: Index) -> None:
    assert "childline" in [contact.key for contact in search(index, "childline").services]


def test_sources_and_contacts_are_found_when_asked_for(index: Index) -> None:
    assert names(search(index, "protection of children act", kinds=("source",), limit=1)) == ["poca-1978"]
    assert names(search(index, "samaritans", kinds=("contact",))) == ["samaritans"]


def test_topics_that_fit_are_topics_that_clauses_have(shipped: Library, index: Index) -> None:
    known = {topic for versions in shipped.clauses.values() for topic in versions[0].topics}
    answer = search(index, "get an image removed")
    assert "image-removal" in answer.topics
    assert set(answer.topics) <= known


def test_when_nothing_is_found_the_nearest_words_and_topics_are_named(index: Index) -> None:
    answer = search(index, "xscotxandx")
    assert answer.hits == ()
    assert answer.unknown == ("xscotxandx",)
    assert "scotland" in answer.near_words
    assert answer.topics


def test_filters_hold_for_what_is_shown(index: Index) -> None:
    answer = search(index, "indecent images", passes=lambda one: "scotland" in one.extent, limit=50)
    assert answer.hits
    assert all("scotland" in hit.found.extent for hit in clauses(answer))


def test_a_limit_is_kept_and_that_there_are_more_is_told(index: Index) -> None:
    answer = search(index, "child", limit=2)
    assert (len(answer.hits), answer.more) == (2, True)
    assert not search(index, "child", limit=1000).more


REGISTERS = ("library", "sources", "contacts", "terms")


def library(folder: Path, files: dict[str, str | bytes], cache: draftkit.Library | None = None) -> Library:
    build_workspace(folder, library_files(files))
    return draftkit.load_library([folder / "clauses"])


def clauses(answer: Answer) -> list[Hit]:
    return [hit for hit in answer.hits if isinstance(hit.found, Clause)]


WEIRD = st.sampled_from(
    [*"\"'()*:^-+{}[]~,;", "AND", "OR", "NOT", "NEAR(", "NEAR/3", "title:", "image", "child", "s 1(1)", "\x00",
     "\ud800",
     "'; drop table entries; --", "“", "”", "«", "»", "\u0301", "😀", "ﬁ", "ß", "İ", "½", "漢字", "\u202e", "x" * 300]
)  # fmt: skip
ANY_QUERY = st.lists(WEIRD | st.text(max_size=8), max_size=12).map(" ".join) | st.text(max_size=80)


@given(ANY_QUERY)
def test_any_text_is_answered_and_the_same_way_twice(index: Index, text: str) -> None:
    answer = search(index, text)
    assert answer == search(index, text)
    assert len(set(names(answer))) == len(answer.hits)
    for hit in answer.hits:
        for marked in (hit.title, hit.excerpt):
            assert all(0 <= start < end <= len(marked.text) for start, end in marked.marks)


@given(ANY_QUERY)
def test_any_text_is_answered_without_an_index_too(scanned: Index, text: str) -> None:
    assert search(scanned, text) == search(scanned, text)


@pytest.mark.parametrize(
    "text", ["image " * 2000, "x" * 10_000, "ab " * 4000, '"' * 10_000, "(" * 10_000, "é" * 10_000]
)
def test_ten_thousand_characters_are_answered(text: str, index: Index) -> None:
    assert search(index, text).shortened == (text.count(" ") > 100)


WORDS = st.sampled_from("fish bread milk fisch breads cheese image child nation of the and".split(" "))  # noqa: SIM905
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6), TEXTS, st.randoms())
def test_the_order_of_clauses_makes_no_difference(shipped: Library, texts: list, query: str, random: object) -> None:
    made = {f"a/c{number}": (sample(shipped, number, *two),) for number, two in enumerate(texts)}
    mixed = list(made.items())
    random.shuffle(mixed)  # type: ignore[attr-defined]
    bare = replace(shipped, sources={}, contacts={}, terms={}, synonyms={})
    answers = [
        search(open_index(replace(bare, clauses=dict(one), key=str(number)), None), query)
        for number, one in enumerate((list(made.items()), mixed))
    ]
    assert answers[0] == answers[1]


def sample(shipped: Library, number: int, title: str, body: str) -> Clause:
    first = next(iter(shipped.clauses.values()))[0]
    return replace(first, id=f"a/c{number}", title=title, summary="", body=body, key=f"{number}{title}{body}")


@given(st.text("abcd", min_size=1, max_size=7), st.text("abcd", min_size=1, max_size=7), st.integers(0, 3))
def test_edits_are_counted_as_they_are_defined(one: str, other: str, most: int) -> None:
    assert is_within(one, other, most) == (edits(one, other) <= most)


def edits(one: str, other: str) -> int:
    """The plain definition: the whole table of optimal string alignment."""
    table = [[max(i, j) if not i or not j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            cost = int(one[i - 1] != other[j - 1])
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@pytest.fixture(scope="session")
def scanned(shipped: Library) -> Index:
    return ScannedLibrary(shipped)


def test_without_full_text_search_most_of_what_people_ask_is_found(scanned: Index) -> None:
    found = [id in names(search(scanned, words))[:3] for words, id in ASKED.items()]
    assert sum(found) >= 0.75 * len(found)
