"""A numbered reference has no footnote marker in the text."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.patterns import later

#: A label as other references cite it; no label holds brackets (`parser.plain.markers`).
_BRACKETED = later(r"\[([^\[\]]*+)\]")

LIST = 'References[edit]\n\n^ "One". Site.\n^ "Two". Site.\n'


@rule(
    Article,
    code="FN635",
    name="reference-without-marker",
    severity=Severity.NOTE,
    formats=(Format.PLAIN,),
    examples=[
        Bad("Title\n\nIt rained.[1] It snowed.\n\n" + LIST, format=Format.PLAIN),
        Good("Title\n\nIt rained.[1] It snowed.[2]\n\n" + LIST, format=Format.PLAIN),
        Good("Title\n\nIt rained.[1]\n\n" + LIST.replace("Site.", "Site, from [2].", 1), format=Format.PLAIN),
    ],
)
def reference_without_marker(article: Article, context: Context) -> Iterator[Problem]:
    """
    A numbered reference has no footnote marker in the text.

    In a copied page it means that the part of the text with the marker is missing.  References that only other
    references or notes cite are left alone.

    Sources: the Cite extension's numbering.
    """
    marked = {(m.list, m.group, m.number) for m in article.markers}
    groups = {(m.list, m.group) for m in article.markers}
    lost = [
        reference
        for reference in article.references
        if (reference.list, reference.group) in groups
        and (reference.list, reference.group, reference.number) not in marked
    ]
    if not lost:
        return
    inside = {label for reference in article.references for label in _BRACKETED.findall(reference.text)}
    for reference in lost:
        if reference.label not in inside:
            message = f"no footnote marker in the text points to reference {reference.label}"
            yield Problem.at(reference, message, reference=reference)
