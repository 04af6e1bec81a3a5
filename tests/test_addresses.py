"""Hosts, ranges and servers that a user writes: what can never hold is refused with the remedy, on both ways in."""

from __future__ import annotations

import pytest

from refcheck.config.addresses import wrong_host, wrong_server
from refcheck.config.settings import KEYS, checked
from refcheck.errors import UsageError
from test_cli import refcheck


@pytest.mark.parametrize(
    "text",
    ["localhost", "127.0.0.1", "10.0.0.0/8", "10.0.0.7/8", "::1", "[::1]", "fd00::/8", "wiki.example.org", "a.example.", "my_host", "xn--bcher-kva.example"],
)  # fmt: skip
def test_hosts_and_ranges(text: str) -> None:
    """What the guard understands."""
    assert wrong_host(text) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("300.1.2.3", "no address"),
        ("10.0.0.0/99", "no range"),
        ("wiki.example.org/8", "no range"),
        ("::1::2", "no address"),
        ("localhost:8080", "a port"),
        ("http://localhost/", "page"),
        ("*.example.org", "no name"),
        ("bücher.example", "ASCII"),
        ("a b", "no name"),
        ("", "no name"),
        ("a..example", "no name"),
    ],
)
def test_what_names_no_host(text: str, why: str) -> None:
    """Each is told what is wrong with it."""
    assert why in wrong_host(text)


@pytest.mark.parametrize("text", ["", "http://localhost:8080/coll", "https://web.archive.org", "http://[::1]:80/web/"])
def test_servers(text: str) -> None:
    """Addresses of servers."""
    assert wrong_server(text) == ""


@pytest.mark.parametrize(
    "text", ["nonsense", "localhost:8080", "ftp://a.example", "http://", "http://a:b/", "http://a:99999", "http://[a", "http://a b/", "http://300.1.2.3/"]
)  # fmt: skip
def test_what_names_no_server(text: str) -> None:
    """Each is refused."""
    assert "is no address of a server" in wrong_server(text)


def test_both_ways_in() -> None:
    """The command line and a configuration refuse the same, offline too."""
    for key, value, given in (("wayback", "nonsense", "nonsense"), ("allow-host", ["300.1.2.3"], "300.1.2.3")):
        with pytest.raises(UsageError, match=f"refcheck.toml: {key}: '{given}' is no address"):
            checked({key: value}, KEYS, "refcheck.toml")
        done = refcheck("audit", "--offline", f"--{key}", given, "-", stdin=b"A.")
        assert done.returncode == 2
        assert f"'{given}' is no address".encode() in done.stderr
