"""How to find a capture of a page and how to prove one, as conversations; no I/O.

A capture counts only once it was fetched: archives list captures of error pages, of redirects to a front page, and
captures that they then do not serve.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from refcheck.model.evidence import Capture, Evidence, Exchange, LinkState, LinkStatus, Page
from refcheck.model.record import Record, record
from refcheck.resolver import soft404, walls, wayback
from refcheck.resolver.conversation import Answer, Conversation, Request, Shared, Step
from refcheck.resolver.pagefacts import ANYTHING, Interest
from refcheck.resolver.patience import wait_before_retry
from refcheck.resolver.policy import Policy
from refcheck.resolver.probe import REDIRECTS, facts, probe
from refcheck.resolver.wayback import Server
from refcheck.words import archives, urls
from refcheck.words.archive_services import WAYBACK

_LISTED = 20  # captures asked of the index
_TRIED = 3  # captures fetched before the search is given up
_HOPS = 5
_RAW = "id_"  # the capture as it was taken, without the archive's own frame (Wayback Machine, OpenWayback, pywb)
_MINUTE = 60.0
_CRAWLED_REDIRECT = re.compile(rb"Got an HTTP 3\d\d response at crawl time", re.IGNORECASE)
_FLAGGED = re.compile(r"/(\d{14})id_/")
_OTHER_TITLE = "the captured page has another title"
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})

EXCLUDED = "the archive keeps no captures of this site public"


@record
class Wanted(Record):
    """A page whose capture is wanted.

    `near` is the day at which it serves best, `dead_since` the moment from which on captures are worth little, `titles`
    what citations call the page (none: unknown); `dated` is whether one states the day of publication; `lost` is
    whether a copy that is given of it is worthless, so that another is wanted even of a page that lives.
    """

    url: str
    near: date | None = None
    dead_since: datetime | None = None
    titles: tuple[str, ...] = ()
    dated: bool = False
    lost: bool = False


@record
class Found(Record):
    """What the archive has: proven captures first, and what the first shows.

    `asked` is False where it could not be asked, with the reason.
    """

    captures: tuple[Capture, ...] = ()
    asked: bool = False
    problem: str = ""
    page: Page | None = None

    def into(self, evidence: Evidence) -> Evidence:
        """The evidence with this in it."""
        return replace(
            evidence,
            captures=self.captures,
            captures_asked=self.asked,
            captures_problem=self.problem,
            captured_page=self.page,
        )


def rescue(status: LinkStatus, wanted: Wanted, policy: Policy) -> Conversation[Found] | None:
    """The conversation that a judged link deserves, None where none: dead links are looked up, live ones saved."""
    evidence = status.evidence
    asked_before = evidence.captures_asked and all(_still_holds(one, wanted.titles) for one in evidence.captures)
    if asked_before or not evidence.exchanges or archives.service(wanted.url):
        return None
    if (wanted.lost or status.state in (LinkState.DEAD, LinkState.SOFT_404)) and policy.captures:
        return find(wanted, policy)
    if status.state is LinkState.LIVE and policy.save:
        return save(wanted, policy)
    return None


def find(wanted: Wanted, policy: Policy) -> Conversation[Found]:
    """The capture nearest to the wanted day and before the death, fetched and proven."""
    server: Server = yield from _server(policy)
    listing = yield from _listing(wanted.url, server, _closest(wanted), _LISTED, policy)
    if listing.problem or listing.excluded:
        return Found(asked=listing.excluded, problem=EXCLUDED if listing.excluded else listing.problem)
    captures: list[Capture] = []
    interest = Interest(titles=wanted.titles, dated=wanted.dated)
    for row in ranked(listing.rows, wanted)[:_TRIED]:
        capture, _, page = yield from _prove(row.original, row.captured, server, policy, interest)
        if capture.verified and page is not None and _is_another(capture, wanted.titles):
            shown = page.title or page.heading or page.excerpt[:60]
            capture = replace(capture, verified=False, problem=f"{_OTHER_TITLE} (“{shown}”)")
        captures.append(capture)
        if capture.verified:
            captures.sort(key=lambda capture: not capture.verified)
            return Found(tuple(captures), asked=True, page=replace(page, words=()) if page else None)
    return Found(tuple(captures), asked=True)


def verify(url: str, policy: Policy, interest: Interest = ANYTHING) -> Conversation[Evidence]:
    """Examines an archive address: fetched as any link, and held against what it claims to be.

    What citations call the page is no matter here: a rule says with less weight that a copy shows another title.  The
    Wayback Machine's captures are asked of the server that the policy names; all others at their own address.
    """
    link = archives.read(url)
    if link is None or link.service != WAYBACK or not (link.original and link.exact and link.captured):
        return (yield from probe(url, policy, interest))
    server: Server = yield from _server(policy)
    capture, exchanges, page = yield from _prove(link.original, link.captured, server, policy, interest)
    capture = replace(capture, url=url, original=link.original)
    return Evidence(url, exchanges=exchanges, page=page, captures=(capture,), captures_asked=True)


def save(wanted: Wanted, policy: Policy) -> Conversation[Found]:
    """Asks for a new capture of a live page that has none; what was made is not fetched."""
    server: Server = yield from _server(policy)
    listing = yield from _listing(wanted.url, server, None, 1, policy)
    if listing.problem or listing.excluded:
        return Found(asked=listing.excluded, problem=EXCLUDED if listing.excluded else listing.problem)
    if listing.rows:
        row = listing.rows[0]
        return Found((_capture(row.original, row.captured, server),), asked=True)
    answer: Answer = yield wayback.save_question(server, wanted.url, policy)
    made = archives.read(wayback.saved(answer))
    if made is None or made.captured is None:
        return Found(asked=True, problem=f"no capture could be made: {wayback.outcome(answer.exchange)}")
    capture = Capture(made.url, made.original, made.captured, made.service, None, False, "made in this run")
    return Found((capture,), asked=True)


def ranked(rows: Sequence[wayback.Row], wanted: Wanted) -> list[wayback.Row]:
    """Listed captures, best first: those from before the death, then the nearest, the earlier of two as near."""
    closest = _closest(wanted)

    def order(row: wayback.Row) -> tuple[bool, timedelta, bool, datetime]:
        late = wanted.dead_since is not None and row.captured >= wanted.dead_since
        distance = abs(row.captured - closest) if closest else timedelta()
        return late, distance, closest is not None and row.captured > closest, row.captured

    good = [row for row in rows if row.status in (200, None)]
    return sorted(good, key=order)


def _closest(wanted: Wanted) -> datetime | None:
    """The moment to ask for: noon of the day, else the last moment at which the page may have lived."""
    if wanted.near is not None:
        return datetime.combine(wanted.near, time(12), UTC)
    return wanted.dead_since


def _server(policy: Policy) -> Generator[Step, Any, Server]:
    """The policy's archive; where its address may mean two things, its index is asked once which."""
    servers = wayback.servers(policy.wayback)
    if len(servers) == 1:
        return servers[0]
    found: Server = yield Shared(f"{servers[0].lane('index')}", "layout", lambda: _choice(servers, policy))
    return found


