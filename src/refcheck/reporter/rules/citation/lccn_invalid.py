"""Finds: the LCCN cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT709",
    name="lccn-invalid",
    severity=Severity.ERROR,
    conditions=("bad_lccn",),
    cs1="CS1 errors: LCCN",
    examples=[
        Bad("{{cite book |title=T |lccn=12}}"),
        Good("{{cite book |title=T |lccn=92035427}}"),
    ],
)
def lccn_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The LCCN cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_lccn` (Help:CS1 errors); the Library of Congress' control numbers.
    """
    for remark in context.remarks(citation, "bad_lccn"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid LCCN: {remark.about}")
