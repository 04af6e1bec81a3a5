"""Safe repairs of single parameters: what a value can only have meant, as edits on its exact place.

Every function gives None where no repair has one reading, or where the place is not known (rendered articles).
Sources: the fix policy of Help:CS1 errors; no check digit, title or name is ever made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from refcheck.model.article import Citation, Field
from refcheck.model.finding import Edit, Fix, Safety
from refcheck.words import cs1dates, cs1text
from refcheck.words.cs1form import Remark
from refcheck.words.identifiers import fault
from refcheck.words.templates import cs1_kind


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def replaced(field: Field | None, text: str, title: str, safety: Safety = Safety.SAFE) -> Fix | None:
    """Puts another value in; None where it is the same, or where comments or templates would be lost."""
    if field is None or field.start < 0 or not text or text == field.raw or "<!--" in field.raw:
        return None
    return Fix(title, (Edit(field.start, field.end, text),), safety)


def dropped(*fields: Field | None, of: Citation) -> Fix | None:
    """Removes whole parameters of a citation; the space before the last one goes where none stood behind it."""
    if any(f is None or f.outer_start < 0 or "<!--" in f.raw for f in fields):
        return None
    known = sorted((f for f in fields if f is not None), key=lambda f: f.outer_start)
    names = ", ".join(dict.fromkeys(f"|{f.written}=" for f in known))
    edits = [Edit(f.outer_start, f.outer_end, "") for f in known]
    gone = {id(f) for f in known}
    kept = [f for f in of.fields if f.outer_start >= 0 and id(f) not in gone]
    if kept and kept[-1].outer_end < edits[-1].end and known[-1].end == known[-1].outer_end:
        first = next(at for at, edit in enumerate(edits) if edit.start >= kept[-1].outer_end)
        edits[first] = Edit(min(kept[-1].end, edits[first].start), edits[first].end, "")
    return Fix(f"Remove {names}", tuple(edits), Safety.SAFE)


def access_dropped(text: str, citation: Citation, field: Field | None) -> Fix | None:
    """Removes the date of access of what has no address, unless an address stands somewhere in the citation."""
    whole = text[citation.start : citation.end]
    if "://" in whole or "www." in whole or cs1_kind(citation.template) == "web":
        return None
    return dropped(field, of=citation)


def renamed(
    text: str, citation: Citation, field: Field | None, meant: str, today: date, known: Sequence[Remark]
) -> Fix | None:
    """Gives a misspelt parameter its name; safe where only hyphens, spaces or case differ, or where the value was
    renamed with it (`deadurl=yes` became `url-status=dead`).

    `known` is all that the module remarks of the citation now.  None where the citation already has that field, so
    that nobody knows which value is right, and where the module would have something to say against the value under
    its new name.
    """
    if field is None or field.outer_start < 0 or "<!--" in field.raw:
        return None
    if any([other.written == meant or (other.name == field.name and other is not field) for other in citation.fields]):
        return None
    at = text.find(field.written, field.outer_start, field.start)
    if at < 0:
        return None
    value = _value_for(meant, field)
    if value is None:
        return None
    if meant == "url-status" and value == "live" and citation.field("archive-url") is None:
        return dropped(field, of=citation)
    if _objects(citation, field, meant, value, today, known):
        return None
    edits = [Edit(at, at + len(field.written), meant)]
    if value != field.raw:
        edits.append(Edit(field.start, field.end, value))
    same = _bare(field.written) == _bare(meant) or meant in _VALUES or meant == "url-access"
    safety = Safety.SAFE if same else Safety.UNSAFE
    return Fix(f"Rename |{field.written}= to |{meant}=", tuple(edits), safety)


def _value_for(meant: str, field: Field) -> str | None:
    """The value under the new name, None where the old one says nothing that can be said there."""
    value = field.value.lower()
    if meant in _VALUES:
        return _VALUES[meant].get(value)
    if meant == "url-access":
        kind = field.written.lower()
        return kind if kind in ("registration", "subscription") and value in _YES else None
    return field.raw


def _objects(citation: Citation, field: Field, meant: str, value: str, today: date, known: Sequence[Remark]) -> bool:
    """Whether Citation Style 1 would have more to say of the citation with this parameter renamed."""
    from refcheck.words.cs1template import judged
    from refcheck.words.templates import canonical, citation_kind

    kind = cs1_kind(citation.template)
    if kind is None:
        return False
    name = canonical(meant, citation_kind(citation.template) or "")
    shown = field.value if value == field.raw else value
    now = Field(name, meant, shown, value, field.start, field.end, field.outer_start, field.outer_end)
    fields = [now if one is field else one for one in citation.fields]
    left = [remark.id for remark in known]
    for remark in judged(fields, kind, today):
        if remark.id not in left:
            return True
        left.remove(remark.id)
    return False


_YES = ("yes", "y", "true", "1")
# Parameters whose words changed together with their name.
_VALUES = {
    "url-status": dict.fromkeys(_YES, "dead")
    | dict.fromkeys(("no", "n", "false"), "live")
    | {word: word for word in ("live", "dead", "unfit", "usurped", "deviated", "bot: unknown")},
    "name-list-style": dict.fromkeys((*_YES, "amp", "&"), "amp") | {"vanc": "vanc", "and": "and"},
}


def _bare(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "").replace(" ", "")


def identifier_fix(field: Field | None, today: date) -> Fix | None:
    """Takes off what does not belong to an ISBN or a DOI; only where the rest is sound."""
    if field is None:
        return None
    value = field.raw.strip().rstrip(".,;:")
    if field.name == "isbn":
        value = _pattern(r"(?i)^isbn(?:-?1[03])?:?\s*").sub("", value)
        value = _pattern("[‐‑‒–—−]").sub("-", value).replace("x", "X")
    else:
        value = _pattern(r"(?i)^(?:doi:\s*|https?://(?:dx\.)?doi\.org/)").sub("", value)
    if fault(field.name, value, today) is not None:
        return None
    return replaced(field, value, f"Write the {field.name.upper()} as {value}")


def prefix_fix(field: Field | None) -> Fix | None:
    """The number without the name of its scheme."""
    if field is None:
        return None
    return replaced(field, _pattern(r"^[A-Za-z]+ ?").sub("", field.raw), "Remove the prefix")


def extra_fix(field: Field | None, what: str) -> Fix | None:
    """The value without the word that the template prints itself."""
    if field is None:
        return None
    raw = field.raw
    if what == "extra_text_edition":
        kept = raw[: cs1text.edition_extra(raw)]
    else:
        kept = raw[_EXTRA[what](raw) :].lstrip("-‐‑–—_#.: ")
    if _pattern(_COUNTED).search(kept):  # `p. 3 and pp. 5–7` says it more than once
        return None
    return replaced(field, kept.strip(), "Remove the repeated word")


_COUNTED = r"(?i)(?<![^\W_])(?:pp?|pgs?|pages?|vols?|volumes?|nos?|issues?|numbers?)(?:\.|(?![^\W_]))"
_EXTRA = {
    "extra_text_pages": cs1text.pages_extra,
    "extra_text_volume": cs1text.volume_extra,
    "extra_text_issue": cs1text.issue_extra,
}


def harv_fix(citation: Citation, field: Field | None) -> Fix | None:
    """`ref=harv` is what the template does anyway."""
    if field is None or field.raw != "harv":
        return None
    # Where it is given twice, the other one would still be there.
    return dropped(*(one for one in citation.fields if one.name == field.name and one.raw == "harv"), of=citation)


def invisible_fix(field: Field | None) -> Fix | None:
    """Spaces that look like spaces become spaces, what has no width goes; nothing is made of a lost character."""
    if field is None or "\ufffd" in field.raw:
        return None
    text = _pattern("[\u200b\u00ad\x7f]").sub("", field.raw)
    text = _pattern("[ \t\r\n]*[\u00a0\u200a\t\r\n][ \t\r\n]*").sub(" ", text)
    return replaced(field, text, "Replace characters that cannot be seen") if cs1text.invisible(text) is None else None


def unlinked(field: Field | None) -> Fix | None:
    """The page's name without brackets."""
    match = _pattern(r"\[\[([^\[\]|{}<>#]+)(?:\|[^\[\]]*)?\]\]").fullmatch(field.raw) if field else None
    return replaced(field, match[1].strip(), "Remove the brackets") if match else None


