"""An ISBN, ISSN or PMID in the text is written wrongly, or cannot be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from refcheck.model.article import Article, Citation
from refcheck.model.finding import Fix, Severity
from refcheck.model.text import Span
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.written_ids import Written, written


@rule(
    Article,
    code="CT729",
    name="identifier-in-text",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    also=("CheckWiki 69, 70, 71, 72, 73, 102, 106, 107, 108", "AWB"),
    examples=[
        Bad("It rained.<ref>Smith, ''Rain''. ISBN 0-306-40615-3.</ref>", found="checksum"),
        Bad("It rained.<ref>Smith, ''Rain''. ISBN 0-306-4061.</ref>", found="length"),
        Bad(
            "It rained.<ref>Smith, ''Rain''. ISBN: 0-306-40615-2.</ref>",
            fixed="It rained.<ref>Smith, ''Rain''. ISBN 0-306-40615-2.</ref>",
        ),
        Bad("It rained.<ref>Smith, ''Rain''. ISSN 0028-0837.</ref>", found="checksum"),
        Bad("It rained.<ref>Smith, ''Rain''. PMID: 123456.</ref>", found="PMID"),
        Good("It rained.<ref>Smith, ''Rain''. ISBN 0-306-40615-2, PMID 123456, ISSN 0028-0836.</ref>"),
        Good("It rained.<ref>Smith, ''Rain''. ISBN 978-0-306-40615-7 2 volumes.</ref>"),
        Good("It rained.<ref>{{cite book |title=T |isbn=0-306-40615-3}} {{ISBN|0-306-40615-3}}</ref>"),
        Good("It rained.<ref>Smith, John (2001). ''Rain''. London: Penguin. ISBN 0-306-40615-3.</ref>"),
        Good("It rained.<ref>[http://example.com/?q=ISBN:0306406153 A search]</ref>"),
        Good("An [[ISBN]] has 13 digits. <!-- ISBN 0-306-40615-3 -->"),
    ],
)
def identifier_in_text(article: Article, context: Context) -> Iterator[Problem]:
    """
    An ISBN, ISSN or PMID in the text is written wrongly, or cannot be one.

    The wiki links "ISBN 0-306-40615-2" by itself, but not "ISBN: …", "ISBN-10 …" or "PMID: …".  A number whose check
    digit or length is wrong leads nowhere, and is an error.  What stands in templates, or in a citation written by hand
    that is read, is left to the rules of those.

    Fix safety: safe; the colon or the "-10" behind the name is removed.  No digit is ever changed.

    Sources: Check Wikipedia 69 to 73, 102 and 106 to 108; ISO 2108; ISO 3297.
    """
    text = context.text
    elsewhere: _Holders | None = None
    cited: _Holders | None = None
    for found in sorted(written(text, context.today), key=lambda one: one.start):
        if text[found.start - 1 : found.start] in ("/", "=", "?", "_", "[", "|", ":"):
            continue
        elsewhere = elsewhere or _Holders((*article.templates, *article.comments, *article.links))
        if elsewhere.of(found.start):
            continue
        place = Span(found.start, found.end)
        if found.fault:
            cited = cited or _Holders(
                (*article.citations, *(one for reference in article.references for one in reference.citations))
            )
            if _is_judged(cited.of(found.start), context, found):
                continue
            message = f"{found.kind} {found.value} cannot be one: {found.fault}"
            yield Problem.at(place, message, severity=Severity.ERROR, identity=found.value)
        else:
            fix = Fix.replace("Write it as the wiki links it", place, f"{found.kind} {found.value}")
            yield Problem.at(place, f"“{_head(found)}” is not linked by the wiki", fix=fix, identity=found.value)


def _head(found: Written) -> str:
    return f"{found.kind}{'' if found.form in (':', '=', '#') else '-'}{found.form.lstrip('-')} {found.value}"


class _Holders:
    """The pieces of an article that hold a place; places are asked for in order."""

    def __init__(self, pieces: Iterable[Any]) -> None:
        self._ahead = sorted(pieces, key=lambda piece: piece.start, reverse=True)
        self._begun: list[Any] = []

    def of(self, place: int) -> list[Any]:
        """Those that hold a place."""
        while self._ahead and self._ahead[-1].start <= place:
            self._begun.append(self._ahead.pop())
        self._begun = [piece for piece in self._begun if piece.end > place]
        return self._begun


def _is_judged(cited: Iterable[Citation], context: Context, found: Written) -> bool:
    """Whether a citation by hand was read with this number as a field, and the field's own rule speaks of it."""
    return any(
        remark.field is not None and found.start <= remark.field.start < found.end
        for citation in cited
        for remark in context.remarks(citation)
    )