def _choice(servers: Sequence[Server], policy: Policy) -> Conversation[Server]:
    for server in servers:
        answer = yield from _asked(wayback.question(server, "http://example.org/", None, 1, policy), policy)
        if answer.exchange.status == 200 and answer.body.lstrip()[:1] != b"<":
            return server
    return servers[0]


def _listing(
    url: str, server: Server, closest: datetime | None, limit: int, policy: Policy
) -> Generator[Step, Any, wayback.Listing]:
    answer = yield from _asked(wayback.question(server, url, closest, limit, policy), policy, server.is_archive_org)
    return wayback.listing(answer)


def _asked(request: Request, policy: Policy, slowly: bool = False) -> Generator[Step, Any, Answer]:
    """An answer, asked for again where the failure may pass; `slowly`: a 429 means to wait a minute."""
    attempt = 0
    while True:
        answer: Answer = yield request
        wait = wait_before_retry(answer, attempt, policy)
        if wait is None or answer.header("memento-datetime"):
            return answer
        if slowly and answer.exchange.status == 429:
            wait = max(wait, min(_MINUTE, policy.longest_wait))
        request, attempt = replace(request, delay=wait), attempt + 1


def _prove(
    original: str,
    captured: datetime,
    server: Server,
    policy: Policy,
    interest: Interest,
) -> Generator[Step, Any, tuple[Capture, tuple[Exchange, ...], Page | None]]:
    """Fetches a capture: what it is, the exchanges, and the captured page."""
    exchanges: list[Exchange] = []
    answer, ended = yield from _replayed(original, captured, server, policy, exchanges)
    exchange = answer.exchange
    page = None
    if exchange.status is not None and 200 <= exchange.status < 300:
        page = replace(facts(answer, policy, interest), url=ended)
    served = _memento(answer)
    problem = _problem(answer, served, page, original, ended)
    same = urls.comparable(ended) == urls.comparable(original)
    capture = _capture(original, served if served is not None and same else captured, server)
    capture = replace(capture, status=exchange.status, verified=not problem, problem=problem)
    if page is not None:
        capture = replace(capture, sought=page.sought, absent=page.absent)
    return capture, tuple(replace(one, url=_FLAGGED.sub(r"/\1/", one.url, count=1)) for one in exchanges), page


