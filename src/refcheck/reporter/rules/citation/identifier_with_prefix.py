"""Finds: an identifier carries the name of its scheme."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import prefix_fix

_CATEGORIES = {
    "pmc_format": "CS1 maint: PMC format",
    "mr_format": "CS1 maint: MR format",
    "jfm_format": "CS1 maint: JFM format",
}


@rule(
    Citation,
    code="CT730",
    name="identifier-with-prefix",
    severity=Severity.NOTE,
    conditions=(
        "pmc_format",
        "mr_format",
        "jfm_format",
    ),
    also=("CS1: maint_pmc_format, maint_mr_format, maint_jfm_format",),
    examples=[
        Bad(
            "{{cite journal |title=T |journal=J |pmc=PMC123456}}",
            fixed="{{cite journal |title=T |journal=J |pmc=123456}}",
        ),
        Good("{{cite journal |title=T |journal=J |pmc=123456}}"),
    ],
)
def identifier_with_prefix(citation: Citation, context: Context) -> Iterator[Problem]:
    """An identifier carries the name of its scheme.

    The template prints the scheme's name itself; the prefix is taken off when the page is shown, but other tools do
    not expect it.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `maint_pmc_format`, `maint_mr_format`, `maint_jfm_format`.
    """
    for remark in context.remarks(citation, "pmc_format", "mr_format", "jfm_format"):
        name = remark.field.name if remark.field else "id"
        yield Problem.at(
            remark.field or citation,
            f"only the number belongs into |{name}=",
            cs1=_CATEGORIES[remark.id],
            fix=prefix_fix(remark.field),
        )
