"""Finds: a parameter that takes only certain words has another one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import harv_fix


@rule(
    Citation,
    code="CT747",
    name="invalid-parameter-value",
    severity=Severity.WARNING,
    conditions=("invalid_param_val",),
    cs1="CS1 errors: invalid parameter value",
    examples=[
        Bad("{{cite web |title=T |url=http://example.com/ |mode=foo}}"),
        Bad("{{cite book |title=T |ref=harv}}", fixed="{{cite book |title=T}}"),
        Good("{{cite web |title=T |url=http://example.com/ |mode=cs2}}"),
    ],
)
def invalid_parameter_value(citation: Citation, context: Context) -> Iterator[Problem]:
    """A parameter that takes only certain words has another one.

    The value is ignored.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_invalid_param_val`.
    """
    for remark in context.remarks(citation, "invalid_param_val"):
        yield Problem.at(
            remark.field or citation,
            f"|{remark.field.written}= does not take {remark.about[:40]!r}" if remark.field else "",
            fix=harv_fix(citation, remark.field),
        )
