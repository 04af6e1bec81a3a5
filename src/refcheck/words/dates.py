"""Reads the dates that citations state into intervals and EDTF, and writes days back in a citation's own style.

A general date library guesses the parts that a text leaves out; this grammar never does.  "May 2011" is the whole
month, "12/06/2011" is some day of 2011 (nobody can know which), "n.d." is no date.  What is read is what the text can
only mean, also in forms that Module:Citation/CS1 refuses ("May 5th, 2012", "2011-5-6", "Sept. 6, 2011").

How: a date is cut into tokens, every token gets a letter (`Y` a year, `M` a month's name, `N` a number of one or two
digits, `S` a season, `-` or `/` a separator), and the word made of these letters ("MNY", "N-NMY") is looked up in a
table that says which token is what.  EDTF is ISO 8601-2: `2010-05-25`, `2010-05`, `2010-21` (spring), `2010-33` (first
quarter), `2010/2011`, `198X`, `2010~`, `-0099`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache, lru_cache

from refcheck.model.article import CitedDate
from refcheck.model.quick import maker

LONG = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORT_ONLY = frozenset({*SHORT, "Sept"} - {"May"})
MONTHS = {name: at % 12 + 1 for at, name in enumerate((*LONG, *SHORT))} | {"Sept": 9}
SEASONS = {"Spring": 21, "Summer": 22, "Autumn": 23, "Fall": 23, "Winter": 24}

#: No date is longer; a longer text is not looked at.
LONGEST = 120

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_SEASON = (
    r"(?:Spring|Summer|Autumn|Fall|Winter|Q[1-4]|Easter|Christmas"
    r"|(?:First|Second|Third|Fourth|1st|2nd|3rd|4th) [Qq]uarter)"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9])"
_YEAR = r"[12][0-9]{3}[a-z]?(?![0-9A-Za-z])"
_TO = r"\s*[-–—/]\s*"
#: A piece of a regular expression: a date as rendered English references print it (case matters, no groups).
DATE = (
    rf"(?:[12][0-9]{{3}}-[01][0-9]-[0-3][0-9](?![0-9])"
    rf"|{_MONTH}\s+{_DAY},?\s+{_YEAR}(?:{_TO}{_MONTH}\s+{_DAY},?\s+{_YEAR})?"
    rf"|{_MONTH}\s+{_DAY}{_TO}(?:{_MONTH}\s+)?{_DAY},?\s+{_YEAR}"
    rf"|{_DAY}\s+{_MONTH},?\s+{_YEAR}(?:{_TO}{_DAY}\s+{_MONTH},?\s+{_YEAR})?"
    rf"|{_DAY}(?:\s+{_MONTH})?{_TO}{_DAY}\s+{_MONTH},?\s+{_YEAR}"
    rf"|{_MONTH}(?:{_TO}{_MONTH})?,?\s+{_YEAR}(?:{_TO}{_MONTH}\s+{_YEAR})?"
    rf"|{_SEASON}(?:{_TO}{_SEASON})?,?\s+{_YEAR}(?:{_TO}(?:{_SEASON}\s+)?(?:{_YEAR}|[0-9]{{2}}(?![0-9])))?"
    rf"|[12][0-9]{{3}}{_TO}(?:{_YEAR}|[0-9]{{2}}(?![0-9]))"
    rf"|c\.\s?{_YEAR}|{_YEAR}|n\.d\.)"
)

_cited = maker(CitedDate)
Core = tuple[str | None, date | None, date | None]
_NONE: Core = (None, None, None)


@cache
def pattern() -> re.Pattern[str]:
    """`DATE`, compiled, not inside a longer word or number."""
    return re.compile(rf"(?<![0-9A-Za-z]){DATE}")


def read(raw: str, start: int = 0, language: str = "en") -> CitedDate:
    """Reads a date that stands at `start`; never raises, and takes linear time.

    `edtf`, `first` and `last` are None where the text is no date.  A date before Christ has an `edtf` only.
    """
    end = start + len(raw)
    if end - start > LONGEST:
        return _cited(raw, start, end)
    edtf, first, last = _core(raw, language)
    return _cited(raw, start, end, edtf, first, last)


_FAST = re.compile(
    r"\s*(?:([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"|([A-Z][a-z]+) ([0-9]{1,2}), ([0-9]{4})"
    r"|([0-9]{1,2}) ([A-Z][a-z]+) ([0-9]{4})"
    r"|(?:([A-Z][a-z]+) )?([12][0-9]{3}))\s*\Z"
)


@lru_cache(maxsize=8192)
def _core(raw: str, language: str) -> Core:
    """What `read` makes of a text, without its place."""
    if fast := _FAST.match(raw):
        year, month, day, name1, day1, year1, day2, name2, year2, name3, year3 = fast.groups()
        if year:
            return _day(int(year), int(month), int(day))
        if day1 and name1 in MONTHS:
            return _day(int(year1), MONTHS[name1], int(day1))
        if day2 and name2 in MONTHS:
            return _day(int(year2), MONTHS[name2], int(day2))
        if year3 and (not name3 or name3 in MONTHS):
            return _point(int(year3), MONTHS.get(name3, 0), 0)
    return _slow(raw, language)


# ---------------------------------------------------------------------------------------------- intervals and EDTF


def _day(year: int, month: int, day: int) -> Core:
    """A day, whose month and day are there: a 0 is no part left out."""
    return _point(year, month, day) if month and day else _NONE


def _point(year: int, month: int = 0, day: int = 0) -> Core:
    """A year, a month or a day; 21–24 are seasons, 33–36 quarters."""
    if not 1 <= year <= 9999:
        return _NONE
    if not month:
        return f"{year:04}", date(year, 1, 1), date(year, 12, 31)
    if month > 12:
        return _season(year, month) if month in _CODES and not day else _NONE
    days = monthrange(year, month)[1]
    if not day:
        return f"{year:04}-{month:02}", date(year, month, 1), date(year, month, days)
    if 1 <= day <= days:
        exact = date(year, month, day)
        return exact.isoformat(), exact, exact
    if (month, day) == (2, 29) and year < 1582 and year % 4 == 0:  # a leap year of the Julian calendar only
        return f"{year:04}-02-29", date(year, 3, 1), date(year, 3, 1)
    return _NONE


_CODES = frozenset({21, 22, 23, 24, 33, 34, 35, 36})
_SEASON_CODES = frozenset({"21", "22", "23", "24"})


def _season(year: int, season: int) -> Core:
    """A season lies elsewhere in the southern hemisphere, and winter's year may be that of its begin or end."""
    edtf = f"{year:04}-{season}"
    if season >= 33:
        month = 3 * (season - 33) + 1
        return edtf, date(year, month, 1), date(year, month + 2, monthrange(year, month + 2)[1])
    first = date(year - 1, 12, 1) if season == 24 and year > 1 else date(year, 1, 1)
    after = min(year + 1, 9999)
    last = date(after, 3, 31) if season == 24 else date(after, 2, 28) if season == 22 else date(year, 12, 31)
    return edtf, first, last


