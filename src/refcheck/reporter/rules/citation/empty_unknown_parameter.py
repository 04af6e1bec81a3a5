"""Finds: empty parameters that the template does not know."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1 import ENGLISH
from refcheck.words.cs1fixes import dropped


@rule(
    Citation,
    code="CT742",
    name="empty-unknown-parameter",
    severity=Severity.NOTE,
    conditions=("param_unknown_empty",),
    cs1="CS1 errors: empty unknown parameters",
    examples=[
        Bad("{{cite book |title=T |foo=}}", fixed="{{cite book |title=T}}"),
        Good("{{cite book |title=T |date=}}"),
    ],
)
def empty_unknown_parameter(citation: Citation, context: Context) -> Iterator[Problem]:
    """Empty parameters that the template does not know.

    They do nothing and hide real slips; they can go.

    Fix safety: safe; nothing that readers see as a fact changes.

    Only articles in English are judged: the templates of other wikis know parameters of their own.

    Sources: CS1 `err_param_unknown_empty`.
    """
    if context.article.language not in ENGLISH:
        return
    for remark in context.remarks(citation, "param_unknown_empty"):
        yield Problem.at(
            remark.field or citation,
            f"empty unknown parameters: {remark.about}",
            fix=dropped(remark.field, *remark.more, of=citation),
        )
