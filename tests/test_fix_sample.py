"""The sample for fix-up over a recorded web: the README shows what it prints, and afterwards the safe findings are gone.

`pytest --update-golden tests/test_fix_sample.py` writes the README's part anew; scripts/recorded_web.py records the web.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REFCHECK = Path(sys.executable).with_name("refcheck")
WEB = "fixtures/fix/mill-brook.web.jsonl"
ARTICLE = "fixtures/fix/mill-brook.wikitext"
SHOWN = re.compile(r"(<!-- fix: begin -->\n).*?(<!-- fix: end -->)", re.S)


def refcheck(command: str, *words: str) -> str:
    """What the command prints over the recorded web, on a fixed day."""
    line = [str(REFCHECK), command, "--replay", WEB, "--today", "2026-11-25", *words]
    return subprocess.run(line, capture_output=True, text=True, encoding="utf8", cwd=ROOT, check=False).stdout


def findings(path: str) -> list[dict[str, object]]:
    """What the audit of a file finds over the recorded web."""
    records = [json.loads(line) for line in refcheck("audit", "--format", "jsonl", path).splitlines()]
    return [record for record in records if record["type"] == "finding"]


def test_readme_shows_what_fix_prints(request: pytest.FixtureRequest) -> None:
    """The diff in the README is the one that the command prints today."""
    printed = refcheck("fix", ARTICLE)
    readme = ROOT / "README.md"
    text = readme.read_text("utf-8")
    block = f"```\n$ refcheck fix --replay {WEB} {ARTICLE}\n```\n```diff\n{printed}```\n"
    wanted = SHOWN.sub(lambda match: match[1] + block + match[2], text)
    if request.config.getoption("--update-golden"):
        readme.write_text(wanted, "utf-8")
    assert SHOWN.search(text)
    assert readme.read_text("utf-8") == wanted


def test_safe_findings_are_gone_afterwards(tmp_path: Path) -> None:
    """Applied and audited again, nothing that a safe fix was offered for is found, and nothing new."""
    fixed = tmp_path / "mill-brook.wikitext"
    shutil.copy(ROOT / ARTICLE, fixed)
    before = findings(str(fixed))
    refcheck("fix", "--write", str(fixed))
    after = findings(str(fixed))
    safe = [one for one in before if one["fix"] and one["fix"]["safety"] == "safe"]  # type: ignore[index]
    assert len(safe) >= 7
    assert [one["rule"] for one in after if one["fix"] and one["fix"]["safety"] == "safe"] == []  # type: ignore[index]
    assert {one["rule"] for one in after} <= {one["rule"] for one in before}
    assert refcheck("fix", str(fixed)) == ""


def test_unsafe_fixes_follow_the_page_that_moved(tmp_path: Path) -> None:
    """--unsafe adds the new address of the page that moved for good."""
    assert "|url=http://fish.example/trout |" in refcheck("fix", "--unsafe", ARTICLE)
    assert "|url=http://fish.example/trout |" not in refcheck("fix", ARTICLE)


def test_summary() -> None:
    """The edit summary says what was done in the field's words."""
    assert refcheck("fix", "--summary", ARTICLE).startswith("Rescued 2 sources; ")
