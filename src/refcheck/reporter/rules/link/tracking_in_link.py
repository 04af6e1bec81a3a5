"""An address carries parameters that only track how readers came to it."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Fix, Severity
from refcheck.model.text import Span
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.carriers import TRACKING_MARKS, links_with, without_tracking


@rule(
    Article,
    code="LK110",
    name="tracking-in-link",
    severity=Severity.NOTE,
    also=("Citation bot",),
    examples=[
        Bad(
            "{{cite web |title=T |url=http://example.com/a?utm_source=x&id=5&utm_medium=y#part}}",
            fixed="{{cite web |title=T |url=http://example.com/a?id=5#part}}",
        ),
        Bad(
            "It rained.<ref>[http://example.com/a?fbclid=Iw0 A page]</ref>",
            fixed="It rained.<ref>[http://example.com/a A page]</ref>",
        ),
        Good("{{cite web |title=T |url=http://example.com/a?id=5&ref=home}}"),
        Good("{{cite web |title=T |url=http://example.com/utm_source=x}}"),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a?utm_source=x}}"
        ),
    ],
)
def tracking_in_link(article: Article, context: Context) -> Iterator[Problem]:
    """
    An address carries parameters that only track how readers came to it.

    They tell the site where its reader came from, make the address long, and keep tools from seeing that two
    addresses are the same.  Only parameters that never choose what a page shows are meant (`utm_…`, `fbclid`,
    `gclid` and a dozen more).

    Fix safety: safe; the parameters are removed, the rest of the address stays as it is.

    Sources: Wikipedia:Link rot on tracking parameters; the documentation of the services that add them.
    """
    for link in links_with(context, TRACKING_MARKS):
        clean = without_tracking(link.url)
        # An archive keeps its copy under the whole address.
        if clean == link.url or "://" in link.url[8:]:
            continue
        written = link.start >= 0 and context.text[link.start : link.end] == link.url
        fix = Fix.replace("Remove the tracking parameters", Span(link.start, link.end), clean) if written else None
        yield Problem.at(
            link,
            "the address carries tracking parameters",
            url=link.url,
            suggestion=clean,
            fix=fix,
            reference=context.lookup(link.reference),
        )
