"""A reference stands in the text of a link."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article, RefTag
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule

LIST = "\n\n{{reflist}}\n"
#: So far before and behind a reference the brackets of its link are sought.
REACH = 300


@rule(
    Article,
    code="FN642",
    name="reference-in-link",
    severity=Severity.WARNING,
    formats=WIKITEXT,
    needs=("tags",),
    examples=[
        Bad("It [[rain|rained<ref>Smith.</ref>]] a lot." + LIST, found="[[rain"),
        Bad("See [http://example.com/ the page<ref>Smith.</ref>]." + LIST, found="[http"),
        Good("It [[rain|rained]]<ref>Smith.</ref> a lot." + LIST),
        Good("[[File:Rain.jpg|thumb|It rained.<ref>Smith.</ref>]]" + LIST),
        Good("[[File:Rain.jpg|thumb|It [[rain]]ed.<ref>Smith.</ref> See [http://example.com/].]]" + LIST),
        Good("It rained.<ref>Smith, [http://example.com/ Rain].</ref> [[Sun]] came.[1]" + LIST),
    ],
)
def reference_in_link(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference stands in the text of a link.

    The marker is a link itself, and a link cannot hold another: who clicks on it is led to the outer link's page, and
    what the reference supports is unclear.  References in the caption of a picture are no fault.

    Sources: Wikipedia:Manual of Style/Linking; Cite's parser tests of references in links.
    """
    text = context.text
    for tag in article.tags:
        if not tag.in_template and not tag.in_reference and (link := _opening(text, tag)):
            reference = context.lookup((tag.list, tag.group, tag.number))
            yield Problem.at(tag, f"a reference stands in the link “{link}”", reference=reference)


def _opening(text: str, tag: RefTag) -> str:
    """How the link begins in whose text a tag stands, "" where it stands in none."""
    close = text.find("]", tag.end, tag.end + REACH)
    if close < 0 or text.find("[", tag.end, close) >= 0 or text.find("\n", tag.end, close) >= 0:
        return ""
    start = text.rfind("[", max(0, tag.start - REACH), tag.start)
    if start < 0 or text.find("]", start, tag.start) >= 0 or text.find("\n", start, tag.start) >= 0:
        return ""
    if text[start - 1 : start] == "[":
        target, bar, _ = text[start + 1 : tag.start].partition("|")
        # Pictures have captions; what has no bar yet is no link's text.
        return f"[[{target}" if bar and ":" not in target and text.startswith("]]", close) else ""
    address = text[start + 1 : tag.start].partition(" ")[0]
    return f"[{address}" if address.startswith(("http://", "https://", "//")) else ""
