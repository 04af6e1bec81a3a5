"""waybackpy behind an adapter: its classes write the questions and read the answers, our transport carries them.

waybackpy asks the network in one method of each class; here those methods are answered with what the transport
brought, so that time-outs, the check of addresses, bounded bodies, pauses and retries are ours.  What else is mended:
an error is never taken for "not archived", one bad line does not lose the rest, no question depends on the clock, and
captures have the address of the server that was asked.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from refcheck.model.evidence import Exchange
from refcheck.model.record import Record, record
from refcheck.resolver.conversation import Answer, Request, host_of
from refcheck.resolver.policy import HostPolicy, Policy
from refcheck.words import archives, urls

if TYPE_CHECKING:
    from collections.abc import Generator

ARCHIVE_HOST = "web.archive.org"
_FIELDS = 7
_SHORTEST_LINE = 46  # waybackpy leaves out shorter ones
_BODY = 262_144
_PATIENCE = 30.0  # an index may take long
_SAVING = 120.0
_EVEN = (("output", "text"), ("fl", "urlkey,timestamp,url,mime,status,digest,length"))


@record
class Server(Record):
    """A Wayback-compatible server: its index, what stands before a timestamp, and where to ask for a new capture.

    `extra` are parameters that make its index answer with the seven fields of the Internet Archive's.
    """

    index: str
    replay: str
    save: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def is_archive_org(self) -> bool:
        """Whether this is the Internet Archive's own."""
        return host_of(self.index) == ARCHIVE_HOST

    @property
    def may_lack_flags(self) -> bool:
        """Whether it may not know `id_`; pywb does, and without a flag serves a frame that proves nothing."""
        return not self.extra and not self.is_archive_org

    def lane(self, task: str) -> str:
        """The lane of a task ("index" or "save"): the Internet Archive sets each its own pace."""
        return f"{host_of(self.index)} {task}"

    def page(self, timestamp: str, original: str, flag: str = "") -> str:
        """The address of a capture."""
        return f"{self.replay}/{timestamp}{flag}/{original.partition('#')[0]}"


ARCHIVE_ORG = Server(
    f"https://{ARCHIVE_HOST}/cdx/search/cdx", f"https://{ARCHIVE_HOST}/web", f"https://{ARCHIVE_HOST}/save"
)

# What the Internet Archive asks of programs: 24 questions to the index and 480 captures a minute (80 % of what it
# allows), 4 new captures a minute without an account.  One pace for the whole run.
PACES: tuple[tuple[str, HostPolicy], ...] = (
    (ARCHIVE_ORG.lane("index"), HostPolicy(at_once=1, pause=2.5)),
    (ARCHIVE_ORG.lane("save"), HostPolicy(at_once=1, pause=15.0)),
    (ARCHIVE_HOST, HostPolicy(at_once=3, pause=0.125)),
)


def servers(address: str) -> tuple[Server, ...]:
    """The servers that an address (`--wayback`) may mean, best guess first; the Internet Archive's for "".

    The address is a collection of pywb (`http://localhost:8080/coll`), the root or the `/web` of a server that is laid
    out as the Internet Archive's, or the index of either.
    """
    if not address:
        return (ARCHIVE_ORG,)
    base = address.rstrip("/")
    if base.endswith("/cdx/search/cdx"):
        return (_like_archive(base.removesuffix("/cdx/search/cdx")),)
    if base.endswith("/cdx"):
        return (_like_pywb(base.removesuffix("/cdx")),)
    if base.endswith("/web"):
        return (_like_archive(base.removesuffix("/web")), _like_pywb(base))
    both = (_like_archive(base), _like_pywb(base))
    return both if base.count("/") < 3 else both[::-1]


def host(policy: Policy) -> str:
    """The host of the policy's archive."""
    return host_of(servers(policy.wayback)[0].index)


def _like_archive(root: str) -> Server:
    return Server(f"{root}/cdx/search/cdx", f"{root}/web", f"{root}/save")


def _like_pywb(collection: str) -> Server:
    return Server(f"{collection}/cdx", collection, f"{collection}/save", _EVEN)


@record
class Row(Record):
    """One line of an index: a capture as it is listed.  `status` is None where the index does not say."""

    original: str
    captured: datetime
    status: int | None = None


@record
class Listing(Record):
    """What an index answered.  `problem` is "" where it answered: no rows then mean "not archived"."""

    rows: tuple[Row, ...] = ()
    problem: str = ""
    excluded: bool = False


def question(server: Server, url: str, closest: datetime | None, limit: int, policy: Policy) -> Request:
    """The request for the captures of an address with status 200, nearest to a moment first.

    Without a moment, the oldest come first.
    """
    query = _query(
        url=url.partition("#")[0].replace("*", "%2A"),  # a star would ask for everything below
        user_agent=policy.introduction,
        filters=["statuscode:200"],
        sort="closest" if closest else None,
        closest=f"{closest:%Y%m%d%H%M%S}" if closest else None,
        limit=str(limit),
    )
    return Request(
        query.address(server),
        body_limit=_BODY,
        any_body=True,
        timeout=max(policy.timeout, _PATIENCE),
        lane=server.lane("index"),
    )


