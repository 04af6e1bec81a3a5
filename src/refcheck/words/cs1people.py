"""The people of a citation as Citation Style 1 lists them: authors, editors and the rest, their names and links."""

from __future__ import annotations

import re
from functools import cache

from refcheck.model.article import Field
from refcheck.words import cs1names, cs1urls
from refcheck.words.cs1form import Checks, Form, Reading, seen, shown


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


# Role → the parameters that hold all its names in one text: in Vancouver style, and free.
_LISTS = {"author": ("vauthors", "authors"), "editor": ("veditors", "")}


def plan(form: Form) -> None:
    """Remarks the holes and doubles in the lists of names; asks for the checks of the names."""
    counted = {role: _list(form, role) for role in _ROLES if form.people and _has(form, role)}
    for role, (vancouver, free) in _LISTS.items():
        count = counted.get(role, 0)
        listed = vancouver in form
        if not listed and free not in form:
            continue
        if listed + bool(count) + (free in form) > 1:
            form.say("redundant_parameters", vancouver if listed else free, f"{role}-name-list parameters")
        if listed and not count:
            form.ask(_vancouver_list, vancouver)
        elif free in form and not count and form.written(free) == "authors":
            form.say("authors", free)
    if form.people and _has(form, "contributor"):
        _contributors(form)


_ROLES = ("author", "editor", "translator", "interviewer")


def _has(form: Form, role: str) -> bool:
    return f"{role}-last" in form.people or f"{role}-first" in form.people


def _list(form: Form, role: str) -> int:
    """Walks the names of one role as the module does: two holes end the list.  Returns how many there are."""
    lasts = form.people.get(f"{role}-last", {})
    firsts = form.people.get(f"{role}-first", {})
    names = form.names[role] = []
    number = count = holes = 0
    top = max((*lasts, *firsts), default=0)
    while number < top:
        number += 1
        last, first = lasts.get(number), firsts.get(number)
        if last is not None:
            count += 1
            if holes == 1:
                form.say("missing_name", last, f"{role}{number - 1}")
            holes = 0
            names.append((last, True))
            if first is not None:
                names.append((first, False))
        elif first is not None:
            form.say("first_missing_last", first, _surname_of(form.written(first)))
            names.append((first, False))
        else:
            holes += 1
            if holes == 2:
                _lost(form, role, number, lasts or firsts)
                break
    form.ask(_names, role)
    if f"{role}-link" in form.people:
        form.ask(_links, role)
    return count


def _lost(form: Form, role: str, number: int, names: dict[int, int]) -> None:
    """Names behind a hole of two, which the module drops without a word."""
    behind = [names[at] for at in sorted(names) if at > number]
    if behind:
        form.say("names_lost", behind[0], f"{role}{number - 1}", tuple(behind[1:]))


def _surname_of(first: str) -> str:
    return first.replace("given", "surname") if "given" in first else first.replace("first", "last")


def _contributors(form: Form) -> None:
    if form.kind not in ("book", "citation") or "work" in form:
        form.say("contributor_ignored", _first_contributor(form))
        return
    _list(form, "contributor")
    if "chapter" not in form:
        form.say("contributor_missing_required_param", _first_contributor(form), "contribution")
    else:
        form.ask(_contributed_to)


def _first_contributor(form: Form) -> int:
    persons = form.people.get("contributor-last") or form.people["contributor-first"]
    return next(iter(persons.values()))


def _names(r: Reading, role: str) -> None:
    for place, last in r.form.names[role]:
        field = r.fields[place]
        value = shown(field)
        for what in cs1names.faults(value, last) if value else ():
            about = {"mult_names": f"{role}s list", "numeric_names": f"{role}s list", "generic_name": value}
            r.say(what, field, about.get(what, ""))


def _links(r: Reading, role: str) -> None:
    lasts = r.form.people.get(f"{role}-last", {})
    for number, place in r.form.people[f"{role}-link"].items():
        last = lasts.get(number)
        check_link(r, r.fields[place], None if last is None else r.fields[last])


def check_link(r: Reading, field: Field, title: Field | None) -> None:
    """A `-link` parameter takes the bare name of a page, and what it links holds no link of its own."""
    value = seen(field)
    if not value:
        return
    if _pattern(r"[<>\[\]|{}]").search(value) or cs1urls.is_url(value):
        r.say("bad_paramlink", field)
    elif title is not None and "[[" in title.raw:
        r.say("bad_paramlink", title)


def _count(r: Reading, role: str) -> int:
    """How many names of a role are given one by one; a free text is not counted."""
    vancouver, _ = _LISTS.get(role, ("", ""))
    return sum(last for _, last in r.form.names.get(role, ())) or len(cs1names.vancouver_names(r.get(vancouver)))


def _display(r: Reading, name: str) -> None:
    value = r.values[name]
    role = name.removeprefix("display-").removesuffix("s")
    if role not in _LISTS and role not in r.form.names:
        return
    if _pattern(r"[ '.]").sub("", value.lower()) == "etal":
        return
    if not value.isdecimal() or int(value[:9]) >= _count(r, role):
        r.say("disp_name", r.field(name), value)


def _vancouver_list(r: Reading, name: str) -> None:
    wrong = cs1names.vancouver_fault(r.values[name])
    if wrong:
        r.say("vancouver", r.field(name), f"{wrong[0]}\0{wrong[1]}")


def _has_author(r: Reading) -> bool:
    return "authors" in r.values or _count(r, "author") > 0


def _others(r: Reading, name: str) -> None:
    if not _has_author(r) and not _count(r, "editor"):
        r.say("others_avm" if r.kind.startswith("av-media") else "others", r.field(name))


def _contributed_to(r: Reading, _: str) -> None:
    if not _has_author(r):
        contributor = r.fields[_first_contributor(r.form)]
        r.say("contributor_missing_required_param", contributor, "author")


def _vancouver_style(r: Reading, name: str) -> None:
    """Names given in parts that are to be shown in Vancouver style."""
    if r.values[name] != "vanc":
        return
    given = r.fields
    for role in ("author", "editor"):
        firsts = r.form.people.get(f"{role}-first", {})
        for number, place in r.form.people.get(f"{role}-last", {}).items():
            if number not in firsts:
                continue
            last, first = given[place], given[firsts[number]]
            if not (cs1names.is_latin(last.value) and cs1names.is_latin(first.value.replace(".", ""))):
                r.say("vancouver", last, f"non-Latin character\0{number}")
                return


CHECKS: Checks = (
    (_display, tuple([f"display-{role}s" for role in _ROLES])),
    (_others, ("others",)),
    (_vancouver_style, ("name-list-style",)),
)
