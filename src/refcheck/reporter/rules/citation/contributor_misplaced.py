"""Finds: a contributor is named where the template has no place for one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT773",
    name="contributor-misplaced",
    severity=Severity.WARNING,
    conditions=(
        "contributor_ignored",
        "contributor_missing_required_param",
    ),
    cs1="CS1 errors: contributor",
    examples=[
        Bad("{{cite news |title=T |contributor=C}}"),
        Good("{{cite book |title=T |author=A |contributor=C |contribution=Foreword}}"),
    ],
)
def contributor_misplaced(citation: Citation, context: Context) -> Iterator[Problem]:
    """A contributor is named where the template has no place for one.

    Contributors stand with a contribution in a book that has an author.

    Sources: CS1 `err_contributor_ignored`, `err_contributor_missing_required_param`.
    """
    for remark in context.remarks(citation, "contributor_ignored", "contributor_missing_required_param"):
        yield Problem.at(remark.field or citation, "|contributor= needs a book with |contribution= and an author")
