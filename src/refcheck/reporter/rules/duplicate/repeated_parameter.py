"""A citation gives one parameter more than once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from refcheck.model.article import Citation, CitationStyle, Field
from refcheck.model.finding import Related, Safety, Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import dropped


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
        Good("{{cite web |title=T |url=http://example.com/ |date=2020 |access-date=2024}}"),
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
        if field.written:
            by_name.setdefault(field.written, []).append(field)
    for name, (*earlier, last) in by_name.items():
        lost = [field for field in earlier if field.raw and field.raw != last.raw]
        if not earlier:
            continue
        severity, fix = Severity.WARNING, None
        if not lost:
            severity = Severity.NOTE
            message = f"|{name}= is given {_times(earlier)}, with the same value or none"
            fix = dropped(*earlier, of=citation)
        elif last.raw:
            message = f"|{name}= is given {_times(earlier)}: the last, “{last.value[:80]}”, counts, not {_quoted(lost)}"
        else:
            message = f"|{name}= is given again with no value, which counts, not {_quoted(lost)}"
            if len(earlier) == 1 and (cut := dropped(last, of=citation)):
                fix = replace(cut, safety=Safety.UNSAFE)
        related = tuple([Related(field.start, field.end, field.value[:80] or "no value") for field in earlier])
        yield Problem.at(last, message, severity=severity, related=related, fix=fix, identity=name)


def _times(earlier: list[Field]) -> str:
    return "twice" if len(earlier) == 1 else f"{len(earlier) + 1} times"


def _quoted(lost: list[Field]) -> str:
    """The values that do not count, each once."""
    return " or ".join(dict.fromkeys(f"“{field.value[:80]}”" for field in lost[:5]))
