"""Finds: a parameter is on its way out of the template."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT745",
    name="deprecated-parameter",
    severity=Severity.WARNING,
    conditions=("deprecated_params",),
    cs1="CS1 errors: deprecated parameters",
    examples=[
        Bad("{{cite journal |title=T |journal=J |lay-url=http://example.com/}}"),
        Good("{{cite journal |title=T |journal=J |url=http://example.com/}}"),
    ],
)
def deprecated_parameter(citation: Citation, context: Context) -> Iterator[Problem]:
    """A parameter is on its way out of the template.

    It still works, and will not for long.

    Sources: CS1 `err_deprecated_params`.
    """
    for remark in context.remarks(citation, "deprecated_params"):
        yield Problem.at(remark.field or citation, f"|{remark.about}= is deprecated")
