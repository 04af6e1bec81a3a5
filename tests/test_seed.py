"""The article that the project began with: what a person counted in it is what the parser sees."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from refcheck.model.article import Article, Citation, CitedDate, ListKind, Reference
from refcheck.model.text import Document, Format, Lines
from refcheck.parser import parse, recognise

pytestmark = pytest.mark.shared

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed"
MAINT = "CS1 maint: archived copy as title"


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    """The person's count."""
    if not SEED.is_dir():
        pytest.skip("the seed does not lie beside the project")
    counted: dict[str, Any] = json.loads((SEED / "expected.json").read_text(encoding="utf8"))
    return counted


@pytest.fixture(scope="module")
def article(expected: dict[str, Any]) -> Article:
    """The seed, parsed."""
    path = SEED / "rene-balcer.txt"
    text = path.read_text(encoding="utf8")
    recognised, why = recognise(text)
    assert recognised is Format.PLAIN
    assert "edit link" in why
    return parse(Document(str(path), text, recognised), why)


def edtf(date: CitedDate | None) -> str | None:
    return date.edtf if date else None


def only(reference: Reference) -> Citation:
    assert len(reference.citations) == 1
    return reference.citations[0]


def test_title_and_sections(article: Article, expected: dict[str, Any]) -> None:
    """The title, the headings with their glued "Edit", and the one whose heading was lost."""
    assert article.title == expected["title"]
    assert [section.heading for section in article.sections] == expected["sections"]
    assert [section.heading for section in article.implied_sections] == expected["implied_sections"]
    assert all(section.level == 0 for section in article.sections)


def test_lists(article: Article, expected: dict[str, Any]) -> None:
    """31 lists with 84 items, the first without a caption, the others named by the line above."""
    assert len(article.lists) == expected["lists"]
    assert sum(len(block.items) for block in article.lists) == expected["list_items"]
    assert len(article.lists[0].items) == expected["first_list_items"]
    assert {block.kind for block in article.lists} == {ListKind.UNORDERED}
    assert article.lists[0].caption == ""
    assert all(block.caption for block in article.lists[1:])
    assert article.lists[1].caption == "Emmy Award"
    assert article.lists[0].items[0].text == "Averbach Vs. Zak (1976) Short"
    assert article.lists[-1].caption == "Columbus International Film & Video Festival"


def test_markers(article: Article, expected: dict[str, Any]) -> None:
    """53 markers in order, each pointing to its reference; the [1] inside reference 16 is none."""
    assert [marker.number for marker in article.markers] == list(range(1, expected["markers"] + 1))
    text = article.document.text
    assert all(text[m.start : m.end] == f"[{m.number}]" for m in article.markers)
    references = {(r.list, r.number) for r in article.references}
    assert all((m.list, m.number) in references for m in article.markers)


def test_claims(article: Article) -> None:
    """A marker's claim is its sentence, in plain words."""
    claim = article.markers[34].claim
    assert claim is not None
    assert (
        claim.text == "The Washington Post named Tobacco Project Virginia one of the Top Ten art exhibitions of 2011."
    )


def test_references(article: Article, expected: dict[str, Any]) -> None:
    """53 references with their lines and texts, the messages told apart."""
    lines = Lines(article.document.text)
    assert len(article.references) == len(expected["references"])
    for reference, counted in zip(article.references, expected["references"], strict=True):
        assert reference.number == counted["number"]
        assert reference.uses == 1
        assert lines.at(reference.start).line == counted["line"]
        said = only(reference).messages
        assert said == ((MAINT,) if "CS1 maint" in counted["text"] else ())
        assert reference.text == counted["text"].removesuffix(f"{MAINT} (link)")


@pytest.mark.parametrize(
    "name", ["title", "authors", "date", "access_date", "archive_date", "work_or_publisher", "page"]
)
def test_fields(article: Article, expected: dict[str, Any], name: str) -> None:
    """Every field of every reference is the one that the person read; what the text does not say is unknown."""
    wrong = []
    for reference, counted in zip(article.references, expected["references"], strict=True):
        citation = only(reference)
        found = {
            "title": citation.title or None,
            "authors": "; ".join(citation.authors) or None,
            "date": edtf(citation.date),
            "access_date": edtf(citation.access_date),
            "archive_date": edtf(citation.archive_date),
            "work_or_publisher": citation.work or citation.publisher or None,
            "page": citation.pages or None,
        }[name]
        if found != counted[name]:
            wrong.append((reference.number, found, counted[name]))
    assert wrong == []


def test_identifiers(article: Article) -> None:
    """The four ISBNs that the text prints."""
    found = {r.number: value for r in article.references for kind, value in only(r).ids if kind == "isbn"}
    assert found == {4: "0786414340", 6: "0-7434-5798-6", 41: "9789888028337", 53: "978-9881227232"}


def test_no_links(article: Article, expected: dict[str, Any]) -> None:
    """The copy carries no URL."""
    assert len(article.links) == expected["expected"]["urls_in_text"]
