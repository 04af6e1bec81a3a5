"""Finds: the embargo of PubMed Central has ended."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import dropped


@rule(
    Citation,
    code="CT734",
    name="pmc-embargo-expired",
    severity=Severity.NOTE,
    conditions=("pmc_embargo",),
    cs1="CS1 maint: PMC embargo expired",
    examples=[
        Bad(
            "{{cite journal |title=T |journal=J |pmc=123456 |pmc-embargo-date=2012-01-01}}",
            fixed="{{cite journal |title=T |journal=J |pmc=123456}}",
        ),
        Good("{{cite journal |title=T |journal=J |pmc=123456}}"),
    ],
)
def pmc_embargo_expired(citation: Citation, context: Context) -> Iterator[Problem]:
    """The embargo of PubMed Central has ended.

    The article is free now; the parameter hides the link to it.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `maint_pmc_embargo`.
    """
    for remark in context.remarks(citation, "pmc_embargo"):
        yield Problem.at(
            remark.field or citation,
            "this embargo is over: the parameter can go",
            fix=dropped(remark.field, of=citation),
        )
