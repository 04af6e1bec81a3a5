"""Finds: the DOI cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import identifier_fix


@rule(
    Citation,
    code="CT703",
    name="doi-invalid",
    severity=Severity.ERROR,
    conditions=("bad_doi",),
    cs1="CS1 errors: DOI",
    examples=[
        Bad("{{cite book |title=T |doi=10.1038/nature123.}}", fixed="{{cite book |title=T |doi=10.1038/nature123}}"),
        Good("{{cite book |title=T |doi=10.1038/nature123}}"),
    ],
)
def doi_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The DOI cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_bad_doi` (Help:CS1 errors); ISO 26324; the DOI Handbook.
    """
    for remark in context.remarks(citation, "bad_doi"):
        yield Problem.at(
            remark.field or citation,
            f"this cannot be a valid DOI: {remark.about}",
            fix=identifier_fix(remark.field, context.today),
        )