def _range(left: Core, right: Core) -> Core:
    """From the first day of one to the last day of the other, where that goes forward."""
    if not (left[1] and left[2] and right[1] and right[2]):
        return _NONE
    seasons = bool(left[0] and left[0][5:] in _SEASON_CODES and right[0] and left[0][:4] == right[0][:4])
    if (left[1], left[2]) >= (right[1], right[2]) and left[0] != right[0] and not seasons:
        return _NONE
    edtf = left[0] if left[0] == right[0] else f"{left[0]}/{right[0]}"
    return edtf, min(left[1], right[1]), max(left[2], right[2])


def _decade(text: str) -> Core:
    """`198X` or `19XX`."""
    low, high = int(text.replace("X", "0")), int(text.replace("X", "9"))
    if low < 1:
        return _NONE
    return text, date(low, 1, 1), date(high, 12, 31)


_WIDE = 5  # years that "about" may be off


def _about(core: Core, mark: str) -> Core:
    """An approximate (~) or uncertain (?) date; its interval is wider by a few years."""
    edtf, first, last = core
    if edtf is None or first is None or last is None or "/" in edtf:
        return core
    return (
        edtf + mark,
        date(max(1, first.year - _WIDE), 1, 1),
        date(min(9999, last.year + _WIDE), 12, 31),
    )


