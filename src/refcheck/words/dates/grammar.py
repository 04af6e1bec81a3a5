"""The whole grammar of dates, for what the common forms do not cover.

A date is cut into tokens, every token gets a letter (`Y` a year, `M` a month's name, `N` a number of one or two digits,
`S` a season, `-` or `/` a separator), and the word made of these letters ("MNY", "N-NMY") is looked up in a table that
says which token is what.
"""

from __future__ import annotations

import re
from datetime import date

from refcheck.words.dates.intervals import NONE, Core, about, decade, point, stretch, whole_day
from refcheck.words.dates.names import DROPPED, FEASTS, SEASONS, WEEKDAYS, month_number, words
from refcheck.words.patterns import later

_TOKEN = later(
    r"(?P<decade>[0-9]{3}0['’]?s\b|[0-9]{2}[0-9]X\b|[0-9]{2}XX\b)"
    r"|(?P<eight>[12][0-9]{3}[01][0-9][0-3][0-9])(?![0-9A-Za-z])"
    r"|(?P<year>[0-9]{3,4})(?P<letter>[a-z])?(?![0-9A-Za-z])"
    r"|(?P<number>[0-9]{1,2})(?:st|nd|rd|th|er|º|ª|°)?(?![0-9])"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<dash>[-‐‑‒–—―−])|(?P<slash>/)|(?P<and>&)|(?P<mark>\?)"
    r"|(?P<dot>\.)|(?P<noise>[\s,'’()\[\]]+)|(?P<bad>.)",
    re.S,
)
_TIME = later(
    r"[T,\s]*(?<![0-9])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?\s*(?:[aApP]\.?\s?[mM]\.?(?![a-z]))?"
    r"\s*(?:Z\b|\(?(?:UTC|GMT|BST|CES?T|[ECMP][SD]?T|IST|AE[SD]T)\b\)?)?(?:[-+][0-9]{2}:?[0-9]{2})?\s*,?"
)
_QUARTER = later(
    r"(?i)\b(?:(first|second|third|fourth|[1-4](?:st|nd|rd|th)|[1-4])\s*(?:quarter|qtr)\b|q(?:uarter)?\s?([1-4])\b|([1-4])q\b)"
)
_CENTURY = later(
    r"(?i)\s*(?:the\s+)?(?:(early|mid|late)[-\s]+)?([0-9]{1,2})(?:st|nd|rd|th)[-\s]+century\s*(bce?|b\.c\.)?\s*\Z"
)
_CIRCA = later(r"(?i)\{\{\s*(?:circa|c\.|ca\.?|c)\s*(?:\|\s*([^{}|]*))?[^{}]*\}\}")
_TEMPLATE = later(r"\{\{\s*([^{}|]+?)\s*\|([^{}]*)\}\}")
_FIRST = later(r"\{\{\s*(er|1er(?: [^{}|\s]+)?)\s*\}\}")  # the French Wikipedia's 1{{er}} mai, {{1er mai}}
_CJK = later(r"([0-9]{4})\s*[年년](?:\s*([0-9]{1,2})\s*[月월](?:\s*([0-9]{1,2})\s*[日일])?)?")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_TO_WORDS = words("to through thru until till and und et y bis")
_ABOUT = words("c ca circa about approx approximately around early mid late")
_NOW = words("present now ongoing today")

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


def meaning_of(raw: str, language: str) -> Core:
    """What a text means as a date; its length must be bounded."""
    text = bare(raw)
    if century := _CENTURY.match(text):
        number = int(century[2])
        core = decade(f"{number - 1:02}XX") if not century[3] and number > 1 else NONE
        return (core[0], date(core[1].year + 1, 1, 1), date(min(9999, core[1].year + 100), 12, 31)) if core[1] else core
    tokens, flags = tokens_of(text, language)
    if not tokens:
        return NONE
    core = _meaning(tokens, language)
    if "open" in flags:
        return (f"{core[0]}/..", core[1], None) if core[0] else NONE
    if "bc" in flags:
        years = [value for letter, value, _ in tokens if letter in "YN"]
        return (f"-{years[0] - 1:04}", None, None) if len(tokens) == 1 and years and years[0] else NONE
    if "about" in flags:
        return about(core, "~")
    return about(core, "?") if "unsure" in flags else core


