"""Finds: the citation has no title."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT750",
    name="missing-title",
    severity=Severity.ERROR,
    conditions=("citation_missing_title",),
    cs1="CS1 errors: missing title",
    examples=[
        Bad("{{cite web |url=http://example.com/}}"),
        Good("{{cite web |title=T |url=http://example.com/}}"),
    ],
)
def missing_title(citation: Citation, context: Context) -> Iterator[Problem]:
    """The citation has no title.

    Readers cannot tell what the source is, or find it again when its address is gone.

    Sources: CS1 `err_citation_missing_title`.
    """
    for remark in context.remarks(citation, "citation_missing_title"):
        yield Problem.at(remark.field or citation, f"missing or empty |{remark.about}=")
