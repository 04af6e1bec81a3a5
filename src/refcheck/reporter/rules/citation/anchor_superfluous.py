"""Finds: `ref=` gives the anchor that the template makes itself."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import dropped


@rule(
    Citation,
    code="CT788",
    name="anchor-superfluous",
    severity=Severity.NOTE,
    conditions=("ref_duplicates_default",),
    cs1="CS1 maint: ref duplicates default",
    examples=[
        Bad(
            "{{cite book |title=T |last=Smith |date=2010 |ref=CITEREFSmith2010}}",
            fixed="{{cite book |title=T |last=Smith |date=2010}}",
        ),
        Good("{{cite book |title=T |last=Smith |date=2010 |ref=CITEREFOther}}"),
    ],
)
def anchor_superfluous(citation: Citation, context: Context) -> Iterator[Problem]:
    """`ref=` gives the anchor that the template makes itself.

    It can go, and then follows when the name or the year is put right.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `maint_ref_duplicates_default`.
    """
    for remark in context.remarks(citation, "ref_duplicates_default"):
        yield Problem.at(
            remark.field or citation, "|ref= repeats the default anchor", fix=dropped(remark.field, of=citation)
        )
