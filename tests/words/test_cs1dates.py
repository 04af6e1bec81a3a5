"""Dates as Citation Style 1 judges them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.words import cs1dates

TODAY = date(2026, 1, 10)

GOOD = """
2011 | 2011a | 999 | 1000 | 2026 | 2027 | c. 2011 | c. 999 | n.d. | nd | n.d.a | 2011-05-06 | 2012-02-29 | 1582-05-06
2011–13 | 2011-12-31 | 1999–2000 | 999–1001 | 6 May 2011 | May 6, 2011 | 6 Sep 2011 | May 2011 | Sep 2011
Spring 2011 | Fall 2011 | Autumn 2011 | Winter 2011–12 | Winter 2011–2012 | Summer 2011–2012 | Christmas 2011
Easter 2011 | First Quarter 2011 | January–March 2011 | Jan–Mar 2011 | May–June 2011 | May–Jun 2011
Spring–Summer 2011 | Summer–Spring 2011 | 5–6 May 2011 | May 5–6, 2011 | May 5 – June 6, 2011 | 5 May – 6 June 2011
5 May – 6 Jun 2011 | 5 May 2011 – 6 June 2012 | May 5, 2011 – June 6, 2012 | January 2011 – March 2012
Spring 2011 – Fall 2012 | 29 February 1500 | 29 February 2000 | 6 May 2011a | 1 May 999 | 6  May  2011
"""
HYPHENS = """
2011-13 | 2011-2012 | Winter 2011-12 | January-March 2011 | 5-6 May 2011 | May 5-6, 2011 | 5 May - 6 June 2011
"""
BAD = """
99 | 2028 | c.2011 | circa 2011 | ca. 2011 | N.d. | undated | 2011-5-6 | 2011-13-01 | 2011-02-29 | 1581-05-06
2011-05 | 2011-12 | 2001-03 | 2003–05 | 2011–12 | 1999–00 | 2012-2011 | 2011–2011 | 06 May 2011 | May 06, 2011
May 6 2011 | 6 May, 2011 | May 6th, 2011 | 6 may 2011 | 6 MAY 2011 | 6 Sept 2011 | Sept. 6, 2011 | Sep. 6, 2011
Septmber 2011 | May, 2011 | Sept 2011 | Mai 2011 | spring 2011 | Spring 2011–12 | Winter 2011–2013 | Halloween 2011
first quarter 2011 | Q1 2011 | 1st Quarter 2011 | January–Mar 2011 | March–January 2011 | May–Summer 2011
January/February 2011 | 6–5 May 2011 | 5–5 May 2011 | 5 – 6 May 2011 | 30–31 April 2011 | 5 May–6 June 2011
5 June – 6 May 2011 | 5 May – 6 May 2011 | 5 May 2011 – 6 June 2011 | 5 January 2011 – 6 Jun 2012
January 2011–March 2012 | January 2011 – March 2011 | Jan 2011 – March 2012 | 31 April 2011 | 30 February 2012
29 February 1900 | 12/6/87 | 12/06/2011 | 06.12.2011 | 2011/05/06 | 20110506 | 87-12-06 | [[May 6]], [[2011]]
May 6, 2011 (updated) | 2011 May 6 | 100 BC | 44 BCE | {{circa}} 1970 | May 2010 &ndash; June 2011 | 2010&ndash;2011
2010 – 2011 | 2010—2011 | 1 May 99 | May 999 | 0999-01-01 | 00 May 2011 | 32 May 2011 | Spring–Spring 2011
Monday, 5 March 2012 | today | 2012-03-05T00:00:00Z | March–2012 | 5–March 2012 | 2011, 2012 | Undated | Janvier 2012
"""


def words(table: str) -> list[str]:
    """The dates of a table."""
    return [cell.strip("\n").strip(" ") for line in table.strip("\n").split("\n") for cell in line.split(" | ")]


@pytest.mark.parametrize("value", words(GOOD))
def test_accepted(value):
    """Each shape that the help page lists passes, without a note."""
    verdict = cs1dates.published(value, TODAY)
    assert verdict.good
    assert not verdict.hyphen


@pytest.mark.parametrize("value", words(HYPHENS))
def test_hyphen_for_dash(value):
    """A hyphen in a range passes and is noted."""
    assert cs1dates.published(value, TODAY)[:2] == (True, True)


@pytest.mark.parametrize("value", words(BAD))
def test_refused(value):
    """What looks like a date and is none in this style."""
    assert not cs1dates.published(value, TODAY).good


@pytest.mark.parametrize(
    ("value", "good"),
    [
        *(
            (v, True)
            for v in words("2001-01-15 | 15 January 2001 | 2026-01-10 | 2026-01-11 | 6 May 2011a | May 6, 2011")
        ),
        *((v, False) for v in words("2001-01-14 | January 14, 2001 | 2026-01-12 | May 2011 | 2011 | 5–6 May 2011")),
        *((v, False) for v in words("c. 2011 | n.d. | Spring 2011 | 29 February 2011 | Sept 6, 2011")),
    ],
)
def test_access_date_is_one_day(value, good):
    """From the day on which Wikipedia began until tomorrow."""
    assert cs1dates.accessed(value, TODAY).good is good


@pytest.mark.parametrize(
    ("value", "good"),
    [
        *((v, True) for v in words("2016-01-15 | January 2016 | 2016 | 2027-12-31 | 1995-01-01 | 15-16 January 2016")),
        *((v, False) for v in words("Spring 2016 | n.d. | c. 2016 | 2030-01-01 | Easter 2016 | Winter 2011–12")),
    ],
)
def test_other_dates_have_no_seasons(value, good):
    """The other parameters take the same shapes without seasons and the like."""
    assert cs1dates.other(value, TODAY).good is good


def test_embargo_may_lie_two_years_ahead():
    """Only the embargo of PubMed Central."""
    assert cs1dates.embargo("2028-01-01", TODAY).good
    assert not cs1dates.embargo("2029-01-01", TODAY).good


@pytest.mark.parametrize(
    ("year", "whole", "answer"),
    [
        ("2011", "6 May 2011", "same"),
        ("2012", "6 May 2011", "different"),
        ("2011a", "2011-05-06", ""),
        ("2012a", "2011-05-06", "different"),
        ("2013", "2011–13", "same"),
        ("2012", "2011–13", "different"),
        ("2011", "n.d.", "different"),
        ("2011", "Spring 2011", "same"),
        ("c. 2001", "11 May 1996", "different"),
    ],
)
def test_year_beside_date(year, whole, answer):
    """The two agree, or they do not."""
    assert cs1dates.year_beside_date(year, whole) == answer


@given(st.dates(date(1582, 10, 15), TODAY + timedelta(days=300)))
def test_every_day_passes_in_three_shapes(day):
    """A day of the calendar is accepted and read back as itself."""
    name = day.strftime("%B")
    for text in (day.isoformat(), f"{day.day} {name} {day.year}", f"{name} {day.day}, {day.year}"):
        assert cs1dates.published(text, TODAY).whole == day


@given(st.text(alphabet="0123456789 -–,.abcJanurydMyMaWinter'/", max_size=40))
def test_any_text_has_a_verdict(text):
    """No text raises; what is refused names no day."""
    verdict = cs1dates.published(text, TODAY)
    assert verdict.good or verdict.whole is None


@pytest.mark.parametrize("value", ["January 2016", "2016", "15–16 January 2016", "Spring 2016", "n.d.", "2030-01-01"])
def test_the_day_of_archiving_is_one_day(value):
    """Help:CS1 errors asks for a whole date; until 2022 a month or a year would do."""
    assert not cs1dates.archived(value, TODAY).good
    assert cs1dates.archived("15 January 2016", TODAY).good