# ----------------------------------------------------------------------------------------------------- the grammar

_TOKEN = re.compile(
    r"(?P<decade>[0-9]{3}0['’]?s\b|[0-9]{2}[0-9]X\b|[0-9]{2}XX\b)"
    r"|(?P<eight>[12][0-9]{3}[01][0-9][0-3][0-9])(?![0-9A-Za-z])"
    r"|(?P<year>[0-9]{3,4})(?P<letter>[a-z])?(?![0-9A-Za-z])"
    r"|(?P<number>[0-9]{1,2})(?:st|nd|rd|th|er|º|ª|°)?(?![0-9])"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<dash>[-‐‑‒–—―−])|(?P<slash>/)|(?P<and>&)|(?P<mark>\?)"
    r"|(?P<dot>\.)|(?P<noise>[\s,'’()\[\]]+)|(?P<bad>.)",
    re.S,
)
_TIME = re.compile(
    r"[T,\s]*(?<![0-9])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?\s*(?:[aApP]\.?\s?[mM]\.?(?![a-z]))?"
    r"\s*(?:Z\b|\(?(?:UTC|GMT|BST|CES?T|[ECMP][SD]?T|IST|AE[SD]T)\b\)?)?(?:[-+][0-9]{2}:?[0-9]{2})?\s*,?"
)
_QUARTER = re.compile(
    r"(?i)\b(?:(first|second|third|fourth|[1-4](?:st|nd|rd|th)|[1-4])\s*(?:quarter|qtr)\b|q(?:uarter)?\s?([1-4])\b|([1-4])q\b)"
)
_CENTURY = re.compile(
    r"(?i)\s*(?:the\s+)?(?:(early|mid|late)[-\s]+)?([0-9]{1,2})(?:st|nd|rd|th)[-\s]+century\s*(bce?|b\.c\.)?\s*\Z"
)
_CIRCA = re.compile(r"(?i)\{\{\s*(?:circa|c\.|ca\.?|c)\s*(?:\|\s*([^{}|]*))?[^{}]*\}\}")
_TEMPLATE = re.compile(r"\{\{\s*([^{}|]+?)\s*\|([^{}]*)\}\}")
_CJK = re.compile(r"([0-9]{4})\s*[年년](?:\s*([0-9]{1,2})\s*[月월](?:\s*([0-9]{1,2})\s*[日일])?)?")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WEEKDAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "lunes martes miércoles jueves viernes sábado domingo"
)
_DROPPED = _words(
    "of the on in at de del d den le el dated published date posted updated ad ce am pm utc gmt est edt pst pdt cst cdt"
)
_TO_WORDS = _words("to through thru until till and und et y bis")
_ABOUT = _words("c ca circa about approx approximately around early mid late")
_NOW = _words("present now ongoing today")
_FEASTS = _words("easter christmas holiday xmas")

