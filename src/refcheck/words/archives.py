"""Reads archive addresses: which service, which original, which moment, and what is wrong with the address itself."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache

from refcheck.model.record import Record, record
from refcheck.words.archive_services import DEPRECATIONS, SERVICES, WAYBACK, Deprecation, Service

_FIRST_YEAR = 1996  # nobody archived the web before
_NESTING = 5  # an archive of an archive of an archive …
_CACHED_LENGTH = 2000
_DIGITS = 14
_DAY_DIGITS = 8
_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_PIECES = {
    "ts": r"(?P<ts>\d{4,20}+)",
    "any": r"(?P<any>[*+-]|\d{1,3})",
    "flag": r"(?P<flag>[a-z]{2}_|\*)?",
    "tail": r"(?P<flag>[^/]*+)",
    "url": r"(?P<url>.+)",
    "scheme": r"(?P<url>(?:https?:|https?%3a|ftp:|//|www\.).+)",
    "word": r"[^/?]++",
    "collection": r"(?P<collection>[^/?]++)",
    "stamp": r"[A-Za-z]?(?P<stamp>\d{4}-(?:\d\d|[A-Za-z]{3})-\d{1,2}|\d{8}-\d{4}|\d{4,14})",
    "dots": r"(?P<stamp>\d{4}\.\d\d\.\d\d-\d{6})",
    "megalodon": r"(?P<stamp>\d{4}-\d{4}-\d{4}-\d\d)",
    "video": r"(?P<video>[\w-]{11})",
    "webcite": r"(?P<webcite>[0-9A-Za-z]{9}|\d{14,17})",
    "query": r"(?P<query>.+)",
    "cache": r".*?\bcache(?::|%3a)(?:[\w-]{8,16}(?::|%3a))?(?P<url>[^+]+)(?:\+.*)?",
}


@record
class ArchiveLink(Record):
    """An archive address taken apart.

    `original` is the archived address, "" where the archive's address does not say it (short forms); of an archive of
    an archive it is the innermost.  `captured` is the moment of capture in UTC, None where the address does not name
    its day; `timestamp` holds the digits as the address writes them, worked out for services that encode them.
    `problem` is "" or one word: CS1's own `save command`, `liveweb`, `timestamp`, `path` and `flag` (Help:CS1 errors,
    archive-url), or `moment` where the digits are no possible moment.  `flag` is the playback flag (`id_`, `*`).
    `normalised` is the same capture in the form that its service prefers; the address itself where there is none.
    """

    url: str
    service: str
    original: str = ""
    captured: datetime | None = None
    timestamp: str = ""
    problem: str = ""
    normalised: str = ""
    flag: str = ""

    @property
    def short(self) -> bool:
        """Whether the address hides what it archives (`https://archive.today/AbCdE`)."""
        return not self.original

    @property
    def exact(self) -> bool:
        """Whether the address names one moment, to the second."""
        return self.captured is not None and len(self.timestamp) == _DIGITS

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that the timestamp may mean; None where it is no date."""
        if self.captured is not None:
            return self.captured.date(), self.captured.date()
        digits = self.timestamp[:6]
        if not digits.isdecimal() or len(digits) < 4 or int(digits[:4]) < _FIRST_YEAR:
            return None
        year = int(digits[:4])
        if len(digits) < 6:
            return date(year, 1, 1), date(year, 12, 31)
        month = int(digits[4:6])
        return (date(year, month, 1), date(year, month, monthrange(year, month)[1])) if 1 <= month <= 12 else None


def read(url: str) -> ArchiveLink | None:
    """Takes an archive address apart; None for any other address (also for `archive.org/details/…`).  Never raises."""
    if len(url) <= _CACHED_LENGTH:
        return _read_cached(url)
    service = _service_at(_host(url))
    return _read(url, service, 0) if service is not None else None


def service(url: str) -> str:
    """The name of the archive that an address's host belongs to, whatever its path says; "" where none."""
    found = _service_at(_host(url))
    return found.name if found else ""


def title(name: str) -> str:
    """A service's name for people: `wayback` is "Wayback Machine"; the name itself where the service is unknown."""
    return next((row.title for row in SERVICES if row.name == name), name)


def deprecation(name: str, language: str = "en") -> Deprecation | None:
    """Why links to a service should be replaced on a wiki, None where they are welcome."""
    for row in DEPRECATIONS:
        if row.service == name and row.language in ("", language):
            return row
    return None


def wayback(original: str, captured: datetime | str) -> str:
    """The Wayback Machine's address of a capture, safe to stand in wikitext."""
    digits = captured if isinstance(captured, str) else f"{captured.astimezone(UTC):%Y%m%d%H%M%S}"
    return f"https://web.archive.org/web/{digits}/{_escape(original)}"


