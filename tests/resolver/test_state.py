"""The file of `--state`: what counts as a failure of another day, what forgets it, and files that are none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.errors import InputError
from refcheck.model.evidence import Evidence, Exchange
from refcheck.resolver import state
from refcheck.resolver.judge import judge
from refcheck.resolver.state import Failing

DAY = datetime(2026, 11, 1, tzinfo=UTC)
URL = "http://example.com/a"


def after(known: Failing | None, status: int, days: float) -> Failing | None:
    """What is remembered after a check so many days later."""
    at = DAY + timedelta(days=days)
    evidence = Evidence(URL, (Exchange(URL, "GET", at, 0.1, status),))
    return state.after(known, judge(evidence), 3.0)


@pytest.mark.parametrize(
    ("checks", "failures"),
    [
        ([(404, 0)], 1),
        ([(404, 0), (404, 1), (404, 2.9)], 1),  # one bad week-end is one failure
        ([(404, 0), (404, 3), (404, 6)], 3),
        ([(404, 0), (404, 2), (404, 4), (404, 6)], 2),  # each counts from the last that counted
        ([(404, 0), (200, 3), (404, 6)], 1),
        ([(404, 0), (404, 3), (200, 6)], 0),
        ([(404, 0), (403, 3), (404, 6)], 2),  # what could not be verified proves nothing, either way
        ([(403, 0), (429, 3), (503, 6)], 0),
        ([(404, 0), (500, 3), (410, 6)], 3),  # another kind of failure is one as well
    ],
)
def test_failures_are_counted_by_days(checks: list[tuple[int, float]], failures: int) -> None:
    """Three failures, each three days after the one before: InternetArchiveBot's rule."""
    known: Failing | None = None
    for status, day in checks:
        known = after(known, status, day)
    assert (known.failures if known else 0) == failures


def test_another_run_s_changes_are_kept(tmp_path: Path) -> None:
    """Only what this run learnt is changed in the file; what is in order again is forgotten."""
    file = str(tmp_path / "state.json")
    one = Failing(1, DAY, DAY)
    state.merge(file, {"http://a.example/": one, "http://b.example/": one})
    state.merge(file, {"http://b.example/": None, "http://c.example/": replace(one, failures=2)})
    assert state.read(file) == {"http://a.example/": one, "http://c.example/": Failing(2, DAY, DAY)}
    assert list(json.loads(Path(file).read_text())["failing"]) == ["http://a.example/", "http://c.example/"]
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]


def test_no_file_is_an_empty_one(tmp_path: Path) -> None:
    """The first run makes it."""
    assert state.read(str(tmp_path / "none.json")) == {}


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b'{"version": 2, "failing": {}}', b'{"version": 1}', b"\xff\xfe", b"[" * 100_000,
     b'{"version": 1, "failing": {"u": {"failures": 1, "since": "2026-11-01", "last": "2026-11-01"}}}',
     b'{"version": 1, "failing": {"u": {"failures": "x", "since": "2026-11-01T00:00:00+00:00", "last": "2026-11-01T00:00:00+00:00"}}}'],
)  # fmt: skip
def test_a_file_that_is_none_is_said_and_left(content: bytes, tmp_path: Path) -> None:
    """Another program's file is neither read as ours nor overwritten."""
    file = tmp_path / "state.json"
    file.write_bytes(content)
    with pytest.raises(InputError):
        state.merge(str(file), {URL: Failing(1, DAY, DAY)})
    assert file.read_bytes() == content


def test_a_place_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    """The reason is the system's own."""
    with pytest.raises(InputError, match="cannot be"):
        state.write(str(tmp_path / "no" / "state.json"), {})


moments = st.datetimes(datetime(1996, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=20), st.builds(Failing, st.integers(1, 99), moments, moments), max_size=5
    )
)
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, failing: dict[str, Failing]) -> None:
    """Any addresses and moments survive the file."""
    file = str(tmp_path_factory.mktemp("state") / "state.json")
    state.write(file, failing)
    assert state.read(file) == failing
