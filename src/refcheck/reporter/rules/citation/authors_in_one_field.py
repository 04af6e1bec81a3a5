"""Finds: `authors=` holds all names in one text."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT774",
    name="authors-in-one-field",
    severity=Severity.NOTE,
    conditions=("authors",),
    cs1="CS1 maint: uses authors parameter",
    examples=[
        Bad("{{cite book |title=T |authors=A. B., C. D.}}"),
        Good("{{cite book |title=T |last1=B |first1=A.}}"),
    ],
)
def authors_in_one_field(citation: Citation, context: Context) -> Iterator[Problem]:
    """`authors=` holds all names in one text.

    No tool can take the names apart; use `last1=`, `first1=` and so on, or `vauthors=`.

    Sources: CS1 `maint_authors`.
    """
    for remark in context.remarks(citation, "authors"):
        yield Problem.at(remark.field or citation, "|authors= keeps the names in one text")
