"""Finds: the SSRN cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.identifiers import beyond_limit


@rule(
    Citation,
    code="CT712",
    name="ssrn-invalid",
    severity=Severity.ERROR,
    conditions=("bad_ssrn",),
    cs1="CS1 errors: SSRN",
    examples=[
        Bad("{{cite book |title=T |ssrn=50}}"),
        Good("{{cite book |title=T |ssrn=1000001}}"),
    ],
)
def ssrn_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The SSRN cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_ssrn` (Help:CS1 errors); SSRN's numbers.
    """
    for remark in context.remarks(citation, "bad_ssrn"):
        yield Problem.at(
            remark.field or citation,
            f"this cannot be a valid SSRN: {remark.about}",
            severity=Severity.WARNING if beyond_limit(remark.about) else None,
        )
