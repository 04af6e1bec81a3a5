"""Runs of footnote markers, with the characters around them: what the rules about punctuation look at."""

from __future__ import annotations

from typing import Protocol

from refcheck.model.article import Article, Marker


class HasArticle(Protocol):
    """Anything that has an article: a rule's context."""

    @property
    def article(self) -> Article:
        """The article."""


#: Adjacent footnote markers: the first of them, the end of the last, four characters before and two behind.
Run = tuple[Marker, int, str, str]


def runs(seen: HasArticle) -> tuple[Run, ...]:
    """The runs of the article at hand, for `Context.once`."""
    text = seen.article.document.text
    return tuple(
        [
            (marker, end, text[max(0, marker.start - 4) : marker.start], text[end : end + 2])
            for marker, end in seen.article.marker_runs()
        ]
    )
