"""A citation template as Module:Citation/CS1 reads it: what its parameters' names say, and then what their values say.

A page writes many citations with few sets of names.  So what the names alone decide (a title is missing, a field is
given twice, a numbering has a hole) is worked out once for each set, the `Form`; a `Reading` puts one citation's values
into it and asks only the checks that the form has found to be worth asking.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from refcheck.model.article import Field
from refcheck.words.cs1dates import Verdict
from refcheck.words.cs1parameters import Parameter, parameter
from refcheck.words.markup import without_comments


class Remark(NamedTuple):
    """One condition that holds: its id (the module's own, without its prefix), and what the message needs.

    `field` is the parameter that it speaks of, None where it speaks of the whole citation; `about` the words that
    the message takes in, `more` further fields.
    """

    id: str
    field: Field | None = None
    about: str = ""
    more: tuple[Field, ...] = ()


class Written(NamedTuple):
    """A parameter that may be empty, or has no name.

    `key` tells it from the others of its template; `held` is whether anything is written, `shown` whether the module
    sees a value in that.
    """

    key: str
    name: str
    held: bool
    shown: bool


#: One parameter as a form knows it: the bare name of one that has a value, else how it is written.
Mark = str | Written
#: A check of the values of one citation; the word says which field, or which role of people, is meant.
Check = Callable[["Reading", str], None]
_ADDRESSES = frozenset("url chapter-url archive-url conference-url map-url transcript-url lay-url".split())
#: Which checks wake wherever one of some fields is set, in the order in which they are asked.
Checks = tuple[tuple[Check, tuple[str, ...]], ...]


def marks(fields: Sequence[Field]) -> tuple[Mark, ...]:
    """The marks of a template's parameters, in order: what its form is known by."""
    return tuple([(field.value and field.written) or _written(field) for field in fields])


def _written(field: Field) -> Written:
    return Written(field.written or field.name, field.written, bool(field.raw), bool(shown(field)))


class Form:
    """What a set of parameter names means to the module, whatever their values.

    A parameter is known by its place among those of the template.  `at` has the place of each field that is set,
    `people` those of persons by part (`author-last`) and number, `unknown` those that the module does not know.
    `remarks` hold of every citation of this form, `checks` are to be asked of its values, and where none of these is
    strange (`Reading.strange`) only those in `usual`.
    """

    def __init__(self, kind: str, given: Sequence[Mark]) -> None:
        self.kind = kind
        self.given = given
        self.at: dict[str, int] = {}
        self.people: dict[str, dict[int, int]] = {}
        self.unknown: list[int] = []
        self.remarks: list[tuple[str, int | None, str, tuple[int, ...]]] = []
        self.checks: list[tuple[Check, str]] = []
        self.usual: list[tuple[Check, str]] = []  # those of them that speak of usual values, too
        self.moved = False  # the title has taken the place of a chapter, as in encyclopedias
        self.chapterless = False  # a chapter is ignored
        self.dates: list[tuple[str, Callable[[str, date], Verdict]]] = []
        self.names: dict[str, list[tuple[int, bool]]] = {}  # role → places of its names, and which are last names
        last = {mark if isinstance(mark, str) else mark.key: place for place, mark in enumerate(given)}
        for place in last.values():
            mark = given[place]
            if isinstance(mark, str):
                self._read(place, mark, held=True, shown=True)
            elif mark.name or mark.key.isdecimal():  # else it stands in an archive's template behind the citation
                self._read(place, mark.name, mark.held, mark.shown)
        # Addresses come last, so that the other values are the first so many.
        addresses = [name for name in self.at if name in _ADDRESSES]
        self.texts = len(self.at) - len(addresses)
        for name in addresses:
            self.at[name] = self.at.pop(name)
        #: The places of all persons.
        self.persons = [place for places in self.people.values() for place in places.values()]
        unknown = [given[place] for place in self.unknown]
        # Whether nothing at all is written behind any name.
        self.empty = not (self.at or self.people or any(isinstance(mark, str) or mark.held for mark in unknown))

    def _read(self, place: int, written: str, held: bool, shown: bool) -> None:
        slot = parameter(written, self.kind)
        if slot is None:
            self.unknown.append(place)
            slot = _FORMER.get(written)
        if slot is None or not held:
            return
        name, number = slot
        if number:
            persons = self.people.setdefault(name, {})
            if number in persons:
                self.say("redundant_parameters", place, more=(persons[number],))
            else:
                persons[number] = place
        elif name in self.at:
            self.say("redundant_parameters", place, more=(self.at[name],))
        elif shown:
            self.at[name] = place

    def __contains__(self, name: str) -> bool:
        """Whether a field is set."""
        return name in self.at

    def written(self, field: str | int) -> str:
        """The name as it is written of a field that is set, or of the parameter at a place."""
        mark = self.given[self.at[field] if isinstance(field, str) else field]
        return mark if isinstance(mark, str) else mark.name

    def say(self, what: str, field: str | int | None = None, about: str = "", more: tuple[int, ...] = ()) -> None:
        """Remarks a condition that every citation of this form fulfils; `field` is a name or a place."""
        self.remarks.append((what, self.at[field] if isinstance(field, str) else field, about, more))

    def ask(self, check: Check, about: str = "") -> None:
        """Has a check asked of the values of each citation."""
        self.checks.append((check, about))


class Reading:
    """One template in its form, with the values that the module would see."""

    __slots__ = ("fields", "form", "kind", "remarks", "today", "values")

    def __init__(self, fields: Sequence[Field], form: Form, today: date) -> None:
        self.fields = fields
        self.form = form
        self.kind = form.kind
        self.today = today
        self.remarks: list[Remark] = []
        for what, at, about, more in form.remarks:
            self.say(what, None if at is None else fields[at], about, tuple([fields[place] for place in more]))
        # As `shown`, which is not called for the many values that are their own plain reading.
        self.values = {
            name: field.raw if (field := fields[at]).raw is field.value else seen(field) for name, at in form.at.items()
        }

    def strange(self) -> bool:
        """Whether any value holds what hardly any does; one look at all of them costs less than one at each."""
        fields, form = self.fields, self.form
        values = list(self.values.values())
        addresses = "|".join(["", *values[form.texts :]])
        if addresses.count("|http") != len(values) - form.texts or not addresses.isprintable():
            return True
        if " " in addresses or "\ufffd" in addresses:
            return True
        persons = [field.raw if (field := fields[at]).raw is field.value else seen(field) for at in form.persons]
        texts = "|".join([*values[: form.texts], *persons, ""])  # a bar behind each
        if not texts.isprintable() or "=" in texts or "''" in texts or "//" in texts or "\ufffd" in texts:
            return True
        return ",|" in texts or ";|" in texts or ":|" in texts

    def get(self, name: str) -> str:
        """The value of a field, "" where it is not set."""
        return self.values.get(name, "")

    def field(self, name: str) -> Field:
        """A field that is set."""
        return self.fields[self.form.at[name]]

    def say(self, what: str, field: Field | None = None, about: str = "", more: tuple[Field, ...] = ()) -> None:
        """Remarks a condition."""
        self.remarks.append(Remark(what, field, about, more))


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


def shown(field: Field) -> str:
    """As `seen`, at once where a value is its own plain reading."""
    raw = field.raw
    return raw if raw is field.value else seen(field)


def seen(field: Field) -> str:
    """A value as the module sees it: without comments; where templates stand in it, what they show."""
    raw = field.raw
    if "<!--" in raw:
        raw = without_comments(raw).strip()
    if "{{" in raw:
        raw = raw.replace("{{!}}", "|").replace("{{=}}", "=")
        if "{{" in raw:
            return field.value or ("…" if raw else "")
    return raw
