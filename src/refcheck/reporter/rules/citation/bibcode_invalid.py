"""Finds: the bibcode cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT707",
    name="bibcode-invalid",
    severity=Severity.ERROR,
    conditions=("bad_bibcode",),
    cs1="CS1 errors: bibcode",
    examples=[
        Bad("{{cite book |title=T |bibcode=1998ApJ..500..525S}}"),
        Good("{{cite book |title=T |bibcode=1998ApJ...500..525S}}"),
        Good("{{cite book |title=T |bibcode=((2008JEnvQ..37..-97B))}}"),
    ],
)
def bibcode_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The bibcode cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_bibcode` (Help:CS1 errors); the Astrophysics Data System's bibcodes.
    """
    for remark in context.remarks(citation, "bad_bibcode"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid bibcode: {remark.about}")
