"""Wikitext → Article."""

from __future__ import annotations

from refcheck.model.article import Article
from refcheck.model.text import Document


def read(document: Document, recognised: str = "") -> Article:
    """The article in wikitext."""
    return Article(document, recognised=recognised)
