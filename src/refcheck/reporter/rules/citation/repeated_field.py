"""Two parameters of a citation say the same."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Related, Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.titles import same

# The second repeats the first.
PAIRS = (("work", "title"), ("title", "chapter"), ("work", "series"), ("title", "series"))


@rule(
    Citation,
    code="CT797",
    name="repeated-field",
    severity=Severity.NOTE,
    formats=(Format.WIKITEXT,),
    needs=("work", "chapter", "series"),
    also=("Citation bot",),
    examples=[
        Bad("{{cite journal |title=The Journal of Rain |journal=Journal of Rain |date=2001}}", found="title"),
        Bad("{{cite book |title=On rain |chapter=On Rain |date=2001}}", found="chapter"),
        Bad("{{cite journal |title=On rain |journal=Nature |series=Nature |date=2001}}", found="series"),
        Good("{{cite journal |title=On rain |journal=Rain |date=2001}}"),
        Good("{{cite web |title=Rain Society |website=Rain Society |url=http://rain.example/}}"),
        Good("{{cite episode |title=Rain |series=Rain |date=2001}}"),
    ],
)
def repeated_field(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    Two parameters of a citation say the same.

    The title of an article is not the name of its journal, nor is a chapter called as its book.  A tool that found
    nothing better, or a hurried hand, wrote one of them twice.  A front page may be called as its site, and an
    episode as its series; these are left alone.

    Sources: Help:Citation Style 1 (title, work, chapter, series); Citation bot removes such repetitions.
    """
    title = citation.title
    if not (same(title, citation.work) or same(title, citation.chapter) or citation.get("series")):
        return
    for kept, repeated in PAIRS:
        one, two = citation.field(kept), citation.field(repeated)
        if one is None or two is None or not same(one.value, two.value):
            continue
        if repeated == "title" and one.written not in ("journal", "magazine", "newspaper"):
            continue
        if repeated == "series" and kept == "title" and "episode" in citation.template:
            continue
        yield Problem.at(
            two,
            f"|{two.written}= repeats |{one.written}=",
            related=(Related(one.start, one.end, one.value[:80]),),
        )
        return
