"""The source was archived before it appeared."""

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
    code="DM403",
    name="archive-date-before-date",
    severity=Severity.ERROR,
    examples=[
        Bad(
            "{{cite web |title=The importance of oil |url=http://example.com/oil |date=20 March 2006 "
            "|archive-url=https://web.archive.org/web/20050514000000/http://example.com/oil "
            "|archive-date=14 May 2005}}",
            found="before",
        ),
        Bad(
            "{{cite web |title=The importance of oil |url=http://example.com/oil |date=20 March 2004 "
            "|archive-url=https://web.archive.org/web/20050514000000/http://example.com/oil "
            "|archive-date=14 May 2003}}",
            found="but the capture was made on 2005-05-14",
        ),
        Good(
            "{{cite web |title=The importance of oil |url=http://example.com/oil |date=20 March 2004 "
            "|archive-url=https://web.archive.org/web/20050514000000/http://example.com/oil "
            "|archive-date=14 May 2005}}"
        ),
    ],
)
def archive_date_before_date(article: Article, context: Context) -> Iterator[Problem]:
    """
    The source was archived before it appeared.

    The archive-date, or the moment of capture in the archive's address, is earlier than the date of publication.
    Either the date is wrong, or the capture is of another page or an older version and does not show what was
    cited.  Where the two disagree and the moment of capture fits, the archive-date is the wrong one.

    Fix safety: unsafe, and only where one slip of the hand explains it.

    Sources: Help:Citation Style 1, archive-date; the 14 digits of a Wayback Machine address are the moment of
    capture.
    """
    for report in reports(context.once(verdicts), article.document, ClueKind.ARCHIVE, ClueKind.CAPTURE):
        yield Problem(**report)
