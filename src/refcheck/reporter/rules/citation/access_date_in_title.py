"""The title holds the day on which the source was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refcheck.model.article import Citation, CitationStyle
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@cache
def _read_on() -> re.Pattern[str]:
    return re.compile(
        r"[(\[,.;–—-]\s*(?:last |date )?(?:retrieved|accessed|visited|consulted|checked|viewed)(?: on)?:? "
        r"(?:[0-9]{1,2} [A-Za-z]{3,9}|[A-Z][a-z]{2,8}\.? [0-9]{1,2},?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[/.])",
        re.IGNORECASE,
    )


@rule(
    Citation,
    code="CT789",
    name="access-date-in-title",
    severity=Severity.NOTE,
    needs=("title",),
    styles=(CitationStyle.TEMPLATE,),
    words=("ed ", "ed:"),
    within="title",
    examples=[
        Bad("{{cite web |title=Rain in May. Retrieved 5 May 2012 |url=http://example.com/}}"),
        Bad("{{cite web |title=Rain in May (accessed on 2012-05-05) |url=http://example.com/}}"),
        Good("{{cite news |title=Black box retrieved 5 May near the coast |url=http://example.com/}}"),
        Good("{{cite web |title=Rain in May |access-date=5 May 2012 |url=http://example.com/}}"),
    ],
)
def access_date_in_title(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The title holds the day on which the source was read.

    That day belongs into `access-date`, where readers and tools look for it.

    Sources: Help:Citation Style 1 (access-date).
    """
    match = _read_on().search(citation.title)
    if match is not None:
        yield Problem.at(
            citation.field("title") or citation, f"“{match[0].strip(' ([,.;–—-')}…” belongs into |access-date="
        )
