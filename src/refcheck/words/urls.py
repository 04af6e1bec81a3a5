"""URLs as people write them in articles: repaired, taken apart, made ready to be asked, and compared.

Nothing here raises on any text; a text that is no address of the web gives "" or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from refcheck.model.record import Record, record

WEB = ("http", "https")
_PORTS = {"http": 80, "https": 443, "ftp": 21, "rtsp": 554}
_SCHEME = r"([A-Za-z][A-Za-z0-9+.\-]{1,31}):"
_ENCODED_SCHEME = r"(?i:(https?)(?:%3A|:)(?:%2F|/){1,2})"
_BROKEN_SLASHES = r"(?i:(https?|ftp):/{0,4})"
_STRAY_PERCENT = r"%(?![0-9A-Fa-f]{2})"
_HOST = r"(?a:[0-9a-z_](?:[0-9a-z_.\-]*[0-9a-z_])?\.?|\[[0-9a-f:.]+\])"
# What RFC 3986 lets stand in a path or a query; everything else is percent-encoded as UTF-8.
_PATH_SAFE = "!$&'()*+,;=:@/%~-._[]"
_QUERY_SAFE = _PATH_SAFE + "?"
_IDENTIFIERS = {"doi": "https://doi.org/", "hdl": "https://hdl.handle.net/", "info:doi/": "https://doi.org/"}
_HOME_FILE = r"(?i:(?:index|default|home|main|welcome)(?:\.[a-z]{2,5})?)"
_LOCALE = r"([a-z]{2})(?:[-_]([a-z]{2}))?"
# Languages, and countries written like one, in which sites have front pages (`/de/`, `/uk/`).  Codes that are as often
# the name of a section (`/it/`, `/hr/`, `/la/`, `/my/`) need the page's own word.
_LANGUAGES = frozenset(
    "ar az bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl he hi hu hy is ja ka kk ko lb lt lv mk mt nb nl nn"
    " no pl pt ro ru sk sl sq sr sv sw ta th tr uk ur uz vi zh".split()
)
# Second-level labels below which names are given out ("co" in bbc.co.uk): the public suffix list's common part.
_SECOND_LEVEL = frozenset("ac co com edu gob gov gouv govt ltd me mil net ne nom or org plc sch go gr in".split())
LONGEST = 8192
# What `comparable` reads at once: an http address of which `read` would change nothing but the case of the host.
_PLAIN = (
    r"https?://([A-Za-z0-9.\-]*[A-Za-z0-9])(?=[/?#]|\Z)(/[A-Za-z0-9/_.~=+&;,!@$'()*:\-]*)?"
    r"(\?[A-Za-z0-9/_.~=+&;,!@$'()*:?\-]*)?(?:#[^!/].*)?\Z"
)
_SAME_SITE = ("www.", "m.", "mobile.", "amp.")
_PERCENT = r"%([0-9A-Fa-f]{2})"
# Parameters that say how a reader came to a page.  The short names mean other things too, and then hold a number.
_TRACKING = (
    r"(?i:(?:utm_[a-z]+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref_src|ref_url|referer|referrer|smid|cmpid|ncid"
    r"|xtor|ocid|campaign_id|_ga|spref|sref|sr_share|at_[a-z]+|ns_[a-z]+|wt\.mc_id|taid)(?:=.*)?"
    r"|(?:ref|cid|cmp|partner|feature|src|share)(?:=[^0-9]*)?)"
)


@cache
def _re(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled where it is first needed: most runs need few of them."""
    return re.compile(pattern)


@record
class Url(Record):
    """An address in its parts; `query` and `fragment` are None where there is no `?` or `#`.

    `host` is lower case and in ASCII (punycode), `port` None where it is the scheme's own.  Credentials are dropped:
    refcheck never sends them.
    """

    scheme: str
    host: str
    port: int | None
    path: str
    query: str | None = None
    fragment: str | None = None

    @property
    def authority(self) -> str:
        """Host and port as a Host header writes them."""
        return self.host if self.port is None else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.authority}"

    @property
    def target(self) -> str:
        """Path and query, what a request line carries."""
        return self.path if self.query is None else f"{self.path}?{self.query}"

    @property
    def without_fragment(self) -> str:
        """The address that is asked."""
        return self.origin + self.target

    def __str__(self) -> str:
        """The whole address."""
        return self.without_fragment if self.fragment is None else f"{self.without_fragment}#{self.fragment}"


