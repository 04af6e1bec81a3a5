"""A citation gives one parameter more than once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from refcheck.model.article import Citation, CitationStyle, Field
from refcheck.model.finding import Fix, Related, Safety, Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import dropped
from refcheck.words.markup import without_comments


@rule(
    Citation,
    code="DU509",
    name="repeated-parameter",
    severity=Severity.WARNING,
    formats=WIKITEXT,
    styles=(CitationStyle.TEMPLATE,),
    also=("MediaWiki: Pages using duplicate arguments in template calls", "Citation bot"),
    examples=[
        Bad("{{cite web |title=T |url=http://example.com/ |date=2020 |date=2024}}", found="counts, not “2020”"),
        Bad(
            "{{cite web |title=T |date=2020 |url=http://example.com/ |date=}}",
            found="no value",
            fixed="{{cite web |title=T |date=2020 |url=http://example.com/}}",
        ),
        Bad(
            "{{cite web |date= |title=T |url=http://example.com/ |date=2020}}",
            fixed="{{cite web |title=T |url=http://example.com/ |date=2020}}",
        ),
        Bad(
            "{{Lien web |titre=T |url=http://example.com/ |titre=T}}",
            fixed="{{Lien web |url=http://example.com/ |titre=T}}",
        ),
        Bad("{{cite web |title=T |url=http://example.com/ |date=2020<!-- x --> |date=2020}}", found="the same value"),
        Bad("{{cite web |title=T |url=http://example.com/ |date=2020 |date=<!-- x -->}}", found="no value"),
        Good("{{cite web |title=T |url=http://example.com/ |date=2020 |access-date=2024}}"),
        Good("{{cite web |title=T |url=http://example.com/ |date=2020 |date\u00a0=2020}}"),
        Good(
            "{{cite web |title=T |url=http://example.com/ |date=15 January 2016}} "
            "{{webarchive |url=https://web.archive.org/web/20160115000000/http://example.com/ |date=15 January 2016}}"
        ),
        Good("{{cite book |title=T |last1=A |last2=A |date=2020}}"),
        Good("{{Literatur |Autor=A |Titel=T |autor=B}}"),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-url=https://web.archive.org/web/20160115000000/"
            "http://example.com/a |archive-date=15 January 2016}} "
            "{{webarchive |url=https://web.archive.org/web/20160115000000/http://example.com/a |date=15 January 2016}}"
        ),
    ],
)
def repeated_parameter(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    A citation gives one parameter more than once.

    The wiki takes the last one, even where it says nothing, and drops the others before the template sees them: no
    message appears in the page.  Two values are often two sources, or two dates of one, of which readers see one.
    Where the values are the same, or an earlier one is empty, nothing is lost, and it is a note.

    Fix safety: safe where what is removed changes nothing; unsafe where an empty parameter behind a value is removed,
    since the value then shows.  Two different values are left to a person.

    Sources: Help:Duplicate parameters; MediaWiki's category "Pages using duplicate arguments in template calls".
    """
    if len({field.written for field in citation.fields}) == len(citation.fields):
        return
    by_name: dict[str, list[Field]] = {}
    for field in citation.fields:
        if field.written and field.outer_start >= 0:  # not of an archive's template behind the citation
            by_name.setdefault(field.written, []).append(field)
    repeated = [(name, fields) for name, fields in by_name.items() if len(fields) > 1]
    for place, (name, (*earlier, last)) in enumerate(repeated):
        kept, superfluous, safety = _said(last), list[Field](), Safety.SAFE
        lost = list(dict.fromkeys(said for field in earlier if (said := _said(field)) and said != kept))
        if not lost:
            message = f"|{name}= is given {_times(earlier)}, with the same value or none"
            superfluous = earlier
        elif kept:
            message = f"|{name}= is given {_times(earlier)}: the last, {_quoted([kept])}, counts, not {_quoted(lost)}"
        else:
            message = f"|{name}= is given again with no value, which counts, not {_quoted(lost)}"
            superfluous, safety = [last] if len(earlier) == 1 else [], Safety.UNSAFE
        yield Problem.at(
            last,
            message,
            severity=Severity.WARNING if lost else Severity.NOTE,
            related=tuple([Related(one.start, one.end, _said(one)[:80] or "no value") for one in earlier[:_MOST]]),
            fix=_removed(superfluous, citation, context.text, safety) if superfluous and place < _MOST else None,
            identity=name,
        )


#: More are not shown, and no more names of one citation get a fix: each takes a look at all its parameters.
_MOST = 20


def _said(field: Field) -> str:
    return without_comments(field.raw).strip()


def _removed(fields: list[Field], citation: Citation, text: str, safety: Safety) -> Fix | None:
    """The fix that removes parameters, None where a comment would go with them."""
    if any("<!--" in text[field.outer_start : field.outer_end] for field in fields):
        return None
    fix = dropped(*fields, of=citation)
    return replace(fix, safety=safety) if fix is not None else None


def _times(earlier: list[Field]) -> str:
    return "twice" if len(earlier) == 1 else f"{len(earlier) + 1} times"


def _quoted(said: list[str]) -> str:
    return " or ".join(f"“{one[:80]}”" for one in said[:5])
