"""Unites two references to one source whose fields differ: the union of both, nothing lost and nothing made up.

Only what cannot contradict is united; where two values differ in substance, there is a reason instead of a text, and a
person decides.  Sources: Help:Footnotes; the levels of likeness in `words.equality` (this is E2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from refcheck.model.article import Article, Citation, CitationStyle, Field, Reference, RefTag
from refcheck.model.finding import Edit, Fix, Safety
from refcheck.words import archives, dates
from refcheck.words.equality import body
from refcheck.words.layout import layout
from refcheck.words.likeness import LOCATORS, address_key, folded, plain_key, titles_alike
from refcheck.words.merging import merge
from refcheck.words.templates import citation_kind, cs1_kind

_ARCHIVE = ("archive-url", "archive-date", "url-status", "archive-format")
# How a citation is set, which the one that stays decides.
_STYLE = frozenset({"postscript", "mode", "name-list-style", "df", "ref", "separator", "no-tracking", "url-status"})
_ROLES = ("author", "editor", "translator", "contributor", "interviewer")
# Templates that take each other's parameters.
_RELATED = frozenset({"web", "news"})
_DATES = ("date", "year", "month")

# A parameter, and the name and value that it gets.
_Change = tuple[Field, str, str]


def unite(article: Article, one: Reference, two: Reference) -> Fix | str:
    """The fix that makes one reference of two that cite the same source, or the reason why a person must do it.

    Each reference has one citation.  What one of them lacks is taken from the other, the later access-date is kept,
    and the archived copy of the one that stays.  The fix is never safe.
    """
    text = article.document.text
    first, second = (one, two) if _richness(one.citations[0]) >= _richness(two.citations[0]) else (two, one)
    base, other = first.citations[0], second.citations[0]
    if set(_comments(body(article, second))) - set(_comments(body(article, first))):
        return "one of them holds a comment that would be lost"
    if not _alone(text, first, base):
        return "one of them says more than its template"
    added = _union(text, base, other) if _alone(text, second, other) else _covered(text, second, base, other)
    if isinstance(added, str):
        return added

    def contents(kept: RefTag) -> tuple[Edit, ...]:
        if first.body_start <= kept.body_start <= first.body_end:
            return added
        whole = text[first.body_start : first.body_end]
        for edit in sorted(added, reverse=True):
            at = edit.start - first.body_start
            whole = whole[:at] + edit.text + whole[edit.end - first.body_start :]
        return (Edit(kept.body_start, kept.body_end, whole),)

    return merge(article, (one, two), Safety.UNSAFE, contents)


def _comments(source: str) -> list[str]:
    return re.findall(r"<!--.*?-->", source[: source.rfind("-->") + 3], re.S)  # behind that, none ends


def _richness(citation: Citation) -> tuple[bool, int, int, int]:
    """More of what can be united comes first; among equals the fuller names, since only one list of them stays."""
    known = citation.style is CitationStyle.TEMPLATE and citation_kind(citation.template) is not None
    given = sum(1 for field in citation.fields if field.raw)
    return known, len(citation.authors), given, sum(len(folded(name)) for name in citation.authors)


def _alone(text: str, reference: Reference, citation: Citation) -> bool:
    """Whether a reference is one template and nothing else, so that its parameters are all that it says."""
    if citation.style is not CitationStyle.TEMPLATE or citation_kind(citation.template) is None:
        return False
    around = text[reference.body_start : citation.start] + text[citation.end : reference.body_end]
    return not around.strip(" \t\r\n.")


def _covered(text: str, reference: Reference, base: Citation, other: Citation) -> tuple[Edit, ...] | str:
    """No edit where a link written by hand says nothing that the template does not say."""
    link = _link().fullmatch(text[reference.body_start : reference.body_end].strip())
    if link is None or not base.url:
        return "one of them says more than its link"
    if address_key(link[1]) != address_key(base.url) or archives.read(link[1]) is not None:
        return "their addresses differ"
    if link[2] and folded(other.title) != folded(base.title):
        return "their titles differ"
    return ()


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r"\[?(https?://[^\s\[\]<>|]+)(?: +([^\[\]\n]+))?\]?\.?", re.I)


def _union(text: str, base: Citation, other: Citation) -> tuple[Edit, ...] | str:
    """The edits that bring into one template what only the other has, or the reason why the two contradict."""
    kinds = {cs1_kind(base.template), cs1_kind(other.template)}
    if base.template != other.template and (None in kinds or not kinds <= _RELATED):
        return "they are different templates"
    if len(other.authors) > len(base.authors) or len(other.editors) > len(base.editors):
        return "the lists of names differ"
    have: dict[str, Field] = {}
    for field in base.fields:
        if field.raw and field.name in have:
            return f"|{field.written}= is given twice"
        if field.raw:
            have[field.name] = field
    changes: dict[int, _Change] = {}
    new: list[Field] = []
    for field in other.fields:
        if not field.raw or _needless(field, base):
            continue
        if field.name not in have or _role(field.name) or field.name in _ARCHIVE:
            taken = _lacking(field, have, base, other)
            if taken is None:
                return "the lists of names differ"
            new += [field] if taken else []
        elif field.name not in _DATES:
            kept = have[field.name]
            answer = _agreed(kept, field, base, other)
            if answer is None:
                return f"they differ in |{field.written}="
            if answer != kept.raw:
                changes[kept.start] = (kept, kept.written, answer)
    return _dates(base, other, have, changes) or tuple(_edits(text, base, changes.values(), new))


def _needless(field: Field, base: Citation) -> bool:
    """Whether the citation that stays says the same in its own way: its style, the part of the source, the site."""
    if field.name in _STYLE or field.name in LOCATORS:
        return True
    return field.name in ("work", "publisher") and folded(field.value) in (folded(base.work), folded(base.publisher))


def _lacking(field: Field, have: dict[str, Field], base: Citation, other: Citation) -> bool | None:
    """Whether a field is to be taken over; None where it names other people than those who stand there."""
    if field.name in _ARCHIVE:
        return not base.archive_url
    role = _role(field.name)
    if role and any(_role(name) == role for name in have):
        return False if _same_people(base, other, role) else None
    return field.name not in _DATES or base.date is None


def _agreed(kept: Field, field: Field, base: Citation, other: Citation) -> str | None:
    """The value that stays where both have one; None where they contradict."""
    if plain_key(kept.raw) == plain_key(field.raw):
        return kept.raw
    name = kept.name
    if name == "access-date":
        return _later(base, other, kept)
    if name in ("url", "chapter-url"):
        return kept.raw if address_key(kept.value) == address_key(field.value) else None
    if name == "format":
        return kept.raw
    one, two = folded(kept.value), folded(field.value)
    if one == two or (name == "title" and titles_alike(kept.value, field.value)):
        return kept.raw
    if name in ("work", "publisher", "series", "place", "agency", "via") and one and two:
        if two in one:
            return kept.raw
        if one in two:
            return field.raw
        if _abbreviates(field.value, kept.value):
            return kept.raw
        if _abbreviates(kept.value, field.value):
            return field.raw
    return None


def _later(base: Citation, other: Citation, kept: Field) -> str | None:
    """The later of two days of access, in the style of the one that stands there."""
    one, two = base.access_date, other.access_date
    if one is None or two is None or not one.exact or not two.exact or one.first is None or two.first is None:
        return None
    return kept.raw if two.first <= one.first else dates.write(two.first, like=one.raw)


def _abbreviates(short: str, long: str) -> bool:
    """Whether "Obstet Gynecol" stands for "Obstetrics & Gynecology": each word begins one of the other, in order."""
    words = [folded(word) for word in long.split()]
    at = 0
    parts = [part for part in (folded(word) for word in short.split()) if part]
    for part in parts:
        while at < len(words) and not words[at].startswith(part):
            at += 1
        if at == len(words):
            return False
        at += 1
    return len(parts) > 1


def _dates(base: Citation, other: Citation, have: dict[str, Field], changes: dict[int, _Change]) -> str | None:
    """Puts the more exact of two dates into the changes; the reason where that cannot be done."""
    one, two = base.date, other.date
    if one is None or two is None or one.edtf == two.edtf:
        return None
    if "month" in have or ("date" in have and "year" in have):
        return "the date is written in several parameters"
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return "one of the dates cannot be read"
    if two.first <= one.first and one.last <= two.last:
        return None
    field = have.get("date") or have.get("year")
    if field is None or not (one.first <= two.first and two.last <= one.last):
        return "their dates differ"
    if any(item.name == "month" and item.raw for item in other.fields):
        return "the date is written in several parameters"
    changes[field.start] = (field, "date" if field.name == "year" else field.written, two.raw)
    return None


def _role(name: str) -> str:
    """Which people a parameter names, "" for all others."""
    plain = name.rstrip("0123456789")
    if plain in ("last", "first", "vauthors", "authors", "display-authors"):
        return "author"
    if plain in ("veditors", "display-editors"):
        return "editor"
    role = plain.partition("-")[0]
    return role if role in _ROLES else ""


def _same_people(base: Citation, other: Citation, role: str) -> bool:
    """Whether the surnames of the shorter list stand in the longer one, in order; roles that are not read never do."""
    lists = {"author": (other.authors, base.authors), "editor": (other.editors, base.editors)}
    if role not in lists:
        return False
    few, many = lists[role]
    return all(_surname(one) & _surname(two) for one, two in zip(few, many, strict=False))


def _surname(name: str) -> set[str]:
    """The words of a name that could be the surname: "Lee, Ann", "Lee A" and "Ann Lee" share one."""
    return {folded(word) for word in re.split(r"[\s,]+", name) if len(folded(word)) > 1}


def _edits(text: str, base: Citation, changes: Iterable[_Change], new: Iterable[Field]) -> Iterator[Edit]:
    for field, written, value in changes:
        if written != field.written:
            at = text.find(field.written, field.outer_start, field.start)
            yield Edit(at, at + len(field.written), written)
        if value != field.raw:
            yield Edit(field.start, field.end, value)
    empty = {field.name: field for field in base.fields if not field.raw}
    for field in new:
        if field.name in empty:
            yield Edit(empty[field.name].start, empty[field.name].end, field.raw)
    missing = [field for field in new if field.name not in empty]
    if missing:
        anchor = next(field for field in reversed(base.fields) if field.raw)
        like = layout(text, anchor)
        yield Edit(anchor.end, anchor.end, "".join(like.write(field.written, field.raw) for field in missing))
