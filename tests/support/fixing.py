"""Fix-up of a text over a made-up web, for tests: what each address turned out to be, and which capture it has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from refcheck.mending import Patch, judging, mend
from refcheck.model.evidence import Capture, Evidence, Exchange, LinkState, LinkStatus
from refcheck.model.finding import Report, Safety
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.pipeline import judge
from refcheck.reporter.selection import Selection
from refcheck.words import archives

TODAY = date(2026, 11, 22)
SAFE = frozenset({Safety.SAFE})
ALL = frozenset({Safety.SAFE, Safety.UNSAFE})


def seen(url: str, state: str, copy: str = "", target: str = "") -> LinkStatus:
    """The status of an address: its state, the proven capture, and where a permanent redirect led."""
    at = datetime(2026, 11, 20, tzinfo=UTC)
    code = {"live": 200, "dead": 404, "soft-404": 200}.get(state)
    exchanges = [Exchange(url, "GET", at, 0.1, status=301, location=target)] if target else []
    exchanges.append(Exchange(target or url, "GET", at, 0.1, status=code))
    captures: tuple[Capture, ...] = ()
    if copy:
        link = archives.read(copy)
        assert link is not None
        assert link.captured is not None
        captures = (Capture(copy, url, link.captured, link.service, 200, verified=True),)
    evidence = Evidence(url, tuple(exchanges), captures=captures, captures_asked=True)
    return LinkStatus(url, LinkState(state), f"http-{code}", "scripted", evidence)


def report(text: str, web: Mapping[str, LinkStatus] | None = None) -> Report:
    """What is found in the text."""
    [found] = judge([parse(Document("article", text, Format.WIKITEXT))], web or {}, _selection(web), TODAY)
    return found


def mended(
    text: str,
    web: Mapping[str, LinkStatus] | None = None,
    allowed: frozenset[Safety] = ALL,
    cosmetic: bool = True,
) -> Patch:
    """The patch of a text; that no fix broke the proof, and that a second fix-up changes nothing, is checked here."""
    before = report(text, web)
    patch = mend(before, judging(before, _selection(web), TODAY), allowed, cosmetic=cosmetic)
    broken = [(one.finding.rule, one.reason) for one in patch.refused if one.bug]
    assert not broken, broken
    after = report(patch.after, web)
    assert mend(after, judging(after, _selection(web), TODAY), allowed, cosmetic=cosmetic).after == patch.after
    return patch


def _selection(web: object) -> Selection:
    return Selection(offline=web is None)
