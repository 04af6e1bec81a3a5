"""Finds: `year=` and `date=` name different years."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="DT303",
    name="year-contradicts-date",
    severity=Severity.ERROR,
    conditions=("date_year_mismatch",),
    cs1="CS1 errors: dates",
    examples=[
        Bad("{{cite book |title=T |date=6 May 2011 |year=2012}}"),
        Good("{{cite book |title=T |date=6 May 2011}}"),
    ],
)
def year_contradicts_date(citation: Citation, context: Context) -> Iterator[Problem]:
    """`year=` and `date=` name different years.

    One of them is wrong, and the page shows only one.

    Sources: CS1 `err_bad_date` (year / date mismatch).
    """
    for remark in context.remarks(citation, "date_year_mismatch"):
        yield Problem.at(remark.field or citation, "|year= and |date= disagree")
