"""The page itself states another day of publication."""

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
    code="DM409",
    name="published-date-mismatch",
    severity=Severity.WARNING,
    online=True,
    examples=[
        Bad(
            "{{cite news |title=A long story |url=https://example.com/a |date=25 May 2001}}",
            web={"https://example.com/a": "live:published=2010-05-25"},
            fixed="{{cite news |title=A long story |url=https://example.com/a |date=25 May 2010}}",
        ),
        Bad(
            "{{cite news |title=A long story |url=https://example.com/a |date=25 May 2000}}",
            web={"https://example.com/a": "live:published=2010-05-25"},
            found="2010",
        ),
        Bad(
            "{{cite news |title=A long story |url=https://example.com/a |date=25 May 2000}}",
            web={"https://example.com/a": "live:guessed=2010-05-25"},
            found="2010",
        ),
        Good(
            "{{cite news |title=A long story |url=https://example.com/a |date=3 June 2000}}",
            web={"https://example.com/a": "live:guessed=2010-05-25"},
        ),
        Good(
            "{{cite news |title=A long story |url=https://example.com/a |date=25 May 2001}}",
            web={"https://example.com/a": "soft-404:published=2010-05-25"},
        ),
        Good(
            "{{cite news |title=A long story |url=https://example.com/a |date=23 May 2010}}",
            web={"https://example.com/a": "live:published=2010-05-25"},
        ),
    ],
)
def published_date_mismatch(article: Article, context: Context) -> Iterator[Problem]:
    """
    The page itself states another day of publication.

    The page's own metadata, or those of an archived copy where the page is gone, give another date than the citation.
    Sites that moved to a new system often carry the day of the move, so only a slip of the hand (another year on the
    same day, day and month swapped) makes a warning.  Where no metadata state a day and the extra `pages` is installed,
    htmldate reads it out of the text; such a day weighs less, and without such a slip nothing.

    Fix safety: unsafe.

    Sources: schema.org datePublished, article:published_time.
    """
    for report in reports(context.once(verdicts), article.document, ClueKind.PAGE):
        yield Problem(**report)
