"""Finding and proving captures, played from scripts: what an archive may answer, and what is made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.model.article import CitedPage
from refcheck.model.evidence import Capture, Evidence, Exchange, LinkState, LinkStatus
from refcheck.resolver import captures, resolve, wayback
from refcheck.resolver.captures import Found, Wanted
from refcheck.resolver.conversation import Answer, Request
from refcheck.resolver.policy import Policy
from resolver.playing import AT, Web, answer, cdx, play

QUICK = Policy(backoff=0.0, longest_wait=0.0, retries=1)
INDEX = "https://web.archive.org/cdx/search/cdx…"
PAGE = "http://example.com/a"


def replay(moment: str, url: str = PAGE) -> str:
    """The address at which a capture is fetched."""
    return f"https://web.archive.org/web/{moment}id_/{url}"


def memento(moment: str, **more: str) -> dict[str, str]:
    """The headers of a capture of that moment."""
    when = datetime.strptime(moment, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return {"memento-datetime": when.strftime("%a, %d %b %Y %H:%M:%S GMT"), **more}


def good(moment: str, body: str = "<title>Otters of the bay</title><p>Otters swim.") -> dict[str, Any]:
    """A captured page."""
    return {"status": 200, "body": body, "headers": memento(moment)}


def find(web: Web, policy: Policy = QUICK, **wanted: Any) -> Found:
    """What is found for the page."""
    return play(captures.find(Wanted(PAGE, **wanted), policy), web)


def test_the_nearest_capture_is_fetched_and_proven() -> None:
    """Of the listed captures the nearest to the access-date is fetched; it counts because the archive vouches for it."""
    rows = [("20100102030405", PAGE, 200), ("20120501000000", PAGE, 200), ("20160102030405", PAGE, 200)]
    web = Web({INDEX: (200, cdx(rows)), replay("20120501000000"): good("20120501000000")})
    found = find(web, near=date(2012, 5, 3))
    address = f"https://web.archive.org/web/20120501000000/{PAGE}"
    moment = datetime(2012, 5, 1, tzinfo=UTC)
    assert found.captures == (Capture(address, PAGE, moment, "wayback", 200, True, ""),)
    assert (found.asked, found.problem) == (True, "")
    assert found.page is not None
    assert found.page.title == "Otters of the bay"
    assert "filter=statuscode%3A200" in web.asked[0]
    assert "closest=20120503120000" in web.asked[0]
    assert "sort=closest" in web.asked[0]
    assert len(web.requests) == 2


def test_not_archived_is_an_answer() -> None:
    """An empty index is an answer: asked, and nothing there."""
    assert find(Web({INDEX: (200, "")})) == Found(asked=True)


@pytest.mark.parametrize(
    "given",
    [
        (429, "Too Many Requests"),
        (503, "Unavailable"),
        (404, "Not Found"),
        (None, "", None, "timeout"),
        (None, "", None, "host-paused"),
        (200, "<html>Internet Archive: scheduled maintenance</html>"),
        (200, "short"),
    ],
)
def test_errors_of_the_archive_are_not_not_archived(given: tuple[Any, ...]) -> None:
    """An error, a refusal and nonsense mean that it could not be asked; waybackpy would say "not archived"."""
    found = find(Web({INDEX: given}))
    assert (found.asked, found.captures) == (False, ())
    assert found.problem


def test_a_site_that_is_kept_back_is_told() -> None:
    """A site excluded from the archive is an answer with its reason."""
    text = "org.archive.util.io.RuntimeIOException: org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"
    found = find(Web({INDEX: (403, text)}))
    assert found == Found(asked=True, problem=captures.EXCLUDED)


def test_what_may_pass_is_asked_again() -> None:
    """A passing refusal of the index is asked again."""
    web = Web(
        {
            INDEX: [(503, ""), (200, cdx([("20120501000000", PAGE, 200)]))],
            replay("20120501000000"): good("20120501000000"),
        }
    )
    assert find(web).captures[0].verified


def test_a_refusal_by_archive_org_is_waited_for_a_minute() -> None:
    """The Internet Archive wants a minute's pause after 429."""
    web = Web({INDEX: [(429, ""), (200, "")]})
    find(web, Policy(backoff=0.0, longest_wait=60.0, retries=1))
    assert web.requests[1].delay == 60


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((404, "<title>gone</title>", memento("20120501000000")), "error page (404)"),
        ((404, "not archived"), "no such capture"),
        ((200, "<title>Wayback Machine</title>"), "no capture"),
        ((200, "<p>Got an HTTP 302 response at crawl time", memento("20120501000000")), "redirect"),
        ((200, "<title>404 Not Found</title>", memento("20120501000000")), "error page"),
        ((302, "", memento("20120501000000", location="http://example.com/")), "front page"),
        ((503, "Service Unavailable"), "could not be fetched"),
        ((None, "", None, "timeout"), "could not be fetched"),
    ],
)
def test_a_listed_capture_may_prove_none(given: tuple[Any, ...], words: str) -> None:
    """Captures of errors and redirects, and captures that are not served, are kept with their fault, unproven."""
    script = {INDEX: (200, cdx([("20120501000000", PAGE, 200)])), replay("20120501000000"): given}
    script[replay("20120501000000", "http://example.com/")] = good("20120501000000", "<title>Home</title>")
    found = find(Web(script))
    assert found.asked
    assert [capture.verified for capture in found.captures] == [False]
    assert words in found.captures[0].problem


