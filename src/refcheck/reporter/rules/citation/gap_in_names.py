"""Finds: the numbering of the names has a hole."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT770",
    name="gap-in-names",
    severity=Severity.WARNING,
    conditions=("missing_name",),
    cs1="CS1 errors: missing name",
    examples=[
        Bad("{{cite book |title=T |author=A |author3=B}}"),
        Good("{{cite book |title=T |author=A |author2=B}}"),
    ],
)
def gap_in_names(citation: Citation, context: Context) -> Iterator[Problem]:
    """The numbering of the names has a hole.

    The template stops reading names at a hole of two; a hole of one is a slip.

    Sources: CS1 `err_missing_name`.
    """
    for remark in context.remarks(citation, "missing_name"):
        yield Problem.at(remark.field or citation, f"|{remark.about}= is missing")
