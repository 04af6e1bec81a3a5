"""Heads of answers: read as http.client reads them, whatever a server sends."""

from __future__ import annotations

import contextlib
import io
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.resolver.replies import Reply


class Wire:
    """A socket from which an answer can be read."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, mode: str) -> io.BytesIO:
        """The data as a file."""
        return io.BytesIO(self._data)


def read(data: bytes, kind: Any = Reply, method: str = "GET") -> Any:
    """The answer, its head read."""
    answer = kind(Wire(data), method=method)
    answer.begin()
    return answer


NAMES = st.sampled_from(
    ["Content-Length", "content-type", "Transfer-Encoding", "Connection", "Keep-Alive", "Set-Cookie", "X-Thing"]
)
VALUES = st.one_of(
    st.sampled_from(["5", "0", "-3", "x", "chunked", "Chunked", "gzip", "close", "keep-alive", "text/html; charset=ü"]),
    st.text(st.characters(min_codepoint=33, max_codepoint=255, exclude_characters="\x85"), max_size=20),
)


@given(
    st.sampled_from(["HTTP/1.1", "HTTP/1.0", "HTTP/1.9"]),
    st.sampled_from([200, 204, 206, 302, 304, 404, 500, 999]),
    st.lists(st.tuples(NAMES, VALUES), max_size=6),
    st.sampled_from(["GET", "HEAD"]),
)
def test_as_http_client_reads_it(version: str, status: int, headers: list[tuple[str, str]], method: str) -> None:
    """The same headers, and the same idea of where the body ends, as in the library."""
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    data = f"{version} {status} Said\r\n{head}\r\nhello".encode("latin-1")
    ours, theirs = read(data, method=method), read(data, HTTPResponse, method)
    for name in ("status", "reason", "version", "chunked", "length", "will_close"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert [(name.lower(), value.strip()) for name, value in theirs.headers.items()] == ours.pairs
    assert all(ours.headers[name] == (theirs.headers[name] or "").strip() for name, _ in ours.pairs)


def test_lines_that_are_no_headers() -> None:
    """A line without a colon is passed over, one that begins with a space goes on with the one before."""
    data = b"HTTP/1.1 200 OK\r\n lost\r\nA: one\r\n\ttwo\r\nnonsense\r\n: nameless\r\nB:3\r\n\r\n"
    assert read(data).pairs == [("a", "one two"), ("b", "3")]


def test_hundred_continue_is_passed_over() -> None:
    """The head that counts is the one after."""
    answer = read(b"HTTP/1.1 100 Continue\r\nX: 1\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
    assert (answer.status, answer.read()) == (200, b"hi")


def test_a_body_in_parts() -> None:
    """A body ends where the head said, and one that ends before has broken off."""
    answer = read(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhigh")
    assert (answer.part(3), answer.is_read, answer.part(3), answer.is_read) == (b"hig", False, b"h", True)
    answer = read(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhi")
    assert answer.part(9) == b"hi"
    with pytest.raises(IncompleteRead):
        answer.part(9)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        b"HTTP/2 200 OK\r\n\r\n",
        b"HTTP/1.1 20 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 300 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_answer(data: bytes) -> None:
    """Nonsense, and heads without end, are errors of HTTP."""
    with pytest.raises((HTTPException, ConnectionError)):
        read(data)


@given(st.binary(max_size=300))
def test_nothing_else_is_raised(data: bytes) -> None:
    """Whatever bytes follow the status line: an answer or an error of HTTP."""
    with contextlib.suppress(HTTPException, ConnectionError):
        read(b"HTTP/1.1 200 OK\r\n" + data).read()
