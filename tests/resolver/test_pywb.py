"""A real pywb: asked through waybackpy's own class as it is published, and through ours, and replayed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from refcheck.model.article import CitedPage
from refcheck.model.evidence import LinkState
from refcheck.resolver import captures, resolve, wayback
from refcheck.resolver.captures import Found, Wanted
from refcheck.resolver.policy import Policy
from refcheck.resolver.transport import Transport
from resolver.playing import play
from services.pywb import Page

pytestmark = pytest.mark.service


@pytest.fixture(scope="module")
def archive(pywb: Any) -> Any:
    """The archive with some captures of a few sites."""
    pywb.record(
        Page("http://otters.example/a", "20100102030405", "<title>Otters of the bay</title><p>Otters swim."),
        Page("http://otters.example/a", "20120503040506", "<title>Otters of the bay</title><p>Otters still swim."),
        Page("http://otters.example/a", "20140102030405", "<title>Gone</title>", "404 Not Found"),
        Page("http://otters.example/a", "20150102030405", "", "302 Found", (("Location", "http://otters.example/"),)),
        Page("http://otters.example/", "20150102030406", "<title>Home of otters</title>"),
        Page("http://soft.example/b?x=1&y=2", "20160102030406", "<title>404 Not Found</title><p>Sorry."),
        Page("http://moved.example/b", "20160102030406", "", "301 Moved Permanently", (("Location", "/c"),)),
        Page("http://moved.example/c", "20160102030407", "<title>Moved here</title><p>Here it is."),
    )
    return pywb


@pytest.fixture
def policy(archive: Any) -> Policy:
    """A policy that asks this archive."""
    return Policy(wayback=archive.url, allow_hosts=("127.0.0.1",), backoff=0.01, timeout=10, no_cache=True)


def find(policy: Policy, url: str, near: date | None = None) -> Found:
    """What is found over the real transport."""
    transport = Transport(policy)
    try:
        return play(captures.find(Wanted(url, near), policy), transport)
    finally:
        transport.close()


def test_waybackpy_s_own_class_reads_the_same_archive(archive: Any) -> None:
    """waybackpy as published, pointed at pywb, lists what our adapter lists: the tests ask a real archive."""
    from waybackpy import WaybackMachineCDXServerAPI

    own = WaybackMachineCDXServerAPI("http://otters.example/a", filters=["statuscode:200"])
    own.endpoint = f"{archive.url}/cdx?output=text&fl=urlkey,timestamp,url,mime,status,digest,length&end=?"
    listed = [snapshot.timestamp for snapshot in own.snapshots()]
    [server, *_] = wayback.servers(archive.url)
    request = wayback.question(server, "http://otters.example/a", None, 20, Policy())
    rows = wayback.listing(Transport(Policy(allow_hosts=("127.0.0.1",)))(request)).rows
    assert [f"{row.captured:%Y%m%d%H%M%S}" for row in rows] == listed == ["20100102030405", "20120503040506"]


@pytest.mark.parametrize(
    ("near", "moment"),
    [(date(2010, 6, 1), "20100102030405"), (date(2013, 1, 1), "20120503040506"), (None, "20100102030405")],
)
def test_the_nearest_good_capture_is_proven(archive: Any, policy: Policy, near: date | None, moment: str) -> None:
    """The captured error and the captured redirect are passed over; what is found can be replayed at its address."""
    found = find(policy, "http://otters.example/a", near)
    assert found.asked
    assert found.captures[0].url == f"{archive.url}/{moment}/http://otters.example/a"
    assert (found.captures[0].verified, found.captures[0].problem) == (True, "")


def test_not_archived(policy: Policy) -> None:
    """A page without captures, and one with nothing but a redirect, are not archived: that is an answer."""
    assert find(policy, "http://none.example/") == Found(asked=True)
    assert find(policy, "http://moved.example/b") == Found(asked=True)


def test_a_captured_soft_404_is_no_capture(policy: Policy) -> None:
    """A capture with status 200 that shows an error page is not offered as proven."""
    [capture] = find(policy, "http://soft.example/b?x=1&y=2").captures
    assert not capture.verified
    assert "error page" in capture.problem


def test_an_archive_that_is_not_there(policy: Policy) -> None:
    """An archive that takes no connection could not be asked."""
    nobody = Policy(wayback="http://127.0.0.1:9/coll", allow_hosts=("127.0.0.1",), retries=0)
    found = find(nobody, "http://otters.example/a")
    assert not found.asked
    assert "could not be asked" in found.problem


def test_an_archive_on_a_private_address_needs_leave(archive: Any) -> None:
    """`--wayback` alone opens no private address."""
    found = find(Policy(wayback=archive.url, retries=0), "http://otters.example/a")
    assert not found.asked
    assert "not public" in found.problem


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("20100102030405/http://otters.example/a", ""),
        ("20160102030406/http://moved.example/b", ""),  # a captured redirect to a captured page
        ("20140102030405/http://otters.example/a", "error page (404)"),
        ("20150102030405/http://otters.example/a", "front page"),
        ("20100102030405/http://none.example/a", "no such capture"),
    ],
)
def test_archive_addresses_are_verified(policy: Policy, address: str, problem: str) -> None:
    """An archive address of an article is asked of the archive that `--wayback` names, redirects inside it."""
    url = f"https://web.archive.org/web/{address}"
    transport = Transport(policy)
    evidence = play(captures.verify(url, policy), transport)
    transport.close()
    assert (evidence.captures[0].problem == "") == (problem == "")
    assert problem in evidence.captures[0].problem
    assert all(exchange.url.startswith(policy.wayback) for exchange in evidence.exchanges)


def test_a_dead_link_is_rescued_in_a_run(policy: Policy) -> None:
    """A run of the resolver finds the dead link, its capture, and verifies the archive address beside it."""
    archived = "https://web.archive.org/web/20120503040506/http://otters.example/a"
    links = [
        CitedPage("http://otters.example/a", near=date(2012, 5, 3)),
        CitedPage(archived),
    ]
    transport = Transport(policy, _no_such_names)
    statuses = resolve(links, policy, send=transport)
    transport.close()
    dead = statuses["http://otters.example/a"]
    assert dead.state is LinkState.DEAD
    assert dead.evidence.captures_asked
    assert dead.capture is not None
    assert dead.capture.captured == datetime(2012, 5, 3, 4, 5, 6, tzinfo=UTC)
    assert statuses[archived].state is LinkState.LIVE
    assert statuses[archived].capture is not None


def _no_such_names(host: str, *rest: Any) -> Any:
    """Name resolution of a world in which example sites are gone and the network is up."""
    import socket

    if host.endswith(".example"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    if host == "127.0.0.1":
        return socket.getaddrinfo(host, *rest)
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("203.0.113.1", 80))]
