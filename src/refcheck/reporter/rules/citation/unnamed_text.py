"""Finds: text without a parameter's name stands in the template and is ignored."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

JAPANESE_WORK = "和書"  # the Japanese Wikipedia's mark of a work in Japanese


@rule(
    Citation,
    code="CT743",
    name="unnamed-text",
    severity=Severity.WARNING,
    conditions=("text_ignored",),
    cs1="CS1 errors: unrecognized parameter",
    also=("AWB",),
    examples=[
        Bad("{{cite book |title=T |stray text}}"),
        Good("{{cite book |title=T {{!}} U}}"),
        Good("雨。<ref>{{Cite book|和書|title=T}}</ref>\n\n== 出典 ==\n{{Reflist}}\n"),
    ],
)
def unnamed_text(citation: Citation, context: Context) -> Iterator[Problem]:
    """Text without a parameter's name stands in the template and is ignored.

    Often a pipe inside a title, or a name that was forgotten.

    Sources: CS1 `err_text_ignored`.
    """
    for remark in context.remarks(citation, "text_ignored"):
        if remark.about.strip() == JAPANESE_WORK and context.article.language == "ja":
            continue
        yield Problem.at(remark.field or citation, f"text {remark.about[:60]!r} is ignored: it has no parameter name")
