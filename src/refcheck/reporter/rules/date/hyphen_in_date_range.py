"""Finds: a hyphen stands for the dash in a range of dates."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import dash_fix


@rule(
    Citation,
    code="DT302",
    name="hyphen-in-date-range",
    severity=Severity.NOTE,
    conditions=("date_format",),
    cs1="CS1 maint: date format",
    examples=[
        Bad("{{cite book |title=T |date=June-July 2012}}", fixed="{{cite book |title=T |date=June–July 2012}}"),
        Good("{{cite book |title=T |date=June–July 2012}}"),
    ],
)
def hyphen_in_date_range(citation: Citation, context: Context) -> Iterator[Problem]:
    """A hyphen stands for the dash in a range of dates.

    The template prints a dash; the source should have it too.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `maint_date_format`; MOS:DATERANGE.
    """
    for remark in context.remarks(citation, "date_format"):
        yield Problem.at(
            remark.field or citation,
            f"a dash belongs into the range in |{remark.field.written}=" if remark.field else "",
            fix=dash_fix(remark.field),
        )