def scheme(url: str) -> str:
    """The scheme of a written URL in lower case, "" where there is none (`//host`, `www.host`)."""
    match = _re(_SCHEME).match(url.lstrip())
    if not match:
        return ""
    # `localhost:8080/x` and `example.org:80` are hosts with a port, not schemes.
    rest = url.lstrip()[match.end() :]
    if "." in match[1] and not rest.startswith("//"):
        return ""
    return match[1].lower()


def repair(url: str) -> str:
    """Mends how an address begins: `//host`, `://host`, `http:/host`, `http%3A%2F%2Fhost`, `www.host`, `doi:10.…`.

    The rest is left as it is.  A text with any other scheme comes back unchanged.
    """
    text = url.strip().strip("\u200b\u200e\u200f\ufeff")
    lower = text[:10].lower()
    for prefix, resolver in _IDENTIFIERS.items():
        marked = prefix if prefix.endswith("/") else prefix + ":"
        if lower.startswith(marked):
            return resolver + text[len(marked) :].strip()
    encoded = _re(_ENCODED_SCHEME).match(text)
    if encoded and "%" in encoded[0]:
        from urllib.parse import unquote

        return repair(unquote(text)) if "%" not in unquote(encoded[0]) else text
    broken = _re(_BROKEN_SLASHES).match(text)
    if broken:
        return f"{broken[1].lower()}://{text[broken.end() :]}"
    if text.startswith("://"):
        return "http" + text
    if text.startswith("//"):
        return "https:" + text
    if not scheme(text) and "." in text.split("/", 1)[0]:
        return "http://" + text
    return text


@cache
def _idna() -> Callable[..., bytes]:
    import idna

    return idna.encode


def ascii_host(host: str) -> str:
    """A host name in lower case and ASCII (UTS 46, then punycode), "" where it cannot be a host."""
    name = host.lower()
    if not name.isascii():
        try:
            name = _idna()(name.replace("\u3002", "."), uts46=True, transitional=False).decode()
        except (UnicodeError, ValueError):
            return ""
    if len(name) > 253 or ".." in name or not _re(_HOST).fullmatch(name):
        return ""
    return name.rstrip(".") if not name.startswith("[") else name


def _encode(text: str, safe: str) -> str:
    if text.isascii() and "%" not in text and text.isalnum():
        return text
    from urllib.parse import quote

    return quote(_re(_STRAY_PERCENT).sub("%25", text), safe=safe, errors="replace")


