"""The page that is linked is not there."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Link, LinkRole
from refcheck.model.evidence import LinkState
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.deadlinks import dead_link_behind, is_archived, place_of, place_of_link, tag_dead
from refcheck.words.proof import proof

URL = "http://example.com/a"
CITE = "{{cite web |title=T |url=http://example.com/a}}"


@rule(
    Link,
    code="LK101",
    name="dead-link",
    severity=Severity.ERROR,
    online=True,
    also=("IABot", "lychee", "LinkChecker", "Pywikibot: weblinkchecker"),
    examples=[
        Bad(
            CITE,
            web={URL: "dead"},
            fixed="{{cite web |title=T |url=http://example.com/a}}{{dead link|date=November 2026|fix-attempted=yes}}",
        ),
        Bad("A sentence.<ref>[http://example.com/a A page]</ref>", web={URL: "dead"}, found="failing now"),
        Bad(
            CITE,
            web={URL: "dead:unasked"},
            fixed="{{cite web |title=T |url=http://example.com/a}}{{dead link|date=November 2026}}",
        ),
        Bad(CITE, web={URL: "dead:http-502"}, found="failing now"),
        Good(CITE, web={URL: "live"}),
        Good(CITE, web={URL: "unknown"}),
        Good(CITE, web={URL: "skipped"}),
        Good(
            "{{cite web |title=T |url=http://example.com/a |archive-date=15 January 2016 |url-status=dead "
            "|archive-url=https://web.archive.org/web/20160115000000/http://example.com/a}}",
            web={URL: "dead"},
        ),
        Bad(
            "A sentence.<ref>''[http://example.com/a A page]'', by me.</ref>",
            web={URL: "dead"},
            fixed="A sentence.<ref>''[http://example.com/a A page]''"
            "{{dead link|date=November 2026|fix-attempted=yes}}, by me.</ref>",
        ),
        Good(CITE + "{{dead link|date=May 2020}}", web={URL: "dead"}),
        Good(
            "A sentence.<ref>[http://example.com/a A page], by me. {{dead link|date=May 2020}}</ref>", web={URL: "dead"}
        ),
        Good("* [http://example.com/a A page] {{dead link}}\n* {{cite book|title=T}}\n", web={URL: "dead"}),
    ],
)
def dead_link(link: Link, context: Context) -> Iterator[Problem]:
    """
    The page that is linked is not there.

    The server says that there is no such page, or the host itself is gone. A single run can only say that the link
    fails now; with `--state` a link is dead for good after three failures that lie days apart. A link that has an
    archived copy, or is marked as dead already, is not reported. A server that fails, or takes no connection, may be
    well again tomorrow: until the state file has seen that it is not, this is a warning.

    Fix safety: unsafe. {{dead link}} is put behind the citation where no archived copy was found (with `fix-attempted`
    only if the archive could be asked); a person should try the link once more.

    Sources: Wikipedia:Link rot; RFC 9110, 15.5.
    """
    status = context.statuses.get(link.url)
    if status is None or status.state is not LinkState.DEAD or link.role is LinkRole.ARCHIVE_URL:
        return
    reference = context.lookup(link.reference)
    citations = reference.citations if reference else context.article.citations
    citation = next((one for one in citations if link.url in (one.url, one.chapter_url)), None)
    if citation is not None and citation.archive_url:
        return
    place = place_of(context.article, citation) if citation else place_of_link(context.article, link)
    if place is not None and (dead_link_behind(context.article, place) or is_archived(context.article, place)):
        return
    fix = tag_dead(context.article, place, context.today, status.evidence.captures_asked) if place else None
    when = "the link is dead" if status.final else "the link is failing now"
    yield Problem.at(
        link,
        f"{when}: {status.explanation.removesuffix('; failing now')}",
        evidence=proof(status),
        url=link.url,
        fix=None if status.capture else fix,
        severity=None if status.final or not _may_pass(status.reason) else Severity.WARNING,
    )


def _may_pass(reason: str) -> bool:
    """Whether the host is in trouble, which says little of the page."""
    return reason.startswith("http-5") or reason == "connection-refused"
