"""Says how alike two references are: the same text, the same template, the same source, or just similar.

    E0 exact       equal after Unicode normalisation, white space and comments
    E1 template    the same template with the same values, whatever the order and the spelling of its parameters
    E2 source      the same identifier or address, and no field that contradicts
    E3 conflict    the same source, but fields that contradict: one of the two is wrong
    E4 pages       the same source, another page: no duplicate
    E5 similar     title, author and year are alike

All comparisons go by keys in a dictionary, so that a page with ten thousand references costs ten times one with a
thousand; only the members of one small group are compared with each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain
from typing import Any, Protocol, TypeVar

from refcheck.model.article import Article, Citation, CitationStyle, Reference
from refcheck.model.record import Record, record
from refcheck.model.text import Format
from refcheck.words.likeness import (
    conflicts_of,
    differ_in_numbers,
    folded,
    is_archive,
    is_stock,
    locators,
    one_names_a_page,
    other_query,
    plain_key,
    source_keys,
    speak_of_two,
    surname,
    titles_alike,
)
from refcheck.words.patterns import later

Result = TypeVar("Result")
_SELF_REFERENCE = later(r"\b(?:ibid|op\. ?cit|loc\. ?cit|page needed|full citation needed|idem)\b|\{\{\{|subst:", re.I)


class Level(StrEnum):
    """How alike two references are."""

    EXACT = "exact"
    TEMPLATE = "template"
    SOURCE = "source"
    ARCHIVE = "archive"  # E2, one side citing the live page, the other its archived copy
    CONFLICT = "conflict"
    PAGES = "pages"
    SIMILAR = "similar"


@record
class Pair(Record):
    """A reference and the earlier one that it repeats; `why` is the reason in plain words.

    `conflicts` are (field, this value, that value) for the level CONFLICT.
    """

    level: Level
    first: Reference
    second: Reference
    why: str
    conflicts: tuple[tuple[str, str, str], ...] = ()


# ------------------------------------------------------------------------------------------------------- the pairs


class HasArticle(Protocol):
    """Anything that has an article and remembers what was worked out of it: a rule's context."""

    @property
    def article(self) -> Article:
        """The article."""

    def once(self, work: Callable[[Any], Result], /) -> Result:
        """The result of a function of all this, worked out at most once."""


def repeated(seen: HasArticle) -> tuple[Pair, ...]:
    """`pairs` of the article at hand, for `Context.once`."""
    return pairs(seen.article)


def resembling(seen: HasArticle) -> tuple[Pair, ...]:
    """`similar` of the article at hand, for `Context.once`."""
    return similar(seen.article, seen.once(repeated))


def pairs(article: Article) -> tuple[Pair, ...]:
    """Every reference that repeats an earlier one, at the strongest level that holds; one pair a repeated reference."""
    found: dict[int, Pair] = {}
    references = [r for r in article.references if r.defined]
    for pair in _exact(article, references):
        found.setdefault(id(pair.second), pair)
    single = [r for r in references if len(r.citations) == 1]
    for pair in _same_source(article, single):
        if id(pair.second) not in found:
            found[id(pair.second)] = pair
    return tuple(found[id(r)] for r in references if id(r) in found)


def body(article: Article, reference: Reference) -> str:
    """The reference's content as it is written, or its plain text where that is unknown."""
    if article.document.format is Format.WIKITEXT and reference.body_end > reference.body_start >= 0:
        return article.document.text[reference.body_start : reference.body_end]
    return reference.text


def _exact(article: Article, references: Iterable[Reference]) -> Iterator[Pair]:
    """E0 and, for templates, E1; looked for only among references that cite as much by the same template and title.

    To normalise every text and every value of a page costs more than all the rest of the comparison.
    """
    groups: dict[object, list[Reference]] = {}
    hidden = article.document.format is Format.HTML  # whose titles may stand elsewhere than in the text
    for reference in references:
        cited = reference.citations
        likeness = (len(cited), cited[0].template, folded(cited[0].title)) if cited and not hidden else None
        groups.setdefault(likeness, []).append(reference)
    for group in groups.values():
        if len(group) > 1:
            yield from _equal(article, group)


