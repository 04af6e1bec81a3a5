"""Finds every rule: an index made at build time says what there is, a rule's module is loaded when it is needed.

`rules/_index.py` is generated (`make index`) by walking the rule folders; a test holds it to the files.  So start-up
does not import a hundred modules to list or to skip them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from refcheck.errors import UsageError
from refcheck.model.finding import Family
from refcheck.reporter.rule import Rule
from refcheck.reporter.rules._index import INDEX

_PACKAGE = "refcheck.reporter.rules"


class Entry(NamedTuple):
    """What the index knows of a rule; the words mean the same as in `Rule`."""

    code: str
    name: str
    family: str
    severity: str
    subject: str
    formats: tuple[str, ...]
    needs: tuple[str, ...]
    styles: tuple[str, ...]
    default: bool
    online: bool
    cs1: str | None
    summary: str
    conditions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    within: str = ""
    settings: bool = False

    @property
    def module(self) -> str:
        """The dotted name of the rule's file."""
        return f"{_PACKAGE}.{self.family}.{self.name.replace('-', '_')}"


@cache
def entries() -> tuple[Entry, ...]:
    """All rules, by code."""
    return tuple(Entry(*row) for row in INDEX)


@cache
def load(entry: Entry) -> Rule[Any]:
    """The rule itself; imports its file."""
    found: Rule[Any] = getattr(import_module(entry.module), entry.name.replace("-", "_"))
    return found


def matches(entry: Entry, words: Iterable[str]) -> bool:
    """Whether any of the words (a code, a code's beginning, a name, a family, `all`) speaks of this rule."""
    return any(
        word in ("all", entry.name, entry.family) or entry.code.startswith(word.upper()) for word in words if word
    )


def check_words(words: Iterable[str]) -> None:
    """Raises `UsageError` with the nearest name where a word speaks of no rule at all."""
    families = {word for family in Family for word in (family.value, family.prefix, family.prefix[:2])}
    for word in words:
        # A family is a family also where this build has no rule of it.
        if word not in families and not any(matches(entry, (word,)) for entry in entries()):
            raise UsageError(f"no rule is called {word!r}{_nearest(word)}; `refcheck rules` lists them")


def find(word: str) -> Entry:
    """The rule with this code or name.

    Raises:
        UsageError: there is none; the text names the nearest.
    """
    for entry in entries():
        if word.upper() == entry.code or word == entry.name:
            return entry
    raise UsageError(f"no rule is called {word!r}{_nearest(word)}; `refcheck rules` lists them")


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    names = [name for entry in entries() for name in (entry.name, entry.code, entry.family)]
    close = get_close_matches(word, names, 1)
    return f" (did you mean {close[0]!r}?)" if close else ""
