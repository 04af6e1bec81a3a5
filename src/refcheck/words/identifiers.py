"""Whether an identifier can be one: the forms, check digits and ranges of ISBN, DOI, PMID and two dozen others.

`fault(kind, value, today)` is the door.  The forms are those of Citation Style 1 (Help:CS1 errors) as of February
2025; check digits by `stdnum`.  Nothing here mends a check digit: which digit is wrong cannot be known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, lru_cache

from refcheck.words.data.identifier_limits import AS_OF, LIMITS


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _full(expression: str, value: str) -> re.Match[str] | None:
    return _pattern(expression).fullmatch(value)


@lru_cache(maxsize=4096)  # a page is judged again after its fixes
def fault(kind: str, value: str, today: date) -> str | None:
    """What is wrong with an identifier, in a few words; None where it can be right or the kind is not known.

    The words are those of CS1's message where it has any ("checksum", "length", "invalid prefix").
    """
    check = CHECKS.get(kind)
    return None if check is None else check(value, today)


def isbn_fault(value: str, _: date) -> str | None:
    """ISO 2108: 10 or 13 digits, groups divided by hyphens or spaces."""
    if not _full(r"[\s0-9X-]+", value):
        return "invalid character"
    digits = value.translate(_SEPARATORS)
    if len(digits) == 10:
        return _isbn10_fault(digits)
    if len(digits) != 13:
        return "length"
    if not digits.isdecimal():
        return "invalid character"
    if digits[:3] not in ("978", "979"):
        return "invalid prefix"
    if digits.startswith("9790"):
        return "invalid group id"
    return None if _ean_checks(digits) else "checksum"


def _isbn10_fault(digits: str) -> str | None:
    if not _full(r"[0-9]{9}[0-9X]", digits):
        return "invalid form"
    if not _isbn10_checks(digits):
        return "checksum"
    return "invalid group id" if digits.startswith(("630", "631")) else None  # numbers that Amazon gave to videos


def _isbn10_checks(digits: str) -> bool:
    # Nearly all are right: their sum says so, and the library, slow to import, is asked only where it does not.
    if sum((10 - at) * (10 if digit == "X" else int(digit)) for at, digit in enumerate(digits)) % 11 == 0:
        return True
    from stdnum import isbn

    return bool(isbn.is_valid(digits))


def _ean_checks(digits: str) -> bool:
    if (sum(map(int, digits[::2])) + 3 * sum(map(int, digits[1::2]))) % 10 == 0:
        return True
    from stdnum import ean

    return bool(ean.calc_check_digit(digits[:-1]) == digits[-1])


_SEPARATORS = {ord(c): None for c in " \t\n\r\f\v-"}
_DASHES = _SEPARATORS | {ord("–"): None}


def sbn_fault(value: str, _: date) -> str | None:
    """The nine-digit forerunner of the ISBN."""
    if not _full(r"[\s0-9X-]+", value):
        return "invalid character"
    digits = value.translate(_SEPARATORS)
    if len(digits) != 9:
        return "length"
    if not _full(r"[0-9]{8}[0-9X]", digits):
        return "invalid form"
    return None if _isbn10_checks("0" + digits) else "checksum"


def issn_fault(value: str, _: date) -> str | None:
    """ISO 3297: eight characters."""
    digits = value.translate(_DASHES)
    if not _full(r"[0-9]{7}[0-9X]", digits):
        return "it has not the form NNNN-NNNN"
    from stdnum import issn

    return None if issn.calc_check_digit(digits[:-1]) == digits[-1] else "checksum"


def ismn_fault(value: str, _: date) -> str | None:
    """ISO 10957: 13 digits from 979-0."""
    digits = value.translate(_SEPARATORS)
    if not _full(r"9790[0-9]{9}", digits):
        return "it is not 13 digits from 979-0"
    return None if _ean_checks(digits) else "checksum"


# Registrants: 4 digits from 1000, or 5 (up to 39999 with a subdivision); 5555 is for tests only.
_REGISTRANT = r"(?!5555$)(?:[1-9][0-9]{3}(?:\.[0-9]+)*|[1-3][0-9]{4}(?:\.[0-9]+)+|[1-9][0-9]{4}|[0-9]{3}\.[0-9.]+)"


def doi_fault(value: str, today: date) -> str | None:
    """ISO 26324 as the agencies give them out: `10.` registrant `/` suffix."""
    match = _full(r"10\.([^/]+)/([^\s–]*[^\s–.,])", value)
    if match is None:
        return "it has not the form 10.NNNN/suffix"
    registrant = match[1]
    if _full(_REGISTRANT, registrant) is None or (registrant.isdecimal() and int(registrant) > _highest("doi", today)):
        return "no such registrant"
    return None


def hdl_fault(value: str, _: date) -> str | None:
    """RFC 3650: prefix, slash, suffix."""
    return None if _full(r"[^\s–/]+/[^\s–]*[^\s–.,]", value) else "it has not the form prefix/suffix"


def _highest(kind: str, today: date) -> int:
    """The highest number that a scheme can have given out by a day."""
    limit, a_year = LIMITS[kind]
    return limit + a_year * max(0, (today - AS_OF).days) // 365


def _number_fault(kind: str, value: str, today: date, first: int = 1) -> str | None:
    if not _full(r"[0-9]{1,18}", value):
        return "it is not a number"
    if int(value) < first:
        return "the number is too low"
    return "no such number was given out" if int(value) > _highest(kind, today) else None


def pmid_fault(value: str, today: date) -> str | None:
    """PubMed's number."""
    return _number_fault("pmid", value, today)


