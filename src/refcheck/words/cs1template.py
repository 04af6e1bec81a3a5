"""A whole template as Module:Citation/CS1 judges it: puts the parts beside this module together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter

from refcheck.model.article import Field
from refcheck.words import cs1identifiers, cs1links, cs1people, cs1titles, cs1values, cs1when
from refcheck.words.cs1form import Check, Form, Mark, Reading, Remark, marks, seen
from refcheck.words.cs1parameters import suggestion

#: Forms of more parameters, which hardly come twice, are not remembered.
_LONGEST = 100


def judged(fields: Sequence[Field], kind: str, today: date) -> tuple[Remark, ...]:
    """All conditions that hold for the parameters of a template of this class, those of one id in a fixed order."""
    given = marks(fields)
    form = _form(kind, given) if len(given) <= _LONGEST else _planned(kind, given)
    if form.empty:
        return (Remark("empty_citation"),)
    reading = Reading(fields, form, today)
    for check, about in form.checks if reading.strange() else form.usual:
        check(reading, about)
    return tuple(reading.remarks)


def _planned(kind: str, given: tuple[Mark, ...]) -> Form:
    """The form of a set of parameters, with all that its names say and all that its values are to be asked."""
    form = Form(kind, given)
    if form.unknown:
        form.ask(_unknown)
    for part in (cs1people, cs1titles, cs1links, cs1values):
        part.plan(form)
    woken = [(rank, check, name) for name in form.at for rank, check in _CHECKS.get(name, ())]
    woken.sort(key=_rank)
    form.checks += [(check, name) for _, check, name in woken]
    cs1when.plan(form)
    form.usual = [(check, about) for check, about in form.checks if check not in _SELDOM]
    return form


_rank = itemgetter(0)
_form = lru_cache(maxsize=4096)(_planned)
# Field → the checks that it wakes, each with its place in the order of all.
_SELDOM = frozenset((*cs1titles.SELDOM, *cs1values.SELDOM))
_CHECKS: dict[str, list[tuple[int, Check]]] = {}
_ALL = [pair for part in (cs1people, cs1titles, cs1links, cs1values, cs1identifiers) for pair in part.CHECKS]
for _number, (_check, _field) in enumerate([(check, name) for check, names in _ALL for name in names]):
    _CHECKS.setdefault(_field, []).append((_number, _check))


def _unknown(r: Reading, _: str) -> None:
    """Parameters that the module does not know."""
    empty = []
    for place in r.form.unknown:
        field = r.fields[place]
        value = seen(field)
        if not field.written:
            if value:
                r.say("text_ignored", field, value)
        elif not value:
            empty.append(field)
        else:
            meant = suggestion(field.written, r.kind)
            r.say("parameter_ignored_suggest" if meant else "parameter_ignored", field, meant or "")
    if empty:
        r.say("param_unknown_empty", empty[0], ", ".join(f"|{f.written}=" for f in empty), tuple(empty[1:]))
