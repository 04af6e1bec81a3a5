"""THE network: turns one request into one answer, and never raises for what a server, a name or a wire does.

requests' adapter is called directly with a prepared request: a Session would spend most of its time in the cookie jar
and in the environment (41 times the CPU on https).  Underneath, urllib3's connections are made here so that

* every address that a name resolves to is checked, and the connection goes to the very address that was checked: no
  URL, redirect or second DNS answer leads to a private, loopback, link-local or metadata address,
* one deadline holds for a whole request, the TLS handshake and a body that drips byte by byte included,
* all connections share one TLS context: the bundle of certificates is read once.

No cookies, no credentials, no netrc; a proxy only where the policy names one.
"""

from __future__ import annotations

import errno
import ipaddress
import os
import re
import socket
import ssl
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar

import urllib3
from requests.adapters import HTTPAdapter
from requests.models import PreparedRequest, Response
from requests.structures import CaseInsensitiveDict
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from requests_hardened.ip_filter import EXTRA_BLOCKED_NET_RANGES
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from refcheck.model.evidence import Exchange
from refcheck.resolver import fibres
from refcheck.resolver.conversation import Answer, Request
from refcheck.resolver.policy import Policy
from refcheck.words import urls

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[..., Sequence[tuple[Any, ...]]]
Value = TypeVar("Value")

KEPT_HEADERS = frozenset(
    "cf-mitigated content-type location memento-datetime retry-after server x-amzn-waf-action x-datadome".split()
)
_TEXT_TYPES = ("text/", "application/xhtml", "application/xml", "application/json", "application/ld+json")
# Public by number, but a door into the machine's own provider: Azure's wire server.
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LONGEST_TEXT = 300
_CONNECTING = frozenset({errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EINTR})
_NUMBER = re.compile(r"[0-9.]+|\[?[0-9a-f:.]*:[0-9a-f:.]*(?:%[^\]]*)?\]?", re.ASCII)

_deadline: ContextVar[float] = ContextVar("deadline", default=0.0)


class BlockedAddressError(OSError):
    """A name that leads only to addresses that are not public."""


class LateError(TimeoutError):
    """The request's own deadline has passed."""


def _left() -> float:
    left = _deadline.get() - time.monotonic()
    if left <= 0:
        raise LateError("the whole request took too long")
    return left


def _until(sock: socket.socket, events: int) -> None:
    """Waits for the socket, but not past the request's deadline."""
    if not fibres.wait(sock, events, _left()):
        raise LateError("the whole request took too long")


class _Socket(socket.socket):
    """A socket that lets others go on while it waits, and whose every wait ends at the request's deadline.

    It never blocks by itself, whatever time-out others set.
    """

    def settimeout(self, value: float | None) -> None:
        super().settimeout(0.0)

    def connect(self, address: Any) -> None:
        code = self.connect_ex(address)
        if code in _CONNECTING:
            _until(self, fibres.WRITE)
            code = self.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            raise OSError(code, os.strerror(code))

    def recv_into(self, *args: Any, **more: Any) -> int:
        _left()  # a server that never stops sending never makes us wait
        while True:
            try:
                return super().recv_into(*args, **more)
            except BlockingIOError:
                _until(self, fibres.READ)

    def sendall(self, data: Any, *args: Any) -> None:
        rest = memoryview(data).cast("B")
        while rest:
            try:
                rest = rest[self.send(rest) :]
            except BlockingIOError:
                _until(self, fibres.WRITE)


class _TlsSocket(ssl.SSLSocket):
    """The same under TLS."""

    def settimeout(self, value: float | None) -> None:
        super().settimeout(0.0)

    def do_handshake(self, block: bool = False) -> None:
        _patiently(self, super().do_handshake)

    def recv_into(self, *args: Any, **more: Any) -> int:
        _left()
        return _patiently(self, super().recv_into, *args, **more)

    def send(self, *args: Any) -> int:  # which sendall calls as often as needed
        return _patiently(self, super().send, *args)


