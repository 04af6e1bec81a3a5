"""A rendered article → Article."""

from __future__ import annotations

from refcheck.model.article import Article
from refcheck.model.text import Document


def read(document: Document, recognised: str = "") -> Article:
    """The article in a rendered page."""
    return Article(document, recognised=recognised)