def _equal(article: Article, group: Iterable[Reference]) -> Iterator[Pair]:
    by_text: dict[str, Reference] = {}
    by_values: dict[object, Reference] = {}
    for reference in group:
        text = body(article, reference)
        key = plain_key(text)
        if not key:
            continue
        earlier = by_text.setdefault(key, reference)
        if earlier is not reference:
            if not _nondescript(reference, key):
                yield Pair(Level.EXACT, earlier, reference, "both have the same text")
            continue
        if len(reference.citations) == 1 and reference.citations[0].template:
            citation = reference.citations[0]
            # Something beside the template is part of the reference too.
            if citation.end - citation.start < len(text.strip()) - 2:
                continue
            earlier = by_values.setdefault(_parameters(citation), reference)
            if earlier is not reference and not _nondescript(reference, key):
                yield Pair(Level.TEMPLATE, earlier, reference, "both call the same template with the same values")


def _parameters(citation: Citation) -> frozenset[tuple[str, str]]:
    return frozenset([(f.name, plain_key(f.raw)) for f in citation.fields if f.raw])


def _nondescript(reference: Reference, key: str) -> bool:
    """Whether equal texts do not prove equal sources: stock texts, "ibid", placeholders without any address."""
    if _SELF_REFERENCE.search(key):
        return True
    if any(citation.url or citation.ids or citation.archive_url for citation in reference.citations) or "://" in key:
        return False
    titles = [citation.title for citation in reference.citations if citation.title]
    if titles:
        return all(is_stock(title) for title in titles)
    return is_stock(key)


def _same_source(article: Article, references: Sequence[Reference]) -> Iterator[Pair]:
    """E2, E3, E4 and live page against archived copy, by identifier and address."""
    seen: dict[str, list[Reference]] = {}
    for reference in references:
        citation = reference.citations[0]
        matched: Pair | None = None
        for key in dict.fromkeys(source_keys(citation)):  # both forms of one ISBN are one key
            members = seen.setdefault(key, [])
            if matched is None and members:
                matched = _best(article, members, reference, key)
            if len(members) < 8:  # enough to find an equal one; keeps a page of one source linear
                members.append(reference)
        if matched is not None:
            yield matched


_RANK = {level: at for at, level in enumerate(Level)}


def _best(article: Article, members: Sequence[Reference], reference: Reference, key: str) -> Pair | None:
    compared = [pair for member in members if (pair := _compare(article, member, reference, key))]
    return min(compared, key=lambda pair: _RANK[pair.level], default=None)


def _compare(article: Article, earlier: Reference, later: Reference, key: str) -> Pair | None:
    one, two = earlier.citations[0], later.citations[0]
    kind, _, value = key.partition(":")
    why = f"both have the address {value}" if kind == "url" else f"both have the {kind.upper()} {two.id(kind)}"
    book = kind in ("isbn", "oclc", "lccn")
    if (
        locators(one) != locators(two)
        or differ_in_numbers(earlier, later)
        or one_names_a_page(earlier, later)
        or (kind != "url" and other_query(one.url, two.url))
        or _are_parts_of_a_book(article, earlier, later)
    ):
        return Pair(Level.PAGES, earlier, later, why)
    if kind == "url" and _other_copies(one.archive_url, two.archive_url):
        return None
    conflicts = tuple(conflicts_of(one, two))
    if conflicts:
        # Under one address a site may publish many things (a data base, a live page): other titles, other sources.
        if kind == "url" and any(name == "title" for name, _, _ in conflicts):
            return None
        return Pair(Level.CONFLICT, earlier, later, why, conflicts)
    if book and not locators(one) and not (one.pages or one.chapter):
        return Pair(Level.SOURCE, earlier, later, why)
    if kind == "url" and is_archive(one.url) != is_archive(two.url):
        return Pair(Level.ARCHIVE, earlier, later, "one cites the page, the other its archived copy")
    return Pair(Level.SOURCE, earlier, later, why)


