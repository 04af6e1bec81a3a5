"""The head of an answer as http.client reads it, only faster: its header lines are split here.

http.client hands them to the parser of e-mail, which takes a third of the time of a whole request.
"""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage, HTTPResponse, LineTooLong, UnknownProtocol
from typing import Any

_LONGEST_LINE = 65_536
_MOST_LINES = 200
_BODILESS = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})


class Head(HTTPMessage):
    """The headers of an answer in their order; those that came twice stand twice."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        super().__init__()
        self._pairs = pairs
        self._first = {name.lower(): value for name, value in reversed(pairs)}

    def items(self) -> list[tuple[str, str]]:
        """All headers."""
        return list(self._pairs)

    def get(self, name: str, failobj: Any = None) -> Any:
        """The first header of this name, in whatever case."""
        return self._first.get(name.lower(), failobj)


class Reply(HTTPResponse):
    """An answer whose head is read here, and whose body http.client reads."""

    headers: Any
    msg: Any

    def begin(self) -> None:
        """Reads the status line and the headers, and how the body ends (RFC 9112, 6.3)."""
        if self.headers is not None:
            return
        version, status, reason = self._read_status()  # type: ignore[attr-defined]
        while status == HTTPStatus.CONTINUE:
            for _ in _lines(self.fp):
                pass
            version, status, reason = self._read_status()  # type: ignore[attr-defined]
        self.code = self.status = status
        self.reason = reason.strip()
        if not version.startswith(("HTTP/1.", "HTTP/0.9")):
            raise UnknownProtocol(version)
        self.version = 10 if version in ("HTTP/1.0", "HTTP/0.9") else 11
        self.headers = self.msg = Head(_pairs(self.fp))
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
    """Names and values; a line that begins with a space goes on with the one before, one without a colon is nothing."""
    found: list[tuple[str, str]] = []
    for line in _lines(stream):
        if line.startswith((" ", "\t")):
            if found:
                name, value = found[-1]
                found[-1] = (name, f"{value} {line.strip()}")
            continue
        name, colon, value = line.partition(":")
        if colon and name:
            found.append((name.rstrip(), value.strip()))
    return found
