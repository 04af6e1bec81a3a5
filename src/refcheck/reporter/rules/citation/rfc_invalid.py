"""Finds: the RFC cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.identifiers import beyond_limit


@rule(
    Citation,
    code="CT720",
    name="rfc-invalid",
    severity=Severity.ERROR,
    conditions=("bad_rfc",),
    cs1="CS1 errors: RFC",
    examples=[
        Bad("{{cite book |title=T |rfc=RFC2616}}"),
        Good("{{cite book |title=T |rfc=2616}}"),
    ],
)
def rfc_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The RFC cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_rfc` (Help:CS1 errors); the RFC Editor's numbers.
    """
    for remark in context.remarks(citation, "bad_rfc"):
        yield Problem.at(
            remark.field or citation,
            f"this cannot be a valid RFC: {remark.about}",
            severity=Severity.WARNING if beyond_limit(remark.about) else None,
        )
