"""`refcheck rules`: the list of rules, or the page of one."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator

from refcheck.cli import terminal
from refcheck.cli.pages import page
from refcheck.reporter.formats.ink import Ink
from refcheck.reporter.registry import Entry, check_words, entries, load, matches
from refcheck.reporter.rule import Bad
from refcheck.reporter.view import View


def run(args: Namespace) -> int:
    """Prints the rules that the words name, all of them without words.

    Raises:
        UsageError: a word names no rule.
    """
    words = tuple(args.rule)
    check_words(words)
    chosen = [entry for entry in entries() if not words or matches(entry, words)]
    looks = terminal.looks(sys.stdout, args.color, os.environ)
    ink = Ink(View(color=looks.color, unicode=looks.unicode, width=looks.width))
    if args.format == "json":
        sys.stdout.write(json.dumps([_record(entry) for entry in chosen], ensure_ascii=False, indent=1) + "\n")
    elif args.format == "markdown":
        sys.stdout.write("\n".join(markdown(entry) for entry in chosen))
    elif len(chosen) == 1 and words:
        sys.stdout.writelines(f"{line}\n" for line in _explained(chosen[0], ink))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _listed(chosen, ink))
    return 0


def _listed(chosen: list[Entry], ink: Ink) -> Iterator[str]:
    family = ""
    width = max((len(entry.name) for entry in chosen), default=0)
    for entry in chosen:
        if entry.family != family:
            if family:
                yield ""
            family = entry.family
            yield ink.bold(family)
        marks = [entry.severity, *(["online"] if entry.online else []), *([] if entry.default else ["off by default"])]
        first = f"  {entry.code}  {entry.name:<{width}}  "
        yield from ink.wrap(f"{entry.summary} ({', '.join(marks)})", " " * len(first), first=first)
    yield ""
    yield ink.dim("refcheck rules NAME explains one")


def _explained(entry: Entry, ink: Ink) -> Iterator[str]:
    rule = load(entry)
    yield f"{ink.bold(entry.name)} {ink.dim(entry.code)}"
    facts = [entry.severity, f"family {entry.family}", "reads link evidence" if entry.online else "works offline"]
    if not entry.default:
        facts.append("off unless selected")
    if rule.cs1:
        facts.append(f"Wikipedia: {rule.cs1}")
    yield ink.dim(", ".join(facts))
    yield ""
    for paragraph in page(entry).page.split("\n\n"):
        yield from ink.wrap(" ".join(paragraph.split()))
        yield ""
    for example in rule.examples:
        bad = isinstance(example, Bad)
        yield ink.bold("reported:" if bad else "left alone:")
        yield from (f"    {line}" for line in example.text.strip("\n").split("\n"))
        if isinstance(example, Bad) and example.fixed is not None:
            yield ink.bold("after the fix:")
            yield from (f"    {line}" for line in example.fixed.strip("\n").split("\n"))
    yield ""
    yield from ink.wrap(f"Silence it in the text: <!-- refcheck: ignore {entry.name} reason -->")


def _record(entry: Entry) -> dict[str, object]:
    rule = load(entry)
    return {
        "code": entry.code,
        "name": entry.name,
        "family": entry.family,
        "severity": entry.severity,
        "summary": entry.summary,
        "page": page(entry).page,
        "formats": list(entry.formats),
        "default": entry.default,
        "online": entry.online,
        "cs1": rule.cs1,
        "fixes": any(isinstance(example, Bad) and example.fixed is not None for example in rule.examples),
    }


def markdown(entry: Entry) -> str:
    """The page of a rule in Markdown."""
    rule = load(entry)
    fixes = any(isinstance(example, Bad) and example.fixed is not None for example in rule.examples)
    lines = [f"# {entry.name} ({entry.code})", ""]
    lines += [
        "| family | severity | network | on by default | fix | Wikipedia |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines.append(
        f"| {entry.family} | {entry.severity} | {'reads link evidence' if entry.online else 'not needed'} "
        f"| {'yes' if entry.default else 'no'} | {'yes' if fixes else 'no'} | {rule.cs1 or ''} |"
    )
    lines += ["", page(entry).page, ""]
    for example in rule.examples:
        bad = isinstance(example, Bad)
        lines += ["Reported:" if bad else "Left alone:", "", _fenced(example.text), ""]
        if isinstance(example, Bad) and example.fixed is not None:
            lines += ["After the fix:", "", _fenced(example.fixed), ""]
    return "\n".join(lines)


def _fenced(text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    body = text.strip("\n")
    return f"{fence}wikitext\n{body}\n{fence}"
