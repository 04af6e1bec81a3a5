"""Real articles survive fix-up: every marker keeps its source, and a second fix-up finds nothing more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from refcheck.mending import judging, mend
from refcheck.model.finding import Report, Safety
from refcheck.model.text import Document, Format
from refcheck.pipeline import examine
from refcheck.reporter.selection import Selection

TODAY = date(2026, 11, 22)
OFFLINE = Selection(offline=True)
SAFE = frozenset({Safety.SAFE})
ALL = frozenset({Safety.SAFE, Safety.UNSAFE})


def audit(text: str) -> Report:
    """The report of a wikitext."""
    [report] = examine([Document("article", text, Format.WIKITEXT)], TODAY, selection=OFFLINE)
    return report


@pytest.mark.shared
@pytest.mark.parametrize("allowed", [SAFE, ALL], ids=["safe", "unsafe"])
def test_the_proof_holds_on_real_articles(shared: Path, allowed: frozenset[Safety]) -> None:
    """No fix sends a marker to another source, moves other text or brings a new finding: none has to be refused."""
    applied = 0
    for path in sorted((shared / "corpus" / "pages").glob("*/article.wiki")):
        report = audit(path.read_text(encoding="utf8"))
        patch = mend(report, judging(report, OFFLINE, TODAY), allowed, cosmetic=True)
        assert [(refusal.finding.rule, refusal.reason) for refusal in patch.refused if refusal.bug] == []
        applied += len(patch.applied)
        after = audit(patch.after)
        assert len(after.article.markers) == len(report.article.markers)
        assert len(after.findings) <= len(report.findings)
        assert mend(after, judging(after, OFFLINE, TODAY), allowed, cosmetic=True).after == patch.after
    assert applied > 100
