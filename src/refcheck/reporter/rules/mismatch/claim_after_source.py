"""The text cites a source for what happened after the source's date."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.chronology import ClueKind
from refcheck.words.chronology_claims import verdicts
from refcheck.words.chronology_report import reports


@rule(
    Article,
    code="DM404",
    name="claim-after-source",
    severity=Severity.WARNING,
    examples=[
        Bad(
            "In May 2012 the bridge collapsed.<ref>{{cite news |title=Bridge falls |work=The Post "
            "|date=6 May 2002}}</ref>\n\n== References ==\n{{reflist}}",
            found="2012",
        ),
        Good(
            "The bridge will open in 2012.<ref>{{cite news |title=Bridge planned "
            "|date=6 May 2002}}</ref>\n\n== References ==\n{{reflist}}"
        ),
        Good(
            "The series premiered on January 7, 2020.<ref>{{cite news |title=Network orders dramas "
            "|date=May 9, 2019}}</ref>\n\n== References ==\n{{reflist}}"
        ),
        Good(
            "Begun in 2001, the bridge opened in 2012.<ref>{{cite news |title=Work on the bridge "
            "|date=6 May 2002}}</ref>\n\n== References ==\n{{reflist}}"
        ),
    ],
)
def claim_after_source(article: Article, context: Context) -> Iterator[Problem]:
    """
    The text cites a source for what happened after the source's date.

    A source cannot report what came after it.  Only sentences, list items, table rows and infobox fields count that
    name no year up to the source's own and that do not look ahead (plans, announcements, "by 2020"); articles are
    also brought up to date and keep their old source, so only a year that one slip of the hand turns into the
    stated one makes a warning, and none where another source of the same sentence is as old.

    Fix safety: unsafe.  Look at the source before you change its date.

    Sources: Wikipedia:Verifiability; no other tool compares the two.
    """
    for report in reports(context.once(verdicts), article.document, ClueKind.CLAIM):
        yield Problem(**report)
