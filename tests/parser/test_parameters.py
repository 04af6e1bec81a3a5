"""Which parameter of a template counts: as a real MediaWiki has it, and as the parser reads it."""

from __future__ import annotations

import pytest

from refcheck.model.article import Citation
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from services.mediawiki import MediaWiki

# What is written behind the name of the template, and the title that counts ("" none).
CASES = (
    ("|title=One|title=Two", "Two"),
    ("|title=One|title=", ""),
    ("| title = One ", "One"),
    ("|title\n=One", "One"),
    ("|<!-- x -->title=One", "One"),
    ("|ti<!-- x -->tle=One", "One"),
    ("|title\u00a0=One", ""),
    ("|title=One|title\u00a0=Two", "One"),
)


@pytest.mark.service
@pytest.mark.parametrize(("written", "title"), CASES, ids=ascii)
def test_the_parameter_that_counts(mediawiki: MediaWiki, written: str, title: str) -> None:
    """The last of one name, even where it is empty; a no-break space makes another name."""
    page = f"Parameter {CASES.index((written, title))}"
    mediawiki.put({"Template:Shown title": "({{{title|}}})", page: "{{Shown title" + written + "}}"})
    assert f"({title})" in mediawiki.html(page)
    article = parse(Document("a.wiki", "A.<ref>{{cite web" + written + "}}</ref>", Format.WIKITEXT))
    citation: Citation = article.references[0].citations[0]
    assert citation.title == title
