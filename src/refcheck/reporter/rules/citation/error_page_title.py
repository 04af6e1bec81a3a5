"""The title is that of an error page or of a wall in front of the page."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1text import is_archived_copy, is_generic_title
from refcheck.words.templates import cs1_kind
from refcheck.words.titles import error_page, says_nothing


@rule(
    Citation,
    code="CT764",
    name="error-page-title",
    severity=Severity.WARNING,
    needs=("title",),
    also=("Citation bot", "Pywikibot: reflinks"),
    examples=[
        Bad("{{cite web |title=403 Forbidden |url=http://example.com/a}}"),
        Bad("{{cite web |title=Just a moment... |url=http://example.com/a}}"),
        Bad("{{cite web |title=Seite nicht gefunden – Beispiel |url=http://example.com/a}}"),
        Bad("It rained.<ref>[http://example.com/a Access Denied]</ref>", found="Access Denied"),
        Bad("{{cite web |title=Home |url=http://example.com/}}", found="says nothing"),
        Good("{{cite news |title=Just a Moment in Time |url=http://example.com/a}}"),
        Good("{{cite news |title=Residents say access denied to lake |url=http://example.com/a}}"),
        Good("{{cite web |title=Error |last=Smith |first=Ann |url=http://example.com/a}}"),
        Good("{{cite book |title=Untitled |date=2001}}"),
        Good("{{cite AV media notes |title=Under Construction |date=2002}}"),
        Good("{{cite journal |title=A page not found: lost leaves of a codex |journal=J |url=http://example.com/a}}"),
    ],
)
def error_page_title(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The title is that of an error page or of a wall in front of the page.

    A tool asked for the page and was shown something else: an error, a check for robots, a login, an empty server.
    What it cites is not known, and the address must be looked at.  "Home" and the like are a note: such a page is
    there, but nobody will find it again by that name.  Known are such titles in some thirty languages; a
    word that a work may bear as well ("Error", "Login") counts only for an address without an author.  What the
    citation template itself reports is left to `generic-title`.

    Sources: Help:CS1 errors (generic title); the lists of bad titles of Citation bot and of Pywikibot's reflinks.
    """
    if says_nothing(citation):
        message = f"{citation.title!r} says nothing of the source"
        yield Problem.at(citation.field("title") or citation, message, severity=Severity.NOTE)
        return
    words = error_page(citation)
    if not words or is_archived_copy(citation.title):
        return
    if cs1_kind(citation.template) and citation.name_start >= 0 and is_generic_title(citation.title):
        return
    place = citation.field("title") or citation
    yield Problem.at(place, f"{words[:60]!r} is what a server shows in place of a page")
