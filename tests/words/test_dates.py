"""Dates of citations: what is read is what the text can only mean."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.words import dates
from support.timing import assert_within

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31))
STYLES = ("ymd", "mdy", "dmy", "mdy-short", "dmy-short")

NO_DATE = """
n.d.|nd|N.d.|undated|99|2011-13-01|2011-02-29|2011-00-06|2011-05-00|00 May 2011|May 0, 2011|32 May 2011|31 April 2011
30 February 2012|29 February 1900|30–31 April 2011|6–5 May 2011|March–January 2011|5 June – 6 May 2011|2012-2011
12/6/87|87-12-06|1 May 99|July 4|Halloween 2011|2003/05|May–|–2011|forthcoming|2011 [1999]|in press|¶|-|?|1/2/3/2011
"""

READ = {
    "2011": "2011",
    "2011a": "2011",
    "999": "0999",
    "c. 2011": "2011~",
    "c.2011": "2011~",
    "circa 2011": "2011~",
    "ca. 2011": "2011~",
    "{{circa}} 1970": "1970~",
    "{{circa|1970}}": "1970~",
    "1970?": "1970?",
    "2011-05-06": "2011-05-06",
    "2011-5-6": "2011-05-06",
    "2011/05/06": "2011-05-06",
    "20110506": "2011-05-06",
    "2011-05": "2011-05",
    "2011-12": "2011-12",
    "2011–12": "2011/2012",
    "2011–13": "2011/2013",
    "2011-13": "2011/2013",
    "1999–00": "1999/2000",
    "2011/12": "2011/2012",
    "2010 – 2011": "2010/2011",
    "2010&ndash;2011": "2010/2011",
    "2010—2011": "2010/2011",
    "1999–2000": "1999/2000",
    "2011–present": "2011/..",
    "6 May 2011": "2011-05-06",
    "06 May 2011": "2011-05-06",
    "6 May, 2011": "2011-05-06",
    "6 MAY 2011": "2011-05-06",
    "May 6, 2011": "2011-05-06",
    "May 06, 2011": "2011-05-06",
    "May 6 2011": "2011-05-06",
    "May 5th, 2012": "2012-05-05",
    "the 5th of May 2012": "2012-05-05",
    "2011 May 6": "2011-05-06",
    "Friday, May 6, 2011": "2011-05-06",
    "May 6, 2011 (updated)": "2011-05-06",
    "May 6, 2011 12:30 PM EST": "2011-05-06",
    "2011-05-06T12:30:00Z": "2011-05-06",
    "[[May 6]], [[2011]]": "2011-05-06",
    "5 January 2008 <!--DASHBot-->": "2008-01-05",
    "6 Sep 2011": "2011-09-06",
    "6 Sept 2011": "2011-09-06",
    "Sept. 6, 2011": "2011-09-06",
    "Febuary 6, 2011": "2011-02-06",
    "Septmber 2011": "2011-09",
    "May 2011": "2011-05",
    "May, 2011": "2011-05",
    "25/12/2011": "2011-12-25",
    "12/25/2011": "2011-12-25",
    "6/6/2011": "2011-06-06",
    "25.12.2011": "2011-12-25",
    "12/06/2011": "2011",  # some day of 2011
    "Spring 2011": "2011-21",
    "summer 2011": "2011-22",
    "Fall 2011": "2011-23",
    "Autumn 2011": "2011-23",
    "Winter 2011–12": "2011-24",
    "Winter/Spring 2011": "2011-24/2011-21",
    "Spring 2011 – Fall 2012": "2011-21/2012-23",
    "First Quarter 2011": "2011-33",
    "Q4 2011": "2011-36",
    "2nd quarter 2011": "2011-34",
    "Christmas 2011": "2011",
    "January–March 2011": "2011-01/2011-03",
    "January/February 2011": "2011-01/2011-02",
    "Jan. - Feb. 2011": "2011-01/2011-02",
    "January 2011–March 2012": "2011-01/2012-03",
    "5–6 May 2011": "2011-05-05/2011-05-06",
    "May 5–6, 2011": "2011-05-05/2011-05-06",
    "5 May – 6 June 2011": "2011-05-05/2011-06-06",
    "May 5 – June 6, 2011": "2011-05-05/2011-06-06",
    "5 May 2011 to 6 June 2012": "2011-05-05/2012-06-06",
    "May 5, 2011 – June 6, 2012": "2011-05-05/2012-06-06",
    "29 February 1500": "1500-02-29",
    "1980s": "198X",
    "19th century": "18XX",
    "100 BC": "-0099",
    "44 BCE": "-0043",
    "6. Mai 2011": "2011-05-06",
    "1er mai 2011": "2011-05-01",
    "1{{er}} mai 2011": "2011-05-01",
    "{{1er}} mai 2011": "2011-05-01",
    "{{1er mai}} 2011": "2011-05-01",
    "6 de mayo de 2011": "2011-05-06",
    "2011. május 6.": "2011-05-06",
    "2011年5月6日": "2011-05-06",
    "6 мая 2011": "2011-05-06",
    "{{start date|2011|5|6}}": "2011-05-06",
}


@pytest.mark.parametrize("raw", [part for line in NO_DATE.strip().splitlines() for part in line.split("|")])
def test_text_that_is_no_date_or_no_possible_one_is_left_unread(raw: str) -> None:
    """Nothing is guessed: no year, an impossible day, a century nobody stated."""
    got = dates.read(raw)
    assert (got.edtf, got.first, got.last) == (None, None, None)


@pytest.mark.parametrize(("raw", "edtf"), READ.items())
def test_a_date_is_read_as_what_it_can_only_mean(raw: str, edtf: str) -> None:
    """Every shape that citations use, also those CS1 refuses but whose meaning is plain."""
    assert dates.read(raw).edtf == edtf


def test_no_missing_part_is_filled_in() -> None:
    """A month is the whole month, a year the whole year, an unreadable order all days that it may mean."""
    month, year, either = dates.read("February 2012"), dates.read("2012"), dates.read("12/06/2011")
    assert (month.first, month.last) == (date(2012, 2, 1), date(2012, 2, 29))
    assert (year.first, year.last) == (date(2012, 1, 1), date(2012, 12, 31))
    assert (either.first, either.last) == (date(2011, 6, 12), date(2011, 12, 6))
    assert not either.exact
    assert dates.read("5 May 2011").exact


def test_seasons_hold_for_both_hemispheres() -> None:
    """Nobody knows where an issue's winter was: its interval has room for all of them."""
    winter = dates.read("Winter 2011")
    assert winter.first == date(2010, 12, 1)
    assert winter.last == date(2012, 3, 31)


