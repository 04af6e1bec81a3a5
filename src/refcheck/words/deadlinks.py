"""{{dead link}} and {{webarchive}} beside a link: where they stand, where they go, and where they come off.

Sources: Template:Dead link (right behind the link or the citation template, inside the reference), Template:Webarchive.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from refcheck.model.article import Article, Citation, CitationStyle, Link, TemplateCall
from refcheck.model.finding import Edit, Fix, Safety
from refcheck.words import dates
from refcheck.words.templates import citation_kind

DEAD_LINK = frozenset(
    "dead link;deadlink;dl;dead;broken link;bad link;dead url;permanent dead link;link rot;404;dead link inline;"
    "toter link;lien brisé;lien mort;enlace roto;ligação inativa;collegamento interrotto;martwy link;dode link".split(
        ";"
    )
)
WEBARCHIVE = frozenset({"webarchive", "web archive", "wayback", "webcite", "memento"})
# Where {{dead link}} and {{webarchive}} have these names and parameters.
LANGUAGES = ("en", "simple")


@dataclass(frozen=True, slots=True)
class Place:
    """A link as it stands: `end` is behind its bracket or template, `limit` where what belongs to it ends.

    `bare` is True where it is an address alone, which needs a space behind it.
    """

    end: int
    limit: int
    bare: bool = False


def place_of(article: Article, citation: Citation) -> Place | None:
    """Where a citation's link ends; None where nothing can stand behind it: no link, its place is not known, or it is
    the parameter of a template that is no citation.
    """
    if citation.start < 0:
        return None
    if citation.style is CitationStyle.TEMPLATE:
        return Place(citation.end, citation.end)
    field = citation.field("url")
    if field is None or field.start < 0 or _inside_template(article, field.start, citation.start):
        return None
    return _written_by_hand(article.document.text, field.start, field.end, citation.end)


def place_of_link(article: Article, link: Link) -> Place | None:
    """The same for a link outside references: what belongs to it ends with the line or with the next link."""
    if link.start < 0 or _inside_template(article, link.start, 0):
        return None
    text = article.document.text
    at = text.find("\n", link.end)
    limit = len(text) if at < 0 else at
    following = text.find("[http", link.end, limit)
    return _written_by_hand(text, link.start, link.end, limit if following < 0 else following)


def _inside_template(article: Article, at: int, since: int) -> bool:
    """Whether a template that begins at `since` or later holds this place."""
    calls = article.templates
    for index in range(_first(article, at) - 1, -1, -1):
        if calls[index].start < since:
            return False
        if calls[index].end > at:
            return True
        if not calls[index].depth:
            return False
    return False


def _first(article: Article, at: int) -> int:
    """The index of the first template that begins at this offset or later."""
    return bisect_left(article.templates, at, key=lambda call: call.start)


def _written_by_hand(text: str, start: int, end: int, limit: int) -> Place:
    if text[start - 1 : start] != "[":
        return Place(end, max(limit, end), bare=True)
    depth, at = 1, end
    while at < limit and depth:
        depth += {"[": 1, "]": -1}.get(text[at], 0)
        at += 1
    if depth:
        return Place(end, max(limit, end), bare=True)
    # Marks for italics and quotes around the whole link belong to it.
    before = start - 1
    for mark in ("'''", "''", '"'):
        if text.startswith(mark, at) and text.endswith(mark, 0, before):
            at += len(mark)
            before -= len(mark)
    return Place(at, max(limit, at))


def call_behind(article: Article, place: Place, names: Collection[str]) -> TemplateCall | None:
    """The first template of these names that belongs to a link: among what does, or right behind that."""
    text = article.document.text
    calls = article.templates
    limit = place.limit
    for index in range(_first(article, place.end), len(calls)):
        call = calls[index]
        if call.start >= limit:
            if text[limit : call.start].strip(" .,;") or citation_kind(call.name) is not None:
                return None
            limit = call.end
        if call.name in names:
            return call
    return None


def is_archived(article: Article, place: Place) -> bool:
    """Whether {{webarchive}} or the like gives an archived copy of a link."""
    call = call_behind(article, place, WEBARCHIVE)
    return call is not None and "//" in article.document.text[call.start : call.end]


def dead_link_behind(article: Article, place: Place) -> Edit | None:
    """The edit that takes {{dead link}} away from a link, with the space before it; None where there is none."""
    call = call_behind(article, place, DEAD_LINK)
    if call is None:
        return None
    text = article.document.text
    start = call.start
    while start > place.end and text[start - 1] == " ":
        start -= 1
    return Edit(start, call.end, "")


def tag_dead(article: Article, place: Place, today: date, attempted: bool = True) -> Fix | None:
    """The fix that marks a dead link without capture; None where it is marked already.  A person should confirm it.

    `attempted` is whether an archive was asked: bots never again look for a copy of a link that is marked so.
    """
    if dead_link_behind(article, place) is not None or article.language not in LANGUAGES:
        return None
    month = f"{dates.LONG[today.month - 1]} {today.year}"
    text = f"{' ' * place.bare}{{{{dead link|date={month}{'|fix-attempted=yes' if attempted else ''}}}}}"
    return Fix("mark the link as dead", (Edit(place.end, place.end, text),), Safety.UNSAFE)


def untag_dead(article: Article, place: Place) -> Fix | None:
    """The fix that removes {{dead link}} behind a link that lives; None where there is none."""
    edit = dead_link_behind(article, place)
    return Fix("remove {{dead link}}: the link works", (edit,), Safety.UNSAFE) if edit is not None else None
