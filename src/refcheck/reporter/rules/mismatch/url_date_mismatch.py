"""The date in the source's address is another than the stated one."""

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
    code="DM405",
    name="url-date-mismatch",
    severity=Severity.WARNING,
    examples=[
        Bad(
            "{{cite news |title=Teen wins the French Open "
            "|url=https://example.com/sports/2005/06/05/teen |date=June 5, 2006}}",
            found="2005-06-05",
            fixed="{{cite news |title=Teen wins the French Open "
            "|url=https://example.com/sports/2005/06/05/teen |date=June 5, 2005}}",
        ),
        Good(
            "{{cite news |title=Teen wins the French Open "
            "|url=https://example.com/sports/2005/06/05/teen |date=June 6, 2005}}"
        ),
        Good(
            "{{cite report |title=Annual report "
            "|url=https://example.com/wp-content/uploads/2012/03/report.pdf |date=2009}}"
        ),
    ],
)
def url_date_mismatch(article: Article, context: Context) -> Iterator[Problem]:
    """
    The date in the source's address is another than the stated one.

    Many sites write the day of publication into the address (/2010/05/25/).  Where it is far from the stated date,
    the stated one is mostly a slip.  Some days of difference (print and screen, time zones) do not count, nor does
    the day on which a document was uploaded; a year alone in the path (a folder, an election) counts only with a
    slip of the hand.

    Fix safety: unsafe.  The date is changed to the one that all evidence agrees on; where the address names a month in
    which the date would not lie with another year either, it is left to a person.

    Sources: citation practice; no other tool compares the two.
    """
    for report in reports(context.once(verdicts), article.document, ClueKind.URL):
        yield Problem(**report)
