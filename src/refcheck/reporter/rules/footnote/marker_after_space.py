"""A footnote marker is separated by a space from the text it supports."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Fix, Severity
from refcheck.model.text import Format, Span
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

LIST = "\n\n== References ==\n{{reflist}}\n"
# Dashes, brackets and table pipes before the space are layout, not the end of what is cited.
SPACES = " \u00a0\u2009"
MOST_MARKS = 200
MARKS = ",;."
ENDS = ".,;:!?\"')]”’"


@rule(
    Article,
    code="FN624",
    name="marker-after-space",
    severity=Severity.NOTE,
    formats=(Format.WIKITEXT, Format.PLAIN),
    also=("AWB",),
    examples=[
        Bad("It rained. <ref>Smith.</ref> Then not." + LIST, fixed="It rained.<ref>Smith.</ref> Then not." + LIST),
        Bad("It rained. <ref>Smith.</ref><ref>Jones.</ref>. Then not." + LIST),
        Good("It rained.<ref>Smith.</ref> Then not." + LIST),
        Good("| 12 || <ref>Smith.</ref>" + LIST),
        Good("* <ref>Smith.</ref> It rained." + LIST),
    ],
)
def marker_after_space(article: Article, context: Context) -> Iterator[Problem]:
    """
    A footnote marker is separated by a space from the text it supports.

    The marker may end up alone at the beginning of a line, and the reader cannot see what it belongs to.

    Fix safety: safe.  The space goes.

    Sources: Wikipedia:Manual of Style, reference tags and punctuation.
    """
    text = article.document.text
    previous = -1
    ends: dict[int, int] = {}
    for marker in article.markers:
        start = marker.start
        here, previous = previous, marker.end
        if start < 2 or text[start - 1] not in SPACES:
            continue
        before = text[max(0, start - 20) : start].rstrip(SPACES)
        if not before or (before[-1] not in ENDS and not before[-1].isalnum()) or here == start - 1:
            continue
        if before.endswith("!!") or (before[-1] in ":;!" and _begins_line(text, start)):
            continue
        gap = start - 1
        while text[gap - 1] in SPACES:
            gap -= 1
        ends = ends or _ends_of_runs(article)
        doubled = before[-1] in MARKS and text.startswith(tuple(MARKS), ends[start])
        # Between two marks of punctuation the space is not all that is wrong, and a person must choose the mark.
        fix = None if doubled else Fix.replace("remove the space", Span(gap, start), "")
        reference = context.lookup((marker.list, marker.group, marker.number))
        message = f"a space stands before the footnote marker [{marker.label}]"
        yield Problem(marker.start, marker.end, message, reference=reference, fix=fix)


def _ends_of_runs(article: Article) -> dict[int, int]:
    """Where the row of markers ends that goes on without a gap, by the start of each marker."""
    ends: dict[int, int] = {}
    for marker in reversed(article.markers):
        ends[marker.start] = ends.get(marker.end, marker.end)
    return ends


def _begins_line(text: str, start: int) -> bool:
    """Whether nothing but the marks of lists and cells stands before a marker on its line; they are never many."""
    begin = max(0, start - MOST_MARKS)
    line = text.rfind("\n", begin, start)
    return (line >= 0 or begin == 0) and not text[line + 1 : start].strip(" *#:;|!")
