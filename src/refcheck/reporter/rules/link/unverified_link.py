"""Nothing certain can be said of a link."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Link
from refcheck.model.evidence import LinkState
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.proof import proof

URL = "http://example.com/a"
CITE = "{{cite web |title=T |url=http://example.com/a}}"
# Reasons that hold for the whole run, which says them once.
OF_THE_RUN = frozenset({"network-down", "interrupted", "not-recorded"})


@rule(
    Link,
    code="LK103",
    name="unverified-link",
    severity=Severity.NOTE,
    online=True,
    also=("LinkChecker: a warning for 429",),
    examples=[
        Bad(CITE, web={URL: "unknown"}),
        Good(CITE, web={URL: "unknown:network-down"}),
        Good(CITE, web={URL: "live"}),
        Good(CITE, web={URL: "dead"}),
        Good(CITE, web={URL: "skipped"}),
    ],
)
def unverified_link(link: Link, context: Context) -> Iterator[Problem]:
    """
    Nothing certain can be said of a link.

    A bot wall, a login, a rate limit, a time-out or a broken certificate says something about us or about this moment,
    and nothing about the page. A person with a browser may look.

    Sources: RFC 9110; RFC 6585 (429); RFC 7725 (451).
    """
    status = context.statuses.get(link.url)
    if status is None or status.state is not LinkState.UNKNOWN or status.reason in OF_THE_RUN:
        return
    message = f"the link could not be verified: {status.explanation}"
    yield Problem.at(link, message, evidence=proof(status), url=link.url)