def quotes_fix(text: str, citation: Citation, field: Field | None) -> Fix | None:
    """The value without the marks for italics and bold.

    A publisher that is written in italics throughout, where no work is named, is the title of a newspaper or site: it
    becomes `work`, which readers see in italics as before.
    """
    if field is None:
        return None
    fix = replaced(field, _pattern(r"'{2,5}").sub("", field.raw), "Remove italics and bold")
    if fix is None or field.written != "publisher" or citation.work or cs1_kind(citation.template) not in _OF_WORKS:
        return fix
    at = text.find(field.written, field.outer_start, field.start)
    if field.outer_start < 0 or at < 0 or not _pattern(r"''(?!')(?:(?!'').)+(?:''(?!'))?").fullmatch(field.raw):
        return fix
    edits = (Edit(at, at + len(field.written), "work"), *fix.edits)
    return Fix("Write the title of the work, |work=, in place of italics", edits, Safety.SAFE)


_OF_WORKS = ("web", "news", "magazine")


def punctuation_fix(field: Field | None) -> Fix | None:
    """The value without stray marks at its ends; a character reference keeps its semicolon."""
    if field is None or _pattern(r"&#?\w+;$").search(field.raw):
        return None
    return replaced(field, field.raw.rstrip(",;: ").lstrip("= "), "Remove stray punctuation")


