"""Finds: the template does not know a parameter, so readers never see its value."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


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
    ],
)
def unknown_parameter(citation: Citation, context: Context) -> Iterator[Problem]:
    """The template does not know a parameter, so readers never see its value.

    A mistyped or invented name hides what it says; nothing shows where it was meant to.

    Sources: CS1 `err_parameter_ignored`.
    """
    for remark in context.remarks(citation, "parameter_ignored"):
        yield Problem.at(
            remark.field or citation, f"unknown parameter |{remark.field.written}= is ignored" if remark.field else ""
        )
