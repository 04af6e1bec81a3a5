"""Finds: a given name has no surname beside it."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT769",
    name="first-without-last",
    severity=Severity.WARNING,
    conditions=("first_missing_last",),
    cs1="CS1 errors: missing name",
    examples=[
        Bad("{{cite book |title=T |first=John}}"),
        Good("{{cite book |title=T |first=John |last=Doe}}"),
    ],
)
def first_without_last(citation: Citation, context: Context) -> Iterator[Problem]:
    """A given name has no surname beside it.

    The name is not shown at all.

    Sources: CS1 `err_first_missing_last`.
    """
    for remark in context.remarks(citation, "first_missing_last"):
        yield Problem.at(
            remark.field or citation, f"|{remark.field.written}= needs |{remark.about}=" if remark.field else ""
        )
