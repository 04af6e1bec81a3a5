"""An ISBN, ISSN or PMID in the text is written wrongly, or cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
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
    for found in written(text, context.today):
        if text[found.start - 1 : found.start] in ("/", "=", "?", "_", "[", "|", ":") or _inside(article, found.start):
            continue
        place = Span(found.start, found.end)
        if found.fault:
            if _is_judged(article, context, found):
                continue
            message = f"{found.kind} {found.value} cannot be one: {found.fault}"
            yield Problem.at(place, message, severity=Severity.ERROR, identity=found.value)
        else:
            fix = Fix.replace("Write it as the wiki links it", place, f"{found.kind} {found.value}")
            yield Problem.at(place, f"“{_head(found)}” is not linked by the wiki", fix=fix, identity=found.value)


def _head(found: Written) -> str:
    return f"{found.kind}{'' if found.form in (':', '=', '#') else '-'}{found.form.lstrip('-')} {found.value}"


def _is_judged(article: Article, context: Context, found: Written) -> bool:
    """Whether a citation by hand was read with this number as a field, and the field's own rule speaks of it."""
    cited = (*article.citations, *(citation for reference in article.references for citation in reference.citations))
    return any(
        remark.field is not None and found.start <= remark.field.start < found.end
        for citation in cited
        if citation.start <= found.start < citation.end
        for remark in context.remarks(citation)
    )


def _inside(article: Article, at: int) -> bool:
    """Whether a place is inside a template or a comment, or in an address."""
    return any(
        thing.start <= at < thing.end
        for things in (article.templates, article.comments, article.links)
        for thing in things
    )
