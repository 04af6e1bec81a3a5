"""The pages of the rules for formats that print them; each is read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from refcheck.reporter.registry import Entry, entries, load
from refcheck.reporter.view import RulePage


class Pages(Mapping[str, RulePage]):
    """Rule pages by code."""

    def __getitem__(self, code: str) -> RulePage:
        for entry in entries():
            if entry.code == code:
                return page(entry)
        raise KeyError(code)

    def __iter__(self) -> Iterator[str]:
        return (entry.code for entry in entries())

    def __len__(self) -> int:
        return len(entries())


def page(entry: Entry) -> RulePage:
    """The page of one rule; imports its file for the text."""
    from textwrap import dedent

    first, _, rest = load(entry).documentation.strip().partition("\n")
    text = f"{first}\n{dedent(rest)}".strip()
    return RulePage(entry.code, entry.name, entry.family, entry.severity, entry.summary, text, entry.online)
