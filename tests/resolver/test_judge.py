"""What evidence means, from evidence made by hand: no network, no clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.model.codec import decode, encode
from refcheck.model.evidence import Evidence, Exchange, LinkState, Page
from refcheck.resolver import pagefacts
from refcheck.resolver.judge import judge
from refcheck.resolver.statuses import FAILURES

AT = datetime(2026, 11, 1, tzinfo=UTC)
URL = "http://example.com/a"


def seen(status: int | None, url: str = URL, failure: str = "", location: str = "", **headers: str) -> Exchange:
    """An exchange."""
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Exchange(url, "GET", AT, 0.1, status, failure, "", location, pairs)


def verdict(*exchanges: Exchange, url: str = URL, **more: object) -> tuple[str, str]:
    """State and reason."""
    status = judge(Evidence(url, exchanges, **more))  # type: ignore[arg-type]
    return status.state.value, status.reason


@pytest.mark.parametrize(
    ("doi", "final", "expected"),
    [
        ("https://doi.org/10.1000/1", 403, ("live", "identifier-resolves")),
        ("https://doi.org/10.1000/1", 503, ("live", "identifier-resolves")),
        ("https://doi.org/10.1000/1", 404, ("dead", "http-404")),
        ("https://example.com/1", 403, ("unknown", "forbidden")),
    ],
)
def test_an_identifier_is_judged_by_its_registry(doi: str, final: int, expected: tuple[str, str]) -> None:
    """A DOI that its registry resolves is in order, even where the publisher refuses programs."""
    paper = "https://publisher.example/paper"
    assert verdict(seen(302, doi, location=paper), seen(final, paper), url=doi) == expected


def test_an_unknown_identifier_is_dead() -> None:
    """The registry's own "no such identifier" counts."""
    assert verdict(seen(404, "https://doi.org/10.1/x"), url="https://doi.org/10.1/x") == ("dead", "identifier-unknown")


def test_a_front_page_that_moves_to_another_front_page_lives() -> None:
    """Only a page below the front page can have been redirected to it."""
    home = "http://example.com/"
    assert verdict(seen(301, home, location="https://example.org/"), seen(200, "https://example.org/"), url=home) == (
        "live",
        "http-200",
    )


@pytest.mark.parametrize(
    ("step", "language", "expected"),
    [("en", "", "soft-404"), ("it", "it", "soft-404"), ("it", "en", "live"), ("it", "", "live"), ("tv", "en", "live")],
)
def test_a_front_page_in_a_language(step: str, language: str, expected: str) -> None:
    """`/en/` is the English front page; `/it/` may be a section on computers unless the page is in Italian."""
    landed = f"http://example.com/{step}/"
    page = Page(landed, length=90, language=language)
    assert verdict(seen(302, location=landed), seen(200, landed), page=page)[0] == expected


def test_a_shortener_may_lead_to_a_front_page() -> None:
    """A shortened address of a front page is no soft 404."""
    url = "https://bit.ly/abc"
    assert verdict(seen(301, url, location="http://a.example/"), seen(200, "http://a.example/"), url=url)[0] == "live"


def test_failures_over_days_make_it_final() -> None:
    """Three counted failures are final, two are not; the words say since when."""
    for failures, final in ((0, False), (2, False), (3, True)):
        status = judge(Evidence(URL, (seen(404),), failures=failures, failing_since=AT if failures else None))
        assert status.final is final
        assert ("2026-11-01" in status.explanation) == (failures > 0)


def test_nothing_known_is_unknown() -> None:
    """No evidence, no verdict."""
    assert verdict() == ("unknown", "not-asked")


