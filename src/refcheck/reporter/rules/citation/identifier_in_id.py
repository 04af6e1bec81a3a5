"""`id=` holds an identifier that has a parameter of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refcheck.model.article import Citation
from refcheck.model.finding import Edit, Fix, Safety, Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.identifiers import fault
from refcheck.words.templates import cs1_kind


@cache
def _named() -> re.Pattern[str]:
    kinds = "ISBN|ISSN|OCLC|PMID|PMC|DOI|JSTOR|LCCN|ASIN|arXiv|Bibcode"
    return re.compile(rf"(?:\[\[[^\]|]*\|)?({kinds})(?:\]\])?\s*[:=#]?\s*(\S.*)", re.I | re.S)


@rule(
    Citation,
    code="CT738",
    name="identifier-in-id",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    needs=("id",),
    also=("AWB", "Citation bot"),
    examples=[
        Bad(
            "{{cite book |title=T |id=ISBN 0-306-40615-2}}",
            fixed="{{cite book |title=T |isbn=0-306-40615-2}}",
        ),
        Bad("{{cite book |title=T |id=ISBN 0-306-40615-3}}", found="isbn"),
        Bad("{{cite journal |title=T |journal=J |id={{doi|10.1038/nature123}}}}", found="doi"),
        Good("{{cite report |title=T |id=Report 5}}"),
        Good("{{cite book |title=T |id=ISBN 0-306-40615-2 (set), ISBN 978-0-306-40615-7 (vol. 1)}}"),
        Good("{{cite book |title=T |isbn=978-0-306-40615-7 |id=ISBN 0-306-40615-2}}"),
    ],
)
def identifier_in_id(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    `id=` holds an identifier that has a parameter of its own.

    There it is checked, linked and read by tools.

    Fix safety: safe; the value moves to its own parameter, where it is sound there.

    Sources: Help:Citation Style 1 (identifiers); AWB moves ISBN, ISSN and ASIN.
    """
    field = citation.field("id")
    if field is None or cs1_kind(citation.template) is None:
        return
    template = re.fullmatch(r"\{\{\s*([A-Za-z]+)\s*\|([^{}|]*)\}\}", field.raw)
    match = _named().fullmatch(f"{template[1]} {template[2]}" if template else field.raw)
    if match is None:
        return
    kind, value = match[1].lower(), match[2].strip().rstrip(".,;")
    if citation.field(kind) or re.search(r"[;,]|\s\(|" + kind, value, re.I):
        return
    fix = None
    at = context.text.find(field.written, field.outer_start, field.start) if field.outer_start >= 0 else -1
    if at >= 0 and fault(kind, value, context.today) is None and not set(value) & set("|{}[]<>"):
        edits = (Edit(at, at + len(field.written), kind), Edit(field.start, field.end, value))
        fix = Fix(f"Move it to |{kind}=", edits, Safety.SAFE)
    yield Problem.at(field, f"this belongs into |{kind}=", fix=fix)
