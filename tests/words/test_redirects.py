"""Redirects, and what an audit says of pages without references."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from refcheck.words.redirects import redirect_target

NONE = "No references were recognised in this text."


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("#REDIRECT [[Mill brook]]", "Mill brook"),
        ("\n #redirect: [[:Mill_brook#Old  saw|saw]]\n\n{{R from section}}", "Mill brook#Old saw"),
        ("#WEITERLEITUNG [[Mühlbach]]", "Mühlbach"),
        ("#перенаправление [[Ручей]]", "Ручей"),
        ("#転送[[小川]]", "小川"),
        ("#REDIRECT Mill brook", ""),
        ("# [[Mill brook]]", ""),
        ("#Mill [[Mill brook]]", ""),
        ("A #REDIRECT [[Mill brook]]", ""),
        ("#REDIRECT [[" + "x" * 300 + "]]", ""),
        ("", ""),
    ],
)
def test_where_a_page_leads(text: str, target: str) -> None:
    """The magic word in several languages, at the beginning only; blanks and underscores are one."""
    assert redirect_target(text) == target


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#REDIRECT [[Mill brook#Saw]]\n\n{{R to section}}\n", "This page is a redirect to “Mill brook#Saw”"),
        ("#REDIRECT [[Mill \x1b[31mbrook]]\n", NONE),
        ("'''Mill brook''' is a brook.\n\n{{stub}}\n", NONE),
        ("Lists of brooks:\n* [[List of brooks in the east]]\n* [[List of brooks in the west]]\n", NONE),
        ("== A question ==\nIs it so? [[User:A|A]] 10:00, 5 May 2010 (UTC)\n: Yes. [[User:B|B]]\n", NONE),
    ],
)
def test_what_the_audit_says(tmp_path: Path, text: str, said: str) -> None:
    """A redirect, a stub, a list of lists and a talk page: one sentence, no finding."""
    page = tmp_path / "page.wiki"
    page.write_text(text, "utf-8")
    command = [sys.executable, "-m", "refcheck", "audit", "--offline", str(page)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0
    assert said in " ".join(ran.stdout.split())
    assert "\x1b" not in ran.stdout
    assert "Nothing found in 1 article, 0 references." in ran.stdout
