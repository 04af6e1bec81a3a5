"""A citation template has nothing in it."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT728",
    name="empty-citation",
    severity=Severity.ERROR,
    conditions=("empty_citation",),
    cs1="CS1 errors: empty citation",
    examples=[
        Bad("{{cite web}}"),
        Bad("{{cite book |title= |last= |date= }}"),
        Good("{{cite book |title=T}}"),
    ],
)
def empty_citation(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    A citation template has nothing in it.

    Readers see an error where they look for a source.

    Sources: CS1 `err_empty_citation`.
    """
    for _ in context.remarks(citation, "empty_citation"):
        yield Problem.at(citation, "the citation is empty")
