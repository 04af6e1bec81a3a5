"""Plain text copied from a page → Article."""

from __future__ import annotations

from refcheck.model.article import Article
from refcheck.model.text import Document


def read(document: Document, recognised: str = "") -> Article:
    """The article in a plain-text copy."""
    return Article(document, recognised=recognised)
