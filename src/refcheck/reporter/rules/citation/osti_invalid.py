"""Finds: the OSTI cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.identifiers import beyond_limit


@rule(
    Citation,
    code="CT719",
    name="osti-invalid",
    severity=Severity.ERROR,
    conditions=("bad_osti",),
    cs1="CS1 errors: OSTI",
    examples=[
        Bad("{{cite book |title=T |osti=12}}"),
        Good("{{cite book |title=T |osti=1018000}}"),
    ],
)
def osti_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The OSTI cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_osti` (Help:CS1 errors); OSTI's numbers.
    """
    for remark in context.remarks(citation, "bad_osti"):
        yield Problem.at(
            remark.field or citation,
            f"this cannot be a valid OSTI: {remark.about}",
            severity=Severity.WARNING if beyond_limit(remark.about) else None,
        )
