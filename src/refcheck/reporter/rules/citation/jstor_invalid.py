"""Finds: the JSTOR cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT710",
    name="jstor-invalid",
    severity=Severity.ERROR,
    conditions=("bad_jstor",),
    cs1="CS1 errors: JSTOR",
    examples=[
        Bad("{{cite book |title=T |jstor=https://www.jstor.org/stable/1}}"),
        Good("{{cite book |title=T |jstor=12345}}"),
    ],
)
def jstor_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The JSTOR cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_jstor` (Help:CS1 errors); JSTOR's stable numbers.
    """
    for remark in context.remarks(citation, "bad_jstor"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid JSTOR: {remark.about}")
