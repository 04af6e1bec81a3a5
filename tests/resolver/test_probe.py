"""Examining one address, played from scripts: what is asked, in which order, and what is not."""

from __future__ import annotations

from refcheck.resolver.policy import Policy
from refcheck.resolver.probe import probe
from resolver.playing import Web, play

POLICY = Policy(backoff=0.0, retries=2)
PROSE = "<title>History of the valley</title><p>" + "The valley has a long history of its own. " * 12


def methods(web: Web, url: str) -> list[str]:
    """How an address was asked."""
    return [request.method for request in web.requests if request.url == url]


def test_a_page_is_asked_with_get_alone() -> None:
    """HEAD could not show a soft 404, so it is not asked for pages."""
    web = Web({"http://a.example/x": (200, PROSE)})
    play(probe("http://a.example/x", POLICY), web)
    assert methods(web, "http://a.example/x") == ["GET"]


def test_a_film_is_asked_with_head() -> None:
    """Where there is no page to read, nothing but the head is asked for."""
    web = Web({"http://a.example/x.mp4": {"status": 200, "headers": {"content-type": "video/mp4"}}})
    play(probe("http://a.example/x.mp4", POLICY), web)
    assert methods(web, "http://a.example/x.mp4") == ["HEAD"]


def test_what_may_pass_is_asked_again_and_what_may_not_is_not() -> None:
    """503 and a broken connection are tried three times in all, 404 once."""
    for given, times in (
        ((503,), 3),
        ((None, "", None, "reset"), 3),
        ((404,), 1),
        ((None, "", None, "tls-expired"), 1),
    ):
        web = Web({"http://a.example/x": given})
        play(probe("http://a.example/x", POLICY), web)
        assert len(methods(web, "http://a.example/x")) == times


def test_every_hop_is_evidence() -> None:
    """The whole chain of redirects is kept, with its statuses."""
    web = Web(
        {
            "http://a.example/1": (301, "", {"location": "http://a.example/2"}),
            "http://a.example/2": (302, "", {"location": "http://b.example/3"}),
            "http://b.example/3": (200, PROSE),
        }
    )
    evidence = play(probe("http://a.example/1", POLICY), web)
    assert [(one.url, one.status) for one in evidence.exchanges] == [
        ("http://a.example/1", 301),
        ("http://a.example/2", 302),
        ("http://b.example/3", 200),
    ]


def test_a_page_that_its_address_vouches_for_needs_no_comparison() -> None:
    """A page whose title has the words of its address is itself: no made-up address is asked."""
    url = "http://a.example/history-of-the-valley"
    web = Web({url: (200, PROSE)})
    play(probe(url, POLICY), web)
    assert web.asked == [url]


def test_pages_are_digested_only_where_they_are_compared() -> None:
    """A host that shows a page for a made-up address: both texts can be compared; an honest one: no time is spent."""
    url = "http://a.example/17"
    honest = play(probe(url, POLICY), Web({url: (200, PROSE)}))
    assert honest.page is not None
    assert (honest.page.words, honest.control) == ((), None)
    assert honest.page.digest
    same = play(probe(url, POLICY), Web({"http://a.example/…": (200, PROSE)}))
    assert same.page is not None
    assert same.control is not None
    assert same.page.words == same.control.words != ()
