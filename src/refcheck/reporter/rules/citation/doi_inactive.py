"""Finds: a DOI is marked as broken."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT733",
    name="doi-inactive",
    severity=Severity.NOTE,
    conditions=("doi_inactive",),
    cs1="CS1 maint: DOI inactive",
    examples=[
        Bad("{{cite journal |title=T |journal=J |doi=10.1000/182 |doi-broken-date=2020-01-01}}"),
        Good("{{cite journal |title=T |journal=J |doi=10.1000/182}}"),
    ],
)
def doi_inactive(citation: Citation, context: Context) -> Iterator[Problem]:
    """A DOI is marked as broken.

    Broken DOIs come back to life; somebody should try it again now and then.

    Sources: CS1 `maint_doi_inactive`.
    """
    for remark in context.remarks(citation, "doi_inactive"):
        yield Problem.at(remark.field or citation, "the DOI is marked as inactive")
