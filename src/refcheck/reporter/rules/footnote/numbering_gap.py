"""The printed numbers of a reference list do not run 1, 2, 3 and so on."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article, Reference
from refcheck.model.finding import Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

HEAD = "Title\n\nIt rained.[1] It snowed.[2] It cleared.[3]\n\nReferences[edit]\n\n"


@rule(
    Article,
    code="FN622",
    name="numbering-gap",
    severity=Severity.WARNING,
    formats=(Format.PLAIN, Format.HTML),
    also=(),
    examples=[
        Bad(HEAD + '  1. ^ "One". Site.\n  3. ^ "Three". Site.\n', format=Format.PLAIN),
        Good(HEAD + '  1. ^ "One". Site.\n  2. ^ "Two". Site.\n  3. ^ "Three". Site.\n', format=Format.PLAIN),
    ],
)
def numbering_gap(article: Article, context: Context) -> Iterator[Problem]:
    """
    The printed numbers of a reference list do not run 1, 2, 3 and so on.

    MediaWiki numbers references itself, so a gap means that the copy or the export lost an entry, and that
    every marker behind the gap may point to the wrong source.

    Sources: the Cite extension's numbering.
    """
    expected: dict[tuple[int, str], int] = {}
    for reference in article.references:
        number = _printed(reference)
        if number is None:
            continue
        key = (reference.list, reference.group)
        want = expected.get(key, 1)
        if number != want:
            message = (
                f"the reference list goes from {want - 1} to {number}" if want > 1 else f"the list begins at {number}"
            )
            yield Problem.at(reference, message, reference=reference)
        expected[key] = number + 1


def _printed(reference: Reference) -> int | None:
    label = reference.label
    return int(label) if label.isascii() and label.isdecimal() else None
