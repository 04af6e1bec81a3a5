"""Finds: a name has no letter in it."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT767",
    name="numeric-name",
    severity=Severity.NOTE,
    conditions=("numeric_names",),
    also=("CS1: err_numeric_names, maint_numeric_names",),
    examples=[
        Bad("{{cite book |title=T |author=1922}}"),
        Good("{{cite book |title=T |author=50 Cent}}"),
    ],
)
def numeric_name(citation: Citation, context: Context) -> Iterator[Problem]:
    """A name has no letter in it.

    A date or a number went into the field for a name.

    Sources: CS1 `maint_numeric_names`.
    """
    for remark in context.remarks(citation, "numeric_names"):
        yield Problem.at(
            remark.field or citation,
            f"|{remark.field.written}= has no letter" if remark.field else "",
            cs1=f"CS1 maint: numeric names: {remark.about}",
        )
