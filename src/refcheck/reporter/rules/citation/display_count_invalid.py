"""Finds: `display-authors=` or its like asks for as many names as there are, or for no number."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import dropped


@rule(
    Citation,
    code="CT771",
    name="display-count-invalid",
    severity=Severity.WARNING,
    conditions=("disp_name",),
    cs1="CS1 errors: display-names",
    examples=[
        Bad("{{cite book |title=T |author=A |display-authors=3}}", fixed="{{cite book |title=T |author=A}}"),
        Good("{{cite book |title=T |author=A |author2=B |display-authors=1}}"),
    ],
)
def display_count_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """`display-authors=` or its like asks for as many names as there are, or for no number.

    It is meant to shorten the list.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_disp_name`.
    """
    for remark in context.remarks(citation, "disp_name"):
        yield Problem.at(
            remark.field or citation,
            f"|{remark.field.written}={remark.about[:20]} shows no fewer names than there are" if remark.field else "",
            fix=dropped(remark.field, of=citation),
        )
