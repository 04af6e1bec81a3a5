"""Finds: two parameters fill the same field."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1 import Remark


def _names(remark: Remark) -> str:
    if not remark.more or remark.field is None:
        return f"the {remark.about}" if remark.about else "these parameters"
    return " and ".join(f"|{field.written}=" for field in (*remark.more, remark.field))


@rule(
    Citation,
    code="CT746",
    name="redundant-parameter",
    severity=Severity.WARNING,
    conditions=("redundant_parameters",),
    cs1="CS1 errors: redundant parameter",
    also=("Citation bot",),
    examples=[
        Bad("{{cite book |title=T |page=3 |pages=3–4}}"),
        Good("{{cite book |title=T |pages=3–4}}"),
    ],
)
def redundant_parameter(citation: Citation, context: Context) -> Iterator[Problem]:
    """Two parameters fill the same field.

    Only one of them is shown; which one the writer meant is lost.

    Sources: CS1 `err_redundant_parameters`.
    """
    for remark in context.remarks(citation, "redundant_parameters"):
        yield Problem.at(remark.field or citation, f"more than one of {_names(remark)} is given")
