"""The page mixes styles of citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from refcheck.model.article import Article, Citation
from refcheck.model.finding import Related, Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.templates import cs1_kind

ENOUGH = 4  # citations before a page has a style
ONE = "{{cite book |title=T |last=Smith |first=Ann}}"


def _page(*citations: str) -> str:
    return " ".join(f"It rained.<ref>{citation}</ref>" for citation in citations) + "\n\n{{reflist}}\n"


@rule(
    Article,
    code="CT739",
    name="mixed-citation-styles",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    default=False,
    also=("CS1: the {{cs1 config}} template sets one style for a page",),
    examples=[
        Bad(_page(ONE, ONE, ONE, "{{citation |title=T |last=Smith |first=Ann}}"), found="citation"),
        Bad(_page(ONE, ONE, ONE, "{{cite journal |title=T |journal=J |vauthors=Smith A}}"), found="Vancouver"),
        Bad(_page(ONE, ONE, ONE, "{{cite book |title=T |author=Ann Jones}}"), found="author"),
        Good(_page(ONE, ONE, ONE, ONE)),
        Good(_page(ONE, ONE, ONE, "{{citation |title=T |last=Smith |first=Ann |mode=cs1}}")),
        Good(_page(ONE, "{{citation |title=T |last=Smith |first=Ann}}")),
        Good(_page(ONE, ONE, ONE, "{{cite book |title=T |author=World Rain Society}}")),
    ],
)
def mixed_citation_styles(article: Article, context: Context) -> Iterator[Problem]:
    """
    The page mixes styles of citations.

    {{cite book}} and its family part what they print by full stops, {{citation}} by commas; names are written
    "Smith, Ann", "Ann Smith" or "Smith A".  A page should keep to one.  A matter of style, so it is off by default.

    Sources: Wikipedia:Citing sources (WP:CITESTYLE, WP:CITEVAR).
    """
    cited = [c for r in article.references for c in r.citations] + list(article.citations)
    cited = [citation for citation in cited if cs1_kind(citation.template) and citation.name_start >= 0]
    yield from _mixed("marks between the parts", [(mode, c) for c in cited if (mode := _mode(c))])
    yield from _mixed("names of authors", [(names, c) for c in cited if (names := _names(c))])


def _mode(citation: Citation) -> str:
    mode = citation.get("mode")
    if mode in ("cs1", "cs2"):
        return "full stops" if mode == "cs1" else "commas, as in {{citation}}"
    return "commas, as in {{citation}}" if cs1_kind(citation.template) == "citation" else "full stops"


def _names(citation: Citation) -> str:
    if citation.field("vauthors") or citation.get("name-list-style") == "vanc":
        return "Vancouver (Smith A)"
    if citation.field("first1"):
        return "last and first"
    author = citation.field("last1")
    # One word, or the name of a body, is no person with a given name.
    words = author.value.replace(",", " ").split() if author is not None and author.written.startswith("author") else []
    return "author in one field" if len(words) == 2 else ""


def _mixed(what: str, styled: list[tuple[str, Citation]]) -> Iterator[Problem]:
    counts = Counter(style for style, _ in styled)
    if len(counts) < 2 or len(styled) < ENOUGH:
        return
    usual = counts.most_common(1)[0][0]
    odd = [(style, citation) for style, citation in styled if style != usual]
    told = ", ".join(f"{number} × {style}" for style, number in counts.most_common())
    related = tuple(Related(c.start, c.end, style) for style, c in odd[1:10])
    yield Problem.at(odd[0][1], f"the page mixes {what}: {told}", related=related, identity=what)
