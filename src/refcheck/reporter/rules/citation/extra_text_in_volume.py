"""Finds: the template itself prints the word that the value repeats."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import extra_fix


@rule(
    Citation,
    code="CT781",
    name="extra-text-in-volume",
    severity=Severity.NOTE,
    conditions=("extra_text_volume",),
    cs1="CS1 errors: extra text: volume",
    examples=[
        Bad(
            "{{cite journal |title=T |journal=J |volume=vol. 5}}",
            fixed="{{cite journal |title=T |journal=J |volume=5}}",
        ),
        Good("{{cite journal |title=T |journal=J |volume=5}}"),
    ],
)
def extra_text_in_volume(citation: Citation, context: Context) -> Iterator[Problem]:
    """The template itself prints the word that the value repeats.

    "pp. pp. 5" or "2nd ed. ed." is what readers see.

    Fix safety: safe; nothing that readers see as a fact changes.

    Sources: CS1 `err_extra_text_volume`.
    """
    for remark in context.remarks(citation, "extra_text_volume"):
        yield Problem.at(
            remark.field or citation,
            f"|{remark.field.written}= repeats what the template prints" if remark.field else "",
            fix=extra_fix(remark.field, remark.id),
        )
