"""A footnote marker points to a reference that is not in the list."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

TEXT = "Title\n\nIt rained.[1] It snowed.[2]\n\nReferences[edit]\n\n"


@rule(
    Article,
    code="FN634",
    name="marker-without-reference",
    severity=Severity.WARNING,
    formats=(Format.PLAIN, Format.HTML),
    examples=[
        Bad(TEXT + '^ "One". Site.\n', format=Format.PLAIN, found="[2]"),
        Good(TEXT + '^ "One". Site.\n^ "Two". Site.\n', format=Format.PLAIN),
    ],
)
def marker_without_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    A footnote marker points to a reference that is not in the list.

    In a copy, the list was cut off or lost an entry; in a rendered page, the reference was removed.

    Sources: the Cite extension's numbering.
    """
    if not article.references:
        return
    said = set()
    for marker in article.markers:
        if context.lookup((marker.list, marker.group, marker.number)) is None and marker.label not in said:
            said.add(marker.label)
            message = f"no reference belongs to the footnote marker [{marker.label}]"
            yield Problem.at(marker, message, identity=marker.label)
