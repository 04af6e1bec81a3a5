"""Finds: `others=` stands without an author or an editor."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT775",
    name="others-without-author",
    severity=Severity.NOTE,
    conditions=("others",),
    cs1="CS1 maint: others",
    examples=[
        Bad("{{cite book |title=T |others=X}}"),
        Good("{{cite book |title=T |others=X |author=A}}"),
    ],
)
def others_without_author(citation: Citation, context: Context) -> Iterator[Problem]:
    """`others=` stands without an author or an editor.

    It is for people besides them.

    Sources: CS1 `maint_others`.
    """
    for remark in context.remarks(citation, "others"):
        yield Problem.at(remark.field or citation, "|others= without an author or editor")
