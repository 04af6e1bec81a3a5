"""Finds: `postscript=` repeats what the template does anyway, or is more than one character."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT787",
    name="postscript-superfluous",
    severity=Severity.NOTE,
    conditions=("postscript",),
    cs1="CS1 maint: postscript",
    examples=[
        Bad("{{cite book |title=T |postscript=.}}"),
        Good("{{citation |title=T |postscript=.}}"),
    ],
)
def postscript_superfluous(citation: Citation, context: Context) -> Iterator[Problem]:
    """`postscript=` repeats what the template does anyway, or is more than one character.

    It takes the one mark that ends the citation.

    Sources: CS1 `maint_postscript`.
    """
    for remark in context.remarks(citation, "postscript"):
        yield Problem.at(remark.field or citation, "|postscript= is superfluous or too long")
