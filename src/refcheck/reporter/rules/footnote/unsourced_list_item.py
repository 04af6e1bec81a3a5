"""An item of a list has no reference, while others of the list have one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.sourcing import holds, noted_places


@rule(
    Article,
    code="FN682",
    name="unsourced-list-item",
    severity=Severity.NOTE,
    formats=(Format.WIKITEXT, Format.PLAIN),
    default=False,
    examples=[
        Bad("Lead.\n\n== Rain ==\n* 1991: rain<ref>Smith.</ref>\n* 1992: snow\n", found="1992"),
        Good("Lead.\n\n== Rain ==\n* 1991: rain<ref>Smith.</ref>\n* 1992: snow<ref>Jones.</ref>\n"),
        Good(
            "Lead.\n\n== External links ==\n* {{cite web |title=T |url=http://example.com/}}\n* [http://a.example A]\n"
        ),
        Good("Lead.\n\n== See also ==\n* [[Rain]]\n* [[Snow]]\n"),
    ],
)
def unsourced_list_item(article: Article, context: Context) -> Iterator[Problem]:
    """
    An item of a list has no reference, while others of the list have one.

    An opinion, so it is off by default: not every item needs a source of its own.

    Sources: Wikipedia:Verifiability; Wikipedia:Stand-alone lists (citing sources).
    """
    places = noted_places(article)
    for block in article.lists:
        bare = [item for item in block.items if not holds(places, item.start, item.end)]
        if len(bare) < len(block.items):
            for item in bare:
                if item.text:
                    yield Problem.at(item, f"“{item.text[:60]}” has no reference", identity=item.text[:80])
