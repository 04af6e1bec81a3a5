"""Two references date the same source differently."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.chronology_claims import verdicts
from refcheck.words.chronology_siblings import two_dates


@rule(
    Article,
    code="DM406",
    name="same-work-two-dates",
    severity=Severity.NOTE,
    examples=[
        Bad(
            "A.<ref>{{cite news |title=A long story |url=https://example.com/a "
            "|date=5 May 2001}}</ref> B.<ref>{{cite news |title=A long story "
            "|url=https://example.com/a |date=5 May 2011}}</ref>",
            found="5 May 2001",
        ),
        Good(
            "A.<ref>{{cite news |title=A long story |url=https://example.com/a "
            "|date=5 May 2001}}</ref> B.<ref>{{cite news |title=A long story "
            "|url=https://example.com/a |date=May 2001}}</ref>"
        ),
        Good(
            "A.<ref>{{cite news |title=A long story |url=https://example.com/a "
            "|date=5 May 2001}}</ref> B.<ref>{{cite news |title=Another long story "
            "|url=https://example.com/b |date=5 May 2011}}</ref>"
        ),
    ],
)
def same_work_two_dates(article: Article, context: Context) -> Iterator[Problem]:
    """
    Two references date the same source differently.

    Both give the same identifier or address and the same title, but another date, so that at least one is wrong.
    It is a warning where one slip of the hand (one digit, two digits swapped, day and month swapped) explains the
    difference, else a note: pages change and carry the day of the last change.

    Fix safety: no fix; the evidence does not say which of the two is right.

    Sources: citation practice; no other tool compares them.
    """
    for report in two_dates(context.once(verdicts), context):
        yield Problem(**report)