exchanges = st.builds(
    Exchange,
    st.sampled_from([URL, "http://example.com/", "https://login.example/x", "http://[::1]/", "x", ""]),
    st.sampled_from(["GET", "HEAD", "RESOLVE"]),
    st.just(AT),
    st.floats(0, 9),
    st.none() | st.integers(-5, 1200),
    st.sampled_from(["", "dns", "timeout", "tls", "nonsense", "host-paused"]),
    st.text(max_size=20),
    st.text(max_size=20) | st.just(URL),
    st.lists(st.tuples(st.sampled_from(["set-cookie", "cf-mitigated"]), st.text(max_size=9)), max_size=2).map(tuple),
)
several = st.lists(st.text(max_size=9), max_size=2).map(tuple)
pages = st.none() | st.builds(
    Page,
    st.just(URL),
    title=st.text(max_size=30),
    headline=st.text(max_size=9),
    language=st.sampled_from(["", "en"]),
    length=st.integers(0, 900),
    anchors=several,
    missing=several,
    absent=several,
    bare=st.booleans(),
    refresh=st.sampled_from(["", URL]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(exchanges, max_size=4), pages, pages, st.lists(exchanges, max_size=2))
def test_any_evidence_gets_one_verdict_and_survives_the_file(
    links: list[Exchange], page: Page | None, control: Page | None, controls: list[Exchange]
) -> None:
    """Judging never raises, never calls anything dead without an exchange, and a file gives back the same evidence."""
    evidence = Evidence(URL, tuple(links), page, control, tuple(controls), captured_page=control)
    status = judge(evidence)
    assert status.reason
    assert status.explanation
    assert links or status.state is LinkState.UNKNOWN
    assert decode(encode(evidence)) == evidence


NOT_FOUND = [
    "Page not found", "Seite nicht gefunden", "Page introuvable", "Página no encontrada", "Página não encontrada",
    "Pagina non trovata", "Pagina niet gevonden", "Sidan hittades inte", "Siden blev ikke fundet", "Siden ble ikke funnet",
    "Sivua ei löytynyt", "Nie znaleziono strony", "Stránka nenalezena", "Az oldal nem található", "Sayfa bulunamadı",
    "Страница не найдена", "Сторінку не знайдено", "ページが見つかりません", "页面未找到", "找不到網頁", "페이지를 찾을 수 없습니다",
    "الصفحة غير موجودة", "הדף לא נמצא", "Η σελίδα δεν βρέθηκε", "Pagina nu a fost găsită", "Страницата не е намерена", "Stranica nije pronađena", "Halaman tidak ditemukan",
    "Không tìm thấy trang", "صفحه یافت نشد", "पृष्ठ नहीं मिला", "ไม่พบหน้า", "404 Not Found", "Error 404",
]  # fmt: skip
PLACEHOLDERS = [
    "Apache2 Ubuntu Default Page: It works", "Welcome to nginx!", "Account Suspended", "Error establishing a database connection",
    "Domain Default page", "Object moved", "Zugriff verweigert", "Under construction",
]  # fmt: skip


def shown(title: str, text: str = "Bitte.", url: str = URL) -> tuple[str, str]:
    """The verdict on a page with this title that is served as a success."""
    body = f"<html><head><title>{title}</title></head><body><p>{text}</body></html>".encode()
    page = pagefacts.read(body, "text/html; charset=utf-8", url)
    status = judge(Evidence(url, (Exchange(url, "GET", AT, 0.1, 200),), page))
    return status.state.value, status.reason


@pytest.mark.parametrize("title", NOT_FOUND)
@pytest.mark.parametrize("form", ["{}", "{} - Valley Times", "Valley Times | {}", "{}!", "{}."])
def test_a_page_says_in_any_language_that_it_is_not_there(title: str, form: str) -> None:
    """The title of a short page served with 200, alone or beside the site's name."""
    assert shown(form.format(title)) == ("soft-404", "says-not-found")
    assert shown(form.format(title), url="http://example.com/wiki/404_not_found")[0] == "live"


@pytest.mark.parametrize("title", PLACEHOLDERS)
def test_a_page_that_is_none_is_unknown(title: str) -> None:
    """What a server shows that has nothing to show proves nothing of the page."""
    assert shown(title)[0] == "unknown"


@pytest.mark.parametrize("title", ["The Not Found, a band", "Lost and not found: a history of the harbour", "404 Days in the valley",
                                   "Under construction: the bridge of 1930", "Login: a novel", "Cookies with almonds", "Found: an otter"])  # fmt: skip
def test_titles_of_real_pages(title: str) -> None:
    """A page of some length about such things is one."""
    assert shown(title, "The history of the valley was described in detail by its founders. " * 30) == (
        "live",
        "http-200",
    )


def test_only_a_missing_host_and_a_closed_door_count_against_a_link() -> None:
    """Of all ways to get no answer two say something of the link; certificates, time-outs and the wire say nothing."""
    states = {word: verdict(seen(None, failure=word))[0] for word in [*FAILURES, "never-heard-of"]}
    assert {word for word, state in states.items() if state != "unknown"} == {"dns", "refused"}
