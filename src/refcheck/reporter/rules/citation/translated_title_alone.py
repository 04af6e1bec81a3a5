"""Finds: a translated title stands without the original one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT754",
    name="translated-title-alone",
    severity=Severity.WARNING,
    conditions=("trans_missing_title",),
    cs1="CS1 errors: translated title",
    examples=[
        Bad("{{cite book |trans-title=T}}"),
        Good("{{cite book |title=O |trans-title=T}}"),
    ],
)
def translated_title_alone(citation: Citation, context: Context) -> Iterator[Problem]:
    """A translated title stands without the original one.

    The source is known by its own title.

    Sources: CS1 `err_trans_missing_title`.
    """
    for remark in context.remarks(citation, "trans_missing_title"):
        yield Problem.at(remark.field or citation, f"|trans-{remark.about}= needs |{remark.about}=")
