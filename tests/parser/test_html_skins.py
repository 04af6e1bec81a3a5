"""One page in every skin, in the printable version, from the API and from Parsoid is one article."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from refcheck.model.article import Article
from refcheck.model.text import Document, Format
from refcheck.parser.html import read
from services.mediawiki import MediaWiki

pytestmark = pytest.mark.service

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "articles"
# Parsoid leaves the numbers of links without words to the style sheet.
NUMBERED = re.compile(r"^\[\d+\]$")
SHAPES = ("vector-2022", "minerva", "timeless", "printable", "bare", "parsoid")


def page(wiki: MediaWiki, title: str, shape: str) -> Article:
    if shape in ("printable", "bare", "parsoid"):
        text = getattr(wiki, shape)(title)
    else:
        text = wiki.html(title, skin=shape)
    return read(Document(shape, text, Format.HTML))


def summary(article: Article) -> dict[str, object]:
    return {
        "sections": [(s.heading, s.level) for s in article.sections],
        "references": [
            (r.list, r.group, r.number, r.label, r.name, r.uses, NUMBERED.sub("", r.text)) for r in article.references
        ],
        "citations": [[(c.title, c.url, c.archive_url, c.date) for c in r.citations] for r in article.references],
        "markers": [(m.label, m.group, m.number, m.list, m.section, m.claim) for m in article.markers],
        "lists": [(b.kind, b.caption, [i.text for i in b.items]) for b in article.lists],
        "paragraphs": [p.text for p in article.paragraphs],
        "outside": [c.title for c in article.citations],
        "links": sorted((link.role.value, link.url) for link in article.links),
    }


@pytest.mark.parametrize("slug", ["lantern-point", "tide-mill", "rene-balcer"])
def test_all_shapes_of_a_page_are_one_article(mediawiki: MediaWiki, slug: str) -> None:
    """Sections, references, citations, markers, claims, lists and links are those of the old Vector skin."""
    title = f"Shapes of {slug}"
    mediawiki.put({title: (FOLDER / slug / "article.wikitext").read_text("utf-8")})
    expected = summary(read(Document("vector", mediawiki.html(title), Format.HTML)))
    assert expected["references"]
    for shape in SHAPES:
        found = summary(page(mediawiki, title, shape))
        for part, value in expected.items():
            assert found[part] == value, (shape, part)
