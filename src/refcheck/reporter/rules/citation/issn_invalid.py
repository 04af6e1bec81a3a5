"""Finds: the ISSN cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT702",
    name="issn-invalid",
    severity=Severity.ERROR,
    conditions=(
        "bad_issn",
        "bad_eissn",
    ),
    cs1="CS1 errors: ISSN",
    also=("CheckWiki 107, 108, in the text of pages",),
    examples=[
        Bad("{{cite book |title=T |issn=0028-0837}}"),
        Good("{{cite book |title=T |issn=0028-0836}}"),
    ],
)
def issn_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The ISSN cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_issn` (Help:CS1 errors); ISO 3297; `stdnum.issn`.
    """
    for remark in context.remarks(citation, "bad_issn", "bad_eissn"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid ISSN: {remark.about}")
