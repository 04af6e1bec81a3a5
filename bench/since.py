"""Measures `audit --since HEAD~1 --offline` in a git repository of 2,000 articles with 3 changed.

The goal: under 1.5 times the time of auditing these 3 files by name.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REFCHECK = Path(sys.executable).with_name("refcheck")
CHANGED = 3


def repository(folder: Path, articles: int) -> list[Path]:
    """A repository whose last commit changes three articles; returns these."""
    text = (ROOT / "fixtures/articles/rene-balcer/article.wikitext").read_text(encoding="utf8")
    for number in range(articles):
        place = folder / f"part{number % 20:02}"
        place.mkdir(exist_ok=True)
        (place / f"article{number:04}.wiki").write_text(text.replace("2011", str(1900 + number % 120)), encoding="utf8")

    def git(*words: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "gc.auto=0")
        subprocess.run(["git", *who, "-C", folder, *words], check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "all")
    changed = sorted(folder.rglob("*.wiki"))[:CHANGED]
    for path in changed:
        path.write_text("New words.\n" + path.read_text(encoding="utf8"), encoding="utf8")
    git("commit", "-q", "-a", "-m", "three")
    return changed


def seconds(folder: Path, *words: object, runs: int = 5) -> float:
    """The median time of an offline audit."""
    command = [str(REFCHECK), "audit", "--offline", "--isolated", "--format", "concise", *map(str, words)]
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        done = subprocess.run(command, cwd=folder, capture_output=True)
        taken.append(time.perf_counter() - begin)
        assert done.returncode in (0, 1), done.stderr
    return statistics.median(taken)


def measure(articles: int = 2000, runs: int = 5) -> dict[str, float]:
    """The two times and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        changed = repository(folder, articles)
        named = seconds(folder, *changed, runs=runs)
        since = seconds(folder, "--since", "HEAD~1", ".", runs=runs)
    return {"articles": articles, "named_s": named, "since_s": since, "ratio": since / named}


if __name__ == "__main__":
    found = measure()
    out = ROOT / "bench/out/since.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf8")
    print(
        f"{found['articles']:.0f} articles, {CHANGED} changed: "
        f"by name {found['named_s']:.3f} s, --since {found['since_s']:.3f} s,"
    )
    print(f"ratio {found['ratio']:.2f} (goal 1.50)")
