"""Finds: italics or bold stand in the name of a work or publisher."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import quotes_fix


@rule(
    Citation,
    code="CT760",
    name="markup-in-name-of-work",
    severity=Severity.WARNING,
    conditions=("apostrophe_markup",),
    cs1="CS1 errors: markup",
    examples=[
        Bad("{{cite book |title=T |publisher=''OUP''}}", fixed="{{cite book |title=T |publisher=OUP}}"),
        Good("{{cite book |title=''T'' |publisher=OUP}}"),
    ],
)
def markup_in_name_of_work(citation: Citation, context: Context) -> Iterator[Problem]:
    """Italics or bold stand in the name of a work or publisher.

    The template sets its own type; the quotes go into the metadata that other tools read.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_apostrophe_markup`.
    """
    for remark in context.remarks(citation, "apostrophe_markup"):
        yield Problem.at(
            remark.field or citation,
            f"no italics or bold in |{remark.field.written}=" if remark.field else "",
            fix=quotes_fix(context.text, citation, remark.field),
        )
