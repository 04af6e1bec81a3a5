"""Finds: the S2CID cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.identifiers import beyond_limit


@rule(
    Citation,
    code="CT711",
    name="s2cid-invalid",
    severity=Severity.ERROR,
    conditions=("bad_s2cid",),
    cs1="CS1 errors: S2CID",
    examples=[
        Bad("{{cite book |title=T |s2cid=0123}}"),
        Good("{{cite book |title=T |s2cid=123456}}"),
    ],
)
def s2cid_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The S2CID cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_s2cid` (Help:CS1 errors); Semantic Scholar's numbers.
    """
    for remark in context.remarks(citation, "bad_s2cid"):
        yield Problem.at(
            remark.field or citation,
            f"this cannot be a valid S2CID: {remark.about}",
            severity=Severity.WARNING if beyond_limit(remark.about) else None,
        )
