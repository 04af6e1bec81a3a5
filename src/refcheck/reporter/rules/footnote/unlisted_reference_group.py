"""References of a group are used, but no reference list prints that group."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Article,
    code="FN607",
    name="unlisted-reference-group",
    severity=Severity.ERROR,
    also=("Cite: cite_error_group_refs_without_references",),
    examples=[
        Bad('Text.<ref group="note">A note.</ref>\n\n== References ==\n{{reflist}}\n'),
        Good('Text.<ref group="note">A note.</ref>\n\n== Notes ==\n<references group="note" />\n'),
    ],
)
def unlisted_reference_group(article: Article, context: Context) -> Iterator[Problem]:
    """
    References of a group are used, but no reference list prints that group.

    The reader sees markers that lead nowhere and an error at the end of the page.  The default group is
    different: MediaWiki adds its list by itself.

    Sources: the Cite extension's `cite_error_group_refs_without_references`.
    """
    for fault in article.faults:
        if fault.kind == "group_refs_without_references":
            yield Problem.at(fault, fault.message, reference=context.lookup(fault.reference))
