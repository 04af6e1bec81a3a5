"""The source's title names a later year than its date."""

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
    code="DM401",
    name="date-before-title-year",
    severity=Severity.WARNING,
    examples=[
        Bad(
            "{{cite news |title=The top art and architecture of 2011 |work=The Post "
            "|date=September 11, 2001 |access-date=May 17, 2012}}",
            found="2011",
            fixed="{{cite news |title=The top art and architecture of 2011 |work=The Post "
            "|date=September 11, 2011 |access-date=May 17, 2012}}",
        ),
        Bad("{{cite news |title=Results of the 2008 election |date=5 November 2003}}"),
        Good("{{cite news |title=City to bid for 2020 Olympics |date=11 August 2011}}"),
        Good("{{cite news |title=Book Awards 2021: the harvest |date=September 23, 2020}}"),
        Good("{{cite report |title=World population in 2050 |date=2010}}"),
    ],
)
def date_before_title_year(article: Article, context: Context) -> Iterator[Problem]:
    """
    The source's title names a later year than its date.

    A source cannot look back on a year that was still to come when it appeared: "The best books of 2011" is not of
    2001.  A title that looks ahead (a forecast, a plan, a bid, "by 2020") and a year that lies after the day on
    which the source was read prove nothing, and a gap of a year or two weighs little.  The finding gives all
    evidence, and the date that one slip of the hand turned into the stated one where only one such date fits.

    Fix safety: unsafe.  The year is changed to the proposed one; look at the source before you take it.

    Sources: Help:Citation Style 1, "Dates"; no other tool compares the two.
    """
    for report in reports(context.once(verdicts), article.document, ClueKind.TITLE):
        yield Problem(**report)
