"""parse → resolve → report: the three stages, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from refcheck.model.article import Article, CitedPage
from refcheck.model.finding import Report
from refcheck.model.garbage import unsearched
from refcheck.model.text import Document
from refcheck.parser import parse
from refcheck.reporter.engine import find
from refcheck.reporter.selection import Selection

if TYPE_CHECKING:
    from refcheck.model.evidence import LinkStatus

Resolve = Callable[[tuple[CitedPage, ...]], Mapping[str, "LinkStatus"]]


def nothing_asked(pages: tuple[CitedPage, ...]) -> Mapping[str, LinkStatus]:
    """The resolver of an offline run: it knows nothing of any link."""
    return {}


def examine(
    documents: Iterable[Document],
    today: date,
    resolve: Resolve = nothing_asked,
    selection: Selection | None = None,
) -> list[Report]:
    """Checks articles.  Reads no file, opens no socket (unless `resolve` does), prints nothing.

    `today` bounds dates in the future.  `resolve` is called once with the linked pages of all articles, so that a link
    that stands in fifty articles is asked once.

    Raises:
        RuleError: a rule crashed, which is a bug in refcheck.
    """
    with unsearched():
        articles = [parse(document) for document in documents]
        if resolve is nothing_asked:
            return judge(articles, {}, selection, today)
    pages = tuple(page for article in articles for page in article.cited_pages())
    return judge(articles, resolve(pages), selection, today)


def judge(
    articles: Iterable[Article], statuses: Mapping[str, LinkStatus], selection: Selection | None, today: date
) -> list[Report]:
    """The reports of articles whose links have been asked already."""
    reports = []
    with unsearched():
        for article in articles:
            findings, silenced = find(article, statuses, selection or Selection(), today)
            reports.append(Report(article, statuses, findings, silenced=silenced))
    return reports
