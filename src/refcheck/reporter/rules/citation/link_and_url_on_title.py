"""Finds: the title carries both a link to a page of the wiki and an address."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT756",
    name="link-and-url-on-title",
    severity=Severity.WARNING,
    conditions=("wikilink_in_url",),
    cs1="CS1 errors: URL–wikilink conflict",
    examples=[
        Bad("{{cite web |title=[[T]] |url=http://example.com/}}"),
        Good("{{cite web |title=T |url=http://example.com/}}"),
    ],
)
def link_and_url_on_title(citation: Citation, context: Context) -> Iterator[Problem]:
    """The title carries both a link to a page of the wiki and an address.

    One text cannot lead to two places; the template drops one.

    Sources: CS1 `err_wikilink_in_url`.
    """
    for remark in context.remarks(citation, "wikilink_in_url"):
        yield Problem.at(remark.field or citation, "the title has a wikilink and an address")
