"""Finds: the PMC cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.identifiers import beyond_limit


@rule(
    Citation,
    code="CT705",
    name="pmc-invalid",
    severity=Severity.ERROR,
    conditions=("bad_pmc",),
    cs1="CS1 errors: PMC",
    examples=[
        Bad("{{cite book |title=T |pmc=abc}}"),
        Good("{{cite book |title=T |pmc=123456}}"),
    ],
)
def pmc_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The PMC cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_pmc` (Help:CS1 errors); PubMed Central's numbering.
    """
    for remark in context.remarks(citation, "bad_pmc"):
        yield Problem.at(
            remark.field or citation,
            f"this cannot be a valid PMC: {remark.about}",
            severity=Severity.WARNING if beyond_limit(remark.about) else None,
        )
