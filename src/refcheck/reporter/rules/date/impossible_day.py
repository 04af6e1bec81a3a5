"""Finds: a date names a day that its month does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refcheck.model.article import Citation, CitedDate
from refcheck.model.finding import Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.dates import read
from refcheck.words.templates import cs1_kind


@rule(
    Citation,
    code="DT308",
    name="impossible-day",
    severity=Severity.ERROR,
    needs=("date", "access-date", "archive-date"),
    examples=[
        Bad('A.<ref>Ann Doe (February 29, 2017). "Rain". The Post. Retrieved 5 May 2018.</ref>', found="29, 2017"),
        Bad(
            "[[Kategorie:Regen]] A.<ref>{{Internetquelle |titel=Regen |url=http://a.example/x |datum=31. April 2012}}"
            "</ref>",
            found="April 2012",
        ),
        Good('A.<ref>Ann Doe (February 29, 2016). "Rain". The Post. Retrieved 5 May 2018.</ref>'),
        Good('A.<ref>Ann Doe (29 February 1500). "Rain". The Post.</ref>'),
        Good('A.<ref>Ann Doe (Spring 2017). "Rain". The Post.</ref>'),
    ],
)
def impossible_day(citation: Citation, context: Context) -> Iterator[Problem]:
    """A date names a day that its month does not have.

    There is no 31 April, and 2017 had no 29 February: the day, the month or the year is a slip.  For the templates of
    Citation Style 1 in wikitext `invalid-date` says so.

    Sources: the calendar; CS1 `err_bad_date` for what its module prints.
    """
    unread = [
        stated
        for stated in (citation.date, citation.access_date, citation.archive_date)
        if stated is not None and stated.edtf is None
    ]
    if not unread:
        return
    if context.format is Format.WIKITEXT and context.article.language == "en" and cs1_kind(citation.template or ""):
        return
    if any("Check date values" in message for message in citation.messages):
        return
    for stated in unread:
        if _without_such_day(stated, context.article.language):
            place = stated if stated.start >= 0 else citation
            yield Problem.at(place, f"there is no such day as {stated.raw}", identity=stated.raw)


@cache
def _late_day() -> re.Pattern[str]:
    """The days that only some months have."""
    return re.compile(r"(?<![0-9])(?:29|3[0-9])(?![0-9])")


def _without_such_day(stated: CitedDate, language: str) -> bool:
    """Whether the text is a whole date as soon as the day is one that every month has."""
    with_other_day, changed = _late_day().subn("28", stated.raw)
    return changed == 1 and read(with_other_day, language=language).exact
