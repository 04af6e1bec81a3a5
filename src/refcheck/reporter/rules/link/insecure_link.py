"""An http link whose own server leads to the same address over https."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Link, LinkRole
from refcheck.model.evidence import LinkState
from refcheck.model.finding import Edit, Fix, Safety, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

URL = "http://example.com/a"
CITE = "{{cite web |title=T |url=http://example.com/a}}"


@rule(
    Link,
    code="LK106",
    name="insecure-link",
    severity=Severity.NOTE,
    default=False,
    online=True,
    also=("lychee: --require-https",),
    examples=[
        Bad(
            CITE,
            web={URL: "live:https://example.com/a"},
            fixed="{{cite web |title=T |url=https://example.com/a}}",
        ),
        Good(CITE, web={URL: "live"}),
        Good(CITE, web={URL: "live:https://example.com/b"}),
        Good("{{cite web |title=T |url=https://example.com/a}}", web={"https://example.com/a": "live"}),
    ],
)
def insecure_link(link: Link, context: Context) -> Iterator[Problem]:
    """
    An http link whose own server leads to the same address over https.

    Over http anybody on the way can read and change the page. Proven: the server was asked, and sent us there.

    Fix safety: unsafe, because an edit that changes nothing for readers should not stand alone.

    Sources: RFC 9110, 4.2.2.
    """
    status = context.statuses.get(link.url)
    if status is None or status.state is not LinkState.LIVE or link.role is LinkRole.ARCHIVE_URL:
        return
    secure = "https" + link.url.removeprefix("http")
    if not link.url.startswith("http://") or status.final_url != secure:
        return
    fix = None
    if link.start >= 0 and context.text[link.start : link.end] == link.url:
        fix = Fix("write https", (Edit(link.start, link.end, secure),), Safety.UNSAFE, cosmetic=True)
    yield Problem.at(link, "the server leads to the same address over https", url=link.url, fix=fix)
