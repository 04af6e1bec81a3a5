"""`refcheck parse`: what the parser saw, for people and programs."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator

from refcheck.cli import terminal
from refcheck.cli.asking import Asker
from refcheck.cli.choices import run_settings
from refcheck.cli.reading import article_of
from refcheck.cli.sources import Request, gather
from refcheck.errors import InputError, UsageError
from refcheck.model.article import Article
from refcheck.reporter.escapes import json_text


def run(args: Namespace) -> int:
    """Exit status 0 whatever faults the articles have, 2 where a source cannot be read, 3 where nothing matched."""
    if not args.sources and not args.files_from:
        raise UsageError("nothing to parse: give a file, a directory, - or wiki:LANG:Title; see `refcheck parse -h`")
    sources, missing = gather(Request(args.sources, args.files_from or ""))
    for error in missing:
        terminal.complain(str(error))
    if not sources and not missing:
        terminal.complain("no article matched; give files, or see `include` and `exclude` in docs/configuration.md")
        return 3
    asker = Asker(args, run_settings(args))
    failed = bool(missing)

    def articles() -> Iterator[Article]:
        nonlocal failed
        for source in sources:
            try:
                yield article_of(source, args.input_format, asker)
            except InputError as error:
                failed = True
                terminal.complain(str(error))

    {"text": _text, "json": _json, "jsonl": _lines}[args.format](articles(), args)
    return 2 if failed else 0


def _text(articles: Iterator[Article], args: Namespace) -> None:
    from refcheck.reporter.formats.parsed import render
    from refcheck.reporter.view import View

    looks = terminal.looks(sys.stdout, args.color, os.environ)
    view = View(color=looks.color, hyperlinks=looks.hyperlinks, unicode=looks.unicode, width=looks.width)
    for article in articles:
        sys.stdout.writelines(render(article, view))


def _json(articles: Iterator[Article], args: Namespace) -> None:
    from refcheck.reporter.records import parse_record

    _machine()
    sys.stdout.write("[")
    for number, article in enumerate(articles):
        sys.stdout.write(",\n" if number else "\n")
        sys.stdout.write(json_text(json.dumps(parse_record(article), ensure_ascii=False, indent=1)))
    sys.stdout.write("\n]\n")


def _lines(articles: Iterator[Article], args: Namespace) -> None:
    from refcheck.reporter.records import parse_record

    _machine()
    for article in articles:
        sys.stdout.write(json_text(json.dumps(parse_record(article), ensure_ascii=False)) + "\n")


def _machine() -> None:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
