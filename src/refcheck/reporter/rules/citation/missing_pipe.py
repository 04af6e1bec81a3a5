"""Finds: a value holds another parameter: the pipe before it is missing."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT744",
    name="missing-pipe",
    severity=Severity.ERROR,
    conditions=("missing_pipe",),
    cs1="CS1 errors: missing pipe",
    examples=[
        Bad("{{cite book |title=T date=1999}}"),
        Good("{{cite book |title=T |date=1999}}"),
    ],
)
def missing_pipe(citation: Citation, context: Context) -> Iterator[Problem]:
    """A value holds another parameter: the pipe before it is missing.

    Both parameters are shown wrong: one too long, the other not at all.

    Sources: CS1 `err_missing_pipe`.
    """
    for remark in context.remarks(citation, "missing_pipe"):
        yield Problem.at(remark.field or citation, f"the pipe before |{remark.about}= is missing")
