"""Finds: the template does not know a parameter, so readers never see its value."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1 import ENGLISH


@rule(
    Citation,
    code="CT740",
    name="unknown-parameter",
    severity=Severity.WARNING,
    conditions=("parameter_ignored",),
    cs1="CS1 errors: unsupported parameter",
    also=("AWB: in {{cite web}} and {{cite arXiv}}",),
    examples=[
        Bad("{{cite book |title=T |foo=1}}"),
        Good("{{cite book |title=T |date=1999}}"),
        Good("Regen.<ref>{{cite web |title=T |url=https://a.example/x |rang=1}}</ref>\n\n== Belege ==\n<references />"),
    ],
)
def unknown_parameter(citation: Citation, context: Context) -> Iterator[Problem]:
    """The template does not know a parameter, so readers never see its value.

    A mistyped or invented name hides what it says; nothing shows where it was meant to.

    Only articles in English are judged: the templates of other wikis know parameters of their own.

    Sources: CS1 `err_parameter_ignored`.
    """
    if context.article.language not in ENGLISH:
        return
    for remark in context.remarks(citation, "parameter_ignored"):
        yield Problem.at(
            remark.field or citation, f"unknown parameter |{remark.field.written}= is ignored" if remark.field else ""
        )
