"""Writes dates in a citation's own style, and tells which style that is."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from refcheck.model.article import CitedDate
from refcheck.words.dates.names import FEASTS, LONG, SHORT
from refcheck.words.dates.reading import LONGEST, common, core

_SHORT_ONLY = frozenset({*SHORT, "Sept"} - {"May"})


def style_of(raw: str) -> str:
    """How a date is written: `ymd`, `mdy`, `dmy`, `my` or `y`, with `-short` after it for short names of months.

    "" where the text is no date or has no such style (seasons, numbers with slashes).
    """
    return _style(raw) if len(raw) <= LONGEST else ""


@lru_cache(maxsize=4096)
def _style(raw: str) -> str:
    if core(raw)[0] is None:
        return ""
    if parts := common(raw):
        order, name = parts[:2]
        return f"{order}-short" if name in _SHORT_ONLY else order
    from refcheck.words.dates import grammar

    tokens, _ = grammar.tokens_of(grammar.bare(raw), "en")
    shape = "".join(letter for letter, _, _ in tokens if letter in "YMN")
    names = [written.capitalize() for letter, _, written in tokens if letter == "M"]
    if not names:
        return {"YNN": "ymd", "Y": "y"}.get(shape, "")
    short = "-short" if any(name in _SHORT_ONLY for name in names) else ""
    order = "my" if "N" not in shape else "ymd" if shape[0] == "Y" else "mdy" if shape[0] == "M" else "dmy"
    return order + short


def write(day: date | CitedDate, *, like: str = "", style: str = "") -> str:
    """Writes a day, or a date of any precision that was read, in a style of `style_of`, or in that of another date.

    Without either, as `dmy`.  A month or a year stays a month or a year; where a date cannot be written in the style,
    it is given back as it was (`raw`).
    """
    style = style or (style_of(like) if like else "") or "dmy"
    if isinstance(day, date):
        return _write_point(day.isoformat(), style)
    edtf = day.edtf or ""
    if edtf[:1] == "-" or not edtf or edtf[-1] in "?~.X":
        return day.raw
    left, _, right = edtf.partition("/")
    written = _write_range(left, right, style) if right else _write_point(left, style)
    if "fall" in day.raw.casefold():
        written = written.replace("Autumn", "Fall")
    same = core(written)[1:] == (day.first, day.last)
    return written if same and not any(feast in day.raw.casefold() for feast in FEASTS) else day.raw


def _write_point(edtf: str, style: str) -> str:
    """One year, month or day."""
    year, month, day = ([int(part) for part in edtf.split("-")] + [0, 0])[:3]
    order, _, short = style.partition("-")
    if not month:
        return str(year)
    if month > 12:
        return f"{_season_name(month)} {year}"
    if order == "ymd" and not short and day:
        return edtf
    name = (SHORT if short else LONG)[month - 1]
    if not day:
        return f"{name} {year}"
    return f"{name} {day}, {year}" if order == "mdy" else f"{day} {name} {year}"


def _season_name(code: int) -> str:
    """The season or the quarter of an EDTF code."""
    if code >= 33:
        return ("First", "Second", "Third", "Fourth")[code - 33] + " Quarter"
    return ("Spring", "Summer", "Autumn", "Winter")[code - 21]


def _write_range(left: str, right: str, style: str) -> str:
    """Two ends, in the shapes that CS1 takes: `5–6 May 2011`, `5 May – 6 June 2011`, `January–March 2011`."""
    if style.partition("-")[0] == "ymd":
        style = "dmy"
    one, two = _write_point(left, style), _write_point(right, style)
    if len(left) == len(right) == 4:
        return f"{one}–{two}"
    if left[:4] != right[:4]:
        return f"{one} – {two}"
    year = f" {int(left[:4])}"
    if len(left) == len(right) == 7:
        return f"{one.removesuffix(year)}–{two}"
    front = one.removesuffix(year).removesuffix(",")
    if left[:7] != right[:7] or len(left) != len(right):
        return f"{front} – {two}"
    if style.startswith("mdy"):
        return f"{front}–{two.split(' ', 1)[1]}"
    return f"{front.split(' ')[0]}–{two}"
