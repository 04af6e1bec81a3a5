"""The page has references and no reference list."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.tongue import UNDETERMINED


@rule(
    Article,
    code="FN608",
    name="missing-reference-list",
    severity=Severity.WARNING,
    formats=WIKITEXT,
    also=("AWB", "CheckWiki 3", "Pywikibot: noreferences"),
    examples=[
        Bad("A claim.<ref>Smith 2001.</ref>\n\nMore text.\n"),
        Good("A claim.<ref>Smith 2001.</ref>\n\n== References ==\n<references />\n"),
        Good("No references at all.\n"),
        Good("A claim.<ref>Smith 2001.</ref>\n\n{{Some list}}\n[[Kategoreja:Y]]\n"),
        Good("Es regnet.<ref>Smith 2001.</ref>\n\n== Gluosa ==\n{{Gluosa|2}}\n\n[[Kategorie:Regen]]\n"),
        Bad("A claim.<ref>Smith 2001.</ref>\n\n== Track listing ==\n{{Track listing|title1=A}}\n"),
    ],
)
def missing_reference_list(article: Article, context: Context) -> Iterator[Problem]:
    """
    The page has references and no reference list.

    MediaWiki appends a list at the very end of the page, below the external links and the navigation boxes,
    where readers do not look for it.

    Where the language of the page is unknown, a template of that wiki may print the list: nothing is said then, nor
    on other than English pages where a template is called as its heading.

    Sources: Check Wikipedia 3; Help:Footnotes.
    """
    if article.reference_lists or article.language == UNDETERMINED:
        return
    if article.language != "en":  # whose lists are known; {{Track listing}} stands under its own name, too
        headings = {section.heading.casefold() for section in article.sections}
        if any(call.name.casefold() in headings for call in article.templates):
            return
    for tag in article.tags:
        if not tag.group and tag.number:
            yield Problem(tag.start, tag.end, "the page has references, but no reference list", identity="page")
            return
