"""Finds: a parameter's name is misspelt, retired or foreign, and its value is ignored."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import renamed


@rule(
    Citation,
    code="CT741",
    name="misspelt-parameter",
    severity=Severity.WARNING,
    conditions=("parameter_ignored_suggest",),
    cs1="CS1 errors: unsupported parameter",
    also=("AWB: in {{cite web}} and {{cite arXiv}}", "Citation bot"),
    examples=[
        Bad("{{cite book |tile=T}}", fixed="{{cite book |title=T}}"),
        Good("{{cite book |title=T}}"),
        Good("{{lien web |titre=T |url=http://example.com/}}"),
    ],
)
def misspelt_parameter(citation: Citation, context: Context) -> Iterator[Problem]:
    """A parameter's name is misspelt, retired or foreign, and its value is ignored.

    The name meant is known; until it is put right, readers do not see the value.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_parameter_ignored_suggest`; the module's table of suggestions.
    """
    for remark in context.remarks(citation, "parameter_ignored_suggest"):
        yield Problem.at(
            remark.field or citation,
            f"unknown parameter |{remark.field.written}= is ignored; |{remark.about}= is meant" if remark.field else "",
            fix=renamed(context.text, citation, remark.field, remark.about, context.today, context.remarks(citation)),
        )
