"""Footnote markers in a row are not in numeric order."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article, Marker
from refcheck.model.finding import Edit, Fix, Safety, Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

LIST = "\n\n== References ==\n{{reflist}}\n"
FIRST = 'A.<ref name="a">Smith.</ref> '


@rule(
    Article,
    code="FN623",
    name="markers-out-of-order",
    severity=Severity.NOTE,
    formats=(Format.WIKITEXT, Format.PLAIN),
    default=False,
    also=("AWB",),
    examples=[
        Bad(
            FIRST + 'B.<ref>Jones.</ref><ref name="a" />' + LIST,
            fixed=FIRST + 'B.<ref name="a" /><ref>Jones.</ref>' + LIST,
        ),
        Good(FIRST + 'B.<ref name="a" /><ref>Jones.</ref>' + LIST),
    ],
)
def markers_out_of_order(article: Article, context: Context) -> Iterator[Problem]:
    """
    Footnote markers in a row are not in numeric order.

    An opinion: [2][1] reads as if something were missing; some editors order by weight on purpose.

    Fix safety: safe.  The markers change places; each supports the same text as before.

    Sources: AutoWikiBrowser's general fixes.
    """
    text = article.document.text
    run: list[Marker] = []
    for marker in (*article.markers, None):
        if (
            marker is not None
            and run
            and marker.start == run[-1].end
            and not marker.group
            and marker.list == run[0].list
        ):
            run.append(marker)
            continue
        numbers = [m.number for m in run]
        if len(run) > 1 and all(numbers) and numbers != sorted(numbers):
            order = sorted(run, key=lambda m: m.number)
            whole = "".join(text[m.start : m.end] for m in order)
            fix = Fix("put the markers in order", (Edit(run[0].start, run[-1].end, whole),), Safety.SAFE)
            labels = "".join(f"[{m.label}]" for m in run)
            yield Problem(run[0].start, run[-1].end, f"the footnote markers {labels} are not in order", fix=fix)
        run = [marker] if marker is not None and not marker.group else []
