"""Titles that are no titles, and what tools leave at their ends: error pages, names of sites, dashes.

Tables: `words.data.wall_titles`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from refcheck.model.article import Citation
from refcheck.words import urls

_LONGEST = 300  # no wall says more


@cache
def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _phrases(name: str) -> frozenset[str]:
    from refcheck.words.data import wall_titles

    table: str = getattr(wall_titles, name)
    return frozenset(" ".join(phrase.split()) for line in _re(r";\n|;|\n").split(table) if (phrase := line.strip()))


# Between the title of a page and the name of its site.  A colon and a dash need a space behind or around them.
_SEPARATOR = r"\s+[-–—•·»:|]+\s+|\s*[|»]\s*|:\s+"
#: What divides the name of the site from the title; one of these stands in every title that `site_name` divides.
SEPARATORS = (" - ", "|", "–", "—", "•", "·")
_MARKS = (" - ", " – ", " — ", "|", ": ", " • ", " · ", "»", " :")


def error_page(citation: Citation) -> str:
    """The words of a citation's title that belong to an error page or a wall in front of the page, "" if none do."""
    title = citation.title
    if title.startswith("(("):
        return ""
    if _has_ordinary_edges(title):
        return ""
    whole = _bare(_plain(title))
    if whole in _phrases("WAITING") or whole in _phrases("WHOLE"):
        return title if _page_alone(citation) else ""
    return wall(title)


@lru_cache(maxsize=256)  # judging a page asks for its titles more than once
@lru_cache(maxsize=4096)
def wall(title: str) -> str:
    """The words of a page's title that only an error page or a wall bears, "" if none.

    The name of its site may stand before or behind them.
    """
    if not title or len(title) > _LONGEST:
        return ""
    if _has_ordinary_edges(title):
        return ""
    lower = _plain(title)
    parts = _phrases("PARTS")
    whole = _bare(lower)
    if whole in parts or lower in parts or whole in _phrases("WAITING"):
        return title
    if not any(mark in lower for mark in _MARKS):
        return ""
    pieces = _re(_SEPARATOR).split(lower)
    return next((piece for piece in (pieces[0], pieces[-1]) if len(pieces) > 1 and _bare(piece) in parts), "")


@lru_cache(maxsize=4096)  # a page is judged again after its fixes
def _has_ordinary_edges(title: str) -> bool:
    """Whether a title neither begins nor ends with a word that some wall begins or ends with, as most do not."""
    lower = _plain(title)
    firsts, lasts = _edges()
    if lower.partition(" ")[0].strip(_AT_EDGES) in firsts or lower.rpartition(" ")[2].strip(_AT_EDGES) in lasts:
        return False
    return "|" not in lower and "»" not in lower


#: Marks that may stand around a word at the edge of a title.
_AT_EDGES = " .…!?。！？\"'“”[](){}<>*-–—:•·"


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last words of the phrases; "" stands for a lonely mark, behind which anything may come."""
    phrases = _phrases("PARTS") | _phrases("WAITING") | _phrases("WHOLE")
    firsts, lasts = ({phrase.split(" ")[at].strip(_AT_EDGES) for phrase in phrases} for at in (0, -1))
    return frozenset(firsts | {""}), frozenset(lasts | {""})


def _plain(title: str) -> str:
    lower = title[:_LONGEST].lower()
    if lower.isascii() and "  " not in lower and "\n" not in lower:  # as nearly all are
        return lower.strip()
    return " ".join(lower.replace("’", "'").split())


def says_nothing(citation: Citation) -> bool:
    """Whether the title of a page that is cited without an author is "Home", "Index" or "Untitled"."""
    return len(citation.title) < 20 and _page_alone(citation) and _bare(citation.title.lower()) in _phrases("EMPTY")


def _page_alone(citation: Citation) -> bool:
    return bool(citation.url) and not citation.authors


def _bare(text: str) -> str:
    """Without the marks around it: `[Page not found]`, `Just a moment...`."""
    return text.strip(" .…!?。！？\"'“”[](){}<>*-–—")


def dangling(title: str) -> str:
    """The dash or bar that a title ends with though nothing follows it, "" where it ends as titles do."""
    if title[-1:].isalnum():
        return ""
    match = _re(r"\s[-–—•·:»]\s*$|\s*[|»]\s*$").search(title)
    if match is None or match.start() <= 2:
        return ""
    mark = match[0].strip()
    return "" if mark == "»" and "«" in title else mark  # a quotation ends there


def site_name(citation: Citation) -> tuple[int, str] | None:
    """Where the title's last part begins (with its dash or bar) that only names the site, and that part.

    The site's name is what the citation gives as its work, publisher or `via`, or the host's own name.
    """
    title = citation.title
    if not any(mark in title for mark in SEPARATORS):
        return None
    *_, last = [None, *_re(r"\s+[-–—|•·]+\s+|\s*\|\s*").finditer(title)]
    if last is None or last.start() < 4:
        return None
    name = title[last.end() :]
    key = _letters(name)
    if len(key) < 2:
        return None
    named = {_letters(known) for known in (citation.work, citation.publisher, citation.via) if known}
    named |= _host_names(citation.url)
    return (last.start(), name) if key in named else None


def _host_names(url: str) -> set[str]:
    """`https://news.bbc.co.uk/x` → bbc, bbccouk, newsbbccouk."""
    host = urls.host(url).removeprefix("www.") if url else ""
    if not host:
        return set()
    site = urls.registrable(host)
    label = site.split(".")[0]
    names = {_letters(site), _letters(host)}
    return names | {_letters(label)} if len(label) > 2 else names


def _letters(text: str) -> str:
    """Letters and digits alone, in lower case, without a first "the"."""
    return "".join(filter(str.isalnum, text.lower().removeprefix("the ")))


def same(one: str, two: str) -> bool:
    """Whether two values say the same but for case, marks and a first "the"."""
    if not one or not two or abs(len(one) - len(two)) > _MARGIN:
        return False
    key = _letters(one)
    return bool(key) and key == _letters(two)


_MARGIN = 8  # "The " and some marks
