"""The title ends with the name of the site, which the citation gives elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.titles import SEPARATORS, site_name


@rule(
    Citation,
    code="CT795",
    name="site-name-in-title",
    severity=Severity.NOTE,
    needs=("title",),
    words=SEPARATORS,
    within="title",
    examples=[
        Bad(
            "{{cite web |title=Rain in May - The Example Post |website=Example Post |url=http://example.com/}}",
            found="“The Example Post”",
        ),
        Bad("{{cite web |title=Rain in May {{!}} Example.com |url=http://example.com/a}}"),
        Good("{{cite web |title=Rain in May - A study |website=Example Post |url=http://example.com/}}"),
        Good("{{cite web |title=Example Post |website=Example Post |url=http://example.com/}}"),
    ],
)
def site_name_in_title(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The title ends with the name of the site, which the citation gives elsewhere.

    Browsers show the title of a page with the name of its site behind it; in a citation that name belongs into
    `website` or `work`.

    Sources: Help:Citation Style 1 (title).
    """
    found = site_name(citation)
    field = citation.field("title") if found is not None else None
    if found is None or field is None:
        return
    start, name = found
    suggestion = citation.title[:start]
    yield Problem.at(field, f"the title ends in the name of the site, “{name}”", suggestion=suggestion)