def test_the_next_capture_is_tried() -> None:
    """Where the nearest capture proves none, the next is fetched; the proven one stands first."""
    rows = [("20120501000000", PAGE, 200), ("20130501000000", PAGE, 200)]
    web = Web(
        {INDEX: (200, cdx(rows)), replay("20120501000000"): (404, ""), replay("20130501000000"): good("20130501000000")}
    )
    found = find(web, near=date(2012, 5, 3))
    assert [(one.captured.year, one.verified) for one in found.captures] == [(2013, True), (2012, False)]


TEXT = "<p>" + "Otters swim in the bay, where the keepers of the light have counted them since long ago. " * 3


@pytest.mark.parametrize(
    ("body", "titles", "problem"),
    [
        (f"<title>Otters of the bay</title>{TEXT}", ("Budget speech transcript",), "another title"),
        (f"<title>Otters of the bay</title>{TEXT}", ("The otters: a history",), ""),
        (f"<title>Seite 3</title>{TEXT}", ("Keepers of the light",), ""),  # only in the text
        (f"<title>Otters of the bay</title>{TEXT}", ("Budget speech", "The otters of the bay"), ""),  # one of two citations
        (f"<title>Выдры залива</title>{TEXT.replace('Otters', 'Выдры')}", ("Выдры в заливе",), ""),
        (f"<title>Каталог товаров</title>{'<p>Обувь и одежда для всей семьи по низким ценам'}", ("Выдры нашего залива",), "another title"),
        ("<title>湾のカワウソ</title><p>カワウソ は 湾 に 住んでいる 動物 です 毎年 数え られて います", ("Otters of the bay",), ""),
        ("<title>Otters</title><img src=a.gif>", ("Budget speech transcript",), ""),  # says too little
        ("<title>Just a moment...</title><p>Checking your browser", (), "bot wall"),
        ("<title>Sign in</title><p>Your name and your password, please", ("Otters of the bay",), "a login"),
        ("<title>We value your privacy</title><p>Accept all cookies", (), "question of consent"),
        ("<title>example.com</title><p>This domain is for sale", (), "parked domain"),
        ("", (), "empty"),
        ("<title>Moved</title><meta http-equiv=refresh content='0; url=/new'>Moved.", (), "leads on"),
    ],
)  # fmt: skip
def test_another_page_under_the_address_is_no_proof(body: str, titles: tuple[str, ...], problem: str) -> None:
    """A capture that shows nothing of what the citations call the page, or a wall in its place, proves nothing."""
    script = {
        INDEX: (200, cdx([("20120501000000", PAGE, 200)])),
        replay("20120501000000"): good("20120501000000", body),
    }
    [capture] = find(Web(script), titles=titles).captures
    assert capture.verified == (not problem)
    assert problem in capture.problem
    assert bool(problem) == bool(capture.problem)


def test_a_capture_s_redirect_to_a_login_is_no_proof() -> None:
    """What the archive followed to a login is none of the page."""
    script: dict[str, Any] = {
        INDEX: (200, cdx([("20120501000000", PAGE, 200)])),
        replay("20120501000000"): (302, "", memento("20120501000000", location="http://example.com/login?back=/a")),
        replay("20120501000000", "http://example.com/login?back=/a"): good("20120501000000", TEXT),
    }
    assert "leads to a login" in find(Web(script)).captures[0].problem


