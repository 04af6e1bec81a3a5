"""An address leads through a redirector, not to the page itself."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Fix, Safety, Severity
from refcheck.model.text import Span
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.carriers import REDIRECTOR_MARKS, carried, is_proxied, links_with


@rule(
    Article,
    code="LK111",
    name="wrapped-link",
    needs=("links",),
    severity=Severity.WARNING,
    also=("Citation bot",),
    examples=[
        Bad(
            "{{cite web |title=T |url=https://www.google.com/url?sa=t&url=http%3A%2F%2Fexample.com%2Fa&cd=1}}",
            fixed="{{cite web |title=T |url=http://example.com/a}}",
        ),
        Bad("{{cite web |title=T |url=https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fa&h=x}}"),
        Bad("{{cite web |title=T |url=https://www.google.com/amp/s/example.com/a}}", found="example.com"),
        Good("{{cite web |title=T |url=https://books.google.com/books?id=x&q=http://example.com/a}}"),
        Good("{{cite web |title=T |url=https://example.com/url?q=http://example.org/a}}"),
    ],
)
def wrapped_link(article: Article, context: Context) -> Iterator[Problem]:
    """
    An address leads through a redirector, not to the page itself.

    A link copied from a list of results, a feed or a mail goes to Google, Facebook or Outlook first.  It dies with
    that service, hides the page from readers and archives, and often from the wiki's list of unwanted sites.

    Fix safety: unsafe; the address inside takes the place of the whole. A person should see that it is the page.

    Sources: Wikipedia:External links (redirection sites).
    """
    for link in links_with(context, REDIRECTOR_MARKS):
        inner = carried(link.url)
        if not inner or is_proxied(link.url):
            continue
        written = link.start >= 0 and context.text[link.start : link.end] == link.url and "|" not in inner
        span = Span(link.start, link.end)
        yield Problem.at(
            link,
            f"the address only leads on to {inner}",
            url=link.url,
            suggestion=inner,
            fix=Fix.replace("Link the page itself", span, inner, Safety.UNSAFE) if written else None,
            reference=context.lookup(link.reference),
        )
