"""A `refcheck: ignore` comment silences nothing."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Fix, Safety, Severity
from refcheck.model.text import Span
from refcheck.reporter.rule import UNUSED_IGNORES, WIKITEXT, Bad, Context, Good, Problem, rule

LIST = "\n\n== References ==\n{{reflist}}\n"


@rule(
    Article,
    code="FN636",
    name="unused-ignore",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    examples=[
        Bad(
            "It rained.<ref>Smith 2001.<!-- refcheck: ignore no-such-rule --></ref>" + LIST,
            fixed="It rained.<ref>Smith 2001.</ref>\n\n== References ==\n{{reflist}}\n",
        ),
        Good("It rained.<ref>Smith 2001.<!-- seen by an editor --></ref>" + LIST),
    ],
)
def unused_ignore(article: Article, context: Context) -> Iterator[Problem]:
    """
    A `refcheck: ignore` comment silences nothing.

    What it silenced has been mended, or the rule's name is misspelt.  Left in place, it would hide the next
    mistake of that kind.  Comments for rules that this run did not use are not judged.

    Fix safety: unsafe.  The comment is removed.

    Sources: the same check in linters for code.
    """
    for start, end, word in context.memo.get(UNUSED_IGNORES, ()):
        fix = Fix.replace("remove the comment", Span(start, end), "", Safety.UNSAFE)
        yield Problem(start, end, f"the comment that ignores {word} silences nothing", fix=fix, identity=word)
