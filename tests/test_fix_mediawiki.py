"""A real MediaWiki renders fixed pages with the same markers in the same places, and no new error."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from refcheck.mending import judging, mend
from refcheck.model.finding import Safety
from refcheck.model.text import Document, Format
from refcheck.pipeline import examine
from refcheck.reporter.selection import Selection

ARTICLES = sorted((Path(__file__).resolve().parent.parent / "fixtures" / "articles").glob("*/article.wikitext"))
TODAY = date(2026, 11, 22)
OFFLINE = Selection(offline=True)
SAFE = frozenset({Safety.SAFE})
ALL = frozenset({Safety.SAFE, Safety.UNSAFE})

pytestmark = pytest.mark.service


def mended(text: str, allowed: frozenset[Safety]) -> str:
    """The wikitext after fix-up; no fix may have broken the proof."""
    [report] = examine([Document("article", text, Format.WIKITEXT)], TODAY, selection=OFFLINE)
    patch = mend(report, judging(report, OFFLINE, TODAY), allowed, cosmetic=True)
    assert [(r.finding.rule, r.reason) for r in patch.refused if r.bug] == []
    return patch.after


def places(page: str) -> list[str]:
    """How many letters and digits stand before each footnote marker of the text, and the last of them."""
    soup = BeautifulSoup(page, "lxml")
    for element in soup.select("ol.references, .mw-references-wrap, .mw-ext-cite-error, style"):
        element.decompose()
    markers = soup.select("sup.reference")
    for marker in markers:
        marker.string = "\N{PILE OF POO}"
    text = re.sub(r"[^\w\N{PILE OF POO}]+", "", soup.get_text())
    pieces = text.split("\N{PILE OF POO}")[:-1]
    so_far = [pieces[0]] if pieces else []
    for piece in pieces[1:]:
        so_far.append(so_far[-1] + piece)
    return [f"{len(letters)} {letters[-30:]}" for letters in so_far]


def is_subsequence(some: list[str], all_: list[str]) -> bool:
    """Whether some stand in all of them, in order."""
    rest = iter(all_)
    return all(one in rest for one in some)


def errors(page: str) -> int:
    """How many errors of Cite the page shows."""
    return len(BeautifulSoup(page, "lxml").select(".mw-ext-cite-error"))


@pytest.mark.parametrize("allowed", [SAFE, ALL], ids=["safe", "unsafe"])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.parent.name)
def test_rendered_markers_stay(mediawiki: Any, path: Path, allowed: frozenset[Safety]) -> None:
    """Whatever is fixed, readers find the same markers at the same words."""
    before = path.read_text(encoding="utf8")
    after = mended(before, allowed)
    name = f"{path.parent.name} {len(allowed)}"
    mediawiki.put({f"{name} before": before, f"{name} after": after})
    old, new = mediawiki.bare(f"{name} before"), mediawiki.bare(f"{name} after")
    assert len(places(old)) > 3
    # A marker may come back where an error stood: this MediaWiki refuses names of digits altogether.
    assert is_subsequence(places(old), places(new))
    assert len(places(new)) - len(places(old)) <= max(0, errors(old) - errors(new))
    assert errors(new) <= errors(old)
