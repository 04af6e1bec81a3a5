"""A full citation among short-cited sources is never cited."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.anchors import anchor, short

BOOKS = "\n\n== Notes ==\n{{reflist}}\n\n== Sources ==\n* {{cite book|last=Smith|first=Jo|year=2001|title=Rain}}\n"
MORE = "* {{cite book|last=Jones|first=Al|year=1999|title=Snow}}\n"


@rule(
    Article,
    code="FN629",
    name="uncited-full-citation",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    default=False,
    also=("scripts HarvErrors",),
    examples=[
        Bad("It rained.{{sfn|Smith|2001}}" + BOOKS + MORE),
        Good("It rained.{{sfn|Smith|2001}} It snowed.{{sfn|Jones|1999}}" + BOOKS + MORE),
    ],
)
def uncited_full_citation(article: Article, context: Context) -> Iterator[Problem]:
    """
    A full citation among short-cited sources is never cited.

    An opinion: it may belong under further reading, or a short citation was lost in an edit.

    Sources: the user scripts HarvErrors, which warn of the same.
    """
    used = {one.anchor for one in context.once(short)}
    if not used:
        return
    for citation in article.citations:
        name = anchor(citation)
        if name and name not in used:
            title = citation.chapter or citation.title
            yield Problem.at(citation, f"no short citation points at “{title}”", identity=name)
