"""The page has moved for good."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Link, LinkRole
from refcheck.model.evidence import LinkState
from refcheck.model.finding import Fix, Safety, Severity
from refcheck.model.text import Span
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import urls
from refcheck.words.proof import proof

URL = "http://example.com/a"
CITE = "{{cite web |title=T |url=http://example.com/a}}"
PERMANENT = (301, 308)


@rule(
    Link,
    code="LK104",
    name="permanently-moved-link",
    severity=Severity.NOTE,
    online=True,
    also=("lychee: its map of redirects", "LinkChecker: http-redirected"),
    examples=[
        Bad(
            CITE,
            web={URL: "live:http://example.com/new/a"},
            fixed="{{cite web |title=T |url=http://example.com/new/a}}",
        ),
        Bad("A sentence.<ref>[http://example.com/a A page]</ref>", web={URL: "live:http://other.example/a"}),
        Bad(
            "{{cite web |title=T |url=http://example.com/a#part}}",
            web={URL + "#part": "live:http://example.com/new/a"},
            fixed="{{cite web |title=T |url=http://example.com/new/a#part}}",
        ),
        Good(CITE, web={URL: "live"}),
        Good(CITE, web={URL: "live:https://www.example.com/a"}),
        Good("{{cite web |title=T |url=http://example.com/a#!/b}}", web={URL + "#!/b": "live:https://example.com/a"}),
        Good(CITE, web={URL: "dead"}),
    ],
)
def permanently_moved_link(link: Link, context: Context) -> Iterator[Problem]:
    """
    The page has moved for good.

    Every step of the way to it is a permanent redirect. Sites keep such redirects for a while only. A move to https or
    `www.` alone is not reported here. The fragment goes along, as it does in a browser.

    Fix safety: unsafe. The new address takes the place of the old; a person should see that it is the same page.  None
    where an archived copy stands beside it, which is one of the old address.

    Sources: RFC 9110, 10.2.2, 15.4.2 and 15.4.9.
    """
    status = context.statuses.get(link.url)
    if status is None or status.state is not LinkState.LIVE or link.role is LinkRole.ARCHIVE_URL:
        return
    *steps, last = status.evidence.exchanges or (None,)
    if last is None or not steps or any(step.status not in PERMANENT for step in steps if step):
        return
    page, hash_, fragment = link.url.partition("#")
    if urls.comparable(last.url) == urls.comparable(page):
        return
    target = last.url + hash_ + fragment
    fix = None
    if link.start >= 0 and context.text[link.start : link.end] == link.url and not _archived(link, context):
        fix = Fix.replace("write the new address", Span(link.start, link.end), target, Safety.UNSAFE)
    message = f"the page has moved for good to {target}"
    yield Problem.at(link, message, evidence=proof(status), suggestion=target, url=link.url, fix=fix)


def _archived(link: Link, context: Context) -> bool:
    reference = context.lookup(link.reference)
    citations = reference.citations if reference else context.article.citations
    return any(one.archive_url for one in citations if link.url in (one.url, one.chapter_url))
