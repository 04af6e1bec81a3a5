"""Finds: the OCLC cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.identifiers import beyond_limit


@rule(
    Citation,
    code="CT708",
    name="oclc-invalid",
    severity=Severity.ERROR,
    conditions=("bad_oclc",),
    cs1="CS1 errors: OCLC",
    examples=[
        Bad("{{cite book |title=T |oclc=123456789012345}}"),
        Good("{{cite book |title=T |oclc=12345678}}"),
    ],
)
def oclc_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The OCLC cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_oclc` (Help:CS1 errors); WorldCat's numbers.
    """
    for remark in context.remarks(citation, "bad_oclc"):
        yield Problem.at(
            remark.field or citation,
            f"this cannot be a valid OCLC: {remark.about}",
            severity=Severity.WARNING if beyond_limit(remark.about) else None,
        )