def url_fix(field: Field | None) -> Fix | None:
    """An address that lacks only its scheme, or has it twice, or stands in brackets."""
    if field is None:
        return None
    value = field.raw
    if value.startswith("[") and value.endswith("]") and " " not in value:
        value = value.strip("[]")
    value = _pattern(r"(?i)^https?:/*(?=https?://)").sub("", value)
    if value.lower().startswith("www."):
        value = f"https://{value}"
    from refcheck.words.cs1urls import is_url

    return replaced(field, value, "Write the address so that it can be followed") if is_url(value) else None


def date_added(citation: Citation, field: Field | None) -> Fix | None:
    """Adds the day that the address of the archived copy holds, unless that is before the date of the source."""
    from refcheck.words.cs1urls import wayback_day

    day = wayback_day(field.raw) if field is not None else None
    if field is None or day is None or field.outer_end < 0 or citation.field("archive-date"):
        return None
    if _is_before(day, citation):
        return None
    text = f" |archive-date={_written(day, citation)}"
    return Fix("Add |archive-date= from the address", (Edit(field.end, field.end, text),), Safety.SAFE)


def _written(day: str, citation: Citation) -> str:
    """A day of eight digits in the style of the citation's other dates."""
    from refcheck.words.dates import write

    dates = (citation.archive_date, citation.access_date, citation.date)
    like = next((known.raw for known in dates if known is not None and known.exact), "2000-01-01")
    return write(date.fromisoformat(day_in_words(day)), like=like)


def archive_form_fix(field: Field | None) -> Fix | None:
    """A Wayback Machine address that holds its moment in full, written in the right form."""
    if field is None or field.start < 0:
        return None
    from refcheck.words import archives
    from refcheck.words.cs1urls import archive_fault

    at = field.raw.rfind("http", 1, field.raw.rfind("/http") if "/http" in field.raw else len(field.raw))
    inner = field.raw[at:] if at > 0 else ""
    if inner and archives.service(inner) == "wayback" and not archive_fault(inner):
        return replaced(field, inner, "Write the address of the archived copy once")
    link = archives.read(field.raw)
    if link is None or not link.exact or not link.original or "*" in field.raw or field.raw != field.value:
        return None
    address = archives.wayback(link.original, link.timestamp)
    if archive_fault(address) or not address.endswith(link.original):
        return None
    return replaced(field, address, "Write the address of the archived copy in full")


