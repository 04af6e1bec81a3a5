"""The names of months and seasons: English ones exactly, those of other languages and misspelt ones by look-up."""

from __future__ import annotations

from functools import lru_cache

LONG = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS = {name: at % 12 + 1 for at, name in enumerate((*LONG, *SHORT))} | {"Sept": 9}
SEASONS = {"Spring": 21, "Summer": 22, "Autumn": 23, "Fall": 23, "Winter": 24}


def words(text: str) -> frozenset[str]:
    """A set of words."""
    return frozenset(text.split())


WEEKDAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "lunes martes miércoles jueves viernes sábado domingo"
)
DROPPED = words(
    "of the on in at de del d den le el dated published date posted updated ad ce am pm utc gmt est edt pst pdt cst cdt"
)
FEASTS = words("easter christmas holiday xmas")


@lru_cache(maxsize=1024)
def month_number(word: str, language: str = "en") -> int:
    """1 to 12 for a month's name in English or the language, else in any that leaves no doubt; 0 for others."""
    if number := MONTHS.get(word) or MONTHS.get(word.capitalize()):
        return number
    folded = word.casefold()
    if len(folded) < 3 or folded in WEEKDAYS or folded in DROPPED:
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
