"""Finds: the SBN cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT725",
    name="sbn-invalid",
    severity=Severity.ERROR,
    conditions=("bad_sbn",),
    cs1="CS1 errors: SBN",
    examples=[
        Bad("{{cite book |title=T |sbn=12}}"),
        Good("{{cite book |title=T |sbn=306-40615-2}}"),
    ],
)
def sbn_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The SBN cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_sbn` (Help:CS1 errors); the nine-digit forerunner of the ISBN.
    """
    for remark in context.remarks(citation, "bad_sbn"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid SBN: {remark.about}")
