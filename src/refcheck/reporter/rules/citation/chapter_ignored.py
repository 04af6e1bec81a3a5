"""Finds: the template has no chapters, so the chapter is not shown."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT759",
    name="chapter-ignored",
    severity=Severity.WARNING,
    conditions=("chapter_ignored",),
    cs1="CS1 errors: chapter ignored",
    examples=[
        Bad("{{cite journal |title=T |journal=J |chapter=C}}"),
        Good("{{cite book |title=T |chapter=C}}"),
    ],
)
def chapter_ignored(citation: Citation, context: Context) -> Iterator[Problem]:
    """The template has no chapters, so the chapter is not shown.

    Use the template for books, or make the chapter the title.

    Sources: CS1 `err_chapter_ignored`.
    """
    for remark in context.remarks(citation, "chapter_ignored"):
        yield Problem.at(remark.field or citation, f"|{remark.about}= is ignored in this template")