def bare(raw: str) -> str:
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
        text = _FIRST.sub(r"\1", text)
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


def tokens_of(text: str, language: str) -> tuple[list[Token], set[str]]:
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
    if word in WEEKDAYS or word in DROPPED:
        return _SKIP
    if word in _TO_WORDS:
        return "-", 0, "–"
    if word in FEASTS:
        return "F", 0, written
    for known, flag in ((_ABOUT, "about"), (("bc", "bce"), "bc"), (_NOW, "open")):
        if word in known:
            flags.add(flag)
            return _SKIP
    return None


def _meaning(tokens: list[Token], language: str) -> Core:
    """What the shape of the tokens means."""
    shape = "".join(letter for letter, _, _ in tokens)
    numbers = [(value, written) for letter, value, written in tokens if letter not in "-/."]
    if shape == "E":
        return whole_day(numbers[0][0] // 10000, numbers[0][0] // 100 % 100, numbers[0][0] % 100)
    if shape == "T":
        return decade(numbers[0][1])
    if shape in _NUMERIC:
        return _numeric(numbers[0][0], numbers[1][0], numbers[2][0], language, shape[1])
    roles = _SHAPES.get(shape) or _SHAPES.get(shape.replace("/", "-"))
    if roles:
        return _from_roles(roles, [value for value, _ in numbers])
    if shape in ("Y-N", "Y/N", "SY-N", "SY/N"):
        return _short_range(numbers, tokens[-2][2])
    return NONE


def _from_roles(roles: str, values: list[int]) -> Core:
    """A date or a range out of its parts; parts that one end leaves out are those of the other."""
    part = dict(zip(roles, values, strict=True))
    month, second_month = part.get("m") or part.get("s", 0), part.get("M") or part.get("S", 0)
    if roles == "syY":  # Winter 2011–2012 is one winter
        return _season_across(part["s"], part["y"], part["Y"])
    if 0 in (part.get("d", 1), part.get("D", 1), part.get("m", 1), part.get("M", 1)):
        return NONE
    if not any(role.isupper() for role in roles):
        return point(part["y"], month, part.get("d", 0))
    year = part.get("y") or part.get("Y", 0)
    later = part.get("Y") or year
    left = point(year, month, part.get("d", 0))
    same_month = month if "D" in part or ("Y" not in part and "M" not in part and "S" not in part) else 0
    right = point(later, second_month or same_month, part.get("D", 0))
    return stretch(left, right) if left[0] and right[0] else NONE


def _season_across(season: int, year: int, after: int) -> Core:
    """Winter 2011–12: the season that crosses the new year."""
    if season not in (22, 24) or after != year + 1:
        return stretch(point(year, season), point(after, season))
    return f"{year:04}-{season}", date(year, 12, 1), date(after, 3, 31)


def _numeric(one: int, two: int, year: int, language: str, separator: str) -> Core:
    """`25/12/2011`: known where one part is over 12, both are equal, or the language has but one order."""
    first, second = (
        point(year, two, one) if 1 <= two <= 12 else NONE,
        point(year, one, two) if 1 <= one <= 12 else NONE,
    )
    if language not in _MONTH_FIRST:
        second = NONE
    if first[0] is None or first == second or second[0] is None:
        return first if first[0] else second
    days = sorted(day for day in (first[1], second[1]) if day)
    return f"{year:04}", days[0], days[-1]


def _short_range(numbers: list[tuple[int, str]], dash: str) -> Core:
    """`2011–13` and `Winter 2011–12` are ranges, `2011-05` is a month; nobody knows what `2003/05` is."""
    *front, (year, _), (short, written) = numbers
    if len(written) != 2:
        return NONE
    after = year - year % 100 + short
    if after <= year and short == 0 and year % 100 == 99:
        after = year + 1
    if front:
        return _season_across(front[0][0], year, after)
    forward = after > year
    if short > 12 or short == 0:
        return stretch(point(year), point(after)) if forward else NONE
    if dash == "-":
        return point(year, short)
    if dash == "/":
        return stretch(point(year), point(after)) if after == year + 1 else NONE if forward else point(year, short)
    if forward:
        return stretch(point(year), point(after))
    return point(year, short) if year >= 2000 else NONE
