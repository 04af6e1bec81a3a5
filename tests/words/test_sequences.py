"""Years that run backwards, stand out of order, or differ for one work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.words.sequences import Dated, backward_ranges, contradicted, dated_works, misplaced, year_of_item
from support.timing import assert_within


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in 1998–1989 she", [(1998, 1989)]),
        ("(2011-2001)", [(2011, 2001)]),
        ("in 1989–1998 she", []),
        ("1298–1235 BC", []),
        ("1298–1235 B.C.", []),
        ("Report 2011–1998", []),
        ("ISSN 2011-1998", []),
        ("No. 1998–1989", []),
        ("2045–1998 votes", []),  # after next year
        ("1998–1102", []),  # wider than any range of an article
        ("12011–1998", []),
        ("2011–19985", []),
        ("2011–1998-05", []),
        ("/2011-1998", []),
        ("1999–00", []),
    ],
)
def test_backward_ranges(text: str, found: list[tuple[int, int]]) -> None:
    """Two plausible years, the later one first, and nothing that makes other numbers of them."""
    assert [(one.first, one.last) for one in backward_ranges(text, 2026)] == found
    assert all(
        text[one.start : one.end] == f"{one.first}{text[one.start + 4]}{one.last}"
        for one in backward_ranges(text, 2026)
    )


@pytest.mark.parametrize(
    ("item", "year"),
    [("1998 – Rain", 1998), ("''1998'': Rain", 1998), ("Rain (1998)", 1998), ("Rain (1998).", 1998), ("1990s rain", None),
     ("1998–99 season", None), ("1998/99 season", None), ("Rain in 1998", None), ("1998.5 mm", None), ("", None)],
)  # fmt: skip
def test_year_of_item(item: str, year: int | None) -> None:
    """At the beginning, or in parentheses at the end."""
    assert year_of_item(item) == year


@pytest.mark.parametrize(
    ("years", "at"),
    [
        ([1991, 1992, 1993, 1949, 1995, 1996, 1998], 3),
        ([1998, 1996, 1995, 1949, 1993, 1992, 1991], 3),
        ([1991, 1992, 2003, 1994, 1995, 1996], None),  # no slip of 2003 fits between 1992 and 1994
        ([1991, 1992, 1993, 1994, 1995, 1996], None),
        ([1991, 1993, 1992, 1994, 1995, 1996], None),  # neighbours: which one is wrong?
        ([1991, 1992, 1949, 1944, 1995, 1996, 1997], None),
        ([1949, 1991, 1992, 1993, 1995, 1996], None),  # at an end anything may be meant
        ([1991, 1992, None, None, 1949, 1995, 1996, 1997], None),
        ([1991, 1991, 1991, 1919, 1991, 1991, 1991], None),
        ([], None),
    ],
)
def test_misplaced(years: list[int | None], at: int | None) -> None:
    """One item, one way to restore the order, one slip."""
    found = misplaced(years)
    assert (found.at if found else None) == at


@given(st.lists(st.integers(1000, 2099) | st.none(), max_size=14))
def test_what_is_misplaced_fits_when_mended(years: list[int | None]) -> None:
    """Every proposed year restores the order."""
    found = misplaced(years)
    for meant in found.meant if found else ():
        mended = [year for year in [*years[: found.at], meant, *years[found.at + 1 :]] if year is not None]
        assert mended in (sorted(mended), sorted(mended, reverse=True))


def test_works_with_two_years() -> None:
    """The same link three times, once a slip away."""
    text = "''[[Rain]]'' (1998), ''[[rain|Wet]]'' (1998), [[Rain#Cast|R]] (1989) [[Snow]] (2001)"
    works = tuple(dated_works(text))
    assert [(work.target, work.year) for work in works] == [
        ("Rain", 1998),
        ("Rain", 1998),
        ("Rain", 1989),
        ("Snow", 2001),
    ]
    [(odd, other)] = contradicted(works)
    assert (odd.year, other.year) == (1989, 1998)
    assert text[odd.start : odd.end] == "1989"
    assert not list(contradicted([Dated("A", year, 0, 0) for year in (1998, 1998, 1999)]))
    assert not list(contradicted([Dated("A", year, 0, 0) for year in (1998, 1989)]))


def test_linear() -> None:
    """A text made of beginnings takes no longer than its length."""
    for piece in ("1998–1989", "]] (1998)", "[[", "–1"):
        text = piece * 20_000
        assert_within(3, lambda text=text: (list(backward_ranges(text, 2026)), list(dated_works(text))))  # type: ignore[misc]
