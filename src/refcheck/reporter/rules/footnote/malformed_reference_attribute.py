"""A reference tag's attribute is quoted wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refcheck.model.article import Article
from refcheck.model.finding import Fix, Severity
from refcheck.model.text import Span
from refcheck.reporter.rule import WIKITEXT, Bad, Context, Good, Problem, rule

LIST = "\n\n== References ==\n{{reflist}}\n"
CURLY = "“”„‟″«»"
# Quick test: a well-formed opening tag with plain attributes needs no further look.
FINE = re.compile(
    r"""<ref(?:\s+[a-z]+\s*=\s*(?:"[^"“”„‟″«»]*"|'[^'“”„‟″«»]*'|[^\s"'<>=`/?#“”„‟″«»]+))*\s*/?>\Z""", re.I
)


@cache
def _wrong() -> re.Pattern[str]:
    return re.compile(
        rf"""<ref\s+(?P<key>name|group|follow)\s*=\s*
        (?:[{CURLY}](?P<curly>[^"'<>={CURLY}/]+)["{CURLY}]
          |["'](?P<half>[^"'<>={CURLY}]+)[{CURLY}]
          |""(?P<double>[^"'<>=]+)""
          |"(?P<open>[^"'<>=/\s]+)
          |(?P<close>[^"'<>=/\s]+)"
          |(?P<bare>[^"'<>=/{CURLY}\s]+(?:\ [^"'<>=/{CURLY}\s]+)+)
        )(?P<tail>\s*/?>)\Z""",
        re.X | re.I,
    )


@rule(
    Article,
    code="FN616",
    name="malformed-reference-attribute",
    severity=Severity.WARNING,
    formats=WIKITEXT,
    also=("CheckWiki 104", "AWB"),
    examples=[
        Bad("A.<ref name=John Smith>Smith.</ref>" + LIST, fixed='A.<ref name="John Smith">Smith.</ref>' + LIST),
        Bad("A.<ref name=“smith”>Smith.</ref>" + LIST, fixed='A.<ref name="smith">Smith.</ref>' + LIST),
        Bad('A.<ref name="smith>Smith.</ref>' + LIST, fixed='A.<ref name="smith">Smith.</ref>' + LIST),
        Good("A.<ref name=smith>Smith.</ref>" + LIST),
        Good('A.<ref name="John Smith" group="n">Smith.</ref>\n\n<references group="n" />\n'),
    ],
)
def malformed_reference_attribute(article: Article, context: Context) -> Iterator[Problem]:
    """
    A reference tag's attribute is quoted wrongly.

    A name with spaces needs straight quotes on both sides.  With curly quotes they become part of the name;
    with a quote missing, MediaWiki takes the rest of the tag for the name or refuses it.

    Fix safety: safe, where the name can be read in one way only: it gets straight quotes.

    Sources: Help:Footnotes; Check Wikipedia 104.
    """
    text = article.document.text
    for tag in article.tags:
        if tag.kind != "ref":
            continue
        end = tag.body_start if tag.body_start >= 0 else text.find(">", tag.start, tag.end) + 1
        opening = text[tag.start : end]
        if opening == "<ref>" or FINE.match(opening) or len(opening) > 500:
            continue
        match = _wrong().match(opening)
        if not match:
            continue
        value = next(v for k, v in match.groupdict().items() if v and k not in ("key", "tail"))
        right = f'<ref {match["key"].lower()}="{value.strip()}"{match["tail"]}'
        fix = Fix.replace(f'quote the name: "{value.strip()}"', Span(tag.start, end), right)
        reference = context.lookup((tag.list, tag.group, tag.number))
        yield Problem(tag.start, end, f"the attribute in {opening} is quoted wrongly", fix=fix, reference=reference)
