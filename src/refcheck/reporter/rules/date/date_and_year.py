"""Finds: `year=` repeats the year of `date=`."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import dropped


@rule(
    Citation,
    code="DT304",
    name="date-and-year",
    severity=Severity.NOTE,
    conditions=("date_year",),
    cs1="CS1 maint: date and year",
    examples=[
        Bad("{{cite book |title=T |date=6 May 2011 |year=2011}}", fixed="{{cite book |title=T |date=6 May 2011}}"),
        Good("{{cite book |title=T |date=2011-05-06 |year=2011a}}"),
    ],
)
def date_and_year(citation: Citation, context: Context) -> Iterator[Problem]:
    """`year=` repeats the year of `date=`.

    One is enough, and one cannot contradict itself.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `maint_date_year`.
    """
    for remark in context.remarks(citation, "date_year"):
        yield Problem.at(remark.field or citation, "|year= repeats |date=", fix=dropped(remark.field, of=citation))