def wayback_problem(url: str) -> str:
    """What CS1 says of a Wayback Machine address: one of its five words, "" where it finds nothing.

    Source: Help:CS1 errors, "|archive-url= is malformed"; only the hosts `web.` and `liveweb.archive.org` are judged.
    """
    rest = re.search(r"//(web|liveweb)\.archive\.org/(.*)", url, re.IGNORECASE | re.DOTALL)
    if rest is None:
        return ""
    if rest[1].lower() == "liveweb":
        return "liveweb"
    if rest[2][:5].lower() == "save/":
        return "save command"
    parts = re.match(r"(?P<path>[^0-9]*+)(?P<digits>[0-9]++)(?P<flag>[^/]*+)/", rest[2])
    if parts is None or len(parts["digits"]) != _DIGITS:
        return "timestamp"
    if parts["path"].lower() not in ("", "web/"):
        return "path"
    if parts["flag"] and (not parts["path"] or not re.search("[a-z]{2}_", parts["flag"], re.IGNORECASE)):
        return "flag"
    return ""


def moment(digits: str) -> datetime | None:
    """The moment that 8 to 14 digits yyyyMMddhhmmss name, what is missing at its first second; None where none."""
    if not (_DAY_DIGITS <= len(digits) <= _DIGITS and digits.isascii() and digits.isdecimal()):
        return None
    padded = digits[: len(digits) // 2 * 2].ljust(_DIGITS, "0")
    try:
        numbers = [int(padded[a:b]) for a, b in ((0, 4), (4, 6), (6, 8), (8, 10), (10, 12), (12, 14))]
        found = datetime(*numbers, tzinfo=UTC)  # type: ignore[misc, arg-type]
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR else None


def _host(url: str) -> str:
    slashes = url.find("//", 0, 8)
    start = slashes + 2 if slashes >= 0 else 0
    end = url.find("/", start)
    return url[start:end] if end >= 0 else url[start : start + 256]


@cache
def _hosts() -> Mapping[str, Service]:
    return {host: row for row in SERVICES for host in row.hosts}


@lru_cache(maxsize=8192)
def _service_at(host: str) -> Service | None:
    """The service of a host as it stands in an address: with user, port, any case."""
    if len(host) > 255:
        return None
    name = re.split(r"[?#\s]", host, maxsplit=1)[0].rpartition("@")[2].partition(":")[0].rstrip(".").lower()
    hosts = _hosts()
    exact = hosts.get("=" + name)
    while exact is None and name:
        exact = hosts.get(name)
        name = name.partition(".")[2]
    return exact


@lru_cache(maxsize=8192)
def _read_cached(url: str) -> ArchiveLink | None:
    row = _service_at(_host(url))
    return (_read_plain(url) or _read(url, row, 0)) if row else None


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(
        r"https?://web\.archive\.org/(web/)?([0-9]{14})/(https?://((?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,})(?:/[^\s\[\]|<>{}\"]*)?)\Z"
    )


def _read_plain(url: str) -> ArchiveLink | None:
    """The common form of the most common archive, read six times as fast as by the table; the result is the same."""
    found = _plain().match(url)
    if found is None or _service_at(found[4]) is not None:
        return None
    captured = moment(found[2])
    normalised = url if found[1] and url[4] == "s" else f"https://web.archive.org/web/{found[2]}/{found[3]}"
    return ArchiveLink(url, WAYBACK, found[3], captured, found[2], "" if captured else "moment", normalised)


@cache
def _patterns(row: Service) -> tuple[re.Pattern[str], ...]:
    pieces = {**_PIECES, "id": f"(?P<id>{row.id})"}
    return tuple(re.compile(_pattern(form, pieces) + r"\Z", re.IGNORECASE | re.DOTALL) for form in row.forms)


def _pattern(form: str, pieces: Mapping[str, str]) -> str:
    """The regular expression of one form of the table."""
    out = []
    for part in re.findall(r"\{\w+\}|[\[\]|]|[^{}\[\]|]+", form):
        if part[0] == "{":
            out.append(pieces[part[1:-1]])
        else:
            out.append({"[": "(?:", "]": ")?", "|": "|"}.get(part) or re.escape(part))
    return "".join(out)


def _read(url: str, row: Service, depth: int) -> ArchiveLink | None:
    text = url.strip()
    if row.own_fragment:
        text = text.partition("#")[0]
    slashes = text.find("//", 0, 8)
    path = text[text.find("/", slashes + 2) :] if "/" in text[slashes + 2 :] else "/"
    for pattern in _patterns(row):
        match = pattern.match(path)
        link = _link(url, row, match.groupdict(), depth) if match else None
        if link is not None:
            return link
    return None


def _link(url: str, row: Service, found: Mapping[str, str | None], depth: int) -> ArchiveLink | None:
    """The link of one form that matched; None where what should be an address is none."""
    direct, timestamp = found.get("url") or "", found.get("ts") or ""
    if query := found.get("query"):
        direct, timestamp = _asked(query)
    if video := found.get("video"):
        direct = f"https://www.youtube.com/watch?v={video}"
    if stamp := found.get("stamp"):
        timestamp = _stamp(stamp)
    name = found.get("webcite") or _named(found.get("query") or "")
    if name and not timestamp:
        timestamp = _webcite(name)
    original = _original(direct)
    if direct and not original:
        return None
    captured = moment(timestamp)
    if captured is not None and row.utc_offset:
        captured -= timedelta(hours=row.utc_offset)
    names = {"ts": timestamp, "url": _escape(original), "id": found.get("id") or name}
    names["collection"] = found.get("collection") or "all"
    return ArchiveLink(
        url=url,
        service=row.name,
        original=_innermost(original, depth),
        captured=captured,
        timestamp=timestamp,
        problem=_problem(url, row, timestamp, found),
        normalised=_normal(url, row, names),
        flag=found.get("flag") or "",
    )


def _innermost(original: str, depth: int) -> str:
    inner = _service_at(_host(original)) if original and depth < _NESTING else None
    link = _read(original, inner, depth + 1) if inner else None
    return link.original if link and link.original else original


def _problem(url: str, row: Service, timestamp: str, found: Mapping[str, str | None]) -> str:
    if row.name == WAYBACK:
        if problem := wayback_problem(url):
            return problem
        if len(timestamp) != _DIGITS:
            return "timestamp"
    elif found.get("any") or (found.get("ts") and len(timestamp) != _DIGITS):
        return "timestamp"
    return "moment" if timestamp and len(timestamp) >= _DAY_DIGITS and moment(timestamp) is None else ""


def _normal(url: str, row: Service, names: Mapping[str, str]) -> str:
    if not row.normal or any(not names[name] for name in re.findall(r"\{(\w+)\}", row.normal)):
        return url
    if "{ts}" in row.normal and len(names["ts"]) != _DIGITS:
        return url
    return row.normal.format_map(names)


def _original(text: str) -> str:
    """An archived address as it should be written; "" where the text is no address."""
    from urllib.parse import unquote

    if re.match(r"/*(?:https?|ftp)%3a", text, re.IGNORECASE):
        text = unquote(text)
    if scheme := re.match(r"/*(https?|ftp):?/+", text, re.IGNORECASE):
        text = f"{scheme[1].lower()}://{text[scheme.end() :]}"
    else:
        text = "http://" + text.lstrip("/")
    parts = re.match(
        r"(\w+)://(?:[^/?#@\s]*@)?((?:[\w-]+\.)+(?:[\w-]{2,}|\d)|\[[\da-f:.]+\])\.?(:\d*)?(?=[/?#]|\Z)",
        text,
        re.I,
    )
    if parts is None:
        return ""
    if parts[3] in (":", ":80" if parts[1] == "http" else ":443"):
        text = text[: parts.start(3)] + text[parts.end(3) :]
    return text


def _escape(url: str) -> str:
    """An address with the characters escaped that would end it in wikitext."""
    return re.sub(r"[\s\[\]|<>{}\"]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)


def _stamp(text: str) -> str:
    """The digits of the dated forms: `2012.01.01-120000`, `20120727-0512`, `2006-Jun-30`, `2016-0115-1200-00`."""
    parts = text.split("-")
    if len(parts) == 3 and len(parts[0]) == 4:
        month = parts[1] if parts[1].isdecimal() else str(_month(parts[1])).zfill(2)
        return parts[0] + month + parts[2].zfill(2)
    return "".join(character for character in text if character.isdecimal())


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()) + 1 if name.lower() in _MONTHS else 0


def _webcite(name: str) -> str:
    """The digits of a WebCite name: microseconds since 1970, in base 62 or in decimal."""
    if len(name) >= _DIGITS:
        micros = int(name)
    else:
        micros = 0
        for character in name:
            micros = micros * 62 + _BASE62.index(character)
    try:
        return f"{datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros):%Y%m%d%H%M%S}"
    except OverflowError:
        return ""


def _named(query: str) -> str:
    """The WebCite name in `id=…`."""
    found = re.search(r"(?:^|[&;])id=([0-9A-Za-z]{9}|\d{14,17})(?:&|\Z)", query)
    return found[1] if found else ""


def _asked(query: str) -> tuple[str, str]:
    """The address and the timestamp of `url=…&date=…`, where an address may stand unencoded with its own `&`."""
    query = query.replace("&amp;", "&")
    found = re.search(r"(?:^|&)url=([^#]*)", query)
    if found is None:
        return "", ""
    address = found[1]
    if re.match(r"(?:https?|ftp)%3a", address, re.IGNORECASE):
        address = address.partition("&")[0]
    else:
        address = re.split(r"&(?:date|id|refdoi|title|author|apiresponse)=", address, maxsplit=1)[0]
    stated = re.search(
        r"&date=(\d{4})-(\d\d)-(\d\d)(?:[ +T]|%20|)(?:(\d\d)(?::|%3a)(\d\d)(?::|%3a)(\d\d))?", query, re.I
    )
    return address, "".join(part or "" for part in stated.groups()) if stated else ""
