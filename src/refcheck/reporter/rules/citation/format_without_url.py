"""Finds: the format of a file is given, but no file."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import dropped


@rule(
    Citation,
    code="CT793",
    name="format-without-url",
    severity=Severity.WARNING,
    conditions=("format_missing_url",),
    cs1="CS1 errors: format without URL",
    also=("AWB",),
    examples=[
        Bad("{{cite book |title=T |format=PDF}}", fixed="{{cite book |title=T}}"),
        Good("{{cite book |title=T |url=http://example.com/ |format=PDF}}"),
    ],
)
def format_without_url(citation: Citation, context: Context) -> Iterator[Problem]:
    """The format of a file is given, but no file.

    `format=` speaks of what `url=` leads to.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_format_missing_url`.
    """
    for remark in context.remarks(citation, "format_missing_url"):
        yield Problem.at(
            remark.field or citation,
            f"|{remark.field.written}= needs |{remark.about}=" if remark.field else "",
            fix=dropped(remark.field, of=citation),
        )
