"""An address leads through the proxy of a library, which opens to its members only."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Fix, Safety, Severity
from refcheck.model.text import Span
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.carriers import PROXY_MARKS, behind_proxy, is_proxied, links_with


@rule(
    Article,
    code="LK112",
    name="proxied-link",
    needs=("links",),
    severity=Severity.WARNING,
    also=("CS1: err_param_has_twl_url, for The Wikipedia Library", "Citation bot"),
    examples=[
        Bad(
            "{{cite news |title=T |url=https://www-example-com.wikipedialibrary.idm.oclc.org/a/5}}",
            fixed="{{cite news |title=T |url=https://www.example.com/a/5}}",
        ),
        Bad(
            "{{cite news |title=T |url=https://ezproxy.library.example/login?url=http://example.com/a?b=1&c=2}}",
            fixed="{{cite news |title=T |url=http://example.com/a?b=1&c=2}}",
        ),
        Bad("It rained.<ref>[http://www.example.com.ezproxy.uni.example/a A page]</ref>"),
        Good("{{cite news |title=T |url=https://www.example.com/a/5}}"),
        Good("{{cite news |title=T |url=https://www.oclc.org/a/5}}"),
        Good("{{cite news |title=T |url=https://proxyreview.example/a/5}}"),
    ],
)
def proxied_link(article: Article, context: Context) -> Iterator[Problem]:
    """
    An address leads through the proxy of a library, which opens to its members only.

    Readers are asked for a password of a library that they do not belong to, and archives cannot copy the page.

    Fix safety: unsafe; the publisher's address is read off the proxied one where that is possible, and a person
    should try it.

    Sources: CS1 `err_param_has_twl_url`; Wikipedia:The Wikipedia Library; the EZproxy manual on rewritten hosts.
    """
    for link in links_with(context, PROXY_MARKS):
        if not is_proxied(link.url):
            continue
        inner = behind_proxy(link.url)
        written = link.start >= 0 and context.text[link.start : link.end] == link.url
        fix = None
        if inner and written and "|" not in inner:
            fix = Fix.replace("Link the publisher's page", Span(link.start, link.end), inner, Safety.UNSAFE)
        yield Problem.at(
            link,
            "the address opens to members of a library only",
            url=link.url,
            suggestion=inner or None,
            fix=fix,
            reference=context.lookup(link.reference),
        )