def test_the_served_moment_counts() -> None:
    """An archive that serves another moment than it lists is taken at its word: the address has the served moment."""
    rows = [("20120501000000", PAGE, 200)]
    web = Web({INDEX: (200, cdx(rows)), replay("20120501000000"): good("20120502010203")})
    [capture] = find(web).captures
    assert capture.url == f"https://web.archive.org/web/20120502010203/{PAGE}"
    assert capture.captured == datetime(2012, 5, 2, 1, 2, 3, tzinfo=UTC)


def test_captured_redirects_stay_inside_the_archive() -> None:
    """A captured redirect is followed in the archive, never on the live web, and the page it ends at counts."""
    rows = [("20120501000000", PAGE, 200)]
    web = Web(
        {
            INDEX: (200, cdx(rows)),
            replay("20120501000000"): (301, "", memento("20120501000000", location="/b")),
            replay("20120501000000", "http://example.com/b"): (302, "", memento("20120501000000", location=f"https://web.archive.org/web/20120501000007id_/{PAGE}/c")),
            replay("20120501000007", f"{PAGE}/c"): good("20120501000007"),
        }
    )  # fmt: skip
    assert find(web).captures[0].verified
    assert all(url.startswith("https://web.archive.org/") for url in web.asked)


def test_a_captured_circle_ends() -> None:
    """A captured redirect to itself ends as a redirect."""
    rows = [("20120501000000", PAGE, 200)]
    web = Web({INDEX: (200, cdx(rows)), replay("20120501000000"): (302, "", memento("20120501000000", location=PAGE))})
    assert "redirect" in find(web).captures[0].problem


def test_lines_that_waybackpy_stumbles_over_are_mended() -> None:
    """A space in an address, a day 00, too few fields, a short line, port 80: one bad line does not lose the others."""
    text = (
        "com,example)/a 20120500000000 http://example.com/a text/html 200 ABCDEFGHIJKLMNOPQRSTUVWXYZ234567 1\n"
        "com,example)/a 20120501000000 http://example.com/a b text/html 200 ABCDEFGHIJKLMNOPQRSTUVWXYZ234567 1\n"
        "com,example)/a\n"
        "a)/ 20120502000000 http://e.com:80/ - 200 - 1\n"
    )
    listing = wayback.listing(answer(wayback.question(wayback.ARCHIVE_ORG, PAGE, None, 5, QUICK), 200, text))
    assert [(row.original, row.captured.day) for row in listing.rows] == [
        ("http://example.com/a%20b", 1),
        ("http://e.com/", 2),
    ]


def test_questions_do_not_depend_on_the_clock() -> None:
    """The same question has the same address at any time, asks without fragment, and never for a whole folder."""
    first = wayback.question(wayback.ARCHIVE_ORG, "http://example.com/*#part", AT, 5, QUICK)
    assert first == wayback.question(wayback.ARCHIVE_ORG, "http://example.com/*#part", AT, 5, QUICK)
    assert "url=http%3A%2F%2Fexample.com%2F%252A" in first.url
    assert "part" not in first.url


def test_the_internet_archive_sets_a_pace() -> None:
    """At most 24 questions to the index and 480 captures a minute, each in a lane of its own."""
    paces = dict(wayback.PACES)
    lane = wayback.question(wayback.ARCHIVE_ORG, PAGE, None, 1, QUICK).lane
    assert 60 / paces[lane].pause <= 24
    assert paces[lane].at_once == 1
    assert 60 / paces["web.archive.org"].pause <= 480


@pytest.mark.parametrize(
    ("address", "index", "page"),
    [
        ("", "https://web.archive.org/cdx/search/cdx", "https://web.archive.org/web/2012/x"),
        ("http://h:1/coll/", "http://h:1/coll/cdx", "http://h:1/coll/2012/x"),
        ("http://h:1/coll/cdx", "http://h:1/coll/cdx", "http://h:1/coll/2012/x"),
        ("http://h:1", "http://h:1/cdx/search/cdx", "http://h:1/web/2012/x"),
        ("http://h:1/web/", "http://h:1/cdx/search/cdx", "http://h:1/web/2012/x"),
        ("http://h:1/cdx/search/cdx", "http://h:1/cdx/search/cdx", "http://h:1/web/2012/x"),
    ],
)
def test_a_server_s_address_says_how_to_ask_it(address: str, index: str, page: str) -> None:
    """A collection of pywb, a server like the Internet Archive's, and the index of either are understood."""
    first = wayback.servers(address)[0]
    assert (first.index, first.page("2012", "x")) == (index, page)