def _patiently(sock: ssl.SSLSocket, act: Callable[..., Value], *args: Any, **more: Any) -> Value:
    """Does something with a TLS socket, again whenever TLS wanted to read or write first."""
    while True:
        try:
            return act(*args, **more)
        except ssl.SSLWantReadError:
            _until(sock, fibres.READ)
        except ssl.SSLWantWriteError:
            _until(sock, fibres.WRITE)


class _Context(ssl.SSLContext):
    """A TLS context whose sockets shake hands without holding anybody up."""

    sslsocket_class = _TlsSocket

    def wrap_socket(self, *args: Any, **more: Any) -> ssl.SSLSocket:
        more["do_handshake_on_connect"] = False
        sock = super().wrap_socket(*args, **more)
        try:
            sock.do_handshake()
        except BaseException:
            sock.close()
            raise
        return sock


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, also inside a mapped, 6to4, Teredo or NAT64 address."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None and not is_public(inner):
            return False
        if address.ipv4_mapped:
            return True
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and address not in _METADATA
        and not any(address in net for net in EXTRA_BLOCKED_NET_RANGES)
    )


class Guard:
    """Says which addresses may be reached: the public ones, and what the user allowed by name, address or range."""

    def __init__(self, allowed: Sequence[str]) -> None:
        self._names: set[str] = set()
        self._networks: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = []
        for entry in allowed:
            try:
                self._networks.append(ipaddress.ip_network(entry.strip("[]"), strict=False))
            except ValueError:
                self._names.add(entry.lower().rstrip("."))
        self._verdict = lru_cache(maxsize=4096)(self._judge)

    def _judge(self, address: str) -> bool:
        try:
            number = ipaddress.ip_address(address.partition("%")[0])
        except ValueError:
            return False
        return is_public(number) or any(number in net for net in self._networks)

    def allows(self, host: str, address: str) -> bool:
        """Whether a connection for this host may go to this address."""
        name = host.strip("[]").rstrip(".")
        return name in self._names or self._verdict(address)


class _Dialler:
    """Resolves, checks and connects; one for a transport."""

    def __init__(self, guard: Guard, lookup: Lookup) -> None:
        self._guard = guard
        self._lookup = lookup
        self._known: dict[tuple[str, int], list[tuple[Any, ...]]] = {}

    def addresses(self, host: str, port: int) -> list[tuple[Any, ...]]:
        """The allowed addresses of a host; looked up once a run as long as the table is small."""
        found = self._known.get((host, port))
        if found is None:
            found = list(_ask_name_server(self._lookup, host.strip("[]"), port))
            if len(self._known) > 4096:
                self._known.clear()
            self._known[host, port] = found
        allowed = [entry for entry in found if self._guard.allows(host, entry[4][0])]
        if not allowed:
            raise BlockedAddressError(f"{host} is {found[0][4][0] if found else 'nowhere'}, which is not public")
        return allowed

    def connect(self, host: str, port: int, options: Sequence[tuple[Any, ...]]) -> socket.socket:
        """A connection to the first allowed address that takes one, each tried while there is time."""
        failure: OSError = OSError("no address")
        entries = self.addresses(host, port)[:4]
        for index, (family, kind, protocol, _, place) in enumerate(entries):
            sock = _Socket(family, kind, protocol)
            try:
                for option in options:
                    sock.setsockopt(*option)
                sock.settimeout(0.0)
                with _share_of_time(len(entries) - index):
                    sock.connect(place)
            except OSError as error:
                sock.close()
                failure = error
            except BaseException:
                sock.close()
                raise
            else:
                return sock
        raise failure


@contextmanager
def _share_of_time(parts: int) -> Iterator[None]:
    """The deadline of one of several attempts: each gets its share of what is left."""
    whole = _deadline.get()
    _deadline.set(time.monotonic() + _left() / parts)
    try:
        yield
    finally:
        _deadline.set(whole)


def _ask_name_server(lookup: Lookup, host: str, port: int) -> Sequence[tuple[Any, ...]]:
    """The addresses of a host; a number is its own address and needs no asking."""
    if _NUMBER.fullmatch(host):
        return lookup(host, port, 0, socket.SOCK_STREAM)
    try:
        return fibres.elsewhere(lambda: lookup(host, port, 0, socket.SOCK_STREAM), _left())
    except LateError:
        raise
    except TimeoutError as error:
        raise socket.gaierror(socket.EAI_AGAIN, "the name server did not answer in time") from error


