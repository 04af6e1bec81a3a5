"""The year in an identifier contradicts the date."""

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
    code="DM408",
    name="identifier-date-mismatch",
    severity=Severity.WARNING,
    examples=[
        Bad(
            "{{cite journal |title=A survey of stars |journal=ApJ |date=1989 |bibcode=1998ApJ...500..525S}}",
            found="1998",
            fixed="{{cite journal |title=A survey of stars |journal=ApJ |date=1998 |bibcode=1998ApJ...500..525S}}",
        ),
        Good("{{cite journal |title=A survey of stars |journal=ApJ |date=1998 |bibcode=1998ApJ...500..525S}}"),
        Good("{{cite journal |title=A note on strings |journal=JHEP |date=2009 |arxiv=0704.0001}}"),
    ],
)
def identifier_date_mismatch(article: Article, context: Context) -> Iterator[Problem]:
    """
    The year in an identifier contradicts the date.

    A bibcode begins with the year of publication, an arXiv number with year and month of the preprint, and many
    DOIs hold the year in which the paper was taken in.  Papers are printed up to some years after their preprint,
    so only what lies outside that counts.

    Fix safety: unsafe, and only where one slip of the hand explains it.

    Sources: the SAO/NASA ADS on bibcodes, arXiv's identifier scheme.
    """
    for report in reports(context.once(verdicts), article.document, ClueKind.IDENTIFIER):
        yield Problem(**report)