def pmc_fault(value: str, today: date) -> str | None:
    """PubMed Central's number; its prefix is tolerated."""
    return _number_fault("pmc", value[3:] if value[:3] in ("PMC", "pmc") else value, today)


def s2cid_fault(value: str, today: date) -> str | None:
    """Semantic Scholar's number."""
    return "it begins with 0" if value.startswith("0") else _number_fault("s2cid", value, today)


def ssrn_fault(value: str, today: date) -> str | None:
    """The Social Science Research Network's number."""
    return _number_fault("ssrn", value, today, 100)


def osti_fault(value: str, today: date) -> str | None:
    """The number of the U.S. Office of Scientific and Technical Information."""
    return _number_fault("osti", value, today, 1018)


def rfc_fault(value: str, today: date) -> str | None:
    """A Request for Comments."""
    return _number_fault("rfc", value, today)


def oclc_fault(value: str, today: date) -> str | None:
    """WorldCat's number, with or without one of its prefixes."""
    match = _full(r"ocm([0-9]{8})|ocn([0-9]{9})|on([0-9]{10,12})|\(OCoLC\)([1-9][0-9]{0,8})|([0-9]{1,10})", value)
    if match is None:
        return "it has none of the forms of an OCLC number"
    number = next(group for group in match.groups() if group)
    return _number_fault("oclc", number, today)


def lccn_fault(value: str, _: date) -> str | None:
    """The Library of Congress' control number, after its own normalisation."""
    if " " in value:
        return "it has none of the forms of an LCCN"
    head, hyphen, tail = value.split("/", 1)[0].partition("-")
    text = head + tail.rjust(6, "0") if hyphen else head
    forms = (
        r"[0-9]{8}|[A-Za-z][0-9]{8}|[0-9]{10}|[A-Za-z]{2}[0-9]{8}|"
        r"[A-Za-z][0-9]{10}|[A-Za-z]{3}[0-9]{8}|[A-Za-z]{2}[0-9]{10}"
    )
    return None if _full(forms, text) else "it has none of the forms of an LCCN"


def jstor_fault(value: str, _: date) -> str | None:
    """JSTOR's number or code alone, no address."""
    bad = "jstor" in value.lower() or value.lower().startswith(("http://", "https://")) or _pattern(r"\s").search(value)
    return "only the number belongs here" if bad else None


def bibcode_fault(value: str, today: date) -> str | None:
    """The 19 characters of the Astrophysics Data System."""
    if len(value) != 19:
        return "length"
    match = _full(r"([0-9]{4})[A-Za-z][A-Za-z0-9&.]{3}[A-Za-z0-9.]{10}[A-Za-z.]", value)
    if match is None:
        return "value"
    if not 1000 <= int(match[1]) <= today.year + 1:
        return "year"
    return "journal" if "&." in value else None


def arxiv_fault(value: str, _: date) -> str | None:
    """arXiv's identifiers of before and after April 2007."""
    old = _full(r"[A-Za-z][A-Za-z.-]*/([0-9]{2})([0-9]{2})[0-9]{3}(?:v[0-9]+)?", value)
    if old:
        year, month = int(old[1]), int(old[2])
        good = 1 <= month <= 12 and ((year == 91 and month >= 7) or year > 91 or year < 7 or (year == 7 and month <= 3))
        return None if good else "no such month"
    new = _full(r"([0-9]{2})([0-9]{2})\.([0-9]{4,5})(?:v[0-9]+)?", value)
    if new is None:
        return "it has not the form YYMM.NNNNN"
    year, month = int(new[1]), int(new[2])
    if not 1 <= month <= 12 or year < 7 or (year == 7 and month < 4):
        return "no such month"
    return None if len(new[3]) == (5 if year >= 15 else 4) else "the number of digits does not fit the year"


