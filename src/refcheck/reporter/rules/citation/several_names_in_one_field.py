"""Finds: one field holds several names."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT766",
    name="several-names-in-one-field",
    severity=Severity.NOTE,
    conditions=("mult_names",),
    also=("CS1: maint_mult_names",),
    examples=[
        Bad("{{cite book |title=T |author=Smith, J.; Jones, K.}}"),
        Good("{{cite book |title=T |author=Smith, J.}}"),
        Good("{{cite book |title=T |author=((Law, Ltd., & Sons))}}"),
    ],
)
def several_names_in_one_field(citation: Citation, context: Context) -> Iterator[Problem]:
    """One field holds several names.

    Indexes and short footnotes then know only one strange name; each person has a field of their own.

    Sources: CS1 `maint_mult_names`.
    """
    for remark in context.remarks(citation, "mult_names"):
        yield Problem.at(
            remark.field or citation,
            f"several names in |{remark.field.written}=" if remark.field else "",
            cs1=f"CS1 maint: multiple names: {remark.about}",
        )
