"""The page is there, but not the part of it that the link names."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from refcheck.model.article import Link, LinkRole
from refcheck.model.evidence import LinkState
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.proof import proof

URL = "http://example.com/a"
CITE = "{{cite web |title=T |url=http://example.com/a#part}}"


@rule(
    Link,
    code="LK107",
    name="missing-fragment",
    severity=Severity.NOTE,
    online=True,
    examples=[
        Bad(CITE, web={URL + "#part": "live:missing=part"}, found="“#part”"),
        Bad(
            "A sentence.<ref>[http://example.com/a#:~:text=an%20old%20bridge A page]</ref>",
            web={URL + "#:~:text=an%20old%20bridge": "live:missing=:~:text=an%20old%20bridge"},
            found="“an old bridge”",
        ),
        Good(CITE, web={URL + "#part": "live"}),
        Good(CITE, web={URL + "#part": "live:missing=another"}),
        Good(CITE, web={URL + "#part": "dead:missing=part"}),
        Good("{{cite web |title=T |url=http://example.com/a}}", web={URL: "live"}),
    ],
)
def missing_fragment(link: Link, context: Context) -> Iterator[Problem]:
    """
    The page is there, but not the part of it that the link names.

    A reader lands at the top of the page and has to search. The page was read to its end: no element bears the name
    behind the `#`, or the words of a link to a passage (`#:~:text=`) stand nowhere. Pages that scripts build, fragments
    that steer a program (`#!/a`, `#page=5`) and anything but HTML are left alone.

    Sources: HTML Standard, "Scrolling to a fragment"; URL Fragment Text Directives.
    """
    status = context.statuses.get(link.url)
    fragment = link.url.partition("#")[2]
    if status is None or status.state is not LinkState.LIVE or not fragment or link.role is LinkRole.ARCHIVE_URL:
        return
    page = status.evidence.page
    if page is None or fragment not in page.missing:
        return
    yield Problem.at(
        link,
        f"the page is there, but {_what(fragment)}",
        evidence=(*proof(status), f"the page was read to its end: {page.length:,} words"),
        url=link.url,
    )


def _what(fragment: str) -> str:
    anchor, _, directive = fragment.partition(":~:")
    if not directive:
        return f"no part of it is called “#{anchor}”"
    terms = [term for term in directive.partition("text=")[2].partition("&")[0].split(",") if term]
    words = " … ".join(unquote(term) for term in terms if not (term.startswith("-") or term.endswith("-")))
    return f"it does not show the words “{words}”"