def test_a_language_with_one_order_settles_numeric_dates() -> None:
    """In German 06.12.2011 is the sixth of December; in English nobody knows."""
    assert dates.read("06.12.2011", language="de").edtf == "2011-12-06"
    assert dates.read("06.12.2011").edtf == "2011"


def test_the_language_decides_which_month_a_word_is() -> None:
    """listopad is November in Polish and October in Croatian; without a language it is nothing."""
    assert dates.read("5 listopad 2011", language="pl").edtf == "2011-11-05"
    assert dates.read("5 listopad 2011", language="hr").edtf == "2011-10-05"
    assert dates.read("5 listopad 2011").edtf is None


def test_the_place_is_kept() -> None:
    """start and end span the raw text."""
    got = dates.read(" May 2011", start=7)
    assert (got.start, got.end, got.raw) == (7, 16, " May 2011")


@given(DAYS, st.sampled_from(STYLES))
def test_a_written_day_is_read_as_the_same_day(day: date, style: str) -> None:
    """write and read are each other's inverse, and the style of what is written is the style asked for."""
    written = dates.write(day, style=style)
    got = dates.read(written)
    assert (got.first, got.last, got.edtf) == (day, day, day.isoformat())
    if day.month != 5:  # May is long and short
        assert dates.style_of(written) == style
    assert dates.write(day, like=written) == written
    assert re.fullmatch(dates.DATE, written)


