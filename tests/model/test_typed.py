"""What is typed into text instead of being cited: a table of what is found, a table of what is not, and any text."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.examine.texts import pieces, printed
from draftkit.model.typed.addresses import addresses
from draftkit.model.typed.telephone import telephone_numbers
from draftkit.model.typed.titles import by_first_word, titles_in

NUMBERS = [
    ("Call Childline on 0800 1111.", "0800 1111"),
    ("Call 0800\u00a01111 at any time.", "0800\u00a01111"),
    ("Call 08001111.", "08001111"),
    ("The helpline is 0808 800 5000.", "0808 800 5000"),
    ("Ring 0808 2000 247, free.", "0808 2000 247"),
    ("Ring 0300 123 2040 24 hours a day.", "0300 123 2040"),
    ("Its number: 0300-123-2040", "0300-123-2040"),
    ("Its number: 0300.123.2040.", "0300.123.2040"),
    ("Offices in London: 020 7946 0958", "020 7946 0958"),
    ("Offices in London: (020) 7946 0958", "(020) 7946 0958"),
    ("Write or phone (01632) 960 001 today", "(01632) 960 001"),
    ("01632 960001", "01632 960001"),
    ("Tel.01632 960001", "01632 960001"),
    ("mobile 07700 900123", "07700 900123"),
    ("mobile 07700900123;", "07700900123"),
    ("NHS Direct was 0845 46 47", "0845 46 47"),
    ("0345 600 4444 is for members", "0345 600 4444"),
    ("**0800 555 111**", "0800 555 111"),
    ("[call](tel:08005551110)", "08005551110"),
    ("From abroad +44 20 7946 0958.", "+44 20 7946 0958"),
    ("From abroad +44 (0)20 7946 0958.", "+44 (0)20 7946 0958"),
    ("From abroad +442079460958", "+442079460958"),
    ("From abroad +44-20-7946-0958", "+44-20-7946-0958"),
    ("From abroad 0044 20 7946 0958", "0044 20 7946 0958"),
    ("From abroad 00442079460958", "00442079460958"),
    ("In Dublin +353 1 234 5678", "+353 1 234 5678"),
    ("In the United States +1 202 555 0123", "+1 202 555 0123"),
    ("In the United States +1 (202) 555-0123", "+1 (202) 555-0123"),
    ("00353 1 234 5678", "00353 1 234 5678"),
    ("Samaritans: 116 123", "116 123"),
    ("Samaritans on 116123", "116123"),
    ("Missing People: call or text 116 000.", "116 000"),
    ("Call 999.", "999"),
    ("Call **999** now", "999"),
    ("In an emergency, call 999 now.", "999"),
    ("In an emergency, dial 999 or 112", "999"),
    ("In an emergency: 999", "999"),
    ("If a child is in danger, ring the police on 999.", "999"),
    ("Dial 101 to report it", "101"),
    ("Contact your local police force on 101.", "101"),
    ("Police Scotland is the police service; phone Police Scotland on 101.", "101"),
    ("Call the police (101)", "101"),
    ("the 101 service", "101"),
    ("the 101 number", "101"),
    ("A 999 call was made", "999"),
    ("phone NHS 111", "111"),
    ("call 111 for advice", "111"),
    ("report it on 101", "101"),
    ("Reporting this to 101 helps", "101"),
    ("calling 119 is free", "119"),
    ("Telephone: 101", "101"),
    ("call 18000 with a text relay", "18000"),
    ("Text SHOUT to 85258", "85258"),
    ("text 85258 at any time", "85258"),
    ("Texting the word HELP to 60163 costs nothing", "60163"),
    ("Text: 88247", "88247"),
    ("SMS 61016 for the railway police", "61016"),
    ("text us on 61016", "61016"),
]

ADDRESSES = [
    ("See https://www.ceop.police.uk/Safety-Centre.", "https://www.ceop.police.uk/Safety-Centre"),
    ("See http://example.org", "http://example.org"),
    ("See HTTPS://EXAMPLE.ORG/A", "HTTPS://EXAMPLE.ORG/A"),
    ("See <https://example.org/a?b=c&d=e#f>", "https://example.org/a?b=c&d=e#f"),
    ("[the site](https://example.org/a)", "https://example.org/a"),
    ("at www.example.org, or", "www.example.org"),
    ("at WWW.example.org/", "WWW.example.org/"),
    ("`https://example.org/code`", "https://example.org/code"),
    ("write to help@example.org.", "help@example.org"),
    ("write to first.last+tag@mail.example.co.uk", "first.last+tag@mail.example.co.uk"),
    ("[write](mailto:help@example.org)", "help@example.org"),
]

KNOWN = by_first_word(
    {
        "poca-1978": "Protection of Children Act 1978",
        "uk-gdpr": "UK General Data Protection Regulation",
        "soa-2003": "Sexual Offences Act 2003",
        "one-word": "Act",
    }
)

TITLES = [
    ("Section 1 of the Protection of Children Act 1978 says", "Protection of Children Act 1978", "poca-1978"),
    ("the protection of children act 1978", "protection of children act 1978", "poca-1978"),
    ("Under the Protection of\nChildren Act 1978 it is", "Protection of Children Act 1978", "poca-1978"),
    ("the UK General Data Protection Regulation", "UK General Data Protection Regulation", "uk-gdpr"),
    ("Under the Online Safety Act 2023", "Online Safety Act 2023", ""),
    ("Under Part 2 of the Sexual Offences Act 2003", "Sexual Offences Act 2003", "soa-2003"),
    ("the Data Protection Act (2018)", "Data Protection Act (2018)", ""),
    ("the Data Protection Act, 2018", "Data Protection Act, 2018", ""),
    ("the Civic Government (Scotland) Act 1982", "Civic Government (Scotland) Act 1982", ""),
    ("the Justice Act (Northern Ireland) 2015", "Justice Act (Northern Ireland) 2015", ""),
    (
        "Criminal Justice (Evidence, Etc) (Northern Ireland) Order 1988",
        "Criminal Justice (Evidence, Etc) (Northern Ireland) Order 1988",
        "",
    ),
    (
        "The Crime and Policing Act 2026 (Commencement No 1 and Saving) Regulations 2026 were made",
        "Crime and Policing Act 2026 (Commencement No 1 and Saving) Regulations 2026",
        "",
    ),
    ("Criminal Procedure Rules 2020", "Criminal Procedure Rules 2020", ""),
    ("the Children's Wellbeing and Schools Act 2026", "Children's Wellbeing and Schools Act 2026", ""),
    ("An Abuse (Wales) Measure 2011", "Abuse (Wales) Measure 2011", ""),
]

NO_NUMBERS = [
    "in 2026 and 1978",
    "on 22 November 2026",
    "2026-11-22",
    "01-02-2026",
    "01.02.2026",
    "01 02 2026",
    "07/04/2026",
    "section 999",
    "section 101(2)",
    "sections 99 to 101",
    "Report on section 101 of the code",
    "call for evidence, page 101",
    "call for evidence, paragraph 111",
    "article 101",
    "s 101",
    "r 111",
    "regulation 105 of the order",
    "SI 2026/268",
    "no 101",
    "101 people called for help",
    "The police recorded 101 offences.",
    "The police dealt with 999 cases.",
    "The helpline answered 101 contacts",
    "they reported 111 images to it",
    "There were over 999",
    "£101",
    "£1,101",
    "1,101",
    "101,000",
    "101%",
    "999.5",
    "3.101",
    "101 of 999 respondents",
    "116,123",
    "in room 101",
    "question 101",
    "about 101",
    "more than 999",
    "[2024] EWCA Crim 954",
    "[2002] EWCA Crim 683 at 101",
    "0800 to 1700",
    "0800-1700",
    "0900 1000 1100",
    "at 08:00 or 09:30",
    "0.8001111",
    "0.01234567890",
    "ISBN 0-306-40615-2",
    "ISBN 978-0-306-40615-7",
    "ISBN 0 7475 3269 9",
    "company number 01234567",
    "charity number 1140636",
    "+44",
    "+10 000",
    "+1.5%",
    "a rise of +101",
    "a0123456789b",
    "f0123456789",
    "01234567890123456789",
    "file 2026-0123456789",
    "1/0123456789",
    "text of 12345 words",
    "the text has 12345 letters",
    "The text to 2026 is clear",
    "85258 words",
    "the full text, 12345",
    "U20241234 is a crime number",
    "A 1000 to 1 chance",
]

NO_ADDRESSES = [
    "GOV.UK",
    "legislation.gov.uk has it",
    "www",
    "the www. prefix",
    "http is a protocol",
    "https://",
    "someone@",
    "@somebody",
    "a@b",
    "5 @ 3",
    "user@localhost",
]

NO_TITLES = [
    "the 1978 Act",
    "the Act",
    "an Act of 2003",
    "the Act 2000 people",
    "Under Part 2 of the Act 2000 people were convicted",
    "In an Act 2003 was the year",
    "act 2003",
    "Act 2003",
    "the Order of 1978",
    "Regulations in 2026",
    "the 2026 Regulations",
    "in order 2020 was good",
    "Sexual Offences Act",
    "the Sentencing Code",
    "Actions 2003",
    "Factory 2003",
    "Online Safety Act 66",
    "Online Safety Act 20235",
]


def words(found: object) -> list[str]:
    return [one.words for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_telephone_number_is_found(text: str, number: str) -> None:
    assert words(telephone_numbers(text))[0] == number


@pytest.mark.parametrize(("text", "address"), ADDRESSES)
def test_an_address_is_found(text: str, address: str) -> None:
    assert words(addresses(text)) == [address]


@pytest.mark.parametrize(("text", "title", "key"), TITLES)
def test_a_title_is_found(text: str, title: str, key: str) -> None:
    [found] = titles_in(text, KNOWN)
    assert (found.words, found.key) == (title, key)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_telephone_number_is_left_alone(text: str) -> None:
    assert words(telephone_numbers(text)) == []


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_what_is_no_address_is_left_alone(text: str) -> None:
    assert words(addresses(text)) == []


@pytest.mark.parametrize("text", NO_TITLES)
def test_what_is_no_title_is_left_alone(text: str) -> None:
    assert words(titles_in(text, KNOWN)) == []


def test_the_tables_are_as_long_as_they_should_be() -> None:
    assert len(NUMBERS) + len(ADDRESSES) + len(TITLES) >= 60
    assert len(NO_NUMBERS) + len(NO_ADDRESSES) + len(NO_TITLES) >= 60


CODE = [
    '{{ contact("childline", phone="0800 1111") }}',
    "{% set number = '0800 1111' %}",
    "{# call 0800 1111 #}",
    "<!-- call 0800 1111 -->",
    "[@source, 0800 1111]",
    "[@source, s 1 [0800 1111]]",
    "{.style-0800 1111}",
]


@pytest.mark.parametrize("code", CODE)
def test_code_and_citations_are_not_printed(code: str) -> None:
    text = f"Before {code} after\n0800 1111"
    shown = printed(text)
    assert len(shown) == len(text)
    assert words(telephone_numbers(shown)) == ["0800 1111"]
    assert [at for at, letter in enumerate(shown) if letter == "\n"] == [text.index("\n")]


NOTABLE = [
    "0",
    "8",
    "999",
    "101",
    " ",
    ".",
    "-",
    "+44",
    "(0)",
    "call ",
    "text ",
    "to ",
    "www.",
    "http://",
    "@",
    "Act 2003",
]
NOTABLE += [
    "Order ",
    "(",
    ")",
    "{{",
    "}}",
    "{%",
    "%}",
    "[@",
    "]",
    "[",
    "<!--",
    "-->",
    "\n",
    "Children ",
    "of ",
    "UK ",
    "İ",
]

ANY_TEXT = st.one_of(st.text(), st.lists(st.sampled_from(NOTABLE), max_size=60).map("".join))


@given(ANY_TEXT)
def test_stretches_lie_in_any_text_in_order(text: str) -> None:
    shown = printed(text)
    assert len(shown) == len(text)
    assert all(text[start:end].startswith(kind) for kind, start, end in pieces(text))
    for find in (telephone_numbers, addresses, lambda one: titles_in(one, KNOWN)):
        found = list(find(shown))
        assert all(0 <= one.start < one.end <= len(text) for one in found)
    numbers = list(telephone_numbers(shown))
    assert all(one.end <= other.start for one, other in pairwise(numbers))


REPEATED = [*NOTABLE, "0 ", "www.!", "a.", "call call ", "text a ", "Act ", "Of The ", "{ ", "[@[", "<!", "1-", "x@y."]


@pytest.mark.slow
@pytest.mark.parametrize("part", REPEATED)
def test_the_time_grows_with_the_length_only(part: str) -> None:
    """Twenty times the text takes far less than four hundred times as long, whatever is repeated."""

    def took(text: str) -> float:
        best = 9.0
        for _ in range(3):
            start = process_time()
            shown = printed(text)
            for find in (telephone_numbers, addresses, lambda one: titles_in(one, KNOWN)):
                list(find(shown))
            best = min(best, process_time() - start)
        return best

    short = part * (2_000 // len(part) + 1)
    assert took(short * 20) < 80 * max(took(short), 0.0005)
