"""The head of an answer as http.client reads it, only faster: its header lines are split here.

http.client hands them to the parser of e-mail, which takes a third of the time of a whole request.
"""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse, IncompleteRead, LineTooLong, UnknownProtocol
from typing import Any

_LONGEST_LINE = 65_536
_MOST_LINES = 200
_SWITCHING = 101  # nobody asked for it, so nothing follows it
_BODILESS = frozenset({204, 304})


class Reply(HTTPResponse):
    """An answer whose head is read here, and whose body http.client reads.

    `pairs` are the headers in their order, names in lower case; `headers` the first of each name.
    """

    headers: Any
    msg: Any
    pairs: list[tuple[str, str]]
    pool: Any = None  # where the connection goes back to
    connection: Any = None

    def begin(self) -> None:
        """Reads the status line and the headers, and how the body ends (RFC 9112, 6.3)."""
        if self.headers is not None:
            return
        version, status, reason = self._read_status()  # type: ignore[attr-defined]
        while 100 <= status < 200 and status != _SWITCHING:  # RFC 9110, 15.2: the answer is still to come
            for _ in _lines(self.fp):
                pass
            version, status, reason = self._read_status()  # type: ignore[attr-defined]
        self.code = self.status = status
        self.reason = reason.strip()
        if not version.startswith(("HTTP/1.", "HTTP/0.9")):
            raise UnknownProtocol(version)
        self.version = 10 if version in ("HTTP/1.0", "HTTP/0.9") else 11
        self.pairs = _pairs(self.fp)
        self.headers = self.msg = dict(reversed(self.pairs))
        self.chunked = self.headers.get("transfer-encoding", "").lower() == "chunked"
        self.chunk_left = None
        self.length = self._stated_length()
        self.will_close = self._check_close()  # type: ignore[attr-defined]
        if not self.will_close and not self.chunked and self.length is None:
            self.will_close = True

    def _stated_length(self) -> int | None:
        """How many bytes the body has, None where its end tells."""
        if self.status in _BODILESS or 100 <= self.status < 200 or self._method == "HEAD":  # type: ignore[attr-defined]
            return 0
        text = self.headers.get("content-length", "").strip()
        return int(text) if not self.chunked and text.isascii() and text.isdigit() and len(text) < 19 else None

    def part(self, most: int) -> bytes:
        """The next bytes of the body as they come from the wire, b"" at its end.

        Raises:
            IncompleteRead: the body broke off.
        """
        data = self.read1(most)
        if not data and self.length:
            raise IncompleteRead(data, self.length)
        return data

    @property
    def is_read(self) -> bool:
        """Whether the body has been read to the end that was stated."""
        return self.length == 0

    def give_back(self) -> None:
        """The answer has been read: its connection serves the next request."""
        self.close()
        self.pool._put_conn(self.connection)

    def abandon(self) -> None:
        """The rest of the answer is not wanted: closes the connection."""
        self.close()
        self.connection.close()


def _lines(stream: Any) -> Iterator[str]:
    """The lines of a head, up to the empty one that ends it.

    Raises:
        HTTPException: a line is longer, or there are more of them, than any honest server sends.
    """
    for _ in range(_MOST_LINES):
        line: bytes = stream.readline(_LONGEST_LINE + 1)
        if len(line) > _LONGEST_LINE:
            raise LineTooLong("header line")
        if line in (b"\r\n", b"\n", b""):
            return
        yield line.decode("latin-1").rstrip("\r\n")
    raise HTTPException(f"got more than {_MOST_LINES} headers")


def _pairs(stream: Any) -> list[tuple[str, str]]:
    """Names in lower case, and values.

    A line that begins with a space goes on with the one before, one without a colon is nothing.
    """
    found: list[tuple[str, str]] = []
    for line in _lines(stream):
        if line.startswith((" ", "\t")):
            if found:
                name, value = found[-1]
                found[-1] = (name, f"{value} {line.strip()}")
            continue
        name, colon, value = line.partition(":")
        if colon and name:
            found.append((name.rstrip().lower(), value.strip()))
    return found
