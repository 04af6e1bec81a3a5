"""Finds: the medRxiv cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT722",
    name="medrxiv-invalid",
    severity=Severity.ERROR,
    conditions=("bad_medrxiv",),
    cs1="CS1 errors: medRxiv",
    examples=[
        Bad("{{cite book |title=T |medrxiv=047720}}"),
        Good("{{cite book |title=T |medrxiv=10.1101/2020.03.30.20047548}}"),
    ],
)
def medrxiv_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The medRxiv cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_medrxiv` (Help:CS1 errors); medRxiv's DOIs.
    """
    for remark in context.remarks(citation, "bad_medrxiv"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid medRxiv: {remark.about}")
