"""Finds: a value ends in a comma, colon or semicolon, or begins with an equals sign."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import punctuation_fix


@rule(
    Citation,
    code="CT784",
    name="extra-punctuation",
    severity=Severity.NOTE,
    conditions=("extra_punct",),
    cs1="CS1 maint: extra punctuation",
    examples=[
        Bad("{{cite book |title=T |publisher=P,}}", fixed="{{cite book |title=T |publisher=P}}"),
        Good("{{cite book |title=T: |publisher=P, Inc.}}"),
    ],
)
def extra_punctuation(citation: Citation, context: Context) -> Iterator[Problem]:
    """A value ends in a comma, colon or semicolon, or begins with an equals sign.

    The template puts its own marks between the parts, so two stand together.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `maint_extra_punct`.
    """
    for remark in context.remarks(citation, "extra_punct"):
        yield Problem.at(
            remark.field or citation,
            f"stray punctuation in |{remark.field.written}=" if remark.field else "",
            fix=punctuation_fix(remark.field),
        )
