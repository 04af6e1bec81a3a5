"""A reference does not say what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refcheck.model.article import Reference
from refcheck.model.finding import Severity
from refcheck.model.text import Format
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule

HEAD = "Title\n\nIt rained.[1] It snowed.[2]\n\nReferences[edit]\n\n"


@cache
def _nothing() -> re.Pattern[str]:
    # A link without text prints as its number; stock phrases of templates name a site and no work.
    return re.compile(
        r"\[\d{1,4}\][.,]?|(?:Official )?(?:[Vv]ideo|[Cc]lip|[Tt]railer|[Cc]hannel|[Pp]rofile|[Pp]age|[Ww]ebsite)"
        r" (?:on|at) (?:YouTube|Vimeo|IMDb|Facebook|Twitter|Instagram|Dailymotion)[.]?"
    )


@rule(
    Reference,
    code="CT798",
    name="untitled-reference",
    severity=Severity.NOTE,
    formats=(Format.PLAIN, Format.HTML),
    also=("CS1: err_bare_url_missing_title",),
    examples=[
        Bad(HEAD + '^ "One". Site.\n^ [1]\n', format=Format.PLAIN, found="[1]"),
        Bad(HEAD + '^ "One". Site.\n^ Video on YouTube\n', format=Format.PLAIN, found="Video on YouTube"),
        Good(HEAD + '^ "One". Site.\n^ "Video on YouTube sways voters". The Post.\n', format=Format.PLAIN),
        Good(HEAD + '^ "One". Site.\n^ Smith 2001, p. 5.\n', format=Format.PLAIN),
    ],
)
def untitled_reference(reference: Reference, context: Context) -> Iterator[Problem]:
    """
    A reference does not say what it cites.

    All that a reader sees is the number of a bare link, or a stock phrase such as "Video on YouTube".  When the
    link dies, nobody can tell what the source was.

    Sources: Wikipedia:Bare URLs; CS1 `err_bare_url_missing_title`.
    """
    text = reference.text.strip()
    if len(text) < 60 and _nothing().fullmatch(text):
        yield Problem.at(reference, f"the reference shows only “{text}”; it names no title")
