"""The source was read before it appeared."""

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
    code="DM402",
    name="access-date-before-date",
    severity=Severity.ERROR,
    examples=[
        Bad(
            "{{cite news |title=Students raise awareness |url=https://example.com/a "
            "|date=4 March 2008 |access-date=21 February 2003}}",
            found="before",
        ),
        Good(
            "{{cite news |title=Students raise awareness |url=https://example.com/a "
            "|date=4 March 2008 |access-date=4 March 2008}}"
        ),
        Good(
            "{{cite news |title=Students raise awareness |url=https://example.com/a |date=March 2008 "
            "|access-date=4 March 2008}}"
        ),
    ],
)
def access_date_before_date(article: Article, context: Context) -> Iterator[Problem]:
    """
    The source was read before it appeared.

    The access-date is earlier than the date of publication, so one of the two is wrong.  A single day may be a
    matter of time zones and is a warning; the cover of a magazine is dated some weeks ahead, and a book some
    months, which is a note.  The same holds for a source dated after the revision of the article that was fetched.
    Where another clue (the address) confirms the date, the access-date is named as the wrong one.

    Fix safety: unsafe, and only where one slip of the hand explains it.

    Sources: Help:Citation Style 1 defines access-date as the day on which the editor read the page.
    """
    for report in reports(context.once(verdicts), article.document, ClueKind.ACCESS, ClueKind.REVISION):
        yield Problem(**report)
