"""THE network: turns one request into one answer, and never raises for what a server, a name or a wire does.

requests' adapter is called directly with a prepared request: a Session would spend most of its time in the cookie jar
and in the environment (41 times the CPU on https).  Underneath, urllib3's connections are made of our sockets, so that

* every address that a name resolves to is checked (`guard`), and the connection goes to the very address that was
  checked: no URL, redirect or second DNS answer leads to a private, loopback, link-local or metadata address,
* one deadline holds for a whole request, the TLS handshake and a body that drips byte by byte included (`sockets`),
* all connections share one TLS context: the bundle of certificates is read once.

No cookies, no credentials, no netrc; a proxy only where the policy names one.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import sys
import time
import zlib
from collections import OrderedDict
from contextlib import suppress
from datetime import UTC, datetime
from queue import Empty, Full
from typing import Any

from requests.adapters import HTTPAdapter
from requests.models import PreparedRequest, Response
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from refcheck.model.evidence import Exchange
from refcheck.resolver.conversation import Answer, Request
from refcheck.resolver.failures import failure_of
from refcheck.resolver.guard import Guard
from refcheck.resolver.policy import Policy
from refcheck.resolver.replies import Head, Reply
from refcheck.resolver.sockets import Dialler, Lookup, look_up, set_deadline, tls_context
from refcheck.words import urls

KEPT_HEADERS = frozenset(
    "cf-mitigated content-type location memento-datetime retry-after server x-amzn-waf-action x-datadome".split()
)
_TEXT_TYPES = ("text/", "application/xhtml", "application/xml", "application/json", "application/ld+json")
_LONGEST_TEXT = 300


class _PlainConnection(HTTPConnection):
    dialler: Dialler
    response_class = Reply
    putheader = http.client.HTTPConnection.putheader  # urllib3's first looks for its own mark to leave one out

    def _new_conn(self) -> socket.socket:
        return _dial(self.dialler, self)


class _TlsConnection(HTTPSConnection):
    dialler: Dialler
    response_class = Reply
    putheader = http.client.HTTPConnection.putheader

    def _new_conn(self) -> socket.socket:
        return _dial(self.dialler, self)


def _dial(dialler: Dialler, connection: HTTPConnection) -> socket.socket:
    """Connects, and turns the failures into those that requests' adapter expects."""
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

    try:
        return dialler.connect(connection.host, connection.port or 80, connection.socket_options or ())
    except TimeoutError as error:
        raise ConnectTimeoutError(connection, str(error)) from error
    except OSError as error:
        raise NewConnectionError(connection, str(error)) from error


