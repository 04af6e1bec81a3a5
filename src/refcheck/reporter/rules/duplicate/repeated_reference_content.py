"""A named reference's content is written out more than once."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article, RefTag
from refcheck.model.finding import Fix, Related, Severity
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule
from refcheck.words.likeness import plain_key
from refcheck.words.merging import Reuses

#: Shorter contents are as short as a reuse.
SHORT = 25


@rule(
    Article,
    code="DU508",
    name="repeated-reference-content",
    severity=Severity.NOTE,
    formats=WIKITEXT,
    also=("AWB: DuplicateNamedReferences",),
    examples=[
        Bad(
            'A.<ref name="x">{{cite news |title=A long story |work=The Post '
            '|url=https://example.com/a/story |date=5 May 2010}}</ref> B.<ref name="x">{{cite news '
            "|title=A long story |work=The Post |url=https://example.com/a/story "
            "|date=5 May 2010}}</ref>",
            fixed='A.<ref name="x">{{cite news |title=A long story |work=The Post '
            '|url=https://example.com/a/story |date=5 May 2010}}</ref> B.<ref name="x" />',
        ),
        Good(
            'A.<ref name="x">{{cite news |title=A long story |work=The Post '
            '|url=https://example.com/a/story |date=5 May 2010}}</ref> B.<ref name="x" />'
        ),
        Good('A.<ref name="x">Doe 2001.</ref> B.<ref name="x">Doe 2001.</ref>'),
    ],
)
def repeated_reference_content(article: Article, context: Context) -> Iterator[Problem]:
    """
    A named reference's content is written out more than once.

    Both definitions are the same, so the reader sees no difference; `<ref name="…" />` for the later ones keeps
    them the same.

    Fix safety: safe.  The repetition becomes a reuse; the definition that stays says the same.

    Sources: Help:Footnotes; AutoWikiBrowser's DuplicateNamedReferences.
    """
    first: dict[tuple[int, str, str], RefTag] = {}
    text = context.text
    reuses: Reuses | None = None
    for tag in article.tags:
        if tag.kind != "ref" or not tag.name or tag.body_end - tag.body_start < SHORT:
            continue
        known = first.setdefault((tag.list, tag.group, tag.name), tag)
        if known is tag:
            continue
        if plain_key(text[known.body_start : known.body_end]) == plain_key(text[tag.body_start : tag.body_end]):
            reference = context.lookup((tag.list, tag.group, tag.number))
            related = (Related(known.start, known.end, "the first definition", reference),)
            message = f"repeats the content of the reference named {tag.name!r}"
            again = (reuses := reuses or Reuses(article)).of(tag)
            fix = again if isinstance(again, Fix) else None
            yield Problem.at(tag, message, related=related, reference=reference, fix=fix)
