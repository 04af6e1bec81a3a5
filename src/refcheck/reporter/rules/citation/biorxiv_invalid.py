"""Finds: the bioRxiv cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT721",
    name="biorxiv-invalid",
    severity=Severity.ERROR,
    conditions=("bad_biorxiv",),
    cs1="CS1 errors: bioRxiv",
    examples=[
        Bad("{{cite book |title=T |biorxiv=047720}}"),
        Good("{{cite book |title=T |biorxiv=10.1101/047720}}"),
    ],
)
def biorxiv_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The bioRxiv cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_biorxiv` (Help:CS1 errors); bioRxiv's DOIs.
    """
    for remark in context.remarks(citation, "bad_biorxiv"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid bioRxiv: {remark.about}")
