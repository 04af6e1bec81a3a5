"""Finds the year or the day that the title of a source names, and how much that proves about the source's age."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache

from refcheck.model.article import Citation, CitedDate
from refcheck.words import dates
from refcheck.words.chronology import Clue, ClueKind, one_slip
from refcheck.words.data import outlook
from refcheck.words.patterns import later

YEAR = later(
    # The first digit stands before the look behind it, so that the search can skip to the digits.
    r"[12](?<![0-9.,/$£€¥#@_].)(?:(?<![A-Za-z]-.)|(?<=\b[Mm]id-.))(?:(?<=1)[89]|(?<=2)0)[0-9]{2}"
    r"(?![0-9A-Za-z%°]|[.,][0-9]|[-–]?(?:year|man|seat|mile|point|acre)"
    r"|\s?(?:km|kg|mm|cm|ft|mi|km²|m|MW|people|persons|men|women|copies|votes|seats|miles|feet|metres|meters|acres|tons"
    r"|tonnes|pages|words|soldiers|troops|jobs|employees|students|inhabitants|residents|hectares|million|billion)\b)"
)

#: Years from a date to the title's year that no announcement spans.
FAR = 10

#: A note on the visit that was written into the title: "… Accessed 30 January 2008".
_VISIT = later(r"\b(?:accessed|retrieved|archived|visited|viewed)\b.*", re.I | re.S)
#: What stands before the year of an imprint ("Wadsworth. 2007") and before the end of a period ("1981–1991").
_IMPRINT = later(r"[a-z]\. \Z")
_PERIOD = later(r"[0-9]\s?[-–—/]\s?\Z|\b(?:to|and)\s\Z")


def latest_year(text: str) -> int:
    """The latest year that a text names, 0 where it names none."""
    if not ("20" in text or "19" in text or "18" in text):  # as in most titles
        return 0
    years = YEAR.findall(text)
    return int(max(years)) if years else 0


def may_name_later(year: int, text: str, start: int, end: int) -> bool:
    """Whether `latest_year` may find a later year than this one in a piece of a text; of a year of this century it says
    so much sooner.
    """
    return year < 1999 or _digits_after(year).search(text, start, end) is not None


@lru_cache(maxsize=256)
def _digits_after(year: int) -> re.Pattern[str]:
    """Four digits of a later year from 2000 on; "20" stands in front, for which texts are searched fastest."""
    tens, units = divmod(year - 2000, 10)
    same, later = f"{tens}[{units + 1}-9]|" if units < 9 else "", f"[{tens + 1}-9][0-9]" if tens < 9 else "(?!)"
    return re.compile(f"20(?:{same}{later})")


@cache
def any_of(languages: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of these words, made when it is first needed: most citations never ask."""
    return re.compile(rf"\b(?:{'|'.join(languages)})\b", re.I)


@cache
def _looking_ahead() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(outlook.SENTENCE_AHEAD)})\b")


def looks_ahead(sentence: str) -> bool:
    """Whether a sentence speaks of something that has not happened yet."""
    return _looking_ahead().search(sentence.lower()) is not None  # without `re.I`: a third of the time


@cache
def _bounded() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(outlook.BOUND)})[\s-]+(?:(?:the|le|el)\s+|\w+[\s-]+)?\Z", re.I)


def title_clues(citation: Citation, stated: CitedDate, bound: date) -> Iterator[Clue]:
    """The latest year that the title speaks of as past; a year after the source was read is a future one."""
    if stated.last is None:
        return
    for written, whose in ((citation.title, "title"), (citation.chapter, "chapter")):
        if not written:
            continue
        text = _VISIT.sub("", written)
        day = _day_in(text)
        if day is not None and day <= bound:
            gap = (day - stated.last).days
            points = 1 if gap <= 0 else 0 if gap <= 31 else 4 if not any_of(outlook.TITLE_AHEAD).search(text) else 2
            yield Clue(ClueKind.TITLE, f"the {whose} names {day.isoformat()}", points, first=day, names=(day.year,))
            continue
        years = [(int(match[0]), match) for match in YEAR.finditer(text)]
        years = [
            (year, match) for year, match in years if year <= bound.year and not _IMPRINT.search(_before(text, match))
        ]
        if years:
            year, match = max(years, key=lambda pair: pair[0])
            points = _points(text, match, year, stated.last.year)
            if points:
                names = _names(text, match, year)
                yield Clue(ClueKind.TITLE, f"the {whose} names {year}", points, first=date(year, 1, 1), names=names)


def _before(text: str, match: re.Match[str]) -> str:
    """The few words before a year."""
    return text[max(0, match.start() - 40) : match.start()]


def _day_in(text: str) -> date | None:
    """The latest whole day that a title names."""
    found = [text[start:end] for start, end in dates.find(text)]
    days = [dates.read(raw) for raw in found if " " in raw or "-" in raw]
    exact = [day.first for day in days if day.exact and day.first]
    return max(exact, default=None)


def _names(text: str, match: re.Match[str], year: int) -> tuple[int, ...]:
    """The years that the title makes likely for the source itself.

    Figures of a year are printed in that year or the next, the history of a period at any time after.
    """
    if _PERIOD.search(_before(text, match)):
        return ()
    if any_of(outlook.FIGURES).search(text) or text[match.start() - 1 : match.start()] == "(":
        return (year, year + 1)
    return (year,)


def _points(text: str, match: re.Match[str], year: int, stated: int) -> int:
    """How much a year in a title proves about a source dated earlier."""
    gap = year - stated
    if gap <= 0:
        return 1
    before = _before(text, match)
    looks_back = bool(any_of(outlook.LOOKS_BACK).search(text))
    if any_of(outlook.TITLE_AHEAD).search(text) or _bounded().search(before) or any_of(outlook.EVENT).search(text):
        return 2 if gap >= 3 and looks_back and one_slip(year, stated) else 1 if gap >= 3 else 0
    if gap == 1:
        return 1 if looks_back else 0
    slip = one_slip(year, stated)
    if gap == 2:  # announcements are common two years ahead
        return 1 + (looks_back and slip)
    if gap >= FAR and looks_back and not slip and not _PERIOD.search(before):
        return 3
    return 2 + slip + (looks_back and slip)
