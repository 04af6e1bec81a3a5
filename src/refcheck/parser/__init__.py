"""Reads a source into an `Article`; the three readers share numbering, dates and the reading of citations."""

from __future__ import annotations

from refcheck.model.article import Article
from refcheck.model.garbage import unsearched
from refcheck.model.text import Document, Format
from refcheck.parser.sniff import recognise

__all__ = ["parse", "recognise"]


def parse(document: Document, recognised: str = "") -> Article:
    """The article in a document.

    Never raises, whatever the text: what cannot be read becomes a `Fault`.  `recognised` is the reason for the
    document's format in words, as `recognise` gave it, and is passed on.
    """
    if document.format is Format.WIKITEXT:
        from refcheck.parser.wikitext import read
    elif document.format is Format.HTML:
        from refcheck.parser.html import read
    else:
        from refcheck.parser.plain import read
    with unsearched():
        return read(document, recognised)
