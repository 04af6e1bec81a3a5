"""The sockets below requests: names looked up, addresses checked, connections made, and one deadline over all of it.

A connection goes to the very address that was checked, so no second DNS answer leads anywhere else.  A socket that must
wait lets other fibres go on, and no wait passes the deadline of its request.
"""

from __future__ import annotations

import errno
import os
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from requests.utils import DEFAULT_CA_BUNDLE_PATH

from refcheck.resolver import fibres
from refcheck.resolver.guard import Guard

Lookup = Callable[..., Sequence[tuple[Any, ...]]]
Value = TypeVar("Value")

_CONNECTING = frozenset({errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EINTR})
_NUMBER = re.compile(r"[0-9.]+|\[?[0-9a-f:.]*:[0-9a-f:.]*(?:%[^\]]*)?\]?", re.ASCII)

_deadline: ContextVar[float] = ContextVar("deadline", default=0.0)


class BlockedAddressError(OSError):
    """A name that leads only to addresses that are not public."""


class LateError(TimeoutError):
    """The request's own deadline has passed."""


def set_deadline(moment: float) -> None:
    """Sets when the request of this fibre must be over."""
    _deadline.set(moment)


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
    """A TLS context whose sockets shake hands without holding anybody up.

    A further connection to a place takes up the session of one that still stands: half the work of a handshake.
    """

    sslsocket_class = _TlsSocket
    standing: WeakValueDictionary[tuple[Any, Any], ssl.SSLSocket]

    def wrap_socket(self, sock: socket.socket, **more: Any) -> ssl.SSLSocket:  # type: ignore[override]
        place = (more.get("server_hostname"), sock.getpeername())
        standing = self.standing.get(place)
        more.update(do_handshake_on_connect=False, session=standing and standing.session)
        tls = super().wrap_socket(sock, **more)
        try:
            tls.do_handshake()
        except BaseException:
            tls.close()
            raise
        self.standing[place] = tls
        return tls


class Dialler:
    """Resolves, checks and connects; one for a transport."""

    def __init__(self, guard: Guard, lookup: Lookup) -> None:
        self._guard = guard
        self._lookup = lookup
        self._known: dict[tuple[str, int], list[tuple[Any, ...]]] = {}

    def addresses(self, host: str, port: int) -> list[tuple[Any, ...]]:
        """The allowed addresses of a host; looked up once a run as long as the table is small."""
        found = self._known.get((host, port))
        if found is None:
            found = list(look_up(self._lookup, host.strip("[]"), port))
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


def look_up(lookup: Lookup, host: str, port: int) -> Sequence[tuple[Any, ...]]:
    """The addresses of a host; a number is its own address and needs no asking."""
    if _NUMBER.fullmatch(host):
        return lookup(host, port, 0, socket.SOCK_STREAM)
    try:
        return fibres.elsewhere(lambda: lookup(host, port, 0, socket.SOCK_STREAM), _left())
    except LateError:
        raise
    except TimeoutError as error:
        raise socket.gaierror(socket.EAI_AGAIN, "the name server did not answer in time") from error


def tls_context(bundle: str) -> ssl.SSLContext:
    """The one context: certificates from the policy's file, else certifi's (requests' own choice)."""
    context = _Context(ssl.PROTOCOL_TLS_CLIENT)  # TLS 1.2 or later, certificate and host name checked
    context.standing = WeakValueDictionary()
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
