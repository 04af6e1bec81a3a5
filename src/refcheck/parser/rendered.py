"""Reads the text of one rendered reference back into citations.

The order of the parts is that of Module:Citation/CS1 (names, date, quoted or italic title, work, publisher, date,
pages, identifiers, archive, access, via, quote, messages), which references written by hand mostly follow.  What bears
a label is read wherever it stands; what has only its place is read only where the whole fits.  Nothing is guessed: a
reference that is a remark or a short citation gives a citation without a title.
"""

from __future__ import annotations

import re
from functools import cache

from refcheck.model.article import NOWHERE, Citation
from refcheck.parser import rendered_heads, rendered_messages, rendered_middle, rendered_split, rendered_tail
from refcheck.parser.rendered_draft import Draft
from refcheck.parser.rendered_split import Message

_CLOSERS = frozenset(")] \n\xa0\t")  # what remarks end with


@cache
def _url() -> re.Pattern[str]:
    return re.compile(r"(?:https?|ftp)://[^\s\"“”<>\[\]{}|]{3,2000}")


def read_reference(text: str, offset: int = 0, language: str = "en") -> tuple[Citation, ...]:
    """The citations in the text of a reference as a reader sees it.

    `text` is the reference without its number and backlinks; `offset` is where it stands in the document, -1 where
    that is unknown (all places are then -1).  Several citations in one reference come one by one, in order; a
    reference that cites nothing legible gives one citation with its text alone.  Never raises; takes linear time.
    """
    return _read_all(text, rendered_messages.spans(text), offset, language)


def read_entry(text: str, offset: int, language: str = "en", *, said: bool = True) -> tuple[str, tuple[Citation, ...]]:
    """A reference's text without the messages of CS1 and Cite, and its citations.

    `said` is False where the whole page is known to hold no message.
    """
    messages = rendered_messages.spans(text) if said else []
    if not messages:
        return text, _read_all(text, messages, offset, language)
    return rendered_messages.without(text, messages), _read_all(text, messages, offset, language)


def _read_all(text: str, messages: list[Message], offset: int, language: str) -> tuple[Citation, ...]:
    """The citations of a reference whose messages are known."""
    if not messages and "\n" not in text and text.count(").") < 3 and not _may_be_two(text):
        return (_read(text, 0, len(text), offset, language, ()),)
    pieces = rendered_split.pieces(text, messages)
    found = [
        _read(text[start:end], 0, end - start, offset + start if offset >= 0 else offset, language, said)
        for start, end, said in pieces
    ]
    legible = [citation for citation in found if citation.fields]
    return tuple(legible) or tuple(found[:1])


def _may_be_two(text: str) -> bool:
    """Whether there may be a second head, `(date). "`, or one behind the end of a work."""
    last = text.rfind('). "')
    return last > 0 and (text.find('). "') < last or text.find("Retrieved ", 0, last) > 0)


def read_citation(text: str, offset: int = 0, language: str = "en") -> Citation:
    """The same for a text that is known to be one citation (an HTML `<cite>`)."""
    messages = rendered_messages.spans(text)
    end = messages[0][0] if messages else len(text)
    return _read(text, 0, end, offset, language, tuple(said for _, _, each in messages for said in each))


def read_draft(text: str, language: str) -> Draft:
    """What a text says that is known to be one citation; where it stands is left to the caller."""
    messages = rendered_messages.spans(text)
    return _drafted(text, 0, messages[0][0] if messages else len(text), NOWHERE, language)[0]


def _read(text: str, start: int, end: int, offset: int, language: str, messages: tuple[str, ...]) -> Citation:
    """One citation in [start, end) of a reference's text."""
    draft, start = _drafted(text, start, end, offset, language)
    return draft.citation(start, messages)


def _drafted(text: str, start: int, end: int, offset: int, language: str) -> tuple[Draft, int]:
    """What was found in [start, end), and where the citation itself begins."""
    while start < end and (text[start].isspace() or text[start] in "*•·"):
        start += 1
    if text[end - 1 : end] in _CLOSERS:
        end = rendered_messages.without_remarks(text, start, end)
    draft = Draft(text, offset, end, language)
    if language == "en":
        _parts(draft, start)
    else:
        _foreign_parts(draft, start)
    if "://" in text:
        _first_url(draft, start)
    return draft, start


def _parts(draft: Draft, start: int) -> None:
    """Reads an English citation part by part."""
    rendered_heads.read(draft, start)
    if draft.title_end >= 0:
        rendered_middle.read(draft)


def _foreign_parts(draft: Draft, start: int) -> None:
    """The same in another language, whose labelled days are read first and hidden from the reader of English ones."""
    from refcheck.parser import rendered_foreign

    end = draft.end
    draft.end = rendered_foreign.read(draft, start)
    _parts(draft, start)
    draft.end = end
    rendered_foreign.title(draft, start, end)
    rendered_foreign.finish(draft, start, end)


def _first_url(draft: Draft, start: int) -> None:
    match = _url().search(draft.text, start, draft.end)
    if match:
        draft.add("url", match.start(), rendered_tail.trim(draft.text, match.start(), match.end()))