def _are_parts_of_a_book(article: Article, one: Reference, two: Reference) -> bool:
    """Whether the words beside what both have in common speak of two chapters of one book."""
    a, b = one.citations[0], two.citations[0]
    if not all(any(c.id(kind) for kind in ("isbn", "oclc", "lccn")) for c in (a, b)):
        return False
    by_hand = CitationStyle.TEMPLATE not in (a.style, b.style)
    if by_hand and a.title and b.title and titles_alike(a.title, b.title):
        return False
    return speak_of_two(_beside(article, one), _beside(article, two))


def _beside(article: Article, reference: Reference) -> str:
    """What a reference says beside the template that cites its source; all of it, where it is written by hand."""
    citation = reference.citations[0]
    if citation.style is not CitationStyle.TEMPLATE:
        return reference.text
    if (
        article.document.format is not Format.WIKITEXT
        or not reference.body_start <= citation.start < reference.body_end
    ):
        return ""
    text = article.document.text
    return f"{text[reference.body_start : citation.start]} {text[citation.end : reference.body_end]}"


def _other_copies(one: str, two: str) -> bool:
    """Whether the copies of two references, in no known archive, are different pages: tables made from one source."""
    return bool(one and two) and one != two and not is_archive(one) and not is_archive(two)


# ----------------------------------------------------------------------------------------------------- fuzzy pairs


def similar(article: Article, known: Iterable[Pair] | None = None) -> tuple[Pair, ...]:
    """E5: references whose title, first author and year are alike, and that no stronger level joins.

    `known` are the article's `pairs`, worked out here where they are not given.
    """
    joined = {frozenset((id(pair.first), id(pair.second))) for pair in (pairs(article) if known is None else known)}
    titled = [(one, folded(one.citations[0].title)) for one in article.references if len(one.citations) == 1]
    # Most titles share neither their beginning nor their end with another one; what year they are of does not matter.
    heads, tails = Counter([title[:_ALIKE] for _, title in titled]), Counter([title[-_ALIKE:] for _, title in titled])
    keyed = [
        (reference, _likenesses(reference, title))
        for reference, title in titled
        if (heads[title[:_ALIKE]] > 1 or tails[title[-_ALIKE:]] > 1)
        and len(title) >= _LEAST_TITLE
        and reference.defined
    ]
    shared = Counter(chain.from_iterable([keys for _, keys in keyed]))
    buckets: dict[tuple[str, int], list[Reference]] = {}
    found: list[Pair] = []
    for reference, keys in keyed:
        begins, ends = keys
        if shared[begins] == shared[ends] == 1 or is_stock(reference.citations[0].title):
            continue
        for key in keys:
            members = buckets.setdefault(key, [])
            match = next((m for m in members if _similar(m, reference)), None)
            if match is not None:
                if frozenset((id(match), id(reference))) not in joined:
                    joined.add(frozenset((id(match), id(reference))))
                    found.append(Pair(Level.SIMILAR, match, reference, "title, author and year are alike"))
                break
        else:
            for key in keys:
                if len(buckets[key]) < 8:
                    buckets[key].append(reference)
    return tuple(found)


#: Characters by which titles begin or end alike, and those that a title has at least that is compared.
_ALIKE = 12
_LEAST_TITLE = 15


def _likenesses(reference: Reference, title: str) -> tuple[tuple[str, int], tuple[str, int]]:
    """What a reference has in common with similar ones: how its title begins and ends, and its year."""
    stated = reference.citations[0].date
    year = stated.first.year if stated and stated.first else 0
    return (title[:_ALIKE], year), (title[-_ALIKE:], -year - 1)


def _similar(one: Reference, two: Reference) -> bool:
    a, b = one.citations[0], two.citations[0]
    if not titles_alike(a.title, b.title) or locators(a) != locators(b) or differ_in_numbers(one, two):
        return False
    if surname(a) and surname(b):
        return surname(a) == surname(b)
    return folded(a.work or a.publisher) == folded(b.work or b.publisher)
