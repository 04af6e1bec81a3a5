"""A short citation points at a full citation that the page does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Fix, Safety, Severity
from refcheck.model.text import Span
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.anchors import ShortCitation, anchors, short
from refcheck.words.data.wrapped_works import years
from refcheck.words.patterns import later

BOOK = "\n\n== Notes ==\n{{reflist}}\n\n== Sources ==\n* {{cite book|last=Smith|first=Jo|year=2001|title=Rain}}\n"


@rule(
    Article,
    code="FN627",
    name="short-citation-without-target",
    severity=Severity.WARNING,
    formats=WIKITEXT,
    also=("Module:Footnotes: Harv and Sfn no-target errors",),
    examples=[
        Bad("It rained.{{sfn|Smith|2011|p=5}}" + BOOK, fixed="It rained.{{sfn|Smith|2001|p=5}}" + BOOK),
        Bad("It rained.{{sfn|Jones|1999}}" + BOOK),
        Bad("It rained.{{sfn|Smith|2001|p=5}} It snowed.{{sfn|Smith|2002}}" + BOOK, found="Smith 2002"),
        Good("It rained.{{sfn|Smith|2001|p=5}}" + BOOK),
        Good("It rained.{{sfn|Jones|1999}}" + BOOK + "* {{EB1911 wrapper|Jones|1999}}\n"),
        Good("It rained.{{sfn|Chisholm|1911}}" + BOOK + "* {{EB1911|wstitle=Rain}}\n"),
        Bad("It rained.{{sfn|Chisholm|1912}}" + BOOK + "* {{EB1911|wstitle=Rain}}\n"),
        Bad("It rained.{{sfn|Jones|1905}}{{sfn|Miller|2007}}" + BOOK + "* {{cite Q|Q123}}\n", found="Miller 2007"),
    ],
)
def short_citation_without_target(article: Article, context: Context) -> Iterator[Problem]:
    """
    A short citation points at a full citation that the page does not have.

    The reader sees "Smith 2001" and a link that goes nowhere.  MediaWiki hides this error by default, because
    templates that wrap a citation confuse its check; refcheck keeps silent where any other template of the page
    names the surname and the year, and where one is known to cite works of that year ({{EB1911}}, {{MSW3 …}}).

    Fix safety: unsafe.  Where exactly one full citation differs by a slip in the year, and no other short citation
    points at it, the short one is changed to it.  A full citation that is cited rightly elsewhere may well be another
    work of the same author.

    Sources: Module:Footnotes, category "Harv and Sfn no-target errors".
    """
    shorts = context.once(short)
    if not shorts:
        return
    targets = {name for _, name in context.once(anchors)} - {""}
    others: _Others | None = None
    idle = targets - {one.anchor for one in shorts}
    seen: set[str] = set()
    for one in shorts:
        if one.anchor in targets or one.anchor in seen:
            continue
        others = others or _Others(article)
        if others.name(one):
            continue
        seen.add(one.anchor)
        who = " & ".join(one.names)
        fix = _correction(one, targets, idle) if len(seen) * len(targets) < _MOST_PAIRS else None
        message = f"no full citation of the page is {who} {one.year}"
        yield Problem(one.start, one.end, message, fix=fix, identity=one.anchor)


_YEAR_TOLD = later(r"\|\s*(?:year|date)\s*=[^|{}]*?\b(\d{4})\b")
#: Beyond so many comparisons no slip is looked for.
_MOST_PAIRS = 200_000


class _Others:
    """The source of every other template that might hide a full citation, by the years in it."""

    __slots__ = ("_all", "_by_year", "_excused", "_wrapped")

    def __init__(self, article: Article) -> None:
        text = article.document.text
        sources = [
            text[call.start : min(call.end, call.start + 3000)]
            for call in article.templates
            if not call.name.startswith(("sfn", "harv", "cite ", "reflist", "refbegin", "infobox"))
            and call.name != "citation"
        ]
        # Each prints one citation, and so excuses one short one.
        self._wrapped = [
            (int(told[1]), int(told[1])) if (told := _YEAR_TOLD.search(text, call.start, call.end)) else found
            for call in article.templates
            if (found := years(call.name))
        ]
        self._excused: set[str] = set()
        by_year: dict[str, list[str]] = {}
        for source in sources:
            for year in set(re.findall("(?=([0-9]{4}))", source)):
                by_year.setdefault(year, []).append(source)
        # One long text a year is searched faster than many short ones; no name holds the character between them.
        self._all = "\0".join(sources)
        self._by_year = {year: "\0".join(found) for year, found in by_year.items()}

    def name(self, one: ShortCitation) -> bool:
        """Whether one of them makes the anchor or names surname and year."""
        surname, year = one.names[0] if one.names else "", one.year[:4]
        if one.anchor in self._excused:
            return True
        if year.isdecimal() and len(year) == 4:
            match = next((span for span in self._wrapped if span[0] <= int(year) <= span[1]), None)
            if match is not None:
                self._wrapped.remove(match)
                self._excused.add(one.anchor)
                return True
        if one.anchor in self._all:
            return True
        if year.isdecimal() and len(year) == 4:
            return year in self._by_year and surname in self._by_year[year]
        return surname in self._all and year in self._all


def _correction(short: ShortCitation, anchors: set[str], idle: set[str]) -> Fix | None:
    near = [candidate for candidate in anchors if _slip(short.anchor, candidate)]
    head = "CITEREF" + "".join(short.names)
    if len(near) == 1 and near[0] in idle and near[0].startswith(head) and near[0][len(head) :][:4].isdecimal():
        year = near[0][len(head) :]
        return Fix.replace(f"point at {year}", Span(*short.year_span), year, Safety.UNSAFE)
    return None


def _slip(one: str, two: str) -> bool:
    """One character more, less or other, or two swapped."""
    if one == two or abs(len(one) - len(two)) > 1:
        return False
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    rest_one, rest_two = one[start:], two[start:]
    return (
        rest_one[1:] == rest_two[1:]
        or rest_one[1:] == rest_two
        or rest_one == rest_two[1:]
        or (rest_one[:2] == rest_two[1::-1] and rest_one[2:] == rest_two[2:])
    )
