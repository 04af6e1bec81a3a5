"""Shows a fix as a change of the source's text, word by word, before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from refcheck.model.finding import Edit, Finding, Report

_WIDEST = 4000  # characters of source around a fix that are shown at most


class Op(StrEnum):
    """What becomes of a piece of text."""

    KEEP = "keep"
    REMOVE = "remove"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and what the fix does with it."""

    op: Op
    text: str


def rewriting(report: Report, finding: Finding) -> tuple[Piece, ...]:
    """The source around a finding's fix, in pieces; empty where there is no fix, or its place is not known."""
    text = report.article.document.text
    edits = _usable(finding, len(text))
    if not edits:
        return ()
    start, end = _frame(text, finding, edits)
    pieces: list[Piece] = []
    at = start
    for edit in edits:
        first, last, new = _to_words(text, edit, at, end)
        _append(pieces, Op.KEEP, text[at:first])
        _append(pieces, Op.REMOVE, text[first:last])
        _append(pieces, Op.ADD, new)
        at = last
    _append(pieces, Op.KEEP, text[at:end])
    return tuple(pieces)


def before(pieces: tuple[Piece, ...]) -> str:
    """The text as it is."""
    return "".join(piece.text for piece in pieces if piece.op is not Op.ADD)


def after(pieces: tuple[Piece, ...]) -> str:
    """The text as the fix leaves it."""
    return "".join(piece.text for piece in pieces if piece.op is not Op.REMOVE)


def _usable(finding: Finding, length: int) -> list[Edit]:
    edits = sorted(finding.fix.edits) if finding.fix is not None else []
    reached = 0
    for edit in edits:
        if edit.start < reached or edit.end < edit.start or edit.end > length:
            return []
        reached = edit.end
    return edits


def _frame(text: str, finding: Finding, edits: list[Edit]) -> tuple[int, int]:
    """What to show: the reference where all edits lie in it, else the lines that they touch; never too much."""
    first, last = edits[0].start, edits[-1].end
    reference = finding.reference
    if reference is not None and 0 <= reference.start <= first and last <= reference.end:
        start, end = reference.start, reference.end
    else:
        start = text.rfind("\n", 0, first) + 1
        end = text.find("\n", last)
        end = len(text) if end < 0 else end
    if end - start > _WIDEST:
        start, end = max(start, first - 200), min(end, last + 200)
    return start, end


def _to_words(text: str, edit: Edit, low: int, high: int) -> tuple[int, int, str]:
    """The edit widened to whole words, so that a person compares "2001" with "2011" and not "0" with "1"."""
    start, end, new = edit.start, edit.end, edit.text
    removed = text[start:end]
    if not removed or not new:
        return start, end, new
    if _word(removed[0]) or _word(new[0]):
        while start > low and _word(text[start - 1]):
            start -= 1
            new = text[start] + new
    if _word(removed[-1]) or _word(new[-1]):
        while end < high and _word(text[end]):
            new += text[end]
            end += 1
    return start, end, new


def _word(character: str) -> bool:
    return character.isalnum()


def _append(pieces: list[Piece], op: Op, text: str) -> None:
    if text:
        pieces.append(Piece(op, text))
