"""The day of access carries a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import replaced


@cache
def _lettered() -> re.Pattern[str]:
    return re.compile(r"[^{}<>]*[0-9]{4}[a-z]")


@rule(
    Citation,
    code="DT307",
    name="letter-in-access-date",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    needs=("access-date", "archive-date"),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/ |access-date=6 May 2011a}}",
            fixed="{{cite web |title=T |url=http://example.com/ |access-date=6 May 2011}}",
        ),
        Good("{{cite web |title=T |url=http://example.com/ |date=2011a |access-date=6 May 2011}}"),
    ],
)
def letter_in_access_date(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The day of access carries a letter.

    A letter behind the year of publication tells two works of one author and year apart.  Behind the day of access
    or archiving it means nothing; the citation template lets it pass.

    Fix safety: safe; the letter is removed.

    Sources: Help:Citation Style 1 (year disambiguation).
    """
    for name, day in (("access-date", citation.access_date), ("archive-date", citation.archive_date)):
        if day is None or not day.raw[-1:].isalpha():
            continue
        field = citation.field(name)
        if field is not None and _lettered().fullmatch(field.raw):
            fix = replaced(field, field.raw[:-1], "Remove the letter")
            yield Problem.at(field, f"|{field.written}= needs no letter behind its year", fix=fix)
