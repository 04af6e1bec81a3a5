"""What a page says of itself: metadata first, htmldate's reading of the text after it, fragments, and the cited titles."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.model.evidence import Page
from refcheck.resolver import fragments, pagefacts
from refcheck.resolver.pagefacts import ANYTHING, Interest
from support.badserver import PROSE
from support.timing import assert_within

HTML = "text/html; charset=utf-8"


def read(head: str = "", body: str = f"<p>{PROSE}", interest: Interest = ANYTHING, **more: bool) -> Page:
    """The facts of a page with this head and body."""
    text = f"<!DOCTYPE html><html lang=en><head><title>The valley</title>{head}</head><body>{body}</body></html>"
    return pagefacts.read(text.encode(), HTML, "http://valley.example/a", interest, **more)


@pytest.mark.parametrize(
    ("head", "day", "source"),
    [
        ('<meta property="article:published_time" content="2012-05-03T08:00:00Z">', date(2012, 5, 3), "meta article:published_time"),
        ('<meta name="citation_publication_date" content="2012/05/03">', date(2012, 5, 3), "meta citation_publication_date"),
        ('<meta name="DC.date.issued" content="20120503">', date(2012, 5, 3), "meta dc.date.issued"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2012-05-03"}</script>', date(2012, 5, 3), "json-ld"),
        ('<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"V"},{"@type":"Article","datePublished":"2012-05-03"}]}</script>', date(2012, 5, 3), "json-ld"),
        ('<script type="application/ld+json">{"@type":"Comment","datePublished":"2012-05-03"}</script>', None, ""),
        ('<script type="application/ld+json">{"datePublished":</script>', None, ""),
        ('<meta name="date" content="May 2012">', None, ""),
        ('<meta name="date" content="2012-02-31">', None, ""),
    ],
)  # fmt: skip
def test_the_day_that_metadata_state(head: str, day: date | None, source: str) -> None:
    """JSON-LD, Open Graph and the tags of libraries are read; what is no day is none."""
    page = read(head)
    assert (page.published, page.published_from) == (day, source)
    assert not page.guessed


def test_title_site_and_language() -> None:
    """The page's titles, the site's name and its language are told apart."""
    page = read(
        '<meta property="og:title" content="A bridge in the valley"><meta property="og:site_name" content="Valley Times">',
        "<h1>A <em>bridge</em> falls</h1><h1>Second</h1>",
    )
    assert (page.title, page.heading, page.headline) == ("A bridge in the valley", "The valley", "A bridge falls")
    assert (page.site, page.language) == ("Valley Times", "en")


# ------------------------------------------------------------------------------------------------------- htmldate

DATED = f'<h1>A bridge falls</h1><p class="byline">Published: May 3, 2012</p><p>{PROSE}'


def test_a_day_is_read_out_of_the_text() -> None:
    """Where no metadata state a day, and a citation does, htmldate guesses it; the guess is called one."""
    pytest.importorskip("htmldate")
    page = read("", DATED, Interest(dated=True))
    assert (page.published, page.guessed) == (date(2012, 5, 3), True)
    assert read("", DATED).published is None
    stated = read('<meta name="date" content="2010-01-02">', DATED, Interest(dated=True))
    assert (stated.published, stated.guessed) == (date(2010, 1, 2), False)


def test_without_the_extra_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra `pages` is optional."""
    monkeypatch.setitem(sys.modules, "htmldate", None)
    assert read("", DATED, Interest(dated=True)).published is None


@pytest.mark.parametrize(
    "piece",
    ["<p class='date'>3 May 2012 2012-05-03 12/12/2012 ", "2012-", "<div id=date>", "May 3 ", " ", "1/",
     "<time datetime='2012-02-31'>31 Febr 2012</time>", "<span class='published' title='2012-13-45T'>", "&#x32;", "\0"],
)  # fmt: skip
def test_a_guess_is_bounded_in_time(piece: str) -> None:
    """Whatever a page is made of, a guess takes a moment; a long page is not tried at all."""
    pytest.importorskip("htmldate")
    read("", DATED, Interest(dated=True))  # loads it
    for size in (90_000, 2_000_000):
        text = piece * (size // len(piece))
        assert_within(3, lambda text=text: read("", text, Interest(dated=True)))  # type: ignore[misc]


# ------------------------------------------------------------------------------------------------------ fragments


@pytest.mark.parametrize(
    ("fragment", "body", "there"),
    [
        ("part", '<h2 id="part">P</h2>', True),
        ("part", '<a name="part"></a>', True),
        ("part", '<input name="part">', False),
        ("part", "<h2>part</h2>", False),
        ("Part", '<h2 id="part">P</h2>', True),  # a slip that many sites forgive
        ("%C3%A4", '<h2 id="ä">P</h2>', True),
        ("ä", '<h2 id="%C3%A4">P</h2>', False),
        ("top", "", True),
        ("part", '<h2 id="user-content-part">P</h2>', True),
        (":~:text=described%20in%20detail", "", True),
        (":~:text=Described%20in%20Detail,founders", "", True),
        (":~:text=the-,history,-of", "", True),
        (":~:text=founders,history%20of%20nowhere", "", False),
        (":~:text=a%20sentence%20nobody%20wrote", "", False),
        (":~:text=nobody%20wrote&text=described%20in", "", True),
        (":~:text=half%20marked", "<p>half <b>mark</b>ed</p>", True),
        ("part:~:text=nobody%20wrote", '<h2 id="part">P</h2>', True),  # the element is the fallback
        ("gone:~:text=nobody%20wrote", '<h2 id="part">P</h2>', False),
        (":~:text=hidden%20words", "<script>var a = 'hidden words'</script>", False),
    ],
)
def test_a_fragment_is_there_or_not(fragment: str, body: str, there: bool) -> None:
    """Names and passages are found as a browser finds them."""
    page = read("", f"{body}<p>{PROSE}", Interest(frozenset({fragment})))
    assert (page.anchors, page.missing) == (((fragment,), ()) if there else ((), (fragment,)))


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (f'<div id="root"></div><p>{PROSE}', {}),
        (f"<div id=app><p>{PROSE}</div>", {}),
        (f'<script type="module" src="/a.js"></script><p>{PROSE}', {}),
        (f"<script>show(window.location.hash)</script><p>{PROSE}", {}),
        (f"<body ng-app=x><p>{PROSE}", {}),
        ("<p>Few words.", {}),
        (f"<p>{PROSE}", {"complete": False}),
    ],
)
def test_what_may_get_its_parts_later_misses_none(body: str, more: dict[str, bool]) -> None:
    """A page that scripts build, that says little or that was cut is no proof."""
    page = read("", body, Interest(frozenset({"part"})), **more)
    assert (page.anchors, page.missing) == (("part",), ())


