"""One citation's parameters, or hand-written text, → a `Citation` with its fields read.

The attributes follow Module:Citation/CS1: which parameter is the work's own title, which the chapter, which the
authors, depends on the class of template; tables of names are in `words.templates`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from refcheck.model.article import NOWHERE, Citation, CitationStyle, CitedDate, Field
from refcheck.model.record import Later, maker
from refcheck.words import dates
from refcheck.words.templates import cs1_kind

make_field = maker(Field)
make_citation = maker(Citation)

IDENTIFIERS = frozenset(
    "doi pmid pmc arxiv isbn issn eissn ismn oclc jstor bibcode asin hdl jfm lccn mr ol osti rfc sbn ssrn s2cid zbl "
    "citeseerx biorxiv medrxiv".split()
)
_WORK_NAMES = ("work", "journal", "newspaper", "magazine", "website", "periodical", "encyclopedia")
_BOOKISH = frozenset(("encyclopedia", "episode", "conference", "map"))
#: Classes whose chapter CS1 ignores.
_WHOLE = frozenset("web news journal magazine press-release podcast mailing-list newsgroup arxiv".split())
# What `dead-url=`, the parameter's former self, said.
_STATUS_WORDS = {"yes": "dead", "y": "dead", "true": "dead", "no": "live", "n": "live", "false": "live"}
_MOST_PEOPLE = 2000
_TEMPLATE = CitationStyle.TEMPLATE  # looking it up costs as much as three look-ups of names
_ET_AL = re.compile(r"\bet\.?\s{0,9}al\b", re.I)


def from_fields(
    start: int, end: int, template: str, kind: str, names: tuple[int, int], fields: Sequence[Field], language: str
) -> Citation:
    """The citation that a template's parameters describe.

    `template` is the name in refcheck's form, `kind` its class (`words.templates.citation_kind`), `names` the span of
    the name as written.
    """
    held = _held(fields)
    value = {name: read for name, field in held.items() if (read := field.value)}
    ids: tuple[tuple[str, str], ...] = ()
    if not IDENTIFIERS.isdisjoint(value):
        ids = tuple([(name, read) for name, read in value.items() if name in IDENTIFIERS])
    get = value.get
    title, chapter, work = _titles(kind, value)
    name = "date" if "date" in value else "year" if "year" in value else "publication-date"
    date = _date(held[name], language) if name in value else None
    if name == "year" and "month" in value and cs1_kind(template) is None:
        date = _assembled(value, language)
    access = _date(held["access-date"], language) if "access-date" in value else None
    archived = _date(held["archive-date"], language) if "archive-date" in value else None
    status = get("url-status", "")
    pages = get("pages") or get("page") or get("at") or get("p") or get("pp") or ""
    return make_citation(
        start,
        end,
        _TEMPLATE,
        _TEXT,
        template,
        names[0],
        names[1],
        tuple(fields),
        title,
        chapter,
        _AUTHORS,
        _EDITORS,
        work,
        get("publisher", ""),
        get("edition", ""),
        get("volume", ""),
        get("issue", "") or get("number", ""),
        pages,
        get("language", ""),
        get("via", ""),
        get("quote", ""),
        date,
        access,
        archived,
        get("url", "") or _automatic(template, value),
        get("chapter-url", "") or get("map-url", ""),
        get("archive-url", ""),
        _STATUS_WORDS.get(status, status),
        ids,
    )


def _held(fields: Sequence[Field]) -> dict[str, Field]:
    """The field that counts for each name."""
    held = {field.name: field for field in fields}
    return held if len(held) == len(fields) else _last_written(fields)


def _last_written(fields: Sequence[Field]) -> dict[str, Field]:
    """The field that counts for each name: of one spelling the last, of two spellings the first that says something."""
    held: dict[str, Field] = {}
    for field in fields:
        known = held.get(field.name)
        if known is None or known.written == field.written or not known.value:
            held[field.name] = field
    return held


def _automatic(template: str, value: Mapping[str, str]) -> str:
    """Where CS1 links a title that has no URL: to the free copy that an identifier names, a tweet to itself."""
    if template == "cite tweet" and "user" in value and (number := value.get("number") or value.get("issue")):
        return f"https://twitter.com/{value['user']}/status/{number}"
    if number := value.get("pmc"):
        return f"//www.ncbi.nlm.nih.gov/pmc/articles/PMC{number.removeprefix('PMC')}"
    if number := value.get("rfc"):
        return f"https://tools.ietf.org/html/rfc{number}"
    if value.get("doi-access") == "free" and "doi-broken-date" not in value and (number := value.get("doi")):
        return f"//doi.org/{number}"
    return ""


def _titles(kind: str, value: Mapping[str, str]) -> tuple[str, str, str]:
    """Title, chapter and work: what is part of what depends on the class of template."""
    get = value.get
    title = get("title") or _script(value, "script-title") or get("trans-title", "")
    chapter = "" if kind in _WHOLE else get("chapter") or _script(value, "script-chapter")
    work = ""
    for name in _WORK_NAMES:
        if name in value:
            work = value[name]
            break
    else:
        work = _script(value, "script-work")
    if kind in _BOOKISH:
        if kind == "encyclopedia" and work and title and not chapter:
            return work, title, ""
        if kind == "episode" and get("series"):
            return get("series", ""), title, ""
        if kind == "conference" and title and get("book-title"):
            return get("book-title", ""), title, ""
        if kind == "map" and get("map"):
            return title, get("map", ""), work
    return title, chapter, work


_CODE = re.compile(r"\s*[a-z]{2,3}\s*:\s*(?=\S)")


def _script(value: Mapping[str, str], name: str) -> str:
    """`script-title=ja:東京` without the code of its language."""
    return _CODE.sub("", value[name], count=1) if name in value else ""


def _people(value: Mapping[str, str], last: str, first: str) -> tuple[str, ...]:
    """The persons of one list, `Last, First`; as CS1 does, one missing number is got over, two end the list."""
    numbered = _numbered(last, first)
    if value.keys().isdisjoint(numbered[0]) and numbered[1][0] not in value:
        return ()
    names: list[str] = []
    missed = 0
    for family_name, given_name in numbered:
        family, given = value.get(family_name), value.get(given_name)
        if family is None and given is None:
            missed += 1
            if missed == 2:
                break
            continue
        missed = 0
        if family is not None:
            family = _without_others(family)
        name = f"{family}, {given}" if family and given else family or given
        if name:
            names.append(name)
    return tuple(names)


@cache
def _numbered(last: str, first: str) -> tuple[tuple[str, str], ...]:
    return tuple((f"{last}{number}", f"{first}{number}") for number in range(1, _MOST_PEOPLE))


def _listed(value: Mapping[str, str], vancouver: str, plain: str) -> tuple[str, ...]:
    """A list of names in one parameter: Vancouver style is split at its commas, running text never."""
    if vancouver in value:
        written = value[vancouver]
        # ((The Group, Inc.)) is one name
        names = re.findall(r"\s*\(\(([^()]*)\)\)|([^,]+)", written)
        read = [(whole or part).strip(" .()") for whole, part in names]
        return tuple(name for one in read if (name := _without_others(one)))
    if plain not in value:
        return ()
    written = value[plain]
    return (_without_others(written),)


def _without_others(names: str) -> str:
    """Names without "et al." and what follows it."""
    found = _ET_AL.search(names)
    return names if found is None else names[: found.start()].rstrip(",;. \t\r\n\u00a0([")


def _date(field: Field, language: str) -> CitedDate:
    return dates.read(field.raw, field.start, language)


def _assembled(value: Mapping[str, str], language: str) -> CitedDate:
    """The date of a template with parameters for day, month and year (`jour=`, `mois=`, `année=`); it has no place."""
    parts = [value[name] for name in ("day", "month", "year") if name in value]
    read = dates.read(" ".join(parts), 0, language)
    return CitedDate(read.raw, NOWHERE, NOWHERE, read.edtf, read.first, read.last)


# Few rules ask for what follows, and of few citations: it is read when asked for.


def _authors(citation: Citation) -> tuple[str, ...]:
    value = {name: read for name, field in _held(citation.fields).items() if (read := field.value)}
    names = _people(value, "last", "first") or _listed(value, "vauthors", "authors")
    if not names and citation.template == "cite tweet" and "user" in value:
        return (value["user"],)
    return names


def _editors(citation: Citation) -> tuple[str, ...]:
    value = {name: read for name, field in _held(citation.fields).items() if (read := field.value)}
    return _people(value, "editor-last", "editor-first") or _listed(value, "veditors", "editors")


def _text(citation: Citation) -> str:
    """About what CS1 prints; enough for a person to know the reference by."""
    date, title, chapter, access = citation.date, citation.title, citation.chapter, citation.access_date
    parts: list[str] = []
    if citation.authors:
        parts.append("; ".join(citation.authors) + f" ({date.raw})" if date else "; ".join(citation.authors))
    if chapter:
        parts.append(f"“{chapter}”. {title}" if title else f"“{chapter}”")
    elif title:
        parts.append(f"“{title}”")
    if citation.work:
        parts.append(citation.work)
    if citation.publisher:
        parts.append(citation.publisher)
    if date and not citation.authors:
        parts.append(date.raw)
    if citation.pages:
        parts.append(f"p. {citation.pages}")
    if access:
        parts.append(f"Retrieved {access.raw}")
    return ". ".join(parts) + "."


_TEXT, _AUTHORS, _EDITORS = Later(_text), Later(_authors), Later(_editors)
