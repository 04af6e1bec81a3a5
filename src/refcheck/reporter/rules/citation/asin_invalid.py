"""Finds: the ASIN cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT714",
    name="asin-invalid",
    severity=Severity.ERROR,
    conditions=("bad_asin",),
    cs1="CS1 errors: ASIN",
    examples=[
        Bad("{{cite book |title=T |asin=0306406152}}"),
        Good("{{cite book |title=T |asin=B00ABCDEFG}}"),
    ],
)
def asin_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The ASIN cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_asin` (Help:CS1 errors); Amazon's numbers.
    """
    for remark in context.remarks(citation, "bad_asin"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid ASIN: {remark.about}")
