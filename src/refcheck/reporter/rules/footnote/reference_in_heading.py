"""A reference stands in a section heading."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule

LIST = "\n\n== References ==\n{{reflist}}\n"


@rule(
    Article,
    code="FN633",
    name="reference-in-heading",
    severity=Severity.WARNING,
    formats=WIKITEXT,
    examples=[
        Bad("Lead.\n\n== History<ref>Smith.</ref> ==\nText." + LIST),
        Good("Lead.\n\n== History ==\nText.<ref>Smith.</ref>" + LIST),
    ],
)
def reference_in_heading(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference stands in a section heading.

    The marker becomes part of the heading's link, shows up in the table of contents, and it is unclear which
    sentences it supports.

    Sources: Wikipedia:Manual of Style, section headings.
    """
    headings = iter(article.sections)
    section = next(headings, None)
    for marker in article.markers:
        while section is not None and section.end <= marker.start:
            section = next(headings, None)
        if section is not None and section.start <= marker.start < section.end:
            reference = context.lookup((marker.list, marker.group, marker.number))
            message = f'a reference stands in the heading "{section.heading}"'
            yield Problem.at(marker, message, reference=reference)
