"""Finds: an address stands in a parameter that takes words."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT758",
    name="url-in-text-parameter",
    severity=Severity.WARNING,
    conditions=("param_has_ext_link",),
    cs1="CS1 errors: external links",
    examples=[
        Bad("{{cite book |title=T |publisher=http://example.com/}}"),
        Good("{{cite book |title=T |publisher=Example.com}}"),
    ],
)
def url_in_text_parameter(citation: Citation, context: Context) -> Iterator[Problem]:
    """An address stands in a parameter that takes words.

    It belongs into `url=` or its like.

    Sources: CS1 `err_param_has_ext_link`.
    """
    for remark in context.remarks(citation, "param_has_ext_link"):
        yield Problem.at(remark.field or citation, f"|{remark.field.written}= holds an address" if remark.field else "")
