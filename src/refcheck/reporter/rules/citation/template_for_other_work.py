"""{{cite web}} is used for a newspaper, a journal or a book."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation, CitationStyle
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.templates import cs1_kind

# What a citation of a web page may name, and the template that is made for it.
BETTER = {"newspaper": "cite news", "journal": "cite journal", "magazine": "cite magazine"}


@rule(
    Citation,
    code="CT779",
    name="template-for-other-work",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    needs=("work", "isbn"),
    styles=(CitationStyle.TEMPLATE,),
    default=False,
    also=("Citation bot",),
    examples=[
        Bad("{{cite web |title=T |newspaper=The Post |url=http://example.com/}}", found="cite news"),
        Bad("{{cite web |title=T |journal=Nature |url=http://example.com/}}", found="cite journal"),
        Bad("{{cite web |title=T |isbn=0-306-40615-2 |url=http://example.com/}}", found="cite book"),
        Good("{{cite web |title=T |website=The Post |url=http://example.com/}}"),
        Good("{{cite news |title=T |newspaper=The Post |url=http://example.com/}}"),
    ],
)
def template_for_other_work(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    {{cite web}} is used for a newspaper, a journal or a book.

    Their own templates know volumes, issues and pages.  What readers see differs little, so it is off by default.

    Sources: Help:Citation Style 1 (which template); Citation bot changes the template by lists of hosts.
    """
    if cs1_kind(citation.template) != "web":
        return
    work = citation.field("work")
    better = BETTER.get(work.written) if work is not None else None
    place = work
    if better is None and citation.field("isbn"):
        better, place = "cite book", citation.field("isbn")
    if better is not None:
        yield Problem.at(place or citation, f"|{place.written if place else ''}= speaks of {{{{{better}}}}}")
