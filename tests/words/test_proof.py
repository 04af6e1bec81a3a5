"""The exchange in words: every step, what it was compared with, what the archive said, bounded in length."""

from __future__ import annotations

from datetime import UTC, datetime

from refcheck.model.evidence import Capture, Evidence, Exchange, LinkStatus
from refcheck.resolver.judge import judge
from refcheck.words.proof import proof

AT = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
URL = "http://example.com/a"


def seen(
    status: int | None, url: str = URL, location: str = "", failure: str = "", *headers: tuple[str, str]
) -> Exchange:
    """An exchange."""
    return Exchange(url, "GET", AT, 0.2, status, failure, "", location, headers)


def told(*exchanges: Exchange, **more: object) -> tuple[str, ...]:
    """The proof of a link with this evidence."""
    return proof(judge(Evidence(URL, exchanges, **more)))  # type: ignore[arg-type]


def test_every_step_is_told() -> None:
    """Redirects in order, repeated questions once, the moment first."""
    assert told(
        seen(302, location="http://example.com/b"), seen(503, "http://example.com/b"), seen(503, "http://example.com/b")
    ) == (
        "2026-11-01 09:30 UTC: GET http://example.com/a → 302, leads to http://example.com/b",
        "GET http://example.com/b → 503, 2 times",
    )


def test_why_a_server_refused_is_told() -> None:
    """The header of the wall, and no answer as what it was."""
    [wall] = told(seen(403, URL, "", "", ("cf-mitigated", "challenge"), ("server", "cloudflare")))
    assert wall.endswith("→ 403 (cf-mitigated: challenge)")
    [silent] = told(seen(None, failure="timeout"))
    assert silent.endswith("→ no answer in time")


def test_what_decided_is_told() -> None:
    """The front page that refuses as well."""
    lines = told(seen(400), control_exchanges=(seen(400, "http://example.com/"),))
    assert lines[1:] == ("for comparison: GET http://example.com/ → 400",)


def test_what_the_archive_said_is_told() -> None:
    """None, could not be asked, or copies that show no page."""
    assert told(seen(404), captures_asked=True)[-1] == "an archived copy was looked for: the archive has none"
    assert told(seen(404), captures_problem="it answered 503")[-1].endswith("looked for: it answered 503")
    copy = Capture(
        "https://web.archive.org/web/2012/x", URL, AT, "wayback", 200, False, "the capture is only a redirect"
    )
    assert told(seen(404), captures=(copy,), captures_asked=True)[-1].endswith(
        "was fetched: the capture is only a redirect"
    )


def test_a_long_chain_is_told_by_its_ends() -> None:
    """Twenty redirects make seven lines, and no address floods them."""
    steps = [seen(302, f"http://example.com/{n}" + "x" * 3000, f"http://example.com/{n + 1}") for n in range(20)]
    lines = told(*steps)
    assert len(lines) == 7
    assert lines[3] == "… and 14 more of the kind"
    assert max(map(len, lines)) < 500


def test_nothing_seen_nothing_told() -> None:
    """A link that was not asked has no proof."""
    status = judge(Evidence(URL))
    assert isinstance(status, LinkStatus)
    assert proof(status) == ()
