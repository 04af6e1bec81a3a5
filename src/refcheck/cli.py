"""The command line: arguments, files in, reports out, exit codes."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

from refcheck import __version__
from refcheck.errors import InputError, RefcheckError, UsageError

WIDE = ("error", "warning", "note")


def main(argv: list[str] | None = None) -> int:
    """Runs one command; returns the exit status of the public contract."""
    parser = _parser()
    args = parser.parse_args(argv)
    try:
        return int(args.run(args))
    except UsageError as error:
        print(f"refcheck: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="refcheck", description="Audits the references of Wikipedia-style articles.")
    parser.add_argument("--version", action="version", version=f"refcheck {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    audit = commands.add_parser("audit", help="parse, resolve links and archives, report")
    audit.set_defaults(run=_audit)
    audit.add_argument("--offline", action="store_true")
    audit.add_argument("--select", default="")
    audit.add_argument("--ignore", default="")
    audit.add_argument("--fail-on", choices=WIDE, default="warning")
    parse = commands.add_parser("parse", help="show what the parser saw")
    parse.set_defaults(run=_parse)
    for command in (audit, parse):
        command.add_argument("sources", nargs="+", metavar="SOURCE")
        command.add_argument("--format", default="text")
        command.add_argument("--input-format", choices=["wikitext", "html", "text"])
        command.add_argument("--today", type=date.fromisoformat)
    return parser


def _documents(args: argparse.Namespace) -> tuple[list[tuple[object, str]], int]:
    from refcheck.model.text import Document, Format
    from refcheck.parser import recognise

    found: list[tuple[object, str]] = []
    status = 0
    for source in args.sources:
        try:
            text = _read(source)
        except InputError as error:
            print(f"refcheck: {error}", file=sys.stderr)
            status = 2
            continue
        if args.input_format:
            kind, why = Format(args.input_format), "--input-format"
        else:
            kind, why = recognise(text, source)
        found.append((Document(source, text, kind), why))
    return found, status


def _read(source: str) -> str:
    try:
        return Path(source).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(source, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise InputError(source, "not UTF-8") from error


def _audit(args: argparse.Namespace) -> int:
    from refcheck.model.text import Document
    from refcheck.parser import parse
    from refcheck.pipeline import judge
    from refcheck.reporter.registry import check_words
    from refcheck.reporter.selection import Selection

    select = tuple(word for word in args.select.split(",") if word)
    ignore = tuple(word for word in args.ignore.split(",") if word)
    check_words((*select, *ignore))
    documents, status = _documents(args)
    articles = [parse(document, why) for document, why in documents if isinstance(document, Document)]
    today = args.today or datetime.now(UTC).date()
    reports = []
    for article in articles:
        try:
            reports += judge([article], {}, Selection(select, ignore, offline=args.offline), today)
        except RefcheckError as error:
            print(f"refcheck: {error}", file=sys.stderr)
            status = 2
    sys.stdout.write(import_module(f"refcheck.reporter.formats.{args.format}").render(reports))
    loud = any(f.severity.rank <= WIDE.index(args.fail_on) for r in reports for f in r.findings)
    return status or int(loud)


def _parse(args: argparse.Namespace) -> int:
    import json

    from refcheck.model.text import Document
    from refcheck.parser import parse
    from refcheck.reporter.records import parse_record

    documents, status = _documents(args)
    for document, why in documents:
        if isinstance(document, Document):
            sys.stdout.write(json.dumps(parse_record(parse(document, why)), ensure_ascii=False) + "\n")
    return status
