"""Finds: the language is not one that the wiki's software knows."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT786",
    name="unrecognised-language",
    severity=Severity.NOTE,
    conditions=("unknown_lang",),
    cs1="CS1 maint: unrecognized language",
    examples=[
        Bad("{{cite book |title=T |language=French and German}}"),
        Good("{{cite book |title=T |language=French, de}}"),
    ],
)
def unrecognised_language(citation: Citation, context: Context) -> Iterator[Problem]:
    """The language is not one that the wiki's software knows.

    Codes (`fr`) and English names (`French`) are known, divided by commas.

    Sources: CS1 `maint_unknown_lang`; Unicode CLDR.
    """
    for remark in context.remarks(citation, "unknown_lang"):
        yield Problem.at(remark.field or citation, f"not known as a language: {remark.about[:60]}")