def test_a_server_like_archive_org_is_found_out() -> None:
    """Where an address may mean two servers, the index that answers decides; captures have that server's address."""
    web = Web(
        {
            "http://h:1/wb/cdx?…": (404, "no"),
            "http://h:1/wb/cdx/search/cdx?…": [(200, ""), (200, cdx([("20120501000000", PAGE, 200)]))],
            f"http://h:1/wb/web/20120501000000/{PAGE}": good("20120501000000"),  # knows no `id_`
        }
    )
    [capture] = find(web, Policy(wayback="http://h:1/wb", retries=0)).captures
    assert (capture.url, capture.verified) == (f"http://h:1/wb/web/20120501000000/{PAGE}", True)


def test_captures_after_the_death_come_last() -> None:
    """A capture from after the page died is the last choice, however near."""
    rows = [wayback.Row(PAGE, datetime(year, 1, 1, tzinfo=UTC), 200) for year in (2010, 2015, 2016)]
    wanted = Wanted(PAGE, date(2015, 6, 1), datetime(2014, 1, 1, tzinfo=UTC))
    assert [row.captured.year for row in captures.ranked(rows, wanted)] == [2010, 2015, 2016]


MOMENTS = st.datetimes(datetime(1996, 1, 1), datetime(2026, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))


@settings(max_examples=60)
@given(st.lists(MOMENTS, max_size=8), st.dates(date(1996, 1, 1), date(2026, 1, 1)), MOMENTS)
def test_the_best_capture_is_the_nearest_before_the_death(moments: list[datetime], near: date, death: datetime) -> None:
    """No capture from before the death is nearer than the first; all are ranked."""
    rows = [wayback.Row(PAGE, moment, 200) for moment in moments]
    ordered = captures.ranked(rows, Wanted(PAGE, near, death))
    assert sorted(row.captured for row in ordered) == sorted(moments)
    noon = datetime(near.year, near.month, near.day, 12, tzinfo=UTC)
    alive = [abs(moment - noon) for moment in moments if moment < death]
    if alive:
        assert ordered[0].captured < death
        assert abs(ordered[0].captured - noon) == min(alive)


def test_an_archive_address_is_verified() -> None:
    """An article's own archive address is fetched without the archive's frame and held against what it claims."""
    url = f"https://web.archive.org/web/20120501000000/{PAGE}"
    evidence = play(captures.verify(url, QUICK), Web({replay("20120501000000"): good("20120501000000")}))
    assert (evidence.url, evidence.exchanges[-1].status) == (url, 200)
    assert evidence.exchanges[0].url == url
    assert evidence.captures[0].verified
    assert evidence.page is not None
    assert evidence.page.title == "Otters of the bay"
    gone = play(captures.verify(url, QUICK), Web({}))
    assert (gone.exchanges[-1].status, gone.captures[0].problem) == (404, "the archive has no such capture")


@pytest.mark.parametrize(
    ("copy", "looked_up"),
    [
        ("https://archive.ph/AbCdE", True),
        ("https://web.archive.org/web/2012*/http://example.com/a", True),
        ("https://web.archive.org/web/20100102030405/http://example.com/a", True),  # the archive does not have it
        ("https://web.archive.org/web/20120501000000/http://example.com/a", False),
        ("", False),
    ],
)
def test_a_worthless_copy_of_a_live_page_is_replaced(copy: str, looked_up: bool) -> None:
    """A page that lives is looked up only where the copy that is cited of it is deprecated, inexact or not there."""
    rows = cdx([("20120501000000", PAGE, 200)])
    web = Web({INDEX: (200, rows), replay("20120501000000"): good("20120501000000"), PAGE: (200, "<title>A</title>")})
    pages = [CitedPage(PAGE, date(2012, 5, 3), copies=(copy,) if copy else ())]
    if copy.startswith("https://web"):
        pages.append(CitedPage(copy))
    status = resolve(pages, Policy(no_cache=True, backoff=0.0, retries=0), send=web)[PAGE]
    assert status.state is LinkState.LIVE
    assert (status.capture is not None) == looked_up


def test_other_archives_are_asked_at_their_own_address() -> None:
    """Addresses of other archives, and those that name no moment, are examined as any link."""
    url = "https://archive.today/AbCdE"
    web = Web({url: (200, "<title>Otters of the bay</title>")})
    assert play(captures.verify(url, QUICK), web).captures == ()
    assert web.asked[0] == url


def status(state: LinkState, url: str = PAGE, **more: Any) -> LinkStatus:
    """A judged link."""
    exchange = Exchange(url, "GET", AT, 0.1, 404)
    return LinkStatus(url, state, "x", "x", Evidence(url, exchanges=(exchange,), **more))


