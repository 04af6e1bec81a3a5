"""Finds: an `-access` parameter has nothing to speak of."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import dropped


@rule(
    Citation,
    code="CT748",
    name="parameter-needs-its-partner",
    severity=Severity.WARNING,
    conditions=("param_access_requires_param",),
    cs1="CS1 errors: param-access",
    examples=[
        Bad("{{cite book |title=T |url-access=limited}}", fixed="{{cite book |title=T}}"),
        Good("{{cite book |title=T |url=http://example.com/ |url-access=limited}}"),
    ],
)
def parameter_needs_its_partner(citation: Citation, context: Context) -> Iterator[Problem]:
    """An `-access` parameter has nothing to speak of.

    It says how free a link is that is not there.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_param_access_requires_param`.
    """
    for remark in context.remarks(citation, "param_access_requires_param"):
        yield Problem.at(
            remark.field or citation,
            f"|{remark.field.written}= needs |{remark.about}=" if remark.field else "",
            fix=dropped(remark.field, of=citation),
        )
