"""From a source to a parsed article, wherever the source lies."""

from __future__ import annotations

from refcheck.cli.asking import Asker
from refcheck.cli.sources import Source, read
from refcheck.errors import InputError
from refcheck.model.article import Article


def article_of(source: Source, input_format: str | None, asker: Asker) -> Article:
    """The article in a source.

    Raises:
        InputError: it cannot be read, is no text, or the parser failed on it (a bug, told without a traceback).
    """
    from refcheck.parser import parse

    document, why = asker.fetch(source.name, input_format) if source.on_the_web else read(source, input_format)
    try:
        return parse(document, why)
    except RecursionError as error:
        raise InputError(source.name, "nested too deeply to be read; please report this") from error
