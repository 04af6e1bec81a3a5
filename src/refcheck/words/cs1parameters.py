"""Which parameter names Citation Style 1 knows, which field each fills, and what a wrong name was meant to be.

Names are taken as written: the module is case-sensitive.  Tables: `words.data.cs1_parameters`, `…cs1_suggestions`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from refcheck.words.data import cs1_parameters as table
from refcheck.words.patterns import later

_DIGITS = later(r"[0-9]+")


class Parameter(NamedTuple):
    """The field that a name fills: a preferred name, or for people a role and part (`author-last`) and a number."""

    field: str
    number: int = 0


@cache
def _fields() -> dict[str, Parameter]:
    """Every name without a number."""
    found = {name: Parameter(name) for name in table.BASIC.split()}
    for names in table.UNIQUE.values():
        found |= {name: Parameter(name) for name in names.split()}
    for names in table.PREPRINTS.values():
        found |= {name: Parameter(name) for name in names.split()}
    found |= {name: Parameter(field) for field, names in table.FIELDS.items() for name in names.split()}
    for field, names in table.PEOPLE.items():
        found |= {name.replace("#", ""): Parameter(field, 1) for name in names.split()}
    return found


@cache
def _numbered() -> dict[str, str]:
    return {name: field for field, names in table.PEOPLE.items() for name in names.split()}


@cache
def _known(kind: str) -> frozenset[str]:
    """The names that a class of template knows, numbered ones with `#`."""
    if kind in table.PREPRINTS:
        return frozenset(f"{table.LIMITED}{table.LIMITED_NUMBERED}{table.PREPRINTS[kind]}".split())
    return frozenset(f"{table.BASIC}{table.NUMBERED}{table.UNIQUE.get(kind, '')}".split())


@lru_cache(maxsize=8192)
def parameter(name: str, kind: str) -> Parameter | None:
    """The field that a name fills in a class of template, None where the module does not know it."""
    known = _known(kind)
    if name in known:
        return _fields().get(name) or Parameter(name)
    digits = _DIGITS.search(name)
    if digits is None:
        return None
    form = f"{name[: digits.start()]}#{name[digits.end() :]}"
    if form not in known or len(digits[0]) > 6:
        return None
    return Parameter(_numbered()[form], int(digits[0]) or 1)


@cache
def _meant() -> dict[str, str]:
    from refcheck.words.data.cs1_suggestions import MEANT

    return {written.lower(): meant for meant, words in MEANT.items() for written in words.split("; ")}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    from refcheck.words.data.cs1_suggestions import PATTERNS

    return tuple((re.compile(expression), meant) for expression, meant in PATTERNS)


@cache
def _joined() -> re.Pattern[str]:
    from refcheck.words.data.cs1_suggestions import JOINED

    return re.compile(JOINED)


@lru_cache(maxsize=1024)
def suggestion(name: str, kind: str) -> str | None:
    """The known name that an unknown one was meant to be: other case, a usual slip, another language; else None."""
    candidates = [name.lower()]
    joined = _joined().fullmatch(name)
    if joined and not (joined[2] and joined[4]):
        candidates.append(f"{joined[1]}-{joined[3]}{joined[2] or joined[4]}")
    for expression, meant in _patterns():
        match = expression.fullmatch(name)
        if match:
            candidates.append(meant.replace("#", match[1] if match.groups() else ""))
    if name.lower() in _meant():
        candidates.append(_meant()[name.lower()])
    return next((found for found in candidates if found != name and parameter(found, kind)), None)


def is_deprecated(name: str) -> bool:
    """Whether the module still reads a name but wants it gone."""
    return name in _deprecated()


@cache
def _deprecated() -> frozenset[str]:
    return frozenset(table.DEPRECATED.split())