def listing(answer: Answer) -> Listing:
    """What an index's answer says, told apart: captures, none, and "could not ask" with the reason in words."""
    exchange = answer.exchange
    text = answer.body.decode("utf-8", "replace")
    if _is_excluded(text):
        return Listing(excluded=True)
    if exchange.status != 200:
        return Listing(problem=f"the archive's index could not be asked: {outcome(exchange)}")
    lines = [line for line in text.splitlines() if line.strip()]
    rows = _rows(lines[:-1] if lines and not answer.complete else lines)
    if lines and not rows:
        return Listing(problem="the archive's index gave an answer that cannot be read")
    return Listing(rows)


def outcome(exchange: Exchange) -> str:
    """How a request ended, in words."""
    if exchange.status is None:
        return exchange.detail or exchange.failure or "no answer"
    return "it asks for fewer requests (429)" if exchange.status == 429 else f"it answered {exchange.status}"


def save_question(server: Server, url: str, policy: Policy) -> Request:
    """The request for a new capture of an address."""
    address = url.partition("#")[0].replace(" ", "%20")
    return Request(f"{server.save}/{address}", body_limit=_BODY, timeout=_SAVING, lane=server.lane("save"))


def saved(answer: Answer) -> str:
    """The address of the capture that was made, "" where the answer names none."""
    place = answer.header("content-location")
    for candidate in (answer.exchange.location, urls.join(answer.exchange.url, place) if place else ""):
        if candidate and archives.read(candidate):
            return candidate
    found = _saved(answer)
    return found if found and archives.read(found) else ""


def _saved(answer: Answer) -> str:
    """What waybackpy reads out of the headers."""
    from waybackpy import WaybackMachineSaveAPI

    class Read(WaybackMachineSaveAPI):
        """The reading half of waybackpy's class; its other half asks the network and the clock."""

        def __init__(self, answer: Answer) -> None:
            self.headers = dict(answer.headers)  # type: ignore[assignment]
            self.response_url = answer.exchange.location or answer.exchange.url

    return Read(answer).archive_url_parser() or ""


@cache
def _class() -> type[Any]:
    """waybackpy's class without its network; made on first use, because importing waybackpy takes a while."""
    from waybackpy import WaybackMachineCDXServerAPI
    from waybackpy.cdx_utils import full_url

    class Query(WaybackMachineCDXServerAPI):
        """A question to an index, and the reader of its answer."""

        text = ""

        def address(self, server: Server) -> str:
            """The address that asks the question."""
            payload: dict[str, str] = {}
            self.add_payload(payload)
            return full_url(server.index, {**payload, "limit": str(self.limit), **dict(server.extra)})

        def cdx_api_manager(self, payload: dict[str, str], headers: dict[str, str]) -> Generator[str, None, None]:
            """The one place where waybackpy asks the network: here it is told what the transport brought."""
            yield self.text

    return Query


def _query(**arguments: Any) -> Any:
    return _class()(**arguments)


def _rows(lines: list[str]) -> tuple[Row, ...]:
    query = _query(url="")
    query.text = "\n".join(filter(None, map(_mended, lines)))
    rows = []
    for snapshot in query.snapshots():
        status = int(snapshot.statuscode) if snapshot.statuscode.isdecimal() else None
        rows.append(Row(snapshot.original, snapshot.datetime_timestamp.replace(tzinfo=UTC), status))
    return tuple(rows)


def _mended(line: str) -> str:
    """A line that waybackpy can read, "" where it is none: spaces in the address escaped, short ones lengthened."""
    fields = line.split(" ")
    if len(fields) > _FIELDS:
        fields[2 : len(fields) - _FIELDS + 3] = ["%20".join(fields[2 : len(fields) - _FIELDS + 3])]
    if len(fields) != _FIELDS or len(fields[1]) != 14 or archives.moment(fields[1]) is None:
        return ""
    if "://" not in fields[2][:9]:
        return ""
    if len(line) < _SHORTEST_LINE:
        fields[6] = fields[6].zfill(_SHORTEST_LINE)
    fields[2] = fields[2].replace(":80/", "/", 1) if fields[2].startswith("http://") else fields[2]
    return " ".join(fields)


def _is_excluded(text: str) -> bool:
    """Whether the archive keeps the site's captures back at its wish."""
    from requests import Response
    from waybackpy.cdx_utils import check_for_blocked_site
    from waybackpy.exceptions import BlockedSiteError

    response = Response()
    response._content = text[:10_000].encode()
    response.encoding = "utf-8"
    try:
        check_for_blocked_site(response)
    except BlockedSiteError:
        return True
    return "AccessControlException" in text[:2000]
