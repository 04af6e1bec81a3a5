"""A word follows a footnote marker without a space."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Edit, Fix, Safety, Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.marker_runs import runs

LIST = "\n\n== References ==\n{{reflist}}\n"


@rule(
    Article,
    code="FN641",
    name="text-glued-to-marker",
    severity=Severity.NOTE,
    formats=(Format.WIKITEXT, Format.PLAIN),
    also=("AWB",),
    examples=[
        Bad("It rained.<ref>Smith.</ref>Then not." + LIST, fixed="It rained.<ref>Smith.</ref> Then not." + LIST),
        Bad("It rained,<ref>Smith.</ref><ref>Jones.</ref>then not." + LIST),
        Good("It rained.<ref>Smith.</ref> Then not." + LIST),
        Good("The ion H<ref>Smith.</ref>a is rare." + LIST),
        Good("雨が降った。<ref>Smith.</ref>そして" + LIST),
        Good("It rained.<ref>Smith.</ref>\n== Next ==\nThen not." + LIST),
    ],
)
def text_glued_to_marker(article: Article, context: Context) -> Iterator[Problem]:
    """
    A word follows a footnote marker without a space.

    Behind punctuation a new sentence or clause begins, and readers see it run into the marker.  A marker inside a
    word or a formula is left alone, as are scripts that have no spaces.

    Fix safety: safe.  A space is put behind the marker.

    Sources: Wikipedia:Manual of Style, reference tags and punctuation (WP:REFSPACE).
    """
    for marker, end, around, after in context.once(runs):
        before, following = around[-1:], after[:1]
        if not before or before not in ".,;:!?" or not ("A" <= following <= "ӿ" and following.isalpha()):
            continue
        fix = Fix("Put a space behind the marker", (Edit(end, end, " "),), Safety.SAFE)
        reference = context.lookup((marker.list, marker.group, marker.number))
        message = f"no space stands behind the footnote marker [{marker.label}]"
        yield Problem(marker.start, end, message, reference=reference, fix=fix)
