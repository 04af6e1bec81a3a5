"""How long a whole offline audit takes, beside a bare parse of the same text by the libraries below it.

For each article: `examine` (parse and all default rules, no network) of its wikitext, HTML and plain text, against
`mwparserfromhell.parse(wikitext)` and `BeautifulSoup(html, "lxml")`, in interleaved rounds of CPU time; what the rules
alone cost beside our own parse of the wikitext; and the most memory that the audit of the largest page holds.  Reads
fixtures/articles and, where it lies beside the project, ../shared/corpus.  Writes bench/out/audit.json.

    python bench/audit.py [--rounds N] [--profile wikitext|html|text]
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import mwparserfromhell
from bs4 import BeautifulSoup

from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.pipeline import examine, judge
from refcheck.reporter.selection import Selection

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 22)
OFFLINE = Selection(offline=True)
# The goals: ours at most this many times the bare library parse (text: of the same article's wikitext).
GOALS = {"wikitext": 0.25, "html": 1.2, "text": 0.1}
MOST_MEMORY = 40  # times the size of the page


def pages() -> list[dict[str, str]]:
    """Every article that is there in all three formats."""
    found = []
    corpus = ROOT.parent / "shared" / "corpus" / "pages"
    folders = [
        *sorted((ROOT / "fixtures" / "articles").glob("*")),
        *(sorted(corpus.glob("*")) if corpus.is_dir() else ()),
    ]
    for folder in folders:
        wiki = next((folder / n for n in ("article.wiki", "article.wikitext") if (folder / n).exists()), None)
        html, text = folder / "article.html", folder / "article.txt"
        if wiki and html.exists() and text.exists():
            found.append(
                {
                    "name": folder.name,
                    "wikitext": wiki.read_text(encoding="utf8"),
                    "html": html.read_text(encoding="utf8"),
                    "text": text.read_text(encoding="utf8"),
                }
            )
    return found


def ours(text: str, kind: str) -> None:
    """One whole audit."""
    examine([Document("bench", text, Format(kind))], TODAY, selection=OFFLINE)


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that a call takes."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(page: dict[str, str], rounds: int) -> dict[str, float]:
    """Medians over interleaved rounds, in milliseconds."""
    document = Document("bench", page["wikitext"], Format.WIKITEXT)
    article = parse(document)
    works: dict[str, Callable[[], object]] = {
        "parse": lambda: parse(document),
        "rules": lambda: judge([article], {}, OFFLINE, TODAY),
        "mwparserfromhell": lambda: mwparserfromhell.parse(page["wikitext"]),
        "wikitext": lambda: ours(page["wikitext"], "wikitext"),
        "beautifulsoup": lambda: BeautifulSoup(page["html"], "lxml"),
        "html": lambda: ours(page["html"], "html"),
        "text": lambda: ours(page["text"], "text"),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(cpu(work))
    return {name: 1000 * statistics.median(values) for name, values in times.items()}


def memory(found: list[dict[str, str]]) -> dict[str, float]:
    """For each format, the peak of an audit of its largest page, as a multiple of the page's size."""
    peaks = {}
    for kind in GOALS:
        largest = max((page[kind] for page in found), key=len)
        ours(largest, kind)  # what is loaded once does not count
        gc.collect()
        tracemalloc.start()
        ours(largest, kind)
        peaks[kind] = tracemalloc.get_traced_memory()[1] / len(largest.encode())
        tracemalloc.stop()
    return peaks


def profile(kind: str) -> None:
    """Where the time of one format goes."""
    import cProfile
    import pstats

    everything = pages()
    for page in everything:
        ours(page[kind], kind)
    with cProfile.Profile() as profiler:
        for page in everything:
            ours(page[kind], kind)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(35)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--profile", choices=list(GOALS))
    chosen = arguments.parse_args()
    if chosen.profile:
        profile(chosen.profile)
        return 0
    rows = []
    found = pages()
    for page in found:
        row = measure(page, chosen.rounds)
        row_ratios = {
            "wikitext": row["wikitext"] / row["mwparserfromhell"],
            "html": row["html"] / row["beautifulsoup"],
            "text": row["text"] / row["mwparserfromhell"],
        }
        rows.append({"name": page["name"], "bytes": len(page["wikitext"]), "ms": row, "ratio": row_ratios})
    print(f"{'article':42} {'bytes':>8} " + " ".join(f"{kind:>9}" for kind in GOALS))
    for row in rows:
        print(f"{row['name'][:42]:42} {row['bytes']:8} " + " ".join(f"{row['ratio'][kind]:9.3f}" for kind in GOALS))
    total: dict[str, float] = {}
    for kind, base in (("wikitext", "mwparserfromhell"), ("html", "beautifulsoup"), ("text", "mwparserfromhell")):
        total[kind] = sum(r["ms"][kind] for r in rows) / sum(r["ms"][base] for r in rows)
        worst = max((r["ratio"][kind] for r in rows if r["bytes"] > 3000), default=0.0)
        median = statistics.median(r["ratio"][kind] for r in rows)
        print(f"{kind}: all {total[kind]:.3f}, median page {median:.3f}, worst page {worst:.3f} (goal {GOALS[kind]})")
    total["rules beside parse"] = sum(r["ms"]["rules"] for r in rows) / sum(r["ms"]["parse"] for r in rows)
    print(f"rules alone: {total['rules beside parse']:.3f} of our own parse of the wikitext (goal 1)")
    peaks = memory(found)
    said = ", ".join(f"{kind} {peak:.1f}" for kind, peak in peaks.items())
    print(f"memory, largest page of each format: {said} times its size (goal {MOST_MEMORY})")
    out = ROOT / "bench" / "out"
    out.mkdir(exist_ok=True)
    result = {"total": total, "memory": peaks, "pages": rows}
    (out / "audit.json").write_text(json.dumps(result, indent=1), encoding="utf8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
