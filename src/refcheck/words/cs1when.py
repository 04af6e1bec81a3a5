"""The dates of a citation as Citation Style 1 judges them, each by itself and beside the others."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from refcheck.words import cs1dates, cs1urls
from refcheck.words.cs1form import Form, Reading


@cache
def _year_alone() -> re.Pattern[str]:
    return re.compile(r"(?:c\. )?[1-9][0-9]{2,3}[A-Za-z]?|(?:n\.d\.|nd)[A-Za-z]?")


def plan(form: Form) -> None:
    """Settles which dates are to be judged and how (`form.dates`), the date of publication first."""
    given = form.at
    main = next((name for name in _MAIN if name in given), "")
    if main:
        form.dates.append((main, cs1dates.published))
    if "access-date" in given:
        form.dates.append(("access-date", cs1dates.accessed))
    if "archive-date" in given and "archive-url" in given:
        form.dates.append(("archive-date", cs1dates.archived))
    form.dates += [(name, judge) for name, judge in _OTHERS if name in given and name != main]
    if form.dates:
        form.ask(_dates, main)


_MAIN = ("date", "year", "publication-date")
_OTHERS = (
    ("publication-date", cs1dates.other),
    ("doi-broken-date", cs1dates.other),
    ("lay-date", cs1dates.other),
    ("pmc-embargo-date", cs1dates.embargo),
)


def _dates(r: Reading, main: str) -> None:
    good = True
    hyphened = []
    values, today = r.values, r.today
    for name, judge in r.form.dates:
        if _is_made(r, name):
            continue
        verdict = judge(values[name], today)
        if not verdict.good:
            good = False
            r.say("bad_date", r.field(name))
        elif verdict.hyphen:
            hyphened.append(name)
    if main == "date" and "year" in r.values:
        good = _year(r) and good
    if not good:
        return
    for name in hyphened:
        r.say("date_format", r.field(name))
    if "archive-date" in r.values and "archive-url" in r.values:
        _timestamp(r)
    if main and "isbn" in r.values and r.kind in ("book", "encyclopedia", "citation"):
        years = cs1dates.published(r.values[main], r.today).years
        if years and max(years) < 1965 and "orig-date" not in r.values:
            r.say("invalid_isbn_date", r.field(main))


def _is_made(r: Reading, name: str) -> bool:
    """Whether another template makes the date, which is then left alone."""
    raw = r.fields[r.form.at[name]].raw
    return "{{" in raw and "{{circa" not in raw.lower()


def _year(r: Reading) -> bool:
    """`year=` beside `date=`."""
    value = r.values["year"]
    if not _year_alone().fullmatch(value):
        r.say("bad_date", r.field("year"))
        return False
    answer = cs1dates.year_beside_date(value, r.values["date"])
    if answer == "different":
        r.say("date_year_mismatch", r.field("year"), more=(r.field("date"),))
        return False
    if answer == "same":
        r.say("date_year", r.field("year"), more=(r.field("date"),))
    return True


def _timestamp(r: Reading) -> None:
    """`archive-date=` beside the moment that the archive's address states."""
    day = cs1urls.wayback_day(r.values["archive-url"])
    stated = cs1dates.archived(r.values["archive-date"], r.today)
    if day and stated.whole is not None and _digits(stated.whole) != day:
        r.say("archive_date_url_ts_mismatch", r.field("archive-date"), day, (r.field("archive-url"),))


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")
