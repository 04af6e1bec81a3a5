"""Which rules run, how severe they are, and what the text itself silences.

`<!-- refcheck: ignore NAME-or-CODE reason -->` inside a reference silences that rule there, behind other text on its
line; on a line of its own, in the next block: up to an empty line, or one list item or table row.  Several rules have
commas between them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from refcheck.model.article import Article, Reference
from refcheck.model.finding import Severity
from refcheck.model.record import Record, record
from refcheck.reporter.registry import Entry, entries, matches
from refcheck.reporter.rule import Problem
from refcheck.words.patterns import later
from refcheck.words.places import Places

_IGNORE = later(r"\s*refcheck\s*:\s*ignore\b[\s:=(\[,]*([\w*-]*)(.*)\Z", re.S | re.I)
_ANOTHER = later(r"\s*,\s*([\w*-]+)")
_BLANK_LINE = later(r"\n[ \t\r]*+\n")
_NEXT_ITEM = later(r"\n(?![ \t]*+[|}])")  # a template of several lines belongs to its item
_NEXT_ROW = later(r"\n(?=\|[-}]|[ \t\r]*+\n)")


@record
class Selection(Record):
    """The choice of rules.

    `select` names the rules that run in place of the default ones, `extend` more of them, `ignore` takes some away; all
    hold codes, code prefixes, names and families.  `severities` maps a rule's name or code to another severity,
    `options` holds settings of single rules.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    offline: bool = False
    honour_comments: bool = True
    extend: tuple[str, ...] = ()

    def rules(self) -> tuple[Entry, ...]:
        """The rules that run, by code.

        Without `select` the default rules; with it, exactly the ones it names; `extend` adds to either.
        """
        return tuple(entry for entry in entries() if self.allows(entry))

    def allows(self, entry: Entry) -> bool:
        """Whether a rule runs."""
        if self.offline and entry.online:
            return False
        chosen = matches(entry, self.select) if self.select else entry.default
        if self.extend:
            chosen = chosen or matches(entry, self.extend)
        return chosen and not (self.ignore and matches(entry, self.ignore))


@record
class Ignore(Record):
    """One `refcheck: ignore` comment: which rule ("" or `all` for every one), why, and where it holds."""

    word: str
    reason: str
    start: int
    end: int
    comment_start: int
    comment_end: int


def ignores(article: Article) -> tuple[Ignore, ...]:
    """The ignore comments of an article with the range that each silences."""
    found: list[Ignore] = []
    ends: dict[str, int] = {}
    references = Places([(reference.start, reference.end) for reference in article.references])
    for comment in article.comments:
        match = _IGNORE.match(comment.text)
        if not match:
            continue
        start, end = _range(article, references, comment.start, comment.end, ends)
        words, reason = _words(match[1], match[2])
        found += [Ignore(word, reason, start, end, comment.start, comment.end) for word in words]
    return tuple(found)


def _words(first: str, rest: str) -> tuple[list[str], str]:
    """The rules that a comment names, none where it cannot be read, and its reason.

    What follows a comma is another rule where there is one of that name or code; a word that is also an everyday one
    (`citation`, `all`) only where nothing but a further comma follows.
    """
    if not first and rest.strip() and rest.lstrip()[0] not in "–—":
        return [], ""
    words, at = [first.lower() if first.strip("-") else "all"], 0
    while match := _ANOTHER.match(rest, at):
        word = match[1].lower()
        behind = rest[match.end() :].lstrip()
        if word not in _rule_names() and not (word in _families() and behind[:1] in ("", ",")):
            break
        words.append(word)
        at = match.end()
    return words, rest[at:].strip(" \t\r\n,;:.)]–—-")


@cache
def _rule_names() -> frozenset[str]:
    return frozenset(word for entry in entries() for word in (entry.name, entry.code.lower()))


@cache
def _families() -> frozenset[str]:
    return frozenset(("all", *(entry.family for entry in entries())))


def _range(article: Article, references: Places, start: int, end: int, ends: dict[str, int]) -> tuple[int, int]:
    """What a comment at [start, end) silences: its reference, else its line, else the block after its own line.

    `ends` remembers where the next block of each kind ends, so that many comments do not all look for the same end.
    """
    around = references.first(start)
    if around >= 0 and end <= references.ranges[around][1]:
        return references.ranges[around]
    text = article.document.text
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if text[line_start:start].strip() or text[end:line_end].strip():
        return line_start, line_end
    after = min(line_end + 1, len(text))
    begins = text[after : after + 1]
    kind = "item" if begins and begins in "*#:;" else "row" if begins and begins in "|!" else "paragraph"
    if ends.get(kind, -1) < after:
        found = _BLOCK_ENDS[kind].search(text, after)
        ends[kind] = found.start() if found else len(text)
    return after, ends[kind]


_BLOCK_ENDS = {"item": _NEXT_ITEM, "row": _NEXT_ROW, "paragraph": _BLANK_LINE}


class Found(NamedTuple):
    """What a rule says, and the reference that it belongs to."""

    entry: Entry
    problem: Problem
    reference: Reference | None


def silence(article: Article, said: Sequence[Found]) -> tuple[Sequence[Found], int, tuple[Ignore, ...]]:
    """What the text lets be heard, how much it silences, and the ignore comments that silence nothing."""
    comments = ignores(article)
    if not comments:
        return said, 0, ()
    by_word: dict[str, list[Ignore]] = {}
    for comment in sorted(comments, key=attrgetter("start")):
        by_word.setdefault(comment.word, []).append(comment)
    places = {word: Places([(one.start, one.end) for one in some]) for word, some in by_word.items()}
    heard, used = [], set()
    for one in said:
        offsets = [one.problem.start] if one.reference is None else [one.problem.start, one.reference.start]
        hits = [
            by_word[word][number]
            for word in ("all", one.entry.name, one.entry.code.lower(), one.entry.family)
            if word in places
            for offset in offsets
            if (number := places[word].first(offset)) >= 0
        ]
        if hits:
            used.add(min(hits, key=attrgetter("comment_start")))
        else:
            heard.append(one)
    heeded = {one.comment_start for one in used}
    return heard, len(said) - len(heard), tuple(c for c in comments if c.comment_start not in heeded)
