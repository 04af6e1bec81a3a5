"""Finds: the Zbl number is a temporary one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT731",
    name="zbl-temporary",
    severity=Severity.NOTE,
    conditions=("zbl",),
    cs1="CS1 maint: Zbl",
    examples=[
        Bad("{{cite journal |title=T |journal=J |zbl=12345678}}"),
        Good("{{cite journal |title=T |journal=J |zbl=1234.56789}}"),
    ],
)
def zbl_temporary(citation: Citation, context: Context) -> Iterator[Problem]:
    """The Zbl number is a temporary one.

    zbMATH gives eight-digit numbers until an article is reviewed; the lasting number should replace it.

    Sources: CS1 `maint_zbl`.
    """
    for remark in context.remarks(citation, "zbl"):
        yield Problem.at(remark.field or citation, "this is a temporary Zbl number")
