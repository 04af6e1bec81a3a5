"""Finds: the numbering of the names has a hole."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT770",
    name="gap-in-names",
    severity=Severity.WARNING,
    conditions=("missing_name", "names_lost"),
    also=("CS1: err_missing_name, for a hole of one",),
    examples=[
        Bad("{{cite book |title=T |author=A |author3=B}}"),
        Bad("{{cite book |title=T |author=A |author4=B}}", found="author4"),
        Good("{{cite book |title=T |author=A |author2=B}}"),
    ],
)
def gap_in_names(citation: Citation, context: Context) -> Iterator[Problem]:
    """The numbering of the names has a hole.

    A hole of one is a slip, and the template says so.  At a hole of two it stops reading names and shows none of the
    later ones, without a message.

    Sources: CS1 `err_missing_name`.
    """
    for remark in context.remarks(citation, "missing_name"):
        yield Problem.at(remark.field or citation, f"|{remark.about}= is missing", cs1="CS1 errors: missing name")
    for remark in context.remarks(citation, "names_lost"):
        lost = remark.field.written if remark.field else "the next name"
        yield Problem.at(remark.field or citation, f"|{remark.about}= is missing, so readers do not see |{lost}=")
