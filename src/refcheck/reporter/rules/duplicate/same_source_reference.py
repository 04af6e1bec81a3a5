"""Two references cite the same source."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article
from refcheck.model.finding import Fix, Related, Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule
from refcheck.words.equality import Level, repeated
from refcheck.words.uniting import unite


@rule(
    Article,
    code="DU502",
    name="same-source-reference",
    severity=Severity.WARNING,
    also=("scripts that mark duplicate references",),
    examples=[
        Bad(
            "A.<ref>{{cite journal |title=On stars |journal=ApJ |date=2001 "
            "|doi=10.1000/182}}</ref> B.<ref>{{cite journal |title=On Stars |last=Doe |date=May 2001 "
            "|doi=10.1000/182}}</ref>",
            found="DOI",
        ),
        Bad(
            "A.<ref>[http://www.example.com/a/b?utm_source=x A story]</ref> B.<ref>{{cite web "
            "|title=A story |url=https://example.com/a/b/}}</ref>",
            fixed='A.<ref name="A story">{{cite web |title=A story |url=https://example.com/a/b/}}</ref> '
            'B.<ref name="A story" />',
        ),
        Bad(
            'A.<ref name="doe">{{cite web |last=Doe |title=On stars |url=https://example.com/a/b '
            "|access-date=5 May 2012}}</ref> B.<ref>{{cite web |title=On stars |url=https://example.com/a/b "
            "|publisher=Stars |access-date=6 June 2013}}</ref>",
            fixed='A.<ref name="doe">{{cite web |last=Doe |title=On stars |url=https://example.com/a/b '
            '|access-date=6 June 2013 |publisher=Stars}}</ref> B.<ref name="doe" />',
        ),
        Good(
            "A.<ref>{{cite book |title=On stars |isbn=978-0-306-40615-7 "
            "|page=5}}</ref> B.<ref>{{cite book |title=On stars |isbn=978-0-306-40615-7 "
            "|page=7}}</ref>"
        ),
        Good("A.<ref>[http://example.com/ One]</ref> B.<ref>[http://example.com/ Two]</ref>"),
    ],
)
def same_source_reference(article: Article, context: Context) -> Iterator[Problem]:
    """
    Two references cite the same source.

    Both give the same identifier or the same address (scheme, `www.`, tracking parameters and fragment aside), the
    same part of it, and nothing that contradicts: the two can become one named reference.

    Fix safety: unsafe.  The two become one named reference with the fields of both and the later access-date; see that
    it is one source.  Offered only where nothing is lost: no field differs in substance, and neither reference says
    more than its citation.

    Sources: Help:Footnotes, Wikipedia:Citing sources ("Duplicate citations").
    """
    for pair in context.once(repeated):
        if pair.level is not Level.SOURCE:
            continue
        one, two = pair.first, pair.second
        message = f"cites the same source as reference {one.label or one.number}: {pair.why}"
        merged = unite(article, one, two) if context.format is Format.WIKITEXT else None
        related = (Related(one.start, one.end, "the earlier reference", one),)
        fix = merged if isinstance(merged, Fix) else None
        yield Problem.at(two, message, related=related, reference=two, fix=fix)
