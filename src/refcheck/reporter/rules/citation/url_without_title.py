"""Finds: an address has no title to stand for it."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT751",
    name="url-without-title",
    severity=Severity.WARNING,
    conditions=("bare_url_missing_title",),
    cs1="CS1 errors: bare URL",
    examples=[
        Bad("{{cite book |title=T |chapter-url=http://example.com/}}"),
        Good("{{cite book |title=T |chapter=C |chapter-url=http://example.com/}}"),
    ],
)
def url_without_title(citation: Citation, context: Context) -> Iterator[Problem]:
    """An address has no title to stand for it.

    The bare address is shown instead.

    Sources: CS1 `err_bare_url_missing_title`.
    """
    for remark in context.remarks(citation, "bare_url_missing_title"):
        yield Problem.at(remark.field or citation, f"|{remark.about}= has no title")
