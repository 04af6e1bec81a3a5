"""A comment, template, link or table is opened and never closed."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule

LIST = "\n\n== References ==\n{{reflist}}\n"
KINDS = ("unclosed-comment", "unbalanced-template", "unclosed-nowiki", "unclosed-table", "unclosed-pre")


@rule(
    Article,
    code="FN637",
    name="unbalanced-markup",
    severity=Severity.WARNING,
    formats=WIKITEXT,
    also=("AWB", "CheckWiki 43, 46, 47"),
    examples=[
        Bad("A.<ref>{{cite web|url=https://a.example/|title=One</ref> B." + LIST),
        Good("A.<ref>{{cite web|url=https://a.example/|title=One}}</ref> B." + LIST),
    ],
)
def unbalanced_markup(article: Article, context: Context) -> Iterator[Problem]:
    """
    A comment, template or table is opened and never closed.

    What stands after it is read as its inside: references vanish, or braces show as text.

    Sources: Check Wikipedia 43 and 47.
    """
    for fault in article.faults:
        if fault.kind in KINDS:
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
