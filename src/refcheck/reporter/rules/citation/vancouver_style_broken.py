"""Finds: a list of names in Vancouver style breaks that style."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT772",
    name="vancouver-style-broken",
    severity=Severity.WARNING,
    conditions=("vancouver",),
    cs1="CS1 errors: Vancouver style",
    examples=[
        Bad("{{cite journal |title=T |journal=J |vauthors=Smith J.B., Jones K}}"),
        Good("{{cite journal |title=T |journal=J |vauthors=Smith JB, Jones K}}"),
    ],
)
def vancouver_style_broken(citation: Citation, context: Context) -> Iterator[Problem]:
    """A list of names in Vancouver style breaks that style.

    Surname, space, at most two initials without points, commas between persons.

    Sources: CS1 `err_vancouver`.
    """
    for remark in context.remarks(citation, "vancouver"):
        yield Problem.at(
            remark.field or citation, f"{remark.about.split(chr(0))[0]} in name {remark.about.split(chr(0))[-1]}"
        )
