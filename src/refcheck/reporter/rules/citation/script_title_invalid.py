"""Finds: a title in another script does not begin with the code of its language."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT755",
    name="script-title-invalid",
    severity=Severity.WARNING,
    conditions=("script_parameter",),
    cs1="CS1 errors: script parameters",
    examples=[
        Bad("{{cite book |title=T |script-title=東京}}"),
        Good("{{cite book |title=T |script-title=ja:東京}}"),
    ],
)
def script_title_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """A title in another script does not begin with the code of its language.

    The template needs the code (`ja:`) to mark the language for browsers and screen readers.

    Sources: CS1 `err_script_parameter`.
    """
    for remark in context.remarks(citation, "script_parameter"):
        yield Problem.at(remark.field or citation, f"{remark.about}: write the language's code and a colon first")