def url_added(field: Field | None) -> Fix | None:
    """Adds the address that was archived, as the address of the copy holds it."""
    from refcheck.words.archives import read

    link = read(field.raw) if field is not None else None
    if field is None or link is None or not link.original or field.outer_start < 0:
        return None
    if not link.original.startswith(("http://", "https://")):
        return None
    edit = Edit(field.outer_start, field.outer_start, f"|url={link.original} ")
    return Fix("Add |url= from the archived copy's address", (edit,), Safety.SAFE)


def _is_before(day: str, citation: Citation) -> bool:
    """Whether a capture's day is before the source's: one of the two is wrong, and no other day mends that."""
    dated = citation.date
    return dated is not None and dated.first is not None and day < f"{dated.first:%Y%m%d}"


def timestamp_fix(citation: Citation, field: Field | None, day: str) -> Fix | None:
    """The day of the capture in the style of the date that stands there, unless it is before that of the source."""
    if field is None or _is_before(day, citation):
        return None
    try:
        text = _written(day, citation)
    except ValueError:
        return None
    return replaced(field, text, f"Set |{field.written}= to the day of the capture")


def is_day(day: str) -> bool:
    """Whether eight digits are a day that exists."""
    try:
        date.fromisoformat(day_in_words(day))
    except ValueError:
        return False
    return True


def dash_fix(field: Field | None) -> Fix | None:
    """An en dash for the hyphen in a range."""
    return replaced(field, field.raw.replace("-", "–"), "Write the range with a dash") if field else None


def date_fix(field: Field | None, today: date) -> Fix | None:
    """The same day or month in a form that the style knows; only where the text has one reading."""
    if field is None or field.start < 0:
        return None
    from refcheck.words.dates import read, write

    meant = read(field.raw)
    if meant.first is None:
        return None
    if about := _pattern(r"(?i:c|ca|circa)\b\.?\s*(\d{3,4})").fullmatch(field.raw.strip()):
        text = f"c. {about[1]}"
    elif (meant.edtf or "")[-1:] in "~?X":
        return None
    elif _pattern(r"\d+[/.]\d+[/.]\d+").search(field.raw):
        if not meant.exact:  # the month may stand first or second
            return None
        text = write(meant, style="ymd")
    else:
        text = write(meant, style=_style(field.raw, meant.exact))
    safety = Safety.SAFE
    if (years := _pattern(r"\s*(\d\d\d\d)-(\d\d)\s*").fullmatch(field.raw)) and (int(years[1]) + 1) % 100 == int(
        years[2]
    ):
        safety = Safety.UNSAFE  # `2009-10` may be a season or a year of accounts
    check = cs1dates.accessed if field.name == "access-date" else cs1dates.published
    if not check(text, today).good or (read(text).first, read(text).last) != (meant.first, meant.last):
        return None
    return replaced(field, text, f"Write the date as {text}", safety)


def _style(raw: str, exact: bool) -> str:
    """Day first or month first, as it was written; numbers stay numbers."""
    if not exact:
        return "my"
    if _pattern(r"\d{4}\W+\d\d?\W+\d\d?").match(raw.strip()):
        return "ymd"
    words = _pattern(r"[^\W\d_]{3,}|\d{1,2}(?!\d)").findall(raw)
    months = [w for w in words if not w.isdigit() and not w.lower().endswith(("day", "the"))]
    first_day = next((i for i, w in enumerate(words) if w.isdigit()), 0)
    first_month = words.index(months[0]) if months else 1
    return "mdy" if first_month < first_day else "dmy"


def day_in_words(day: str) -> str:
    """Eight digits as a date with hyphens."""
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"
