"""Which parts of an article have a source: markers, short citations and citations in the text, by their places."""

from __future__ import annotations

from bisect import bisect_left

from refcheck.model.article import Article, Paragraph
from refcheck.words.markup import plain

#: Letters of prose from which a section or a paragraph is expected to have a source.
FEWEST_LETTERS = 200


def sourced_places(article: Article) -> tuple[int, ...]:
    """Where sources stand in the text, in order; () where places are not known (HTML)."""
    places = {marker.start for marker in article.markers}
    places |= {citation.start for citation in article.citations}
    places |= {call.start for call in article.templates if call.name.startswith(("harv", "sfn", "citation"))}
    return tuple(sorted(place for place in places if place >= 0))


def noted_places(article: Article) -> tuple[int, ...]:
    """As `sourced_places`, but of footnote markers alone."""
    return tuple(sorted(marker.start for marker in article.markers if marker.start >= 0))


def holds(places: tuple[int, ...], start: int, end: int) -> bool:
    """Whether a source stands in [start, end]; a marker may follow a paragraph's last character."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] <= end


def sourced_sections(article: Article, places: tuple[int, ...]) -> frozenset[int]:
    """The sections, by index, in whose own text a source stands."""
    found = {marker.section for marker in article.markers}
    found |= {
        index
        for index, section in enumerate(article.sections)
        if section.start >= 0 and holds(places, section.start, section.body_end - 1)
    }
    return frozenset(found)


def paragraph_length(article: Article, paragraph: Paragraph) -> int:
    """How many characters of plain text a paragraph has."""
    text = paragraph.text
    return len(plain(article.document.text[paragraph.start : paragraph.end]) if text is None else text)
