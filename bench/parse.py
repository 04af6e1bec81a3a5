"""How long the wikitext parser alone takes, beside a bare `mwparserfromhell.parse` of the same text.

Interleaved rounds of CPU time over every article of fixtures/articles and, where it lies beside the project,
../shared/corpus.  Prints the ratio of medians for each page and writes bench/out/parse.json.

    python bench/parse.py [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import mwparserfromhell

from refcheck.model.text import Document, Format
from refcheck.parser import parse

ROOT = Path(__file__).resolve().parent.parent
GOAL = 0.10  # all pages together
WORST = 0.25  # a page above SMALL
SMALL = 3000


def pages() -> dict[str, str]:
    """Name → wikitext of every article at hand."""
    files = [*(ROOT / "fixtures" / "articles").glob("*/article.wik*")]
    files += (ROOT.parent / "shared" / "corpus" / "pages").glob("*/article.wiki")
    return {path.parent.name: path.read_text("utf-8") for path in sorted(files)}


def cost(work: Callable[[], object]) -> float:
    """The CPU time of one call, in milliseconds."""
    before = time.process_time()
    work()
    return 1000 * (time.process_time() - before)


def measure(text: str, rounds: int) -> tuple[float, float]:
    """Medians of our parse and of the bare one."""
    document = Document("bench", text, Format.WIKITEXT)
    ours, theirs = [], []
    for _ in range(rounds):
        theirs.append(cost(lambda: mwparserfromhell.parse(text)))
        ours.append(cost(lambda: parse(document)))
    return statistics.median(ours), statistics.median(theirs)


def main() -> None:
    """Measures every page and prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=5)
    rounds = arguments.parse_args().rounds
    rows = []
    print(f"{'article':44}{'bytes':>8}{'ours ms':>9}{'bare ms':>9}{'ratio':>8}")
    for name, text in pages().items():
        ours, theirs = measure(text, rounds)
        rows.append({"page": name, "bytes": len(text), "ours": ours, "bare": theirs, "ratio": ours / theirs})
        print(f"{name:44}{len(text):8}{ours:9.2f}{theirs:9.2f}{ours / theirs:8.3f}")
    total = sum(row["ours"] for row in rows) / sum(row["bare"] for row in rows)
    median = statistics.median(row["ratio"] for row in rows)
    worst = max(row["ratio"] for row in rows if row["bytes"] > SMALL)
    print(f"all {total:.3f} (goal {GOAL}), median page {median:.3f}, worst page over 3 kB {worst:.3f} (goal {WORST})")
    out = ROOT / "bench" / "out"
    out.mkdir(exist_ok=True)
    result = {"total": total, "median": median, "worst": worst, "goal": GOAL, "pages": rows}
    (out / "parse.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
