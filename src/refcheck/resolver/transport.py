"""THE network: turns one request into one answer, and never raises for what a server, a name or a wire does.

requests' adapter is called directly with a prepared request: a Session would spend most of its time in the cookie jar
and in the environment (41 times the CPU on https).  Underneath, urllib3's connections are made of our sockets
(`connections`), so that

* every address that a name resolves to is checked (`guard`), and the connection goes to the very address that was
  checked: no URL, redirect or second DNS answer leads to a private, loopback, link-local or metadata address,
* one deadline holds for a whole request, the TLS handshake and a body that drips byte by byte included (`sockets`),
* all connections share one TLS context: the bundle of certificates is read once.

No cookies, no credentials, no netrc; a proxy only where the policy names one.
"""

from __future__ import annotations

import socket
import ssl
import sys
import time
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from requests.adapters import HTTPAdapter
from requests.models import PreparedRequest, Response

from refcheck.model.evidence import Exchange
from refcheck.resolver.connections import Pools, split
from refcheck.resolver.conversation import Answer, Request
from refcheck.resolver.failures import failure_of
from refcheck.resolver.guard import Guard
from refcheck.resolver.policy import Policy
from refcheck.resolver.replies import Reply
from refcheck.resolver.sockets import Dialler, Lookup, look_up, set_deadline, tls_context
from refcheck.words import urls

KEPT_HEADERS = frozenset(
    "cf-mitigated content-type location memento-datetime retry-after server x-amzn-waf-action x-datadome".split()
)
_TEXT_TYPES = ("text/", "application/xhtml", "application/xml", "application/json", "application/ld+json")
_LONGEST_TEXT = 300
_LONGEST_VALUE = 2000


class _Adapter(HTTPAdapter):
    """requests' adapter with our connections, one TLS context and no cookies."""

    def __init__(self, dialler: Dialler, context: ssl.SSLContext, pools: int, size: int) -> None:
        self._context = context
        self._pools = Pools(dialler, context, pools, size)
        super().__init__(pools, size)

    def proxy_manager_for(self, proxy: str, **more: Any) -> Any:
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **more)
        manager.pool_classes_by_scheme = self._pools.kinds
        return manager

    def get_connection_with_tls_context(
        self, request: PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> Any:
        scheme, _, rest = (request.url or "").partition("://")
        authority = rest.partition("/")[0]
        if proxies:
            return self.proxy_manager_for(proxies["http"]).connection_from_host(*split(authority), scheme)
        return self._pools.of(scheme, authority)

    def close(self) -> None:
        super().close()
        self._pools.close()

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


class _Bare(Response):
    """What is left of an answer when nobody asks for more than its wire."""

    def __init__(self, raw: Any) -> None:
        self.status_code = raw.status
        self.raw = raw


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
        host = request.url.partition("://")[2].partition("/")[0]
        prepared.headers = {"Host": host, **self._headers, **dict(request.headers)}  # type: ignore[assignment]
        # The deadline is the time-out.
        reply: Any = self._adapter.send(prepared, stream=True, proxies=self._proxies).raw
        elapsed = round(time.monotonic() - started, 3)
        headers = tuple([(name, value[:_LONGEST_VALUE]) for name, value in reply.pairs])
        try:
            body, complete, problem = _read(reply, request)
        except BaseException:  # the run was broken off
            reply.abandon()
            raise
        exchange = Exchange(
            request.url,
            request.method,
            at,
            elapsed,
            reply.status,
            "",
            problem,
            _location(request.url, reply.headers.get("location", "")),
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


def _read(reply: Reply, request: Request) -> tuple[bytes, bool, str]:
    """The body as far as asked for, unpacked, whether it is whole, and what went wrong in reading it.

    A body that breaks off, drips past the deadline or does not unpack takes nothing from the status that came before.
    """
    wanted = request.method != "HEAD" and request.body_limit and (request.any_body or _is_text(reply))
    redirect = 300 <= reply.status < 400
    if not wanted or redirect:
        # A short body that nobody reads is drained, so that the connection can serve the next request.
        if reply.length is not None and reply.length < 10_000:
            _, complete, _ = _collect(reply, 10_000)
            if complete:
                return b"", True, ""
        reply.abandon()
        return b"", False, ""
    data, complete, problem = _collect(reply, request.body_limit)
    if not complete:
        reply.abandon()
    encoding = reply.headers.get("content-encoding", "").lower()
    return (*_unpack(data, encoding, request.body_limit, complete), problem)


def _is_text(reply: Reply) -> bool:
    media = reply.headers.get("content-type", "").lower()
    return not media or media.startswith(_TEXT_TYPES) or media.partition(";")[0].endswith("+xml")


def _collect(reply: Reply, limit: int) -> tuple[bytes, bool, str]:
    """Up to `limit` bytes as they come from the wire."""
    parts: list[bytes] = []
    size = 0
    try:
        while size < limit:
            part = reply.part(min(65_536, limit - size))
            parts.append(part)
            size += len(part)
            if not part or reply.is_read:
                reply.give_back()
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
