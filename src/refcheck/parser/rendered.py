"""Reads the text of one rendered reference back into citations (stub: the grammar follows)."""

from __future__ import annotations

from refcheck.model.article import Citation, CitationStyle


def read_reference(text: str, offset: int = 0, language: str = "en") -> tuple[Citation, ...]:
    """The citations in the text of a reference as a reader sees it.

    `text` is the reference without its number and backlinks; `offset` is where it stands in the document, -1 where
    that is unknown (all places are then -1).  Several citations in one reference come one by one.  Never raises.
    """
    citation = read_citation(text, offset, language)
    return (citation,)


def read_citation(text: str, offset: int = 0, language: str = "en") -> Citation:
    """The same for a text that is known to be one citation (an HTML `<cite>`)."""
    return Citation(offset, offset + len(text) if offset >= 0 else -1, CitationStyle.FREE_TEXT, text)


def split_messages(text: str) -> tuple[str, tuple[str, ...]]:
    """A reference's text without the messages of CS1 and Cite, and those messages."""
    return text, ()