def test_what_is_no_page_misses_nothing() -> None:
    """A PDF has pages and places of its own."""
    page = pagefacts.read(b"%PDF-1.4", "application/pdf", "http://a.example/a.pdf", Interest(frozenset({"part"})))
    assert page.missing == ()


@pytest.mark.parametrize("fragment", ["", "!/a", "/a", "page=5", "v=onepage&q=x", "page/n5/mode/2up", "a" * 600])
def test_fragments_that_steer_a_program(fragment: str) -> None:
    """They name no part of a page."""
    assert not fragments.wanted(fragment)


# --------------------------------------------------------------------------------------------------------- titles


@pytest.mark.parametrize(
    ("title", "absent"),
    [
        ("The founders of the harbour orchestra", False),
        ("Budget speech transcript", True),
        ("Budget speech of the founders", False),
        ("Речь о бюджете", False),  # another script: cannot be told
        ("Home", False),
        ("", False),
    ],
)
def test_a_cited_title_of_which_nothing_stands_there(title: str, absent: bool) -> None:
    """Only a title with words of its own, none of which the whole page has, is absent."""
    page = read("", f"<p>{PROSE}", Interest(titles=(title,)))
    assert page.absent == ((title,) if absent else ())
    assert read("", f"<p>{PROSE}", Interest(titles=(title,)), complete=False).absent == ()


def test_a_frameset_says_nothing_of_its_title() -> None:
    """What stands in other documents cannot be missed."""
    page = read(
        "", "<frameset cols=2><frame src=a><noframes>Please use frames</noframes>", Interest(titles=("Budget speech",))
    )
    assert page.absent == ()


# ------------------------------------------------------------------------------------------------------- the rest


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=/b", "http://valley.example/b"),
        ("0;URL='http://other.example/'", "http://other.example/"),
        ("3,/b", "http://valley.example/b"),
        ("0 url=/b", "http://valley.example/b"),
        ("300", ""),
        ("300; url=/b", ""),
        ("0; url=/a", ""),
        ("0; url=javascript:alert(1)", ""),
        ("0; url=file:///etc/passwd", ""),
        ("; url=/b", ""),
    ],
)
def test_where_a_page_leads_on(content: str, target: str) -> None:
    """As browsers read it: only at once, and only to the web."""
    assert pagefacts.refresh_target(content, "http://valley.example/a") == target


@settings(deadline=None, max_examples=60)
@given(
    st.binary(max_size=400),
    st.sampled_from(
        [HTML, "", "text/plain", "application/pdf", "text/html; charset=nonsense", "application/xhtml+xml"]
    ),
)
def test_any_body_gives_facts(body: bytes, content_type: str) -> None:
    """Nothing raises, and everything is bounded."""
    interest = Interest(frozenset({"a", ":~:text=,-,b"}), ("A title of words",), dated=True)
    for data in (body, b"<html><body>" + body):
        page = pagefacts.read(data, content_type, "http://a.example/", interest)
        assert len(page.title) <= 300
        assert set(page.missing) | set(page.anchors) == interest.fragments


@pytest.mark.parametrize(
    "piece", ["<a ", "<div id=x ", "<", "<p>a", "id=root", "<meta http-equiv=refresh content='0;'>"]
)
def test_long_pages_cost_linear_time(piece: str) -> None:
    """A page of a quarter of a megabyte of anything is read in a moment."""
    interest = Interest(frozenset({"part", ":~:text=a,b"}), ("A title of words",))
    assert_within(3, lambda: read("", piece * (262_144 // len(piece)), interest))
