"""Finds: messages of the citation templates that are left in a rendered page."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1messages import category

_ARCHIVED = '"Archived copy". Archived from the original on January 15, 2016. Retrieved 2012-05-17.'


@rule(
    Citation,
    code="CT799",
    name="rendered-message",
    severity=Severity.WARNING,
    formats=(Format.HTML, Format.PLAIN),
    conditions=("rendered_message",),
    also=("CS1: every message",),
    examples=[
        Bad(
            f"T\n\nClaim.[1]\n\nReferences\n\n1. ^ {_ARCHIVED}CS1 maint: archived copy as title (link)\n",
            format=Format.PLAIN,
            found="archived copy",
        ),
        Good(f"T\n\nClaim.[1]\n\nReferences\n\n1. ^ {_ARCHIVED}\n", format=Format.PLAIN),
    ],
)
def rendered_message(citation: Citation, context: Context) -> Iterator[Problem]:
    """The page was rendered with a message of the citation template.

    The wiki itself says what is wrong with this citation.  Notes (`CS1 maint`) are only shown to readers who asked
    for them; errors are shown to everybody.

    Sources: Help:CS1 errors; Module:Citation/CS1 (all messages).
    """
    for remark in context.remarks(citation, "rendered_message"):
        cs1 = category(remark.about)
        if cs1 is not None:
            note = cs1.startswith("CS1 maint")
            yield Problem.at(
                citation,
                remark.about.strip("; "),
                cs1=cs1,
                severity=Severity.NOTE if note else None,
                identity=remark.about,
            )