def _without_dots(path: str) -> str:
    """The path without `.` and `..` segments (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    parts = path.split("/")
    for part in parts[1:]:
        if part == "..":
            if kept:
                kept.pop()
        elif part != ".":
            kept.append(part)
    if parts[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


@lru_cache(maxsize=2048)  # judging one link reads the same few addresses ten times
def read(url: str) -> Url | None:
    """Takes an address apart as a browser would, after `repair`; None where it is none or is unreasonably long."""
    text = repair(url)
    name, separator, rest = text.partition("://")
    if not separator or len(text) > LONGEST or not name.isascii() or not _re(_SCHEME).fullmatch(name + ":"):
        return None
    rest = rest.replace("\n", "").replace("\r", "").replace("\t", "")
    rest, hash_, fragment = rest.partition("#")
    rest, mark, query = rest.partition("?")
    authority, slash, path = rest.replace("\\", "/").partition("/")
    place = _authority(name.lower(), authority)
    if place is None:
        return None
    return Url(
        name.lower(),
        place[0],
        place[1],
        _without_dots(slash + _encode(path, _PATH_SAFE)) or "/",
        _encode(query, _QUERY_SAFE) if mark else None,
        fragment if hash_ else None,
    )


def _authority(scheme_name: str, authority: str) -> tuple[str, int | None] | None:
    """Host and port of `user:password@host:port`; the credentials are dropped, a default port is None."""
    host = authority.rpartition("@")[2]
    port = ""
    if not host.endswith("]") and ":" in host:
        host, _, port = host.rpartition(":")
    if "%" in host:
        from urllib.parse import unquote

        host = unquote(host)
    name = ascii_host(host)
    if not name or (port and not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) < 65536)):
        return None
    number = int(port) if port else None
    return name, None if number == _PORTS.get(scheme_name) else number


def normalise(url: str) -> str:
    """The address that a request for this URL goes to: repaired, ASCII, without fragment and credentials.

    A legal path and query stay byte for byte as they are (`%F6`, `%2526`, `+` and `;` survive).  "" where the URL is
    not an address of the web.
    """
    parts = read(url)
    return parts.without_fragment if parts and parts.scheme in WEB else ""


def host(url: str) -> str:
    """The host of an address in lower case ASCII, "" where there is none."""
    parts = read(url)
    return parts.host if parts else ""


def comparable(url: str) -> str:
    """A key that is the same for addresses that lead to the same page.

    Neither scheme, `www.` and the like, default port, fragment (unless it names a page, as in `#!/a`), closing slashes,
    tracking parameters and the order of the query count, nor how a character is encoded; the rest of the query does.
    """
    plain = _re(_PLAIN).match(url)
    if plain is not None and "/." not in url:
        host, path, query = plain.groups()
        return _key(host.lower(), path, query)
    parts = read(url)
    if parts is None:
        return url.strip()
    fragment = f"#{parts.fragment}" if parts.fragment and parts.fragment[0] in "!/" else ""
    key = _key(parts.authority, parts.path, None if parts.query is None else f"?{parts.query}")
    return (_re(_PERCENT).sub(_unreserved, key) if "%" in key else key) + fragment


def _key(authority: str, path: str | None, query: str | None) -> str:
    for prefix in _SAME_SITE:
        if authority.startswith(prefix) and "." in authority[len(prefix) :]:
            authority = authority[len(prefix) :]
            break
    if query:
        parts = [part for part in query[1:].split("&") if part and not _re(_TRACKING).fullmatch(part)]
        query = "?" + "&".join(sorted(parts)) if parts else ""
    return f"{authority}{path.rstrip('/') if path else ''}{query or ''}"


def _unreserved(match: re.Match[str]) -> str:
    """A percent-encoded letter, digit or `-._~` written plainly; the digits of any other in capitals."""
    character = chr(int(match[1], 16))
    plain = character.isascii() and (character.isalnum() or character in "-._~")
    return character if plain else match[0].upper()


def join(base: str, location: str) -> str:
    """Where a redirect leads, normalised; "" where it leads out of the web or nowhere."""
    from urllib.parse import urljoin

    try:
        return normalise(urljoin(base, location.strip()))
    except ValueError:
        return ""


@lru_cache(maxsize=2048)  # judging asks several times of each address
def is_home(url: str, language: str = "") -> bool:
    """Whether an address is its site's front page: `/`, `/index.html`, `/en/`, `/en-us/home`; never with a query.

    `language` is what the page states as its own: `/it/` is a front page in Italian only where the page is.
    """
    parts = read(url)
    if parts is None or parts.query:
        return False
    steps = [step for step in parts.path.split("/") if step]
    if steps and _re(_HOME_FILE).fullmatch(steps[-1]):
        steps.pop()
    if len(steps) != 1:
        return not steps
    words = _re(_LOCALE).fullmatch(steps[0].lower())
    return words is not None and not {*_LANGUAGES, language[:2].lower()}.isdisjoint(words.groups())


def registrable(name: str) -> str:
    """The part of a host name that somebody registered: `bbc.co.uk` for `news.bbc.co.uk` (a good guess, no list)."""
    labels = name.lower().rstrip(".").split(".")
    if name.startswith("[") or labels[-1].isdigit() or len(labels) <= 2:
        return name.lower()
    keep = 3 if len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:])