class _Adapter(HTTPAdapter):
    """requests' adapter with our connections, one TLS context and no cookies."""

    def __init__(self, dialler: Dialler, context: ssl.SSLContext, pools: int, size: int) -> None:
        plain = type("_Plain", (_PlainConnection,), {"dialler": dialler})
        tls = type("_Tls", (_TlsConnection,), {"dialler": dialler})
        self._pools: dict[str, tuple[type[HTTPConnectionPool], int]] = {
            "http": (type("_PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain, "QueueCls": _Stack}), 80),
            "https": (type("_TlsPool", (HTTPSConnectionPool,), {"ConnectionCls": tls, "QueueCls": _Stack}), 443),
        }
        self._context = context
        self._most, self._size = pools, size
        self._open: OrderedDict[str, HTTPConnectionPool] = OrderedDict()  # by origin, that used last at the end
        super().__init__(pools, size)

    def proxy_manager_for(self, proxy: str, **more: Any) -> Any:
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **more)
        manager.pool_classes_by_scheme = {scheme: kind for scheme, (kind, _) in self._pools.items()}
        return manager

    def get_connection_with_tls_context(
        self, request: PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> Any:
        scheme, _, rest = (request.url or "").partition("://")
        authority = rest.partition("/")[0]
        if proxies:
            host, _, port = _authority(authority)
            manager = self.proxy_manager_for(proxies["http"])
            return manager.connection_from_host(host, int(port) if port else None, scheme)
        return self._pool(scheme, authority)

    def _pool(self, scheme: str, authority: str) -> HTTPConnectionPool:
        """The connections to one place; of too many pools, the one that was not used for longest is closed.

        urllib3's own table of them computes a key of twenty fields for every request.
        """
        origin = f"{scheme}://{authority}"
        pool = self._open.get(origin)
        if pool is not None:
            self._open.move_to_end(origin)
            return pool
        kind, usual = self._pools[scheme]
        host, _, port = _authority(authority)
        more: dict[str, Any] = {"ssl_context": self._context} if scheme == "https" else {}
        pool = self._open[origin] = kind(host, int(port or usual), maxsize=self._size, **more)
        if len(self._open) > self._most:
            self._open.popitem(last=False)[1].close()
        return pool

    def close(self) -> None:
        super().close()
        for pool in self._open.values():
            pool.close()
        self._open.clear()

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Nothing to do: the pool holds the one context (the original loads the whole bundle a connection)."""

    def request_url(self, request: PreparedRequest, proxies: Any) -> str:
        url = request.url or ""
        if proxies and url.startswith("http:"):
            return url
        return "/" + url.partition("://")[2].partition("/")[2]

    def build_response(self, req: PreparedRequest, resp: Any) -> Response:
        """The bare answer: no cookies, no history, no guess at an encoding."""
        return _Bare(resp)


class _Stack:
    """The idle connections of a pool; `queue.LifoQueue` without the locks, which one thread does not need."""

    def __init__(self, maxsize: int) -> None:
        self._items: list[Any] = []
        self._most = maxsize

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """The item that was put last.

        Raises:
            Empty: there is none.
        """
        if not self._items:
            raise Empty
        return self._items.pop()

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        """Adds an item.

        Raises:
            Full: there is no room for it.
        """
        if len(self._items) >= self._most:
            raise Full
        self._items.append(item)

    def qsize(self) -> int:
        """How many there are."""
        return len(self._items)


class _Bare(Response):
    """What is left of an answer when nobody asks for more than its status and its wire."""

    def __init__(self, raw: Any) -> None:
        self.status_code = raw.status
        self.raw = raw


def _authority(text: str) -> tuple[str, str, str]:
    """Host, colon and port; an IPv6 address keeps its brackets."""
    if text.endswith("]"):
        return text, "", ""
    host, colon, port = text.rpartition(":")
    return (host, colon, port) if colon else (port, "", "")


class Transport:
    """Sends requests, as many fibres at once as you like.  `lookup` stands in for the system's name resolution."""

    def __init__(self, policy: Policy, lookup: Lookup = socket.getaddrinfo) -> None:
        self._policy = policy
        self._lookup = lookup
        guard = Guard((*policy.allow_hosts, *_proxy_hosts(policy.proxy)))
        self._adapter = _Adapter(
            Dialler(guard, lookup), tls_context(policy.ca_bundle), 2 * policy.concurrency, max(4, policy.per_host)
        )
        self._proxies = {"http": policy.proxy, "https": policy.proxy} if policy.proxy else None
        self._headers = {
            "User-Agent": policy.introduction,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "en,*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }

    def close(self) -> None:
        """Closes all idle connections."""
        self._adapter.close()

    def __call__(self, request: Request) -> Answer:
        """Sends one request and reads as much of the answer as it asks for."""
        at = datetime.now(UTC)
        started = time.monotonic()
        if request.method == "RESOLVE":
            return self._resolve(request, at, started)
        set_deadline(started + (request.timeout or self._policy.timeout))
        try:
            return self._exchange(request, at, started)
        except Exception as error:  # whatever a server can make a client library raise is evidence, not a crash
            word, detail = failure_of(error)
            elapsed = time.monotonic() - started
            return Answer(Exchange(request.url, request.method, at, round(elapsed, 3), None, word, detail))

    def _resolve(self, request: Request, at: datetime, started: float) -> Answer:
        """Only looks a name up: how a missing host is told from a missing network."""
        failure = ""
        set_deadline(started + (request.timeout or self._policy.timeout))
        try:
            look_up(self._lookup, urls.host(request.url), 80)
        except OSError:
            failure = "dns"
        elapsed = round(time.monotonic() - started, 3)
        return Answer(Exchange(request.url, request.method, at, elapsed, None, failure))

    def _exchange(self, request: Request, at: datetime, started: float) -> Answer:
        prepared = PreparedRequest()
        prepared.method, prepared.url = request.method, request.url
        prepared.headers = {**self._headers, **dict(request.headers)}  # type: ignore[assignment]
        response = self._adapter.send(prepared, stream=True, proxies=self._proxies)  # the deadline is the time-out
        raw: Any = response.raw
        elapsed = round(time.monotonic() - started, 3)
        head: Head = raw._original_response.headers  # as requests itself reads it; urllib3's copy is slow to walk
        headers = tuple([(name.lower(), value[:2000]) for name, value in head.items()])
        answer_to = dict(reversed(headers))
        body, complete, problem = _read(raw, request, answer_to)
        exchange = Exchange(
            request.url,
            request.method,
            at,
            elapsed,
            response.status_code,
            "",
            problem,
            _location(request.url, answer_to.get("location", "")),
            _kept(headers),
        )
        return Answer(exchange, body, headers, complete)


def _proxy_hosts(proxy: str) -> tuple[str, ...]:
    return (urls.host(proxy),) if proxy else ()


def _kept(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The headers that judging needs; of cookies only the fact that some were set."""
    kept = [
        (sys.intern(name), sys.intern(value[:_LONGEST_TEXT]))
        for name, value in headers
        if name in KEPT_HEADERS and name != "location"
    ]
    if any(name == "set-cookie" for name, _ in headers):
        kept.append(("set-cookie", ""))
    return tuple(kept)


def _location(base: str, value: str) -> str:
    """Where a redirect leads: absolute and normalised where it is an address of the web, else as it came."""
    if not value:
        return ""
    with suppress(UnicodeError):
        value = value.encode("latin-1").decode("utf-8")
    return urls.join(base, value) or value[:_LONGEST_TEXT]


def _read(raw: Any, request: Request, headers: dict[str, str]) -> tuple[bytes, bool, str]:
    """The body as far as asked for, unpacked, whether it is whole, and what went wrong in reading it.

    A body that breaks off, drips past the deadline or does not unpack takes nothing from the status that came before.
    """
    media = headers.get("content-type", "").lower().strip()
    wanted = request.method != "HEAD" and request.body_limit and (request.any_body or _is_text(media))
    redirect = 300 <= raw.status < 400
    length = headers.get("content-length", "")
    if not wanted or redirect:
        # A short body that nobody reads is drained, so that the connection can serve the next request.
        short = length.isascii() and length.isdigit() and len(length) < 5
        if request.method == "HEAD" or raw.status in (204, 304) or short:
            _, complete, _ = _collect(raw, 10_000)
            if complete:
                return b"", True, ""
        raw.close()
        return b"", False, ""
    data, complete, problem = _collect(raw, request.body_limit)
    if not complete:
        raw.close()
    return (*_unpack(data, headers.get("content-encoding", "").lower(), request.body_limit, complete), problem)


def _is_text(media: str) -> bool:
    return not media or media.startswith(_TEXT_TYPES) or media.partition(";")[0].endswith("+xml")


def _collect(raw: Any, limit: int) -> tuple[bytes, bool, str]:
    """Up to `limit` bytes as they come from the wire."""
    parts: list[bytes] = []
    size = 0
    try:
        while size < limit:
            part = raw.read1(min(65_536, limit - size), decode_content=False)
            if not part:
                raw.release_conn()
                return b"".join(parts), True, ""
            parts.append(part)
            size += len(part)
            if raw.length_remaining == 0:  # the stated length has been read, and the connection given back
                return b"".join(parts), True, ""
        return b"".join(parts), False, "cut at the limit"
    except Exception as error:
        return b"".join(parts), False, f"body: {failure_of(error)[0]}"


def _unpack(data: bytes, encoding: str, limit: int, complete: bool) -> tuple[bytes, bool]:
    """Undoes gzip and deflate up to a limit (a bomb ends there); other encodings are none that we asked for."""
    if encoding in ("", "identity"):
        return data, complete
    if encoding not in ("gzip", "x-gzip", "deflate"):
        return b"", False
    for bits in (47, -15):  # 47: gzip or zlib by the data's own beginning; -15: the raw deflate of some servers
        try:
            unpacker = zlib.decompressobj(bits)
            out = unpacker.decompress(data, 2 * limit)
            return out, complete and not unpacker.unconsumed_tail
        except zlib.error:
            continue
    return b"", False
