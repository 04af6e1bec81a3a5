"""The title ends with a dash or a bar that leads to nothing."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Safety, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import replaced
from refcheck.words.titles import dangling


@rule(
    Citation,
    code="CT794",
    name="dangling-separator-in-title",
    severity=Severity.NOTE,
    needs=("title",),
    examples=[
        Bad(
            "{{cite web |title=These are our stories - |url=http://example.com/}}",
            fixed="{{cite web |title=These are our stories |url=http://example.com/}}",
        ),
        Bad("{{cite web |title=Our stories {{!}} |url=http://example.com/}}"),
        Good("{{cite web |title=Our stories - part one |url=http://example.com/}}"),
        Good("{{cite book |title=C- |date=2001}}"),
        Good("{{cite news |title=The end of «Our stories» |url=http://example.com/}}"),
        Good("{{cite book |title=Anti-, pro- and post- |date=2001}}"),
    ],
)
def dangling_separator_in_title(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The title ends with a dash or a bar that leads to nothing.

    Pages put the name of their site behind such a mark.  Where a tool cut that name off, the mark stayed behind.

    Fix safety: unsafe, since a title may be meant to break off; the mark is removed.

    Sources: Wikipedia:Citing sources (titles are given as the source has them).
    """
    mark = dangling(citation.title)
    field = citation.field("title") if mark else None
    if field is None:
        return
    kept = field.raw.removesuffix("{{!}}").rstrip(" -–—•·:»|")
    fix = replaced(field, kept, "Remove the mark at the end", Safety.UNSAFE)
    yield Problem.at(field, f"the title ends in “{mark}”", fix=fix)
