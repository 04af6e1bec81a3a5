"""Redirectors, proxies, searches, identifiers and wikis, by their addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.words.carriers import behind_proxy, carried, identifier, is_proxied, is_search, wiki_page


@pytest.mark.parametrize(
    ("url", "inner"),
    [
        ("https://www.google.com/url?sa=t&url=http%3A%2F%2Fe.example%2Fa%3Fb%3D1&cd=1", "http://e.example/a?b=1"),
        ("https://www.google.co.uk/url?q=https://e.example/a&sa=U", "https://e.example/a"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fe.example%2Fa&h=x", "https://e.example/a"),
        ("https://www.google.com/amp/s/e.example/a", "https://e.example/a"),
        ("https://translate.google.com/translate?hl=en&u=http://e.example/a", "http://e.example/a"),
        ("https://ezproxy.uni.example/login?url=http://e.example/a?b=1&c=2", "http://e.example/a?b=1&c=2"),
        ("https://www.google.com/url?q=javascript:alert(1)", ""),
        ("https://www.google.com/url?q=", ""),
        ("https://e.example/url?q=http://other.example/", ""),
        ("https://books.google.com/books?id=x&q=http://e.example/", ""),
        ("", ""),
    ],
)
def test_carried(url: str, inner: str) -> None:
    """The address inside, whole and decoded once; nothing where it is none of the web."""
    assert carried(url) == inner


@pytest.mark.parametrize(
    ("url", "inner"),
    [
        ("https://www-e-example.wikipedialibrary.idm.oclc.org/a/5", "https://www.e.example/a/5"),
        ("http://www.e.example.ezproxy.uni.example/a?b#c", "http://www.e.example/a?b#c"),
        ("https://some--site-e-example.libproxy.uni.example/a", "https://some-site.e.example/a"),
        ("https://uni.idm.oclc.org/login?url=https://e.example/a", "https://e.example/a"),
        ("https://ezproxy.uni.example/menu", ""),
    ],
)
def test_proxies(url: str, inner: str) -> None:
    """A proxied address is known, and tells the publisher's where it holds it."""
    assert is_proxied(url)
    assert behind_proxy(url) == inner


@pytest.mark.parametrize("url", ["https://oclc.org/", "https://proxy.example/", "https://ezpz.example/a", "", "x"])
def test_no_proxies(url: str) -> None:
    """Words in other hosts."""
    assert not is_proxied(url)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.google.com/search?q=rain&hl=en", True),
        ("https://duckduckgo.com/?q=rain", True),
        ("https://www.bing.com/search?q=rain", True),
        ("https://www.google.com/search?tbm=bks&q=rain", False),
        ("https://www.google.com/search?hl=en", False),
        ("https://scholar.google.com/scholar?q=rain", False),
        ("https://site.example/search?q=rain", False),
    ],
)
def test_searches(url: str, found: bool) -> None:
    """Only the web's own search pages, and not those of books."""
    assert is_search(url) is found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://doi.org/10.1038/nature123", ("doi", "10.1038/nature123")),
        ("http://dx.doi.org/10.1002/(SICI)1%3C2::AID%3E3", ("doi", "10.1002/(SICI)1<2::AID>3")),
        ("http://www.ncbi.nlm.nih.gov/pubmed/123456", ("pmid", "123456")),
        ("https://pubmed.ncbi.nlm.nih.gov/123456/", ("pmid", "123456")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12345/", ("pmc", "12345")),
        ("https://arxiv.org/abs/1501.00001v2", ("arxiv", "1501.00001v2")),
        ("https://www.jstor.org/stable/10.2307/12345", ("jstor", "12345")),
        ("https://www.worldcat.org/oclc/12345", ("oclc", "12345")),
        ("https://doi.org/", None),
        ("https://www.ncbi.nlm.nih.gov/pubmed/?term=rain", None),
        ("https://www.jstor.org/action/showPublication?journalCode=x", None),
        ("https://arxiv.org/list/math/new", None),
    ],
)
def test_identifiers(url: str, found: tuple[str, str] | None) -> None:
    """The identifier's own page, not every page of its site."""
    assert identifier(url) == found


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://de.wikipedia.org/wiki/Regen_(Wetter)", "Regen (Wetter)"),
        ("https://en.m.wikipedia.org/wiki/Rain", "Rain"),
        ("https://en.wikipedia.org/wiki/Wikipedia:About", ""),
        ("https://en.wikipedia.org/w/index.php?title=Rain&oldid=5", ""),
        ("https://en.wikipedia.org/wiki/Rain?oldid=5", ""),
        ("https://rain.example/wiki/Rain", ""),
        ("https://notwikipedia.org/wiki/Rain", ""),
    ],
)
def test_wikis(url: str, title: str) -> None:
    """Articles of the projects, as they are today."""
    assert wiki_page(url) == title


PIECES = st.sampled_from(
    ["https://", "www.", "google.com", "/url?", "q=", "url=", "http%3A%2F%2F", "e.example", "ezproxy.", ".idm.oclc.org", "/login?",
     "doi.org/10.", "1038/x", "%", "&", "#", "/amp/s/", "[", "]", "\u2028", "wikipedia.org/wiki/", "ä", " "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_text_may_be_asked(url: str) -> None:
    """Nothing raises, and what is found inside is an address of the web."""
    for inner in (carried(url), behind_proxy(url)):
        assert not inner or inner.startswith(("http://", "https://"))
    assert isinstance(is_proxied(url), bool)
    assert isinstance(is_search(url), bool)
    identifier(url)
    wiki_page(url)
