"""A reference says only "ibid." or "op. cit."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from refcheck.model.article import Reference
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@cache
def _ibid() -> re.Pattern[str]:
    return re.compile(r"\A\W*(?:ibid(?:em)?|op\.?\s*cit|loc\.?\s*cit|idem)\b", re.I)


@rule(
    Reference,
    code="FN632",
    name="ibid-reference",
    severity=Severity.WARNING,
    also=("AWB",),
    examples=[
        Bad("A.<ref>Smith 2001, p. 5.</ref> B.<ref>Ibid., p. 6.</ref>\n\n== References ==\n{{reflist}}\n"),
        Good("A.<ref>Smith, ''The Ibid Reader'', 2001.</ref>\n\n== References ==\n{{reflist}}\n"),
    ],
)
def ibid_reference(reference: Reference, context: Context) -> Iterator[Problem]:
    """
    A reference says only "ibid." or "op. cit.".

    It means the reference before it, and the next editor who adds a reference in between makes it mean another
    source, without anybody noticing.

    Sources: Wikipedia:Citing sources; template {{ibid}}.
    """
    if reference.body_start >= 0:  # most sources tell faster than their plain reading
        first = reference.citations[0] if reference.citations else None
        if first is not None and first.template and first.start - reference.body_start < 4:
            return  # it begins with a citation template
        source = context.text[reference.body_start : reference.body_end].lower()
        if "ibid" not in source and "cit" not in source and "idem" not in source:
            return
    if len(reference.text) < 80 and _ibid().match(reference.text):
        yield Problem.at(reference, f'"{reference.text[:40]}" depends on the reference before it')
