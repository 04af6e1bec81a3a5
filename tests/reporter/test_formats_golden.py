"""Each format of one made-up run, held against a kept file; `--update-golden` writes them anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sample import report, view

from refcheck.reporter.formats import NAMES, load
from refcheck.reporter.verdict import unchecked
from refcheck.reporter.view import Run

GOLDEN = Path(__file__).parent / "golden"
VARIANTS = [(name, f"report.{name}", {}) for name in NAMES] + [
    ("text", "report.color.text", {"color": True, "hyperlinks": True}),
    ("text", "report.ascii.text", {"unicode": False, "width": 60, "statistics": True}),
]


def rendered(name: str, **changes: object) -> str:
    """The sample in a format."""
    one = report()
    one = replace(one, notes=tuple(unchecked(one.article, one.statuses, offline=False)))
    return "".join(load(name)(Run([one], hidden=2), view(**changes)))


@pytest.mark.parametrize(("name", "file", "changes"), VARIANTS, ids=[file for _, file, _ in VARIANTS])
def test_a_format_writes_what_its_golden_file_holds(
    name: str, file: str, changes: dict[str, object], request: pytest.FixtureRequest
) -> None:
    """The same run gives the same report, byte for byte."""
    text = rendered(name, **changes)
    path = GOLDEN / file
    if request.config.getoption("--update-golden"):
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text
    assert rendered(name, **changes) == text