def test_only_dead_links_are_looked_up() -> None:
    """Live, unknown and skipped links cost the archive nothing, nor do archive addresses and what is known already."""
    wanted = Wanted(PAGE)
    for state in (LinkState.LIVE, LinkState.UNKNOWN, LinkState.SKIPPED):
        assert captures.rescue(status(state), wanted, QUICK) is None
    assert captures.rescue(status(LinkState.DEAD, captures_asked=True), wanted, QUICK) is None
    assert captures.rescue(status(LinkState.DEAD), Wanted("https://archive.today/AbCdE"), QUICK) is None
    assert captures.rescue(status(LinkState.DEAD), wanted, Policy(captures=False)) is None
    assert captures.rescue(status(LinkState.DEAD), wanted, QUICK) is not None
    assert captures.rescue(status(LinkState.SOFT_404), wanted, QUICK) is not None


def test_a_proof_for_one_title_is_none_for_another(tmp_path: Path) -> None:
    """What the cache knows of a capture counts for the titles that were looked for in it; another is looked for anew."""
    rows = cdx([("20120501000000", PAGE, 200)])
    body = "<title>Otters of the bay</title><p>Otters swim in the cold water of the bay all year."
    web = Web({INDEX: (200, rows), replay("20120501000000"): good("20120501000000", body), PAGE: (404, "")})
    policy = Policy(backoff=0.0, retries=0, cache_dir=str(tmp_path))

    def send(request: Request) -> Answer:
        given = web(request)
        return replace(given, exchange=replace(given.exchange, at=datetime.now(UTC)))  # fresh enough for the cache

    def seen(*titles: str) -> tuple[bool, bool]:
        """Whether there is a proven capture, and whether the archive was asked for it."""
        before = len(web.asked)
        found = resolve([CitedPage(PAGE, titles=titles)], policy, send=send)[PAGE]
        return found.capture is not None, any("web.archive.org" in url for url in web.asked[before:])

    assert seen("Otters swimming") == (True, True)
    assert seen("Otters swimming") == (True, False)
    assert seen("Budget speech transcript") == (False, True)
    assert seen("Budget speech transcript") == (False, False)
    assert seen("Budget speech transcript", "Otters swimming") == (True, True)
    assert seen("Otters swimming") == (True, False)
    assert seen("Budget speech transcript") == (False, True)
    assert seen() == (True, True)


@pytest.mark.parametrize(
    "given",
    [
        (302, "", {"location": f"https://web.archive.org/web/20261101120000/{PAGE}"}),
        (200, "", {"content-location": f"/web/20261101120000/{PAGE}"}),
        (200, "", {"link": f'<http://web.archive.org/web/20261101120000/{PAGE}>; rel="memento"'}),
    ],
)
def test_saving_asks_for_a_capture_of_a_live_link(given: tuple[Any, ...]) -> None:
    """With `--save` a live link without a capture gets one, and its address is read from wherever the archive puts it."""
    web = Web({INDEX: (200, ""), f"https://web.archive.org/save/{PAGE}": given})
    talk = captures.rescue(status(LinkState.LIVE), Wanted(PAGE), Policy(save=True))
    assert talk is not None
    found = play(talk, web)
    if "link" in (given[2] or {}):
        assert found.captures == () or found.captures[0].captured == datetime(2026, 11, 1, 12, tzinfo=UTC)
        return
    assert found.captures[0].captured == datetime(2026, 11, 1, 12, tzinfo=UTC)
    assert found.captures[0].problem == "made in this run"


def test_saving_leaves_archived_links_alone() -> None:
    """A link that has a capture is not saved again, and a refusal is told."""
    web = Web({INDEX: (200, cdx([("20120501000000", PAGE, 200)]))})
    assert play(captures.save(Wanted(PAGE), QUICK), web).asked
    assert len(web.requests) == 1
    refused = play(
        captures.save(Wanted(PAGE), QUICK), Web({INDEX: (200, ""), "https://web.archive.org/save/…": (429, "")})
    )
    assert refused.captures == ()
    assert "fewer requests" in refused.problem


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200) | st.text("0123456789 :/.-)\n\r\tahtp", max_size=200).map(str.encode))
def test_any_index_is_read(body: bytes) -> None:
    """No answer of an index raises."""
    listing = wayback.listing(answer(wayback.question(wayback.ARCHIVE_ORG, PAGE, None, 1, QUICK), 200, body))
    assert all(row.captured <= datetime(9999, 1, 1, tzinfo=UTC) - timedelta(1) for row in listing.rows)
