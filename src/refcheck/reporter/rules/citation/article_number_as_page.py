"""What stands as the page is the number of an article that has no pages of a volume."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.cs1fixes import renamed


@rule(
    Citation,
    code="CT778",
    name="article-number-as-page",
    severity=Severity.NOTE,
    conditions=("article_number",),
    cs1="CS1 maint: article number as page number",
    examples=[
        Bad(
            "{{cite journal |title=T |journal=J |page=100393 |doi=10.1016/j.gfs.2020.100393}}",
            fixed="{{cite journal |title=T |journal=J |article-number=100393 |doi=10.1016/j.gfs.2020.100393}}",
        ),
        Good("{{cite journal |title=T |journal=J |page=12 |doi=10.1016/j.gfs.2020.100312}}"),
        Good("{{cite journal |title=T |journal=J |pages=100–193 |doi=10.1016/j.gfs.2020.100393}}"),
        Good("{{cite journal |title=T |journal=J |article-number=100393 |doi=10.1016/j.gfs.2020.100393}}"),
    ],
)
def article_number_as_page(citation: Citation, context: Context) -> Iterator[Problem]:
    """
    What stands as the page is the number of an article that has no pages of a volume.

    It is the end of the article's DOI.  `article-number` is made for it; `page` is for the page of the article that
    supports the text.

    Fix safety: unsafe; the parameter is renamed.

    Sources: Category:CS1 maint: article number as page number.
    """
    for remark in context.remarks(citation, "article_number"):
        fix = renamed(context.text, citation, remark.field, "article-number", context.today, context.remarks(citation))
        yield Problem.at(remark.field or citation, "this is the article's number, not a page", fix=fix)
