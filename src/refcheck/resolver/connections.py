"""The connections below requests' adapter: urllib3's pools and connections, on our sockets.

requests asks a pool for an answer (`urlopen`).  urllib3's own does much that is done elsewhere here or never wanted:
retries, redirects, time-outs of its own, bodies that are sent or unpacked.  Ours sends a request in one piece and hands
over the answer as `replies` reads it; tunnels, TLS and what is idle stay urllib3's.
"""

from __future__ import annotations

import re
import ssl
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from queue import Empty, Full
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from refcheck.resolver.replies import Reply
from refcheck.resolver.sockets import Dialler

_UNSENDABLE = re.compile(r"[^\x21-\x7e]")


class _Connection:
    """What both kinds of connection do our way."""

    dialler: Dialler

    def _new_conn(self: Any) -> Any:
        """Connects, and turns the failures into those that requests' adapter expects."""
        try:
            return self.dialler.connect(self.host, self.port or 80, self.socket_options or ())
        except TimeoutError as error:
            raise ConnectTimeoutError(self, str(error)) from error
        except OSError as error:
            raise NewConnectionError(self, str(error)) from error

    def ask(self: Any, method: str, target: str, headers: Mapping[str, str]) -> Reply:
        """Sends a request and reads the head of the answer.

        Raises:
            ValueError: what is to be sent would be more than one request.
            OSError, HTTPException: there was no answer, or one that is not HTTP.
        """
        lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
        head = f"{method} {target} HTTP/1.1\r\n{''.join(lines)}\r\n"
        if _UNSENDABLE.search(target) or not head.count("\r") == head.count("\n") == len(lines) + 2:
            raise ValueError("an address or a header with a line break")
        if self.sock is None:
            self.connect()
        with suppress(BrokenPipeError, ConnectionResetError):  # the answer may have come before all was sent
            self.sock.sendall(head.encode("latin-1"))
        reply = Reply(self.sock, method=method)
        try:
            reply.begin()
        except BaseException:
            reply.close()
            raise
        if reply.will_close:
            self.close()  # the reply keeps the socket until it has been read
        return reply


class _PlainConnection(_Connection, HTTPConnection):
    """Without TLS."""


class _TlsConnection(_Connection, HTTPSConnection):
    """With TLS."""


class _Pool:
    """What both kinds of pool do our way."""

    def urlopen(self: Any, method: str, url: str, headers: Any, **_: Any) -> Any:
        """The answer to one request, as requests' adapter asks for it; `url` is what stands in the request line."""
        connection = self._get_conn()
        try:
            if self.proxy is not None:
                headers = self._by_proxy(connection, headers)
            reply: Reply = connection.ask(method, url, headers)
        except BaseException:
            connection.close()
            raise
        reply.pool, reply.connection = self, connection
        return reply

    def _by_proxy(self: Any, connection: Any, headers: Mapping[str, str]) -> Mapping[str, str]:
        """Makes the tunnel that TLS needs; without one, the proxy reads our headers and gets its own with them."""
        if self.scheme != "https":
            return {**headers, **(self.proxy_headers or {})}
        if connection.is_closed:
            self._prepare_proxy(connection)
        return headers


class _PlainPool(_Pool, HTTPConnectionPool):  # type: ignore[misc]
    """Without TLS."""


class _TlsPool(_Pool, HTTPSConnectionPool):  # type: ignore[misc]
    """With TLS."""


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


class Pools:
    """The pools of a run, `most` of them: of too many, the one that was not used for longest is closed.

    urllib3's own table of them computes a key of twenty fields for every request.
    """

    def __init__(self, dialler: Dialler, context: ssl.SSLContext, most: int, size: int) -> None:
        plain = type("_Plain", (_PlainConnection,), {"dialler": dialler})
        tls = type("_Tls", (_TlsConnection,), {"dialler": dialler})
        self.kinds: dict[str, type[HTTPConnectionPool]] = {
            "http": type("_Http", (_PlainPool,), {"ConnectionCls": plain, "QueueCls": _Stack}),
            "https": type("_Https", (_TlsPool,), {"ConnectionCls": tls, "QueueCls": _Stack}),
        }
        self._context = context
        self._most, self._size = most, size
        self._open: OrderedDict[str, HTTPConnectionPool] = OrderedDict()  # by origin, that used last at the end

    def of(self, scheme: str, authority: str) -> HTTPConnectionPool:
        """The pool of connections to one place."""
        origin = f"{scheme}://{authority}"
        pool = self._open.get(origin)
        if pool is not None:
            self._open.move_to_end(origin)
            return pool
        host, port = split(authority)
        more: dict[str, Any] = {"ssl_context": self._context} if scheme == "https" else {}
        usual = 443 if scheme == "https" else 80
        pool = self._open[origin] = self.kinds[scheme](host, port or usual, maxsize=self._size, **more)
        if len(self._open) > self._most:
            self._open.popitem(last=False)[1].close()
        return pool

    def close(self) -> None:
        """Closes all idle connections."""
        for pool in self._open.values():
            pool.close()
        self._open.clear()


def split(authority: str) -> tuple[str, int | None]:
    """Host and port; an IPv6 address keeps its brackets."""
    host, colon, port = authority.rpartition(":")
    return (host, int(port)) if colon and not authority.endswith("]") else (authority, None)
