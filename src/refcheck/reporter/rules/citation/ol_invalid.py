"""Finds: the OL cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT718",
    name="ol-invalid",
    severity=Severity.ERROR,
    conditions=("bad_ol",),
    cs1="CS1 errors: OL",
    examples=[
        Bad("{{cite book |title=T |ol=12345}}"),
        Good("{{cite book |title=T |ol=12345M}}"),
    ],
)
def ol_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The OL cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_ol` (Help:CS1 errors); Open Library.
    """
    for remark in context.remarks(citation, "bad_ol"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid OL: {remark.about}")
