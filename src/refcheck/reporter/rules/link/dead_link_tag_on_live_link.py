"""A link is marked as dead, but it works."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.evidence import LinkState
from refcheck.model.finding import Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.deadlinks import place_of, untag_dead

URL = "http://example.com/a"
CITE = "{{cite web |title=T |url=http://example.com/a}}"


@rule(
    Citation,
    code="LK105",
    name="dead-link-tag-on-live-link",
    severity=Severity.WARNING,
    formats=(Format.WIKITEXT,),
    needs=("url",),
    online=True,
    also=("IABot: where a wiki lets it remove tags",),
    examples=[
        Bad(
            f"Claim.<ref>{CITE} {{{{dead link|date=May 2020}}}}</ref>",
            web={URL: "live"},
            fixed=f"Claim.<ref>{CITE}</ref>",
        ),
        Good(f"Claim.<ref>{CITE} {{{{dead link|date=May 2020}}}}</ref>", web={URL: "dead"}),
        Good(f"Claim.<ref>{CITE} {{{{dead link|date=May 2020}}}}</ref>", web={URL: "unknown"}),
        Good(CITE, web={URL: "live"}),
    ],
)
def dead_link_tag_on_live_link(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    A link is marked as dead, but it works.

    Hosts come back, and bots err. The mark keeps readers from a source that they could read.

    Fix safety: unsafe. {{dead link}} is removed; a person should see that the page still says what it is cited for.

    Sources: Template:Dead link.
    """
    status = context.statuses.get(citation.url)
    if status is None or status.state is not LinkState.LIVE:
        return
    place = place_of(context.article, citation)
    fix = untag_dead(context.article, place) if place is not None else None
    if fix is not None:
        edit = fix.edits[0]
        yield Problem(
            edit.start,
            edit.end,
            f"the link is marked as dead, but it works ({status.explanation})",
            url=citation.url,
            fix=fix,
        )
