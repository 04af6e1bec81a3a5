"""The resolver's output: what was seen of each link (facts), and what it means (judgement).

Only facts are cached and recorded; a judgement is made anew from them each time.
"""

from __future__ import annotations

from datetime import date, datetime

from refcheck.model.record import Record, record
from refcheck.model.state import LinkState as LinkState  # part of what evidence speaks of

GUESSED = "htmldate"  # `Page.published_from` of a day that no metadata state


@record
class Exchange(Record):
    """One request and its outcome.

    `status` is None where no answer came, and `failure` is then one word: `dns`, `refused`, `timeout`, `reset`, `tls`,
    `tls-expired`, `tls-self-signed`, `tls-hostname`, `too-large`, `blocked-address`, `bad-answer`, `network-down` ….
    `at` is the moment of the request in UTC, `elapsed` in seconds.  `headers` are the few that judging needs, names in
    lower case.
    """

    url: str
    method: str
    at: datetime
    elapsed: float
    status: int | None = None
    failure: str = ""
    detail: str = ""
    location: str = ""
    headers: tuple[tuple[str, str], ...] = ()


@record
class Page(Record):
    """What judging and the mismatch rules need of a page: never the whole body.

    `title` is the title that its metadata state, `heading` what its <title> says, `headline` its first <h1>; `language`
    the code that it states; `published` the day of publication and `published_from` where that was read.  `length`
    counts the words of its visible text, `words` is a digest of them for the comparison with a page that cannot exist.
    `missing` are those of the asked fragments that the page certainly has not, `anchors` the others: nothing is certain
    of a page that was cut, or that scripts build.  `sought` are the cited titles that were looked for, `absent` those
    of which next to nothing stands anywhere on the page.  `bare` is True where the server sent nothing at all,
    `refresh` where the page itself leads on (<meta http-equiv="refresh">).
    """

    url: str
    media_type: str = ""
    title: str = ""
    site: str = ""
    published: date | None = None
    published_from: str = ""
    length: int = 0
    excerpt: str = ""
    digest: str = ""
    words: tuple[int, ...] = ()
    heading: str = ""
    anchors: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    headline: str = ""
    language: str = ""
    bare: bool = False
    refresh: str = ""
    absent: tuple[str, ...] = ()
    sought: tuple[str, ...] = ()

    @property
    def guessed(self) -> bool:
        """Whether no metadata state the day of publication, and it was read out of the page's text."""
        return self.published_from == GUESSED


@record
class Capture(Record):
    """One archived copy.  `verified` is True once it was fetched and found to be what it claims.

    `sought` are the cited titles that were looked for in it, `absent` those of them that it does not show.
    """

    url: str
    original: str
    captured: datetime
    service: str
    status: int | None = None
    verified: bool = False
    problem: str = ""
    sought: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@record
class Evidence(Record):
    """All that was seen of one URL: the facts that the cache keeps.

    `control` is the host's answer to a made-up address, `captured_page` what the proven capture shows.
    `captures_asked` tells "not archived" (True and no captures)
    from "could not ask" (False, with the reason in `captures_problem`).
    """

    url: str
    exchanges: tuple[Exchange, ...] = ()
    page: Page | None = None
    control: Page | None = None
    control_exchanges: tuple[Exchange, ...] = ()
    captures: tuple[Capture, ...] = ()
    captures_asked: bool = False
    captures_problem: str = ""
    failing_since: datetime | None = None
    failures: int = 0
    captured_page: Page | None = None


@record
class LinkStatus(Record):
    """The judgement of one URL: its state, one word of reason (`http-404`), the reason for people, and the evidence."""

    url: str
    state: LinkState
    reason: str
    explanation: str
    evidence: Evidence
    cached: bool = False  # whether the evidence is of an earlier run
    final: bool = False  # whether the policy calls a failure permanent, not just "failing now"
    replayed: bool = False  # whether the evidence is from a recording

    @property
    def http_status(self) -> int | None:
        """The last HTTP status seen, None where no answer came."""
        for exchange in reversed(self.evidence.exchanges):
            if exchange.status is not None:
                return exchange.status
        return None

    @property
    def final_url(self) -> str:
        """The address of the last exchange, "" where nothing was asked."""
        return self.evidence.exchanges[-1].url if self.evidence.exchanges else ""

    @property
    def checked_at(self) -> datetime | None:
        """When the last exchange was made."""
        return self.evidence.exchanges[-1].at if self.evidence.exchanges else None

    @property
    def capture(self) -> Capture | None:
        """The best capture: the first verified one, else none."""
        return next((c for c in self.evidence.captures if c.verified), None)
