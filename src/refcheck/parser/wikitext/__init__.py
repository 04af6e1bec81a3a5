"""Wikitext → Article."""

from __future__ import annotations

from refcheck.parser.wikitext.article import read

__all__ = ["read"]
