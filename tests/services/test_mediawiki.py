"""The MediaWiki that other tests lean on does what they lean on."""

from __future__ import annotations

import pytest

from services.mediawiki import MediaWiki

pytestmark = pytest.mark.service

TEXT = 'One.<ref name="a">{{cite web|title=T|url=http://example.org/|access-date=2012-05-17}}</ref> Two.{{efn|N}}\n{{notelist}}\n{{reflist}}'


def test_page_has_its_references_in_every_shape(mediawiki: MediaWiki) -> None:
    """The page comes from old and new Vector, Minerva, the printable version, the API and Parsoid."""
    mediawiki.put({"Shapes of a page": TEXT})
    for text in (
        mediawiki.html("Shapes of a page"),
        mediawiki.html("Shapes of a page", skin="vector-2022"),
        mediawiki.html("Shapes of a page", skin="minerva"),
        mediawiki.printable("Shapes of a page"),
        mediawiki.bare("Shapes of a page"),
        mediawiki.parsoid("Shapes of a page"),
    ):
        assert 'class="citation web cs1"' in text
        assert "http://example.org/" in text


def test_revisions_have_their_days(mediawiki: MediaWiki) -> None:
    """Two puts of one page are two revisions, newest first, with the moments that were given."""
    mediawiki.put({"Page of two days": "old"}, when="2019-05-01T12:00:00Z")
    mediawiki.put({"Page of two days": "new"}, when="2020-05-01T12:00:00Z")
    assert [r["timestamp"] for r in mediawiki.revisions("Page of two days")] == [
        "2020-05-01T12:00:00Z",
        "2019-05-01T12:00:00Z",
    ]


def test_titles_keep_dots_and_question_marks(mediawiki: MediaWiki) -> None:
    """PHP's own server takes a dot for a file's name; the router knows better."""
    mediawiki.put({"Who is René B.?": "Somebody."})
    assert "Somebody." in mediawiki.html("Who is René B.?")
    assert "Somebody." in mediawiki.parsoid("Who is René B.?")