class _PlainConnection(HTTPConnection):
    dialler: _Dialler

    def _new_conn(self) -> socket.socket:
        return _dial(self.dialler, self)


class _TlsConnection(HTTPSConnection):
    dialler: _Dialler

    def _new_conn(self) -> socket.socket:
        return _dial(self.dialler, self)


def _dial(dialler: _Dialler, connection: HTTPConnection) -> socket.socket:
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

    def __init__(self, dialler: _Dialler, context: ssl.SSLContext, pools: int, size: int) -> None:
        plain = type("_Plain", (_PlainConnection,), {"dialler": dialler})
        tls = type("_Tls", (_TlsConnection,), {"dialler": dialler})
        self._pools = {
            "http": type("_PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("_TlsPool", (HTTPSConnectionPool,), {"ConnectionCls": tls}),
        }
        self._context = context
        super().__init__(pools, size)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **more: Any) -> None:
        self.poolmanager = urllib3.PoolManager(connections, maxsize=maxsize, block=block, ssl_context=self._context)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **more: Any) -> Any:
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **more)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def get_connection_with_tls_context(
        self, request: PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> Any:
        manager = self.proxy_manager_for(proxies["http"]) if proxies else self.poolmanager
        scheme, _, rest = (request.url or "").partition("://")
        host, _, port = _authority(rest.partition("/")[0])
        return manager.connection_from_host(host, int(port) if port else None, scheme)

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Nothing to do: the pool holds the one context (the original loads the whole bundle a connection)."""

    def request_url(self, request: PreparedRequest, proxies: Any) -> str:
        url = request.url or ""
        if proxies and url.startswith("http:"):
            return url
        return "/" + url.partition("://")[2].partition("/")[2]

    def build_response(self, req: PreparedRequest, resp: Any) -> Response:
        """The bare response: no cookies, no guess at an encoding."""
        response = Response()
        response.status_code = resp.status
        response.raw = resp
        return response


def _authority(text: str) -> tuple[str, str, str]:
    """Host, colon and port; an IPv6 address keeps its brackets."""
    if text.endswith("]"):
        return text, "", ""
    host, colon, port = text.rpartition(":")
    return (host, colon, port) if colon else (port, "", "")


def tls_context(bundle: str) -> ssl.SSLContext:
    """The one context: certificates from the policy's file, else certifi's (requests' own choice)."""
    context = _Context(ssl.PROTOCOL_TLS_CLIENT)  # TLS 1.2 or later, certificate and host name checked
    context.options |= ssl.OP_NO_COMPRESSION
    context.load_verify_locations(bundle or DEFAULT_CA_BUNDLE_PATH)
    return context


def room(wanted: int) -> int:
    """How many requests may be under way at once: as many as wanted, where the system lets us open that many sockets.

    The process's limit of open files is raised where that is allowed; idle connections and files need their share.
    """
    try:
        import resource
    except ImportError:  # Windows, whose select takes 512 sockets
        return min(wanted, 480)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = 2 * wanted + 128
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return wanted
    more = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (more, hard))
    return max(1, min(wanted, (resource.getrlimit(resource.RLIMIT_NOFILE)[0] - 128) // 2))


class Transport:
    """Sends requests, as many fibres at once as you like.  `lookup` stands in for the system's name resolution."""

    def __init__(self, policy: Policy, lookup: Lookup = socket.getaddrinfo) -> None:
        self._policy = policy
        self._lookup = lookup
        guard = Guard((*policy.allow_hosts, *_proxy_hosts(policy.proxy)))
        self._adapter = _Adapter(
            _Dialler(guard, lookup), tls_context(policy.ca_bundle), 2 * policy.concurrency, max(4, policy.per_host)
        )
        self._proxies = {"http": policy.proxy, "https": policy.proxy} if policy.proxy else None
        self._headers = {
            "User-Agent": policy.user_agent,
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
        _deadline.set(started + (request.timeout or self._policy.timeout))
        try:
            return self._exchange(request, at, started)
        except Exception as error:  # whatever a server can make a client library raise is evidence, not a crash
            word, detail = failure_of(error)
            elapsed = time.monotonic() - started
            return Answer(Exchange(request.url, request.method, at, round(elapsed, 3), None, word, detail))

    def _resolve(self, request: Request, at: datetime, started: float) -> Answer:
        """Only looks a name up: how a missing host is told from a missing network."""
        failure = ""
        _deadline.set(started + (request.timeout or self._policy.timeout))
        try:
            _ask_name_server(self._lookup, urls.host(request.url), 80)
        except OSError:
            failure = "dns"
        elapsed = round(time.monotonic() - started, 3)
        return Answer(Exchange(request.url, request.method, at, elapsed, None, failure))

    def _exchange(self, request: Request, at: datetime, started: float) -> Answer:
        prepared = PreparedRequest()
        prepared.method, prepared.url = request.method, request.url
        prepared.headers = CaseInsensitiveDict(self._headers)
        prepared.headers.update(request.headers)
        response = self._adapter.send(
            prepared, stream=True, timeout=request.timeout or self._policy.timeout, proxies=self._proxies
        )
        raw = response.raw
        elapsed = round(time.monotonic() - started, 3)
        headers = tuple((name.lower(), value[:2000]) for name, value in list(raw.headers.items())[:200])
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


# Error numbers of OpenSSL's certificate check (x509_vfy.h).
_CERTIFICATE = {
    9: "tls-expired",  # not yet valid
    10: "tls-expired",
    18: "tls-self-signed",
    19: "tls-self-signed",
    62: "tls-hostname",
    64: "tls-hostname",
}
_UNREACHABLE = frozenset({"ENETUNREACH", "EHOSTUNREACH", "ENETDOWN", "EHOSTDOWN", "EADDRNOTAVAIL", "EACCES", "EPERM"})


def _causes(error: BaseException) -> list[BaseException]:
    """An exception and all that it wraps, in whatever way requests and urllib3 wrap."""
    found: list[BaseException] = []
    todo: list[Any] = [error]
    while todo and len(found) < 30:
        one = todo.pop(0)
        if not isinstance(one, BaseException) or any(one is other for other in found):
            continue
        found.append(one)
        todo += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return found


def failure_of(error: BaseException) -> tuple[str, str]:
    """The word for a failure (see `Exchange.failure`) and its details in the library's words."""
    import http.client

    # urllib3 counts a connection that could not be made as a kind of time-out; its cause says what it was.
    causes = [one for one in _causes(error) if not isinstance(one, urllib3.exceptions.NewConnectionError)]
    detail = str(causes[-1] if causes else error)[:_LONGEST_TEXT]
    connecting = any(isinstance(one, urllib3.exceptions.ConnectTimeoutError) for one in causes)
    for one in causes:
        text = str(one)[:_LONGEST_TEXT]
        if isinstance(one, BlockedAddressError):
            return "blocked-address", text
        if isinstance(one, socket.gaierror):
            passing = one.errno in (socket.EAI_AGAIN, getattr(socket, "EAI_SYSTEM", None))
            return ("dns-temporary" if passing else "dns"), text
        if isinstance(one, ssl.SSLCertVerificationError):
            return _CERTIFICATE.get(one.verify_code, "tls-untrusted"), one.verify_message
        if isinstance(one, TimeoutError | urllib3.exceptions.TimeoutError):
            return ("connect-timeout" if connecting else "timeout"), ""
        if isinstance(one, ssl.SSLError):
            return "tls", text
        if isinstance(one, ConnectionRefusedError):
            return "refused", ""
        if isinstance(one, ConnectionResetError | BrokenPipeError | http.client.RemoteDisconnected):
            return "reset", ""
        if isinstance(one, OSError) and errno.errorcode.get(one.errno or 0) in _UNREACHABLE:
            return "unreachable", text
    if any(isinstance(one, http.client.IncompleteRead) for one in causes):
        return "reset", "the answer broke off"
    if any(isinstance(one, http.client.HTTPException | urllib3.exceptions.HTTPError | ValueError) for one in causes):
        return "bad-answer", detail
    return "failed", f"{type(error).__name__}: {detail}"[:_LONGEST_TEXT]
