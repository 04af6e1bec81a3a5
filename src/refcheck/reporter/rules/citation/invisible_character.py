"""Finds: a value holds a character that cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import invisible_fix


@rule(
    Citation,
    code="CT749",
    name="invisible-character",
    severity=Severity.WARNING,
    conditions=("invisible_char",),
    cs1="CS1 errors: invisible characters",
    examples=[
        Bad("{{cite book |title=A\u200btitle}}", fixed="{{cite book |title=Atitle}}"),
        Good("{{cite book |title=A title}}"),
    ],
)
def invisible_character(citation: Citation, context: Context) -> Iterator[Problem]:
    """A value holds a character that cannot be seen.

    Such characters come from copying; they break searches and links, and nobody sees why.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_invisible_char`.
    """
    for remark in context.remarks(citation, "invisible_char"):
        yield Problem.at(
            remark.field or citation,
            f"{remark.about.split(chr(0))[0]} character at position {remark.about.split(chr(0))[-1]}",
            fix=invisible_fix(remark.field),
        )
