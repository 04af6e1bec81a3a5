"""Real pages, copied as text: how much of what the pages' own metadata say is read back.

The floors are below what is reached, so that one slip more in a hundred fails; raise them with the parser.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from refcheck.model.article import Article, Citation
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.parser.rendered import read_reference

pytestmark = pytest.mark.shared

FLOORS = {"title": 0.98, "date": 0.985, "authors": 0.975, "doi": 0.99, "isbn": 0.99, "pages": 0.97}


def squash(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def first(value: Any) -> str:
    return (value[0] if value else "") if isinstance(value, list) else value or ""


def stated(coins: dict[str, Any]) -> dict[str, str]:
    """What the metadata of a citation say, in a form that can be compared."""
    authors = coins.get("rft.au", [])
    names = [first(coins.get("rft.aulast")), first(coins.get("rft.aufirst"))]
    ids = coins.get("rft_id", [])
    ids = ids if isinstance(ids, list) else [ids]
    return {
        "title": squash(first(coins.get("rft.atitle") or coins.get("rft.btitle") or coins.get("rft.title"))),
        "date": first(coins.get("rft.date")),
        "authors": " ".join(
            sorted(squash(" ".join([*names, *(authors if isinstance(authors, list) else [authors])])).split())
        ),
        "doi": next((one.removeprefix("info:doi/") for one in ids if one.startswith("info:doi/")), ""),
        "isbn": re.sub(r"\W", "", first(coins.get("rft.isbn"))),
        "pages": re.sub(r"[^\w,]", "", first(coins.get("rft.pages"))),
    }


def found(citation: Citation) -> dict[str, str]:
    return {
        "title": squash(citation.chapter or citation.title),
        "date": (citation.date.edtf if citation.date else "") or "",
        "authors": " ".join(sorted(squash(" ".join(citation.authors)).split())),
        "doi": citation.id("doi"),
        "isbn": re.sub(r"\W", "", citation.id("isbn")),
        "pages": re.sub(r"[^\w,]", "", citation.pages),
    }


def test_two_thousand_citations(shared: Path) -> None:
    """Citations that CS1 printed give back what went in."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for line in (shared / "corpus" / "cs1.jsonl").read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        want, have = stated(row["coins"]), found(read_reference(row["text"])[0])
        for name, value in want.items():
            if value and (name != "date" or re.fullmatch(r"\d{4}(-\d\d){0,2}", value)):
                asked[name] += 1
                right[name] += value == have[name]
    shares = {name: right[name] / asked[name] for name in asked}
    assert {name: share for name, share in shares.items() if share < FLOORS[name]} == {}


def pages(shared: Path, name: str) -> list[tuple[dict[str, Any], Article]]:
    result = []
    for folder in sorted((shared / "corpus" / "pages").iterdir()):
        text = (folder / name).read_text(encoding="utf8")
        truth = json.loads((folder / "truth.json").read_text(encoding="utf8"))
        result.append((truth, parse(Document(str(folder / name), text, Format.PLAIN))))
    return result


@pytest.mark.parametrize("name", ["article.txt", "article.vector-2022.txt"])
def test_pages(shared: Path, name: str) -> None:
    """Sections, markers, references and their uses are those of the page."""
    for truth, article in pages(shared, name):
        title = truth["title"]
        assert [squash(s.heading) for s in article.sections] == [squash(s["title"]) for s in truth["sections"]], title
        assert [m.label for m in article.markers] == [m["label"] for m in truth["markers"] if not m["in_reference"]], (
            title
        )
        assert [(r.list, r.group, r.number, r.uses) for r in article.references] == [
            (r["list"], r["group"], r["number"], r["backlinks"]) for r in truth["references"]
        ], title
