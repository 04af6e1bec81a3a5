"""An editor asked for a source here."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule

# Templates by which editors ask for a source, in several languages.
NAMES = frozenset(
    "citation needed; cn; fact; citation-needed; source needed; source?; references needed; needs citation; cb; "
    "better source needed; better source; failed verification; page needed; full citation needed; dubious; "
    "unreliable source?; verify source; belege fehlen; référence nécessaire; refnec; référence souhaitée; "
    "cita requerida; carece de fontes; senza fonte; bron?; fakt; kilde mangler; källa behövs; нет аи; "
    "要出典".split("; ")
)


@rule(
    Article,
    code="FN683",
    name="citation-needed",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    default=False,
    examples=[
        Bad("It rained.{{citation needed|date=May 2001}} It snowed.", found="citation needed"),
        Bad("It rained.{{page needed}}"),
        Good("It rained.{{efn|A note.}}"),
    ],
)
def citation_needed(article: Article, context: Context) -> Iterator[Problem]:
    """
    An editor asked for a source here.

    No fault of the text, but work that is waiting; off by default, for those who want it in their list.

    Sources: Template:Citation needed and its relatives; Citation Hunt collects the same.
    """
    for call in article.templates:
        if call.name in NAMES:
            yield Problem.at(call, f"an editor put {{{{{call.name}}}}} here")
