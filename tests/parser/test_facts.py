"""Each sample article is read as a person counts it."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from refcheck.model.article import Article
from refcheck.model.text import Document, Format
from refcheck.parser import parse

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "articles"
SLUGS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
FILES = {Format.WIKITEXT: "article.wikitext", Format.HTML: "article.html", Format.PLAIN: "article.txt"}


def read(slug: str, kind: Format) -> Article:
    path = FOLDER / slug / FILES[kind]
    return parse(Document(str(path), path.read_text("utf-8"), kind))


def facts(slug: str) -> dict[str, object]:
    return tomllib.loads((FOLDER / slug / "facts.toml").read_text("utf-8"))


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("slug", SLUGS)
def test_sections_are_those_counted(slug: str, kind: Format) -> None:
    """All three readers find the headings, in order."""
    assert [section.heading for section in read(slug, kind).sections] == facts(slug)["sections"]


@pytest.mark.parametrize("kind", [Format.WIKITEXT, Format.HTML])
@pytest.mark.parametrize("slug", SLUGS)
def test_lists_are_those_counted(slug: str, kind: Format) -> None:
    """Lists and their items; a browser's copy has neither bullets nor numbers."""
    article, told = read(slug, kind), facts(slug)
    assert len(article.lists) == told["lists"]
    if "list_items" in told:
        assert sum(len(block.items) for block in article.lists) == told["list_items"]


@pytest.mark.parametrize("kind", [Format.WIKITEXT, Format.HTML])
@pytest.mark.parametrize("slug", SLUGS)
def test_references_and_markers_are_those_counted(slug: str, kind: Format) -> None:
    """References by group, markers, and citations outside references."""
    article, told = read(slug, kind), facts(slug)
    if "references" in told:
        assert Counter(reference.group for reference in article.references) == told["references"]
        assert len(article.markers) == told["markers"]


@pytest.mark.parametrize("slug", SLUGS)
def test_page_title_and_bibliography(slug: str) -> None:
    """The rendered page says its title; its citations outside references are those of the bibliography."""
    article, told = read(slug, Format.HTML), facts(slug)
    assert article.title == told["title"]
    if "citations_outside" in told:
        assert len(article.citations) == told["citations_outside"]


def test_errors_of_cite_are_those_counted() -> None:
    """The article of faults shows every error of Cite that was put into it."""
    found = {fault.kind for fault in read("salt-road", Format.HTML).faults}
    expected = facts("salt-road")["expected"]
    assert isinstance(expected, dict)
    assert set(expected["cite_errors"]) <= found