# Which token of a shape is what: small letters are the (first) date's year, month, day, season, capitals the second's.
_SHAPES = {
    "Y": "y", "MY": "my", "YM": "ym", "MNY": "mdy", "NMY": "dmy", "YMN": "ymd", "YNM": "ydm",
    "Y-N-N": "ymd", "Y/N/N": "ymd", "Y.N.N": "ymd", "Y-M-N": "ymd", "N-M-Y": "dmy", "N/M/Y": "dmy", "Y/M/N": "ymd",
    "SY": "sy", "YS": "ys", "FY": "-y", "YF": "y-",
    "Y-Y": "yY", "MY-MY": "myMY", "YM-YM": "ymYM", "M-MY": "mMy", "MMY": "mMy", "YM-M": "ymM", "MY-Y": "myY",
    "N-NMY": "dDmy", "NNMY": "dDmy", "MN-NY": "mdDy", "MNNY": "mdDy", "YMN-N": "ymdD",
    "NM-NMY": "dmDMy", "MN-MNY": "mdMDy", "YMN-MN": "ymdMD",
    "NMY-NMY": "dmyDMY", "MNY-MNY": "mdyMDY", "YMN-YMN": "ymdYMD", "NMY-MY": "dmyMY", "MY-NMY": "myDMY",
    "Y-N-N-Y-N-N": "ymdYMD", "Y-N-N/Y-N-N": "ymdYMD",
    "S-SY": "sSy", "SSY": "sSy", "SY-SY": "sySY", "S-MY": "sMy", "M-SY": "mSy", "SY-Y": "syY", "YS-S": "ysS",
}  # fmt: skip
_NUMERIC = frozenset({"N/N/Y", "N.N.Y", "N-N-Y"})
#: Languages (of Wikipedia) whose numeric dates may have the month first.
_MONTH_FIRST = frozenset({"", "en", "simple"})

Token = tuple[str, int, str]  # its letter, its value, as written


def _slow(raw: str, language: str) -> Core:
    """The whole grammar, for what the first expression does not read."""
    text = _bare(raw)
    if century := _CENTURY.match(text):
        number = int(century[2])
        core = _decade(f"{number - 1:02}XX") if not century[3] and number > 1 else _NONE
        return (core[0], date(core[1].year + 1, 1, 1), date(min(9999, core[1].year + 100), 12, 31)) if core[1] else core
    tokens, flags = _tokens(text, language)
    if not tokens:
        return _NONE
    core = _meaning(tokens, language)
    if "open" in flags:
        return (f"{core[0]}/..", core[1], None) if core[0] else _NONE
    if "bc" in flags:
        years = [value for letter, value, _ in tokens if letter in "YN"]
        return (f"-{years[0] - 1:04}", None, None) if len(tokens) == 1 and years and years[0] else _NONE
    if "about" in flags:
        return _about(core, "~")
    return _about(core, "?") if "unsure" in flags else core


def _bare(raw: str) -> str:
    """The text without comments, entities, links, templates, times of day and remarks in brackets."""
    text = raw
    if "<" in text:
        text = re.sub(r"<!--.*?-->|<[^<>]*>", "", text, flags=re.S)
    if "&" in text:
        from html import unescape

        text = unescape(text)
    if "[[" in text:
        text = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", text)
    if "{{" in text:
        text = _CIRCA.sub(lambda m: f"c. {m[1] or ''}", text)
        text = _TEMPLATE.sub(_template_date, text)
    if ":" in text:
        text = _TIME.sub(" ", text)
    if "(" in text:
        text = re.sub(r"\s+\([^()0-9]*\)\s*\Z", "", text)
    if "年" in text or "년" in text:
        text = _CJK.sub(lambda m: "-".join(part for part in m.groups() if part), text)
    return text


def _template_date(match: re.Match[str]) -> str:
    """`{{start date|2011|5|6}}`, `{{date|6 May 2011}}`: the parameters without names, joined."""
    parts = [part.strip() for part in match[2].split("|") if "=" not in part and part.strip()]
    return "-".join(parts[:3]) if len(parts) > 1 else "".join(parts)


def _tokens(text: str, language: str) -> tuple[list[Token], set[str]]:
    """The tokens that matter, and what the words beside them say of the whole ("about", "bc" …); none if not a date."""
    text = _QUARTER.sub(lambda m: f" Quarter{'ABCD'[_quarter(m) - 1]} ", text) if "q" in text.casefold() else text
    tokens: list[Token] = []
    flags: set[str] = set()
    for match in _TOKEN.finditer(text.strip()):
        token = _token(match, text, language, flags)
        if token is None:
            return [], flags
        if token[0]:
            tokens.append(token)
    while tokens and tokens[-1][0] in "-/.":
        tokens.pop()
    if "open" not in flags and text.rstrip(" ,.;")[-1:] in tuple("-–—/"):
        return [], flags
    return tokens, flags


