"""Finds: the template for journals or magazines names none."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT761",
    name="missing-periodical",
    severity=Severity.WARNING,
    conditions=("missing_periodical",),
    cs1="CS1 errors: missing periodical",
    examples=[
        Bad("{{cite journal |title=T |publisher=P}}"),
        Good("{{cite journal |title=T |journal=J}}"),
    ],
)
def missing_periodical(citation: Citation, context: Context) -> Iterator[Problem]:
    """The template for journals or magazines names none.

    Where the article appeared is the first thing a reader needs.

    Sources: CS1 `err_missing_periodical`.
    """
    for remark in context.remarks(citation, "missing_periodical"):
        yield Problem.at(remark.field or citation, f"cite {remark.about} needs |{remark.about}=")
