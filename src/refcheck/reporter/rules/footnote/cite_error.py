"""The page shows an error of the Cite extension that no other rule knows."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

PAGE = '<p>It rained.<span class="error mw-ext-cite-error" lang="{}">{}</span></p>'


@rule(
    Article,
    code="FN638",
    name="cite-error",
    severity=Severity.ERROR,
    formats=(Format.HTML,),
    also=("Cite: every message in the language of its wiki",),
    examples=[
        Bad(PAGE.format("de", "Referenzfehler: kein Inhalt"), format=Format.HTML, found="kein Inhalt"),
        Bad(PAGE.format("en", "Cite error: Extending tags more than one level deep"), format=Format.HTML),
        Good('<p>It rained.<span class="error">Expression error</span></p>', format=Format.HTML),
    ],
)
def cite_error(article: Article, context: Context) -> Iterator[Problem]:
    """
    The page shows an error of the Cite extension that no other rule knows.

    Most errors have rules of their own, where the page's language is English.  This one repeats what the page says: in
    another language, or of a feature that is gone.

    Sources: the Cite extension's class `mw-ext-cite-error`.
    """
    for fault in article.faults:
        if fault.kind == "cite-error":
            yield Problem.at(
                fault, fault.message, reference=context.lookup(fault.reference), identity=fault.message[:60]
            )
