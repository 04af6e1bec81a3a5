"""The source is dated before its site existed."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.chronology import ClueKind
from refcheck.words.chronology_claims import verdicts
from refcheck.words.chronology_report import reports


@rule(
    Article,
    code="DM407",
    name="date-before-site",
    severity=Severity.WARNING,
    examples=[
        Bad(
            "{{cite news |title=Studio orders a pilot "
            "|url=https://deadline.com/studio-orders-a-pilot |date=May 9, 1999}}",
            found="2006",
        ),
        Good("{{cite AV media |title=A speech |url=https://www.youtube.com/watch?v=abcdefghijk |date=1985}}"),
    ],
)
def date_before_site(article: Article, context: Context) -> Iterator[Problem]:
    """
    The source is dated before its site existed.

    A page of a site that was born on the Web cannot be older than the site.  Sites that carry what is older than
    themselves (videos, old reviews, newspapers' archives) are left alone.

    Sources: a table of first years, from the sites' own accounts of themselves.
    """
    for report in reports(context.once(verdicts), article.document, ClueKind.SITE):
        yield Problem(**report)
