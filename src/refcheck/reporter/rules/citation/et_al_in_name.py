"""Finds: "et al." is written into a name."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT768",
    name="et-al-in-name",
    severity=Severity.WARNING,
    conditions=("etal",),
    cs1="CS1 errors: explicit use of et al.",
    examples=[
        Bad("{{cite book |title=T |author=Smith, J. et al.}}"),
        Good("{{cite book |title=T |author=Smith, J. |display-authors=etal}}"),
    ],
)
def et_al_in_name(citation: Citation, context: Context) -> Iterator[Problem]:
    """ "et al." is written into a name.

    `display-authors=etal` says the same and keeps the name clean.

    Sources: CS1 `err_etal`.
    """
    for remark in context.remarks(citation, "etal"):
        yield Problem.at(remark.field or citation, f'"et al." in |{remark.field.written}=' if remark.field else "")
