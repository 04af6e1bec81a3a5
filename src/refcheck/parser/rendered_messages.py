"""Tells the messages of CS1 and Cite, and remarks such as [dead link], from the text of a rendered reference."""

from __future__ import annotations

import re
from functools import cache

from refcheck.words.patterns import later

#: How CS1's errors began before 2022, when no `{{cite web}}: ` stood before them (Module:Citation/CS1/Configuration).
_HEADS = (
    r"(?:Missing or empty \||Check (?:date values in: )?\||Unknown parameter \||Cite [a-z ]{3,20} (?:requires|uses) |"
    r"More than one of \||External link in \||Invalid \||Explicit use of et al\. in: \||Text \"[^\"]{1,200}\" ignored|"
    r"Vancouver style error|\|[a-z0-9-]{2,40}= (?:requires|missing|ignored|is malformed|has |/ )|"
    r"Missing (?:pipe in: )?\||"
    r"Empty citation|Italic or bold markup not allowed in: \||URL–wikilink conflict|ISBN / Date incompatibility)"
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """One expression a kind of message, each beginning with letters that are quickly looked for."""
    more = r"[^\n]{0,300}?\(help\)"
    return (
        ("{{", re.compile(rf"\{{\{{[Cc]it[^{{}}\n]{{0,60}}\}}\}}: (?P<said>{more}(?:; {more}){{0,20}})")),
        ("CS1 maint", re.compile(r"CS1 maint: (?P<said>[^()\n]{1,200}) \(link\)")),
        ("Cite error", re.compile(r"(?P<said>Cite error: [^\n]{1,400}?(?:\(help\)\.?|(?=\s\^)|(?=\n)|$))")),
        ("(help)", re.compile(rf"(?P<said>{_HEADS}{more}(?:; {_HEADS}{more}){{0,20}})")),
    )


#: Remarks of editors that templates print behind a citation.
_REMARK = later(
    r"\s*(?:\[(?:permanent )?dead link(?:\s?\w[^\[\]]{0,40})?\]|\[(?:[a-z]+ ){1,4}needed\]"
    r"|\[(?:full|failed) [a-z ]{4,30}\]"
    r"|\[[a-z ]{3,30}\?\]|\[(?:self-published|unreliable|broken|circular)[^\[\]]{0,30}\]"
    r"|\((?:subscription|registration|subscription or [^()]{5,40}) required\)"
    r"|\((?:limited|restricted|closed) access\)|\((?:help|link)\))"
)


def may_stand_in(text: str) -> bool:
    """Whether a text may hold any message."""
    return "(help)" in text or "CS1 maint" in text or "Cite error" in text


def spans(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where messages stand in a reference, and what they say, in order; most references have none."""
    if not may_stand_in(text):
        return []
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for sign, pattern in _patterns():
        if sign not in text or (sign == "(help)" and _covered(text, found)):
            continue
        for match in pattern.finditer(text):
            start = match.start()
            while start > 0 and text[start - 1] in " \xa0":
                start -= 1
            found.append((start, match.end(), _said(sign, match["said"])))
    found.sort()
    return [one for index, one in enumerate(found) if index == 0 or one[0] >= found[index - 1][1]]


def _covered(text: str, found: list[tuple[int, int, tuple[str, ...]]]) -> bool:
    """Whether every "(help)" of a text belongs to a message that was found."""
    return sum(text.count("(help)", start, end) for start, end, _ in found) >= text.count("(help)")


def _said(sign: str, said: str) -> tuple[str, ...]:
    """The messages, one by one, without the links behind them."""
    if sign == "CS1 maint":
        return (f"CS1 maint: {said}",)
    if sign == "Cite error":
        return (said.strip(),)
    return tuple(part.removesuffix("(help)").strip() for part in said.split("(help); "))


def without(text: str, messages: list[tuple[int, int, tuple[str, ...]]]) -> str:
    """A reference's text without the messages that were found in it."""
    if not messages:
        return text
    kept, at = [], 0
    for start, end, _ in messages:
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    return "".join(kept).strip()


def without_remarks(text: str, start: int, end: int) -> int:
    """Where a citation ends when the remarks behind it are left out."""
    while end > start and text[end - 1] in ")] \n\xa0\t":
        if text[end - 1].isspace():
            end -= 1
            continue
        opening = text.rfind("[" if text[end - 1] == "]" else "(", max(start, end - 60), end)
        if opening < 0 or _REMARK.fullmatch(text, opening, end) is None:
            break
        end = opening
    return end
