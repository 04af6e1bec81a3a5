"""A source is on a list of yours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from refcheck.model.article import Article
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words import archives, urls

OPTION = "listed-source."
LIST = {
    "listed-source.tabloid.example": "deprecated",
    "listed-source.hosting.example/~rain": "self-published",
    "listed-source.10.9999": "predatory publisher",
}


@rule(
    Article,
    code="LK117",
    name="listed-source",
    severity=Severity.WARNING,
    settings=True,
    also=("scripts that mark unreliable sources", "IARE"),
    examples=[
        Bad("{{cite news |title=T |url=https://www.tabloid.example/a}}", options=LIST, found="deprecated"),
        Bad("{{cite journal |title=T |journal=J |doi=10.9999/a.5}}", options=LIST, found="predatory"),
        Bad("It rained.<ref>[https://hosting.example/~rain/a A]</ref>", options=LIST, found="self-published"),
        Good("{{cite news |title=T |url=https://nottabloid.example/a}}", options=LIST),
        Good("{{cite news |title=T |url=https://hosting.example/~rainer/a}}", options=LIST),
        Good("{{cite journal |title=T |journal=J |doi=10.99991/a.5}}", options=LIST),
        Good("{{cite news |title=T |url=https://www.tabloid.example/a}}"),
    ],
)
def listed_source(article: Article, context: Context) -> Iterator[Problem]:
    """
    A source is on a list of yours.

    refcheck brings no opinion on what is reliable, and no list.  A project that has one writes it into its settings:
    hosts, with a path where only a part of a site is meant, and prefixes of DOIs, each with a word that says why.  A
    host stands for its subdomains too.  A list cannot see context; it says where to look.

    ```toml
    [rules.listed-source]
    "tabloid.example" = "deprecated"
    "hosting.example/~rain" = "self-published"
    "10.9999" = "predatory publisher"
    ```

    Sources: Wikipedia:Reliable sources/Perennial sources is such a list; so is that of User:Headbomb/unreliable.
    """
    listed = {
        name.removeprefix(OPTION).lower(): str(why)
        for name, why in context.options.items()
        if name.startswith(OPTION) and isinstance(why, str)
    }
    if not listed:
        return
    for link in article.links:
        if link.reference is None:
            continue
        found = _site(link.url, listed)
        if found is not None:
            message = f"{found} is on the list of sources: {listed[found]}"
            yield Problem.at(link, message, url=link.url, reference=context.lookup(link.reference))
    for reference in article.references:
        for citation in reference.citations:
            prefix = _prefix(citation.id("doi"), listed)
            if prefix is not None:
                message = f"DOIs of {prefix} are on the list of sources: {listed[prefix]}"
                yield Problem.at(citation.field("doi") or citation, message, reference=reference)


def _site(url: str, listed: Mapping[str, Any]) -> str | None:
    """The entry of the list that speaks of an address or of what it is a copy of."""
    copy = archives.read(url)
    parts = urls.read(copy.original if copy is not None and copy.original else url)
    if parts is None:
        return None
    labels = parts.host.split(".")
    steps = parts.path.lower().split("/")[1:]
    for first in range(len(labels) - 1):
        host = ".".join(labels[first:])
        for deep in range(min(len(steps), 8), -1, -1):
            name = "/".join([host, *steps[:deep]])
            if name in listed:
                return name
    return None


def _prefix(doi: str, listed: Mapping[str, Any]) -> str | None:
    registrant = doi.lower().partition("/")[0]
    return registrant if doi and registrant in listed else None