@pytest.mark.parametrize("raw", [raw for raw, edtf in READ.items() if edtf[-1] not in ".~?X"])
def test_rewriting_a_date_does_not_change_its_meaning(raw: str) -> None:
    """Written in the style of another date, each date still means the same days."""
    was = dates.read(raw)
    for like in ("5 May 2011", "May 5, 2011", "2011-05-05", raw):
        got = dates.read(dates.write(was, like=like))
        assert (got.edtf, got.first, got.last) == (was.edtf, was.first, was.last)


def test_odd_forms_are_written_as_cs1_takes_them() -> None:
    """The forms of Help:Citation Style 1: no ordinals, no leading zeros, an en dash in ranges."""
    for raw, like, want in (
        ("May 5th, 2012", "May 1, 2011", "May 5, 2012"),
        ("06 May 2011", "06 May 2011", "6 May 2011"),
        ("Sept. 6, 2011", "Sept. 6, 2011", "Sep 6, 2011"),
        ("January/February 2011", "", "January–February 2011"),
        ("5 May 2011 to 6 June 2011", "", "5 May – 6 June 2011"),
        ("Fall 2011", "2011-05-05", "Fall 2011"),
        ("2011-05", "", "May 2011"),
        ("c.2011", "", "c.2011"),
    ):
        assert dates.write(dates.read(raw), like=like) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ('Hale, Mike (May 25, 2010). "T".', "May 25, 2010"),
        ("Times. 5–6 May 2011. Retrieved", "5–6 May 2011"),
        ("Nature. Winter 2011–12.", "Winter 2011–12"),
        ("Ltd. Sept. 2011.", "Sept. 2011"),
        ("(n.d.)", "n.d."),
        ("(1999a)", "1999a"),
        ("on 2016-01-15.", "2016-01-15"),
    ],
)
def test_dates_are_found_in_rendered_references(text: str, want: str) -> None:
    """The pattern takes the whole date, not the year at its end."""
    assert [text[start:end] for start, end in dates.find(text)] == [want]


_NEAR_DATES = st.lists(
    st.sampled_from(
        "5 05 31 12th 1st 2011 1999a 99 2011-05-06 May June. Sept Sept. Septembers December Mayor Spring Q2 First Second quarter"
        " c. n.d. - – / , . \u00a0 of ( ) Retrieved 3 20111".split(" ")
    ),
    max_size=9,
)


@settings(max_examples=600, deadline=None)  # the grammar is compiled once
@given(_NEAR_DATES, st.lists(st.sampled_from(["", " ", " ", " ", "  ", "\n", "\u00a0"]), min_size=9, max_size=9))
def test_the_common_forms_are_those_of_the_grammar(pieces: list[str], gaps: list[str]) -> None:
    """Looking for the common forms first finds what the whole grammar finds."""
    text = "".join(map("".join, zip(pieces, gaps, strict=False)))
    want = [found.span() for found in re.finditer(rf"(?<![0-9A-Za-z]){dates.DATE}", text)]
    assert list(dates.find(text)) == want
    for start in range(len(text)):
        if not text[start - 1 : start].isalnum():
            found = re.compile(dates.DATE).match(text, start)
            assert dates.match(text, start) == (found.end() if found else -1)


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=60), st.from_regex(r"[A-Za-z0-9 ,.\-–/&{}\[\]()?:]{0,60}", fullmatch=True)))
def test_nothing_raises_and_intervals_go_forward(raw: str) -> None:
    """Any text gives a date or none; the first day is never after the last."""
    got = dates.read(raw)
    dates.style_of(raw)
    dates.write(got)
    assert got.raw == raw
    if got.first and got.last:
        assert got.first <= got.last
        assert got.edtf


def test_a_huge_text_costs_nothing() -> None:
    """No date is a megabyte long."""

    def work() -> None:
        for piece in ("5 May ", "{{", "[[", "1-", "c. ", "<!--"):
            assert dates.read(piece * 300_000).edtf is None
            assert dates.style_of(piece * 300_000) == ""

    assert_within(1, work)
