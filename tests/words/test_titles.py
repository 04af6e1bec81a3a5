"""Titles of error pages, what hangs at the end of titles, and what two titles share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.model.article import Citation, CitationStyle
from refcheck.words.data import wall_titles
from refcheck.words.titles import dangling, error_page, same, says_nothing, site_name, wall


def cited(title: str, **more: str) -> Citation:
    """A citation of a page."""
    return Citation(0, 0, CitationStyle.TEMPLATE, "", title=title, **{"url": "https://www.post.example/a", **more})


@pytest.mark.parametrize(
    "title",
    [
        "404 Not Found",
        "Page not found | Example News",
        "Example News – Page Not Found",
        "Just a moment...",
        "Attention Required! | Cloudflare",
        "Seite nicht gefunden",
        "Page introuvable - Le Journal",
        "Página no encontrada",
        "Страница не найдена",
        "ページが見つかりません",
        "[Page not found]",
        "Sorry, this page isn’t available.",
    ],
)
def test_walls(title: str) -> None:
    """Whole titles, and first or last parts beside the site's name."""
    assert wall(title)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Lost and found",
        "Just a moment in time",
        "A page not found in any other copy",
        "Access denied to hundreds at the border",
        "Not found: the missing plays of Sophocles",
        "A short history of error 404 and other jokes",
        "x" * 5000,
    ],
)
def test_titles_of_works(title: str) -> None:
    """Words of walls inside a title prove nothing."""
    assert not wall(title)


def test_words_that_works_bear_too() -> None:
    """ "Error" is believed of a page without an author only; "Home" is empty, no wall."""
    assert error_page(cited("Error")) == "Error"
    assert not error_page(cited("Error", url=""))
    assert not error_page(Citation(0, 0, CitationStyle.TEMPLATE, "", title="Error", url="x", authors=("A",)))
    assert error_page(cited("Just a moment..."))
    assert not error_page(cited("Under Construction", url=""))
    assert not error_page(cited("Under Construction: an album and its time"))
    assert says_nothing(cited("Home"))
    assert not error_page(cited("Home"))
    assert not says_nothing(cited("Home Alone"))


def test_the_table_is_clean() -> None:
    """Phrases are lower case, stripped, no phrase stands twice, none is a mere word of one letter."""
    for table in (wall_titles.PARTS, wall_titles.WAITING, wall_titles.WHOLE, wall_titles.EMPTY):
        phrases = [phrase.strip() for line in table.split("\n") for phrase in line.split(";") if phrase.strip()]
        assert phrases == [phrase.lower() for phrase in phrases]
        assert len(set(phrases)) == len(phrases)
        assert min(map(len, phrases)) > 1


@pytest.mark.parametrize(
    ("title", "mark"),
    [("Stories -", "-"), ("Stories |", "|"), ("Stories»", "»"), ("Stories –  ", "–"), ("C-", ""), ("pre- and post-", ""),
     ("Stories - two", ""), ("Of «Stories»", ""), ("«Stories»", ""), ("-", ""), ("", ""), ("Why?", "")],
)  # fmt: skip
def test_dangling(title: str, mark: str) -> None:
    """A mark with a space before it, or a bar."""
    assert dangling(title) == mark


@pytest.mark.parametrize(
    ("citation", "name"),
    [
        (cited("Rain - The Post", work="Post"), "The Post"),
        (cited("Rain | post.example"), "post.example"),
        (cited("Rain in May | News | The Daily Post", publisher="Daily Post"), "The Daily Post"),
        (cited("Rain - The Herald", work="Times"), None),
        (cited("Rain - a study", work="Rain"), None),
        (cited("Post", work="Post"), None),
        (cited("Post-Post", work="Post"), None),
    ],
)
def test_site_name(citation: Citation, name: str | None) -> None:
    """Only what the citation itself, or the host, gives as the site's name."""
    found = site_name(citation)
    assert (found and found[1]) == name
    if found:
        assert citation.title.startswith("Rain")
        assert citation.title[found[0] :].endswith(found[1])


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_raises_and_same_is_symmetric(one: str, two: str) -> None:
    """Any text is a title."""
    wall(one)
    site_name(cited(one, work=two))
    assert one.rstrip().endswith(dangling(one))
    assert same(one, two) == same(two, one)
