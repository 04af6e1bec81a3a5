"""The server shows something else in the place of the page that is linked."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Link, LinkRole
from refcheck.model.evidence import LinkState
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.proof import proof

URL = "http://example.com/a"
CITE = "{{cite web |title=T |url=http://example.com/a}}"


@rule(
    Link,
    code="LK102",
    name="soft-404-link",
    severity=Severity.WARNING,
    online=True,
    also=("IABot: by the address that a redirect ends at",),
    examples=[
        Bad(CITE, web={URL: "soft-404"}),
        Bad("A sentence.<ref>http://example.com/a</ref>", web={URL: "soft-404"}),
        Good(CITE, web={URL: "live"}),
        Good(CITE, web={URL: "dead"}),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 |url-status=dead "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a}}",
            web={URL: "soft-404"},
        ),
    ],
)
def soft_404_link(link: Link, context: Context) -> Iterator[Problem]:
    """
    The server shows something else in the place of the page that is linked.

    It answers with success, but the page says that it is not there, is the one that the host shows for any made-up
    address, or is the site's front page. A reader does not find the source.

    Sources: Bar-Yossef and others, "Sic Transit Gloria Telae" (WWW 2004); Wikipedia:Link rot.
    """
    status = context.statuses.get(link.url)
    if status is None or status.state is not LinkState.SOFT_404 or link.role is LinkRole.ARCHIVE_URL:
        return
    reference = context.lookup(link.reference)
    citations = reference.citations if reference else context.article.citations
    if any(one.archive_url for one in citations if link.url in (one.url, one.chapter_url)):
        return
    message = f"the page is probably gone: {status.explanation}"
    yield Problem.at(link, message, evidence=proof(status), url=link.url)
