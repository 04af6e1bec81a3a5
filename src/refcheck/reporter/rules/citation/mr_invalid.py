"""Finds: the MR cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT715",
    name="mr-invalid",
    severity=Severity.ERROR,
    conditions=("bad_mr",),
    cs1="CS1 errors: MR",
    examples=[
        Bad("{{cite book |title=T |mr=12345678}}"),
        Good("{{cite book |title=T |mr=123456}}"),
    ],
)
def mr_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The MR cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_mr` (Help:CS1 errors); Mathematical Reviews.
    """
    for remark in context.remarks(citation, "bad_mr"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid MR: {remark.about}")
