"""A short citation points at a full citation that the page does not have."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Fix, Safety, Severity
from refcheck.model.text import Span
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.anchors import ShortCitation, anchor, short_citations

BOOK = "\n\n== Notes ==\n{{reflist}}\n\n== Sources ==\n* {{cite book|last=Smith|first=Jo|year=2001|title=Rain}}\n"


@rule(
    Article,
    code="FN627",
    name="short-citation-without-target",
    severity=Severity.WARNING,
    formats=WIKITEXT,
    also=("Module:Footnotes: Harv and Sfn no-target errors",),
    examples=[
        Bad("It rained.{{sfn|Smith|2011|p=5}}" + BOOK, fixed="It rained.{{sfn|Smith|2001|p=5}}" + BOOK),
        Bad("It rained.{{sfn|Jones|1999}}" + BOOK),
        Bad("It rained.{{sfn|Smith|2001|p=5}} It snowed.{{sfn|Smith|2002}}" + BOOK, found="Smith 2002"),
        Good("It rained.{{sfn|Smith|2001|p=5}}" + BOOK),
        Good("It rained.{{sfn|Jones|1999}}" + BOOK + "* {{EB1911 wrapper|Jones|1999}}\n"),
    ],
)
def short_citation_without_target(article: Article, context: Context) -> Iterator[Problem]:
    """
    A short citation points at a full citation that the page does not have.

    The reader sees "Smith 2001" and a link that goes nowhere.  MediaWiki hides this error by default, because
    templates that wrap a citation confuse its check; refcheck keeps silent where any other template of the page
    names the surname and the year.

    Fix safety: unsafe.  Where exactly one full citation differs by a slip in the year, and no other short citation
    points at it, the short one is changed to it.  A full citation that is cited rightly elsewhere may well be another
    work of the same author.

    Sources: Module:Footnotes, category "Harv and Sfn no-target errors".
    """
    shorts = list(short_citations(article))
    if not shorts:
        return
    citations = [*article.citations, *(c for r in article.references for c in r.citations)]
    anchors = {anchor(citation) for citation in citations} - {""}
    others = _other_templates(article)
    idle = anchors - {short.anchor for short in shorts}
    seen = set()
    for short in shorts:
        if short.anchor in anchors or short.anchor in seen or _named(short, others):
            continue
        seen.add(short.anchor)
        who = " & ".join(short.names)
        fix = _correction(short, anchors, idle)
        message = f"no full citation of the page is {who} {short.year}"
        yield Problem(short.start, short.end, message, fix=fix, identity=short.anchor)


def _other_templates(article: Article) -> list[str]:
    """The source of every other template that might hide a full citation."""
    text = article.document.text
    return [
        text[call.start : min(call.end, call.start + 3000)]
        for call in article.templates
        if not call.name.startswith(("sfn", "harv", "cite ", "reflist", "refbegin", "infobox"))
        and call.name != "citation"
    ]


def _named(short: ShortCitation, others: list[str]) -> bool:
    name = short.names[0] if short.names else ""
    return any(short.anchor in other or (name in other and short.year[:4] in other) for other in others)


def _correction(short: ShortCitation, anchors: set[str], idle: set[str]) -> Fix | None:
    near = [candidate for candidate in anchors if _slip(short.anchor, candidate)]
    head = "CITEREF" + "".join(short.names)
    if len(near) == 1 and near[0] in idle and near[0].startswith(head) and near[0][len(head) :][:4].isdecimal():
        year = near[0][len(head) :]
        return Fix.replace(f"point at {year}", Span(*short.year_span), year, Safety.UNSAFE)
    return None


def _slip(one: str, two: str) -> bool:
    """One character more, less or other, or two swapped."""
    if one == two or abs(len(one) - len(two)) > 1:
        return False
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    rest_one, rest_two = one[start:], two[start:]
    return (
        rest_one[1:] == rest_two[1:]
        or rest_one[1:] == rest_two
        or rest_one == rest_two[1:]
        or (rest_one[:2] == rest_two[1::-1] and rest_one[2:] == rest_two[2:])
    )
