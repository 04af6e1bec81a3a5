"""The audit of the article that refcheck was born from says what a person expects, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from refcheck.model.finding import Finding
from refcheck.model.text import Document, Format
from refcheck.pipeline import examine
from refcheck.reporter.selection import Selection

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def findings(shared: Path) -> tuple[Finding, ...]:
    """What the default rules say of the seed."""
    text = (shared / "seed" / "rene-balcer.txt").read_text(encoding="utf8")
    [report] = examine([Document("seed", text, Format.PLAIN)], date(2026, 11, 22), selection=Selection(offline=True))
    return report.findings


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    """What a person wrote down."""
    whole: dict[str, Any] = json.loads((shared / "seed" / "expected.json").read_text(encoding="utf8"))
    found: dict[str, Any] = whole["expected"]
    return found


def numbers(findings: tuple[Finding, ...], *rules: str) -> list[int]:
    """The references that these rules accuse."""
    return sorted(f.reference.number for f in findings if f.rule in rules and f.reference is not None)


def test_the_only_date_mismatch_is_the_planted_one(findings: tuple[Finding, ...], expected: dict[str, Any]) -> None:
    """Reference 35 is loud and suggests 2011; none of the announcements is accused."""
    loud = [f for f in findings if f.family.value == "mismatch" and f.severity.value != "note"]
    [wanted] = expected["date_mismatch"]
    assert [f.reference.number for f in loud if f.reference] == [wanted["reference"]]
    assert str(wanted["suggested_year"]) in (loud[0].suggestion or "")
    assert len(loud[0].evidence) >= 3
    accused = {f.reference.number for f in findings if f.family.value == "mismatch" and f.reference}
    assert not accused & set(expected["not_date_mismatch"])


def test_the_only_duplicates_are_the_pair(findings: tuple[Finding, ...], expected: dict[str, Any]) -> None:
    """10 and 12 repeat each other; placeholders and stock texts do not."""
    pairs = [
        [f.related[0].reference.number, f.reference.number]
        for f in findings
        if f.family.value == "duplicate" and f.reference and f.related and f.related[0].reference
    ]
    assert pairs == expected["duplicate"]


def test_placeholders_and_missing_titles(findings: tuple[Finding, ...], expected: dict[str, Any]) -> None:
    """Every "Archived copy", the bare number and the stock texts are named, and nothing else is."""
    archived = [f for f in findings if "archived copy" in f.message.lower()]
    assert sorted(f.reference.number for f in archived if f.reference) == expected["placeholder_title"]
    untitled = sorted(expected["untitled"] + expected["stock_text_without_title"])
    assert numbers(findings, "untitled-reference") == untitled


def test_markers_styles_and_identifiers(findings: tuple[Finding, ...], expected: dict[str, Any]) -> None:
    """The slips at markers and the mixed styles are found; no ISBN is called wrong."""
    assert numbers(findings, "marker-after-space") == expected["marker_after_space"]
    assert numbers(findings, "doubled-punctuation-at-marker") == expected["doubled_punctuation_before_marker"]
    assert any(f.rule == "mixed-date-styles" for f in findings) == expected["mixed_access_date_style"]
    assert [f for f in findings if "isbn" in f.rule] == expected["invalid_isbn"]
