"""Two references are the same."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article, Reference
from refcheck.model.finding import Fix, Related, Safety, Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.equality import Level, repeated
from refcheck.words.merging import merge


@rule(
    Article,
    code="DU501",
    name="duplicate-reference",
    severity=Severity.WARNING,
    also=("AWB", "CheckWiki 81", "Pywikibot: reflinks", "reFill"),
    examples=[
        Bad(
            "A.<ref>{{cite news |title=A long story |work=The Post |url=https://example.com/a/story "
            "|date=5 May 2010}}</ref> B.<ref>{{cite news |title=A long story |work=The Post "
            "|url=https://example.com/a/story |date=5 May 2010}}</ref>",
            found="reference 1",
        ),
        Bad(
            "A.<ref>{{cite news |title=A long story |work=The Post |url=https://example.com/a/story "
            "|date=5 May 2010}}</ref> B.<ref>{{cite news |date=5 May 2010 "
            "|url=https://example.com/a/story |newspaper=The Post |title=A long story}}</ref>",
            found="same values",
        ),
        Bad(
            'A.<ref name="story">Smith, Rain, 2001, p. 5.</ref> B.<ref>Smith, Rain, 2001, p. 5.</ref>',
            fixed='A.<ref name="story">Smith, Rain, 2001, p. 5.</ref> B.<ref name="story" />',
        ),
        Good(
            'A.<ref name="x">{{cite news |title=A long story |work=The Post '
            '|url=https://example.com/a/story |date=5 May 2010}}</ref> B.<ref name="x" />'
        ),
        Good("A.<ref>Ibid.</ref> B.<ref>Ibid.</ref>"),
        Good("A.<ref>{{cite web |title=Archived copy}}</ref> B.<ref>{{cite web |title=Archived copy}}</ref>"),
    ],
)
def duplicate_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    Two references are the same.

    The same footnote is printed twice.  One named reference, used twice, says the same and is kept up to date in
    one place. Texts that could stand for any source ("Archived copy", "Video on YouTube", "ibid.") are not
    compared.

    Fix safety: safe on pages that use named references, unsafe on others, where naming is a matter of style.  All
    references that are the same become one; every reuse is renamed.  The fix stands with the last of them.

    Sources: Help:Footnotes, Wikipedia:Citing sources ("Duplicate citations"); Check Wikipedia 81.
    """
    equal = [
        pair
        for pair in context.once(repeated)
        if pair.level in (Level.EXACT, Level.TEMPLATE)
        and (pair.first.group, pair.first.list) == (pair.second.group, pair.second.list)
    ]
    sets: dict[int, list[Reference]] = {}
    for pair in equal:
        sets.setdefault(id(pair.first), [pair.first]).append(pair.second)
    for pair in equal:
        one, two = pair.first, pair.second
        message = f"repeats reference {one.label or one.number}: {pair.why}"
        fix = None
        if sets[id(one)][-1] is two and context.format is Format.WIKITEXT:
            merged = merge(article, sets[id(one)], Safety.SAFE)
            fix = merged if isinstance(merged, Fix) else None
        related = (Related(one.start, one.end, "the earlier reference", one),)
        yield Problem.at(two, message, related=related, reference=two, fix=fix)
