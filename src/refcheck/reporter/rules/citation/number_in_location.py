"""Finds: the place of publication has digits in it."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT785",
    name="number-in-location",
    severity=Severity.NOTE,
    conditions=("location",),
    cs1="CS1 maint: location",
    examples=[
        Bad("{{cite book |title=T |publisher=P |location=p. 357}}"),
        Good("{{cite book |title=T |publisher=P |location=London}}"),
    ],
)
def number_in_location(citation: Citation, context: Context) -> Iterator[Problem]:
    """The place of publication has digits in it.

    Often a page or a date that went into the wrong field.

    Sources: CS1 `maint_location`.
    """
    for remark in context.remarks(citation, "location"):
        yield Problem.at(remark.field or citation, f"|{remark.field.written}= has digits" if remark.field else "")
