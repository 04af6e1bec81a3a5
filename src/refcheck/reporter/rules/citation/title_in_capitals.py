"""The title is written in capitals."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

WORDS = 3  # fewer may be names of organisations


@rule(
    Citation,
    code="CT796",
    name="title-in-capitals",
    severity=Severity.NOTE,
    needs=("title",),
    default=False,
    also=("Pywikibot: reflinks",),
    examples=[
        Bad("{{cite web |title=RAIN FALLS IN THE NORTH |url=http://example.com/}}"),
        Good("{{cite web |title=Rain falls in the North |url=http://example.com/}}"),
        Good("{{cite web |title=NATO and USA |url=http://example.com/}}"),
        Good("{{cite web |title=ISO/IEC 8859-1 |url=http://example.com/}}"),
    ],
)
def title_in_capitals(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    The title is written in capitals.

    Wikipedia writes such titles in ordinary letters, whatever the source shouts.  A matter of style, so it is off
    by default; refcheck offers no change, since it does not know which words are names.

    Sources: Wikipedia:Manual of Style, capital letters (MOS:ALLCAPS).
    """
    title = citation.title
    if not title.isupper() or len(title) < 12 or any(map(str.isdigit, title)):
        return
    long = [word for word in title.split() if len(word) > 3 and word.isalpha()]
    if len(long) >= WORDS or (len(long) >= 2 and len(title.split()) > 3):
        yield Problem.at(citation.field("title") or citation, "the title is in capitals")
