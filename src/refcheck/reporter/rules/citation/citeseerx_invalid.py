"""Finds: the citeseerx cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT723",
    name="citeseerx-invalid",
    severity=Severity.ERROR,
    conditions=("bad_citeseerx",),
    cs1="CS1 errors: citeseerx",
    examples=[
        Bad("{{cite book |title=T |citeseerx=x}}"),
        Good("{{cite book |title=T |citeseerx=10.1.1.176.341}}"),
    ],
)
def citeseerx_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The citeseerx cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_citeseerx` (Help:CS1 errors); CiteSeerX' numbers.
    """
    for remark in context.remarks(citation, "bad_citeseerx"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid citeseerx: {remark.about}")
