"""The page writes its dates in several styles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from refcheck.model.article import Article, CitedDate, Reference
from refcheck.model.finding import Related, Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.dates import style_of
from refcheck.words.templates import cs1_kind

LIST = "\n\n== References ==\n{{reflist}}\n"
NAMES = {"dmy": "5 May 2012", "mdy": "May 5, 2012", "ymd": "2012-05-05"}
ENOUGH = 3  # dates before a page has a style


def _cite(url: str, read: str) -> str:
    return f"A.<ref>{{{{cite web|url=https://a.example/{url}|title=T{url}|access-date={read}}}}}</ref> "


@rule(
    Article,
    code="DT306",
    name="mixed-date-styles",
    severity=Severity.NOTE,
    also=("AWB",),
    examples=[
        Bad(_cite("1", "5 May 2012") + _cite("2", "6 May 2012") + _cite("3", "2012-05-07") + LIST, found="2012-05-05"),
        Good(_cite("1", "5 May 2012") + _cite("2", "6 May 2012") + _cite("3", "7 May 2012") + LIST),
        Good(
            "{{Use dmy dates}}" + _cite("1", "5 May 2012") + _cite("2", "6 May 2012") + _cite("3", "2012-05-07") + LIST
        ),
        Good(_cite("1", "5 May 2012") + _cite("2", "2012-05-07") + LIST),
        Good(
            _cite("1", "5 May 2012")
            + _cite("2", "6 May 2012")
            + "A.<ref>{{Internetquelle |titel=T3 |url=http://a.example/3"
            " |abruf=2012-05-07}}</ref>" + LIST
        ),
    ],
)
def mixed_date_styles(article: Article, context: Context) -> Iterator[Problem]:
    """
    The page writes its dates in several styles.

    Publication dates of a page share one style, and so do access and archive dates, which may be YYYY-MM-DD where
    the others are not.  Where the page declares its style ({{Use dmy dates}}), MediaWiki shows all dates in it, so
    nothing is reported.  Short names of months are not told from long ones.

    Sources: Wikipedia:Manual of Style, dates and numbers (MOS:DATEUNIFY).
    """
    if article.date_style:
        return
    # The templates of other languages write the date themselves, whatever is put in.
    citations = [
        (r, c) for r in article.references for c in r.citations if not c.template or cs1_kind(c.template) is not None
    ]
    published = [(r, c.date) for r, c in citations if c.date is not None]
    consulted = [(r, stated) for r, c in citations for stated in (c.access_date, c.archive_date) if stated is not None]
    yield from _mixed("publication dates", published)
    yield from _mixed("access and archive dates", consulted)


def _mixed(what: str, found: list[tuple[Reference, CitedDate]]) -> Iterator[Problem]:
    """One problem a page, at the first date in another style than most."""
    styled = [(r, d, style_of(d.raw).removesuffix("-short")) for r, d in found if d.exact]
    styled = [one for one in styled if one[2] in NAMES]
    counts = Counter(style for _, _, style in styled)
    if len(counts) < 2 or len(styled) < ENOUGH:
        return
    usual = counts.most_common(1)[0][0]
    odd = [(r, d) for r, d, style in styled if style != usual]
    told = ", ".join(f"{number} like {NAMES[style]}" for style, number in counts.most_common())
    related = tuple(Related(d.start, d.end, d.raw, r) for r, d in odd[1:10])
    first = odd[0][1]
    yield Problem(first.start, first.end, f"the {what} are written in several styles: {told}", related, identity=what)