def _replayed(
    original: str, captured: datetime, server: Server, policy: Policy, exchanges: list[Exchange]
) -> Generator[Step, Any, tuple[Answer, str]]:
    """The last answer of a capture's redirects, followed inside the archive, and the address it is of."""
    stamp, flag = f"{captured:%Y%m%d%H%M%S}", _RAW
    seen: set[str] = set()
    while True:
        url = urls.normalise(server.page(stamp, original, flag)) or server.page(stamp, original, flag)
        answer = yield from _asked(Request(url, body_limit=policy.body_limit), policy)
        if answer.exchange.status == 404 and flag and server.may_lack_flags and not answer.header("memento-datetime"):
            flag = ""
            continue
        exchanges.append(answer.exchange)
        seen.add(url)
        if answer.exchange.status not in REDIRECTS or not answer.header("location") or len(seen) > _HOPS:
            return answer, original
        stamp, original = _next(answer, server, stamp, original)
        following = server.page(stamp, original, flag)
        if (urls.normalise(following) or following) in seen:
            return answer, original


def _next(answer: Answer, server: Server, stamp: str, original: str) -> tuple[str, str]:
    """Where a replayed redirect leads: another moment of the archive, or an address to look up at the same moment.

    pywb serves a captured Location as it was; the Wayback Machine turns it into an address of its own.
    """
    raw = answer.header("location")
    location = urls.join(answer.exchange.url, raw)
    inside = re.match(re.escape(server.replay) + r"/(\d{1,14})(?:[a-z]{2}_)?/(.+)", location, re.DOTALL)
    if inside:
        target = inside[2]
        return inside[1].ljust(14, "0"), target if "://" in target else re.sub(r"^(https?):/+", r"\1://", target)
    return stamp, urls.join(original, raw) or original


def _capture(original: str, captured: datetime, server: Server) -> Capture:
    stamp = f"{captured:%Y%m%d%H%M%S}"
    address = archives.wayback(original, captured) if server.is_archive_org else server.page(stamp, original)
    return Capture(address, original, captured, WAYBACK)


def _memento(answer: Answer) -> datetime | None:
    """The moment of capture that the archive vouches for (RFC 7089)."""
    try:
        found = parsedate_to_datetime(answer.header("memento-datetime"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _problem(answer: Answer, served: datetime | None, page: Page | None, original: str, ended: str) -> str:
    """What is wrong with a capture as it was served, in words; "" where nothing is."""
    exchange = answer.exchange
    status = exchange.status
    if status is None or (status in _BUSY and served is None):
        return f"the capture could not be fetched: {wayback.outcome(exchange)}"
    if served is None:
        return "the archive has no such capture" if status == 404 else "what the archive serves is no capture"
    if status in REDIRECTS or _CRAWLED_REDIRECT.search(answer.body):
        return "the capture is only a redirect"
    if status != 200:
        return f"the capture is of an error page ({status})"
    if urls.is_home(ended, page.language if page else "") and not urls.is_home(original):
        return "the capture leads to the site's front page"
    if kind := walls.led_to(original, ended):
        return f"the capture leads to {walls.WALLS[kind]}"
    return _no_page(page, original) if page is not None else ""


def _no_page(page: Page, original: str) -> str:
    """What a captured page shows in the place of the one that was asked for; "" where it may be that."""
    shown = page.heading or page.title or page.excerpt[:60]
    if page.bare:
        return "the capture is empty"
    if soft404.says_not_found(page, original):
        return f"the capture is of an error page (“{shown}”)"
    if soft404.vouches(page, original):
        return ""
    if walls.is_bot_wall(page):
        return f"the capture is of a bot wall (“{shown}”)"
    if walls.is_parked(page):
        return f"the capture is of a parked domain (“{shown}”)"
    if kind := walls.shows(page, original):
        return f"the capture is of {walls.WALLS[kind]} (“{shown}”)"
    if walls.calls_itself(page) and not soft404.is_about(original):
        return f"the capture is of an error page (“{shown}”)"
    if page.refresh and urls.comparable(page.refresh) != urls.comparable(original):
        return "the capture only leads on to another page"
    return ""


def _is_another(capture: Capture, titles: tuple[str, ...]) -> bool:
    """Whether the captured page is another than the citations': of none of their titles anything stands there."""
    return bool(titles) and set(titles) <= set(capture.absent)


def _still_holds(capture: Capture, titles: tuple[str, ...]) -> bool:
    """Whether what an earlier run said of a capture is true for these titles as well, without fetching it again."""
    refused = capture.problem.startswith(_OTHER_TITLE)
    if not (capture.verified or refused):
        return True  # whatever its title is
    return set(titles) <= set(capture.sought) and _is_another(capture, titles) == refused
