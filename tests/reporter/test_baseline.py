"""The baseline: what is known stays unsaid, and only what is gone leaves the file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import hostile_report, report

from refcheck.errors import UsageError
from refcheck.reporter.baseline import Baseline, read

FINDINGS = report().findings
ALL = {"a.wiki": frozenset(finding.rule for finding in FINDINGS)}


def test_what_is_known_is_not_new() -> None:
    """All findings of an article that the baseline holds are left out, and no other."""
    baseline = Baseline().grown({"a.wiki": FINDINGS[1:]})
    assert baseline.new("a.wiki", FINDINGS) == FINDINGS[:1]


def test_a_moved_article_is_known_by_its_findings() -> None:
    """Under a name that the baseline lacks, what any article knows counts."""
    baseline = Baseline().grown({"a.wiki": FINDINGS})
    assert baseline.new("b.wiki", FINDINGS) == ()
    assert baseline.new("b.wiki", (replace(FINDINGS[0], fingerprint="other"),))


def test_shrinking_takes_out_what_is_gone_and_never_adds() -> None:
    """One finding mended, one new: the first leaves, the second does not enter."""
    baseline = Baseline().grown({"a.wiki": FINDINGS[:3]})
    shrunk = baseline.shrunk({"a.wiki": FINDINGS[1:5]}, ALL)
    assert [known.fingerprint for known in shrunk.articles["a.wiki"]] == [f.fingerprint for f in FINDINGS[1:3]]


def test_rules_that_did_not_run_and_articles_not_looked_at_stay() -> None:
    """A run with --select, offline or over one article takes nothing away from the rest."""
    baseline = Baseline().grown({"a.wiki": FINDINGS, "b.wiki": FINDINGS})
    shrunk = baseline.shrunk({"a.wiki": ()}, {"a.wiki": frozenset({"placeholder-title"})})
    assert {known.rule for known in shrunk.articles["a.wiki"]} == ALL["a.wiki"] - {"placeholder-title"}
    assert shrunk.articles["b.wiki"] == baseline.articles["b.wiki"]


@given(st.lists(st.sampled_from(FINDINGS + hostile_report().findings), max_size=8, unique_by=lambda f: f.fingerprint))
@settings(max_examples=40)
def test_the_file_reads_back(findings: list) -> None:
    """What is written is read again as the same, whatever the messages hold, and written the same."""
    baseline = Baseline().grown({"ä\ud800/\n.wiki": tuple(findings), "b.wiki": FINDINGS})
    text = baseline.text().encode().decode()
    again = read(text, "x")
    assert again.text() == text
    assert {path: set(k) for path, k in again.articles.items()} == {
        path: set(k) for path, k in baseline.articles.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 2}',
        '{"version": 1, "articles": 3}',
        '{"version": 1, "articles": {"a": [1]}}',
        "[" * 9999,
    ],
)
def test_what_is_no_baseline_is_refused(text: str) -> None:
    """A wrong file is a usage error that names it."""
    with pytest.raises(UsageError, match=r"^base\.json: "):
        read(text, "base.json")