def old_arxiv(value: str) -> bool:
    """Whether an arXiv identifier is of the old kind, which holds its class itself."""
    return "/" in value


def _preprint_fault(value: str, today: date) -> str | None:
    match = _full(
        r"10\.(?:1101|64898)/(?:[0-9]{6}|(20[0-9]{2})\.([0-9]{2})\.([0-9]{2})\.[0-9]{6,8}(?:v[0-9]+)?)", value
    )
    if match is None:
        return "it has not the form 10.1101/…"
    if match[1] is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return "no such day"
    return None if date(2019, 12, 11) <= day <= today + timedelta(days=1) else "no such day"


def citeseerx_fault(value: str, _: date) -> str | None:
    """CiteSeerX's old DOI-like number."""
    return None if _full(r"10\.1\.1\.[1-9][0-9]{0,3}\.[1-9][0-9]{0,3}", value) else "it has not the form 10.1.1.N.N"


def asin_fault(value: str, _: date) -> str | None:
    """Amazon's number; a book's ISBN belongs into `isbn=`."""
    if not _full(r"[0-9A-Z]{10}", value):
        return "it is not ten capital letters and digits"
    if _full(r"[0-9]{9}[0-9X]", value):
        if value.startswith(("630", "631")):
            return None
        return "this is an ISBN" if _isbn10_checks(value) else "it does not begin with a letter"
    return None if value[0].isalpha() else "it does not begin with a letter"


def jfm_fault(value: str, _: date) -> str | None:
    """Jahrbuch über die Fortschritte der Mathematik."""
    return None if _full(r"(?:JFM )?[0-9]{2}\.[0-9]{4}\.[0-9]{2}", value) else "it has not the form NN.NNNN.NN"


def mr_fault(value: str, _: date) -> str | None:
    """Mathematical Reviews."""
    return None if _full(r"(?:MR ?)?[0-9]{1,7}", value) else "it is not a number of up to seven digits"


def zbl_fault(value: str, _: date) -> str | None:
    """Zentralblatt MATH."""
    return None if _full(r"(?:Zbl )?[0-9]{1,4}\.[0-9]{5}|[0-9]{8}", value) else "it has not the form NNNN.NNNNN"


def ol_fault(value: str, _: date) -> str | None:
    """Open Library's number with the letter of its kind."""
    return None if _full(r"(?:OL)?[0-9]+[AMW]", value) else "it is not a number with A, M or W"


def message_id_fault(value: str, _: date) -> str | None:
    """RFC 5536: a message of Usenet, without the angle brackets."""
    return None if _full(r"[^<>@]+@[^<>]+", value) else "it has not the form left@right"


CHECKS: dict[str, Callable[[str, date], str | None]] = {
    "arxiv": arxiv_fault,
    "asin": asin_fault,
    "bibcode": bibcode_fault,
    "biorxiv": _preprint_fault,
    "citeseerx": citeseerx_fault,
    "doi": doi_fault,
    "eissn": issn_fault,
    "hdl": hdl_fault,
    "isbn": isbn_fault,
    "ismn": ismn_fault,
    "issn": issn_fault,
    "jfm": jfm_fault,
    "jstor": jstor_fault,
    "lccn": lccn_fault,
    "medrxiv": _preprint_fault,
    "message-id": message_id_fault,
    "mr": mr_fault,
    "oclc": oclc_fault,
    "ol": ol_fault,
    "osti": osti_fault,
    "pmc": pmc_fault,
    "pmid": pmid_fault,
    "rfc": rfc_fault,
    "s2cid": s2cid_fault,
    "sbn": sbn_fault,
    "ssrn": ssrn_fault,
    "zbl": zbl_fault,
}

# What CS1 tolerates and notes: the identifier carries its own prefix, or is a temporary one.
_NOTED = {
    "pmc": r"[Pp][Mm][Cc][0-9]+",
    "mr": r"MR ?[0-9]+",
    "jfm": r"JFM .*",
    "zbl": r"[0-9]{8}",
}


def tolerated(kind: str, value: str) -> bool:
    """Whether a valid identifier is written with its scheme's own prefix, or is a temporary Zbl number."""
    expression = _NOTED.get(kind)
    return expression is not None and _full(expression, value) is not None


def beyond_limit(fault_words: str) -> bool:
    """Whether a fault is only that the number is higher than any known when the table was made."""
    return fault_words == "no such number was given out"
