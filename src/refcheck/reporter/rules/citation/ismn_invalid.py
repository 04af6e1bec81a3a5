"""Finds: the ISMN cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT724",
    name="ismn-invalid",
    severity=Severity.ERROR,
    conditions=("bad_ismn",),
    cs1="CS1 errors: ISMN",
    examples=[
        Bad("{{cite book |title=T |ismn=123}}"),
        Good("{{cite book |title=T |ismn=979-0-9016791-7-7}}"),
    ],
)
def ismn_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The ISMN cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_ismn` (Help:CS1 errors); ISO 10957; `stdnum`.
    """
    for remark in context.remarks(citation, "bad_ismn"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid ISMN: {remark.about}")