def _quarter(match: re.Match[str]) -> int:
    """1 to 4."""
    word = (match[1] or match[2] or match[3]).casefold()
    return _ORDINALS.get(word) or int(word[0])


_SKIP: Token = ("", 0, "")


def _token(match: re.Match[str], text: str, language: str, flags: set[str]) -> Token | None:
    """One token; `_SKIP` is noise, None something that no date holds."""
    kind, written = match.lastgroup, match.group()
    if kind == "letter" or kind == "year":
        return "Y", int(match["year"]), written
    if kind == "number":
        return "N", int(match["number"]), match["number"]
    if kind == "word":
        return _word(written, language, flags)
    if kind == "dash":
        return "-", 0, written
    if kind == "slash":
        return "/", 0, written
    if kind == "and":
        return "-", 0, "–"
    if kind == "dot":
        between = (
            match.string[match.start() - 1 : match.start()].isdigit()
            and match.string[match.end() : match.end() + 1].isdigit()
        )
        return (".", 0, written) if between else _SKIP
    if kind == "mark":
        flags.add("unsure")
        return _SKIP
    if kind == "eight":
        return "E", int(written), written
    if kind == "decade":
        return "T", 0, (written[:3] + "X") if written[3] == "0" and "s" in written else written
    return _SKIP if kind == "noise" else None


def _word(written: str, language: str, flags: set[str]) -> Token | None:
    """A word of a date."""
    word = written.casefold()
    if month := month_number(written, language):
        return "M", month, written
    if season := SEASONS.get(written.capitalize()):
        return "S", season, written
    if len(word) == 8 and word[:7] == "quarter":
        return "S", 33 + "abcd".index(word[7]) if word[7] in "abcd" else 33, written
    if word in _WEEKDAYS or word in _DROPPED:
        return _SKIP
    if word in _TO_WORDS:
        return "-", 0, "–"
    if word in _FEASTS:
        return "F", 0, written
    for words, flag in ((_ABOUT, "about"), (("bc", "bce"), "bc"), (_NOW, "open")):
        if word in words:
            flags.add(flag)
            return _SKIP
    return None


