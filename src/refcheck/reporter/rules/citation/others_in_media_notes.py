"""Finds: `others=` stands alone in a citation of audio, video or their notes."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT776",
    name="others-in-media-notes",
    severity=Severity.NOTE,
    conditions=("others_avm",),
    cs1="CS1 maint: others in cite AV media (notes)",
    examples=[
        Bad("{{cite av media |title=T |others=X}}"),
        Good("{{cite av media |title=T |people=X}}"),
    ],
)
def others_in_media_notes(citation: Citation, context: Context) -> Iterator[Problem]:
    """`others=` stands alone in a citation of audio, video or their notes.

    `people=` and its like name them with their part.

    Sources: CS1 `maint_others_avm`.
    """
    for remark in context.remarks(citation, "others_avm"):
        yield Problem.at(remark.field or citation, "|others= without other people")
