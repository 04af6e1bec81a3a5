"""A citation template as Module:Citation/CS1 reads it, and the remarks that its checks make."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from refcheck.model.article import Citation, Field
from refcheck.words.cs1parameters import Parameter, parameter


class Remark(NamedTuple):
    """One condition that holds: its id (the module's own, without its prefix), and what the message needs.

    `field` is the parameter that it speaks of, None where it speaks of the whole citation; `about` the words that
    the message takes in, `more` further fields.
    """

    id: str
    field: Field | None = None
    about: str = ""
    more: tuple[Field, ...] = ()


class Reading:
    """The set parameters of one template, by field, with the values that the module would see."""

    __slots__ = ("citation", "fields", "kind", "people", "remarks", "today", "unknown", "values")

    def __init__(self, citation: Citation, kind: str, today: date) -> None:
        self.citation = citation
        self.kind = kind
        self.today = today
        self.fields: dict[str, Field] = {}
        self.values: dict[str, str] = {}
        self.people: dict[str, dict[int, Field]] = {}
        self.unknown: list[Field] = []
        self.remarks: list[Remark] = []
        self._read()

    def _read(self) -> None:
        known = _KNOWN.setdefault(self.kind, {})
        last = {f.written or f.name: f for f in self.citation.fields}
        for field in last.values():
            if field.written not in known:
                if len(known) > 2000:
                    known.clear()
                known[field.written] = parameter(field.written, self.kind)
            slot = known[field.written]
            if slot is None:
                self.unknown.append(field)
                slot = _FORMER.get(field.written)
                if slot is None:
                    continue
            raw = field.raw
            if not raw:
                continue
            name, number = slot
            if number:
                self._person(name, number, field)
            elif name in self.fields:
                self._twice(name, field)
            elif value := raw if raw is field.value else seen(field):
                self.fields[name] = field
                self.values[name] = value

    def _person(self, part: str, number: int, field: Field) -> None:
        held = self.people.setdefault(part, {})
        if number in held:
            self.say("redundant_parameters", field, more=(held[number],))
        else:
            held[number] = field

    def _twice(self, name: str, field: Field) -> None:
        self.say("redundant_parameters", field, more=(self.fields[name],))

    def get(self, name: str) -> str:
        """The value of a field, "" where it is not set."""
        return self.values.get(name, "")

    def say(self, what: str, field: Field | None = None, about: str = "", more: tuple[Field, ...] = ()) -> None:
        """Remarks a condition."""
        self.remarks.append(Remark(what, field, about, more))


_KNOWN: dict[str, dict[str, Parameter | None]] = {}

# Names that the module no longer knows, complains of, and reads all the same.
_FORMER = {
    "booktitle": Parameter("book-title"),
    "chapterurl": Parameter("chapter-url"),
    "mailinglist": Parameter("mailing-list"),
    "mapurl": Parameter("map-url"),
    "nopp": Parameter("no-pp"),
    "publicationdate": Parameter("publication-date"),
    "publicationplace": Parameter("publication-place"),
}


@cache
def _comment() -> re.Pattern[str]:
    return re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def seen(field: Field) -> str:
    """A value as the module sees it: without comments; where templates stand in it, what they show."""
    raw = field.raw
    if "<!--" in raw:
        raw = _comment().sub("", raw).strip()
    if "{{" in raw:
        raw = raw.replace("{{!}}", "|").replace("{{=}}", "=")
        if "{{" in raw:
            return field.value or ("…" if raw else "")
    return raw