def _meaning(tokens: list[Token], language: str) -> Core:
    """What the shape of the tokens means."""
    shape = "".join(letter for letter, _, _ in tokens)
    numbers = [(value, written) for letter, value, written in tokens if letter not in "-/."]
    if shape == "E":
        return _day(numbers[0][0] // 10000, numbers[0][0] // 100 % 100, numbers[0][0] % 100)
    if shape == "T":
        return _decade(numbers[0][1])
    if shape in _NUMERIC:
        return _numeric(numbers[0][0], numbers[1][0], numbers[2][0], language, shape[1])
    roles = _SHAPES.get(shape) or _SHAPES.get(shape.replace("/", "-"))
    if roles:
        return _from_roles(roles, [value for value, _ in numbers])
    if shape in ("Y-N", "Y/N", "SY-N", "SY/N"):
        return _short_range(numbers, tokens[-2][2])
    return _NONE


def _from_roles(roles: str, values: list[int]) -> Core:
    """A date or a range out of its parts; parts that one end leaves out are those of the other."""
    part = dict(zip(roles, values, strict=True))
    month, second_month = part.get("m") or part.get("s", 0), part.get("M") or part.get("S", 0)
    if roles == "syY":  # Winter 2011–2012 is one winter
        return _season_across(part["s"], part["y"], part["Y"])
    if 0 in (part.get("d", 1), part.get("D", 1), part.get("m", 1), part.get("M", 1)):
        return _NONE
    if not any(role.isupper() for role in roles):
        return _point(part["y"], month, part.get("d", 0))
    year = part.get("y") or part.get("Y", 0)
    later = part.get("Y") or year
    left = _point(year, month, part.get("d", 0))
    same_month = month if "D" in part or ("Y" not in part and "M" not in part and "S" not in part) else 0
    right = _point(later, second_month or same_month, part.get("D", 0))
    return _range(left, right) if left[0] and right[0] else _NONE


def _season_across(season: int, year: int, after: int) -> Core:
    """Winter 2011–12: the season that crosses the new year."""
    if season not in (22, 24) or after != year + 1:
        return _range(_point(year, season), _point(after, season))
    return f"{year:04}-{season}", date(year, 12, 1), date(after, 3, 31)


def _numeric(one: int, two: int, year: int, language: str, separator: str) -> Core:
    """`25/12/2011`: known where one part is over 12, both are equal, or the language has but one order."""
    first, second = (
        _point(year, two, one) if 1 <= two <= 12 else _NONE,
        _point(year, one, two) if 1 <= one <= 12 else _NONE,
    )
    if language not in _MONTH_FIRST:
        second = _NONE
    if first[0] is None or first == second or second[0] is None:
        return first if first[0] else second
    days = sorted(day for day in (first[1], second[1]) if day)
    return f"{year:04}", days[0], days[-1]


def _short_range(numbers: list[tuple[int, str]], dash: str) -> Core:
    """`2011–13` and `Winter 2011–12` are ranges, `2011-05` is a month; nobody knows what `2003/05` is."""
    *front, (year, _), (short, written) = numbers
    if len(written) != 2:
        return _NONE
    after = year - year % 100 + short
    if after <= year and short == 0 and year % 100 == 99:
        after = year + 1
    if front:
        return _season_across(front[0][0], year, after)
    forward = after > year
    if short > 12 or short == 0:
        return _range(_point(year), _point(after)) if forward else _NONE
    if dash == "-":
        return _point(year, short)
    if dash == "/":
        return _range(_point(year), _point(after)) if after == year + 1 else _NONE if forward else _point(year, short)
    if forward:
        return _range(_point(year), _point(after))
    return _point(year, short) if year >= 2000 else _NONE


# ------------------------------------------------------------------------------------------------- names of months


@lru_cache(maxsize=1024)
def month_number(word: str, language: str = "en") -> int:
    """1 to 12 for a month's name in English or the language, else in any that leaves no doubt; 0 for others."""
    if number := MONTHS.get(word) or MONTHS.get(word.capitalize()):
        return number
    folded = word.casefold()
    if len(folded) < 3 or folded in _WEEKDAYS or folded in _DROPPED:
        return 0
    from refcheck.words.data.months import ALL, BY_LANGUAGE

    return BY_LANGUAGE.get(language, {}).get(folded) or ALL.get(folded) or _misspelt(folded)


def _misspelt(word: str) -> int:
    """The month whose English name differs by one slip of the pen: Febuary, Septmber, Ocotber."""
    if not 5 <= len(word) <= 10:
        return 0
    found = [
        at
        for at, name in enumerate(LONG, 1)
        if len(name) > 5 and name[0].casefold() == word[0] and _one_slip(word, name.casefold())
    ]
    return found[0] if len(found) == 1 else 0


def _one_slip(one: str, two: str) -> bool:
    """Whether one letter is missing, added, wrong, or two neighbours are swapped."""
    if len(one) < len(two):
        one, two = two, one
    at = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(two))
    if len(one) == len(two):
        return one[at + 1 :] == two[at + 1 :] or (
            one[at : at + 2] == two[at : at + 2][::-1] and one[at + 2 :] == two[at + 2 :]
        )
    return len(one) == len(two) + 1 and one[at + 1 :] == two[at:]


# ------------------------------------------------------------------------------------------------------ writing


def style_of(raw: str) -> str:
    """How a date is written: `ymd`, `mdy`, `dmy`, `my` or `y`, with `-short` after it for short names of months.

    "" where the text is no date or has no such style (seasons, numbers with slashes).
    """
    return _style(raw) if len(raw) <= LONGEST else ""


@lru_cache(maxsize=4096)
def _style(raw: str) -> str:
    if _core(raw, "en")[0] is None:
        return ""
    tokens, _ = _tokens(_bare(raw), "en")
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
    same = _core(written, "en")[1:] == (day.first, day.last)
    return written if same and not any(feast in day.raw.casefold() for feast in _FEASTS) else day.raw


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
