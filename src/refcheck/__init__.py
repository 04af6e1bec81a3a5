"""refcheck audits the references of Wikipedia-style articles.

The public door; everything else is private.  Names are loaded on first use, so that `import refcheck` costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing costs more to import than all else here

__version__ = "0.1.0"

if TYPE_CHECKING:
    from typing import Any

    from refcheck.model.article import Article
    from refcheck.model.finding import Finding, Report
    from refcheck.model.text import Document, Format
    from refcheck.parser import parse, recognise
    from refcheck.pipeline import examine

__all__ = ["Article", "Document", "Finding", "Format", "Report", "__version__", "examine", "parse", "recognise"]

_HOMES = {
    "Article": "refcheck.model.article",
    "Document": "refcheck.model.text",
    "Finding": "refcheck.model.finding",
    "Format": "refcheck.model.text",
    "Report": "refcheck.model.finding",
    "examine": "refcheck.pipeline",
    "parse": "refcheck.parser",
    "recognise": "refcheck.parser",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'refcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)
