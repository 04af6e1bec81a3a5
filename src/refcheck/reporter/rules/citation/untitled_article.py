"""Finds: the article in the journal is said to have no title."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT762",
    name="untitled-article",
    severity=Severity.NOTE,
    conditions=("untitled",),
    cs1="CS1 maint: untitled periodical",
    examples=[
        Bad("{{cite journal |title=none |journal=J}}"),
        Good("{{cite journal |title=None of them |journal=J}}"),
    ],
)
def untitled_article(citation: Citation, context: Context) -> Iterator[Problem]:
    """The article in the journal is said to have no title.

    `title=none` is right for a few notices; the others have a title.

    Sources: CS1 `maint_untitled`.
    """
    for remark in context.remarks(citation, "untitled"):
        yield Problem.at(remark.field or citation, "|title=none")
