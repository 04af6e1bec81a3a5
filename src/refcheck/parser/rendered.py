"""Reads the text of one rendered reference back into citations.

The order of the parts is that of Module:Citation/CS1 (names, date, quoted or italic title, work, publisher, date,
pages, identifiers, archive, access, via, quote, messages), which references written by hand mostly follow.  What bears
a label is read wherever it stands; what has only its place is read only where the whole fits.  Nothing is guessed: a
reference that is a remark or a short citation gives a citation without a title.
"""

from __future__ import annotations

import re
from functools import cache

from refcheck.model.article import Citation
from refcheck.parser import rendered_messages, rendered_middle, rendered_names, rendered_split, rendered_tail
from refcheck.parser.rendered_draft import Draft

_LONGEST_NAMES = 2000
_LONGEST_TITLE = 400
_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“"}
_NO_DATE = frozenset(("n.d.", "nd", "n.d"))


@cache
def _url() -> re.Pattern[str]:
    return re.compile(r"(?:https?|ftp)://[^\s\"“”<>\[\]{}|]{3,2000}")


def read_reference(text: str, offset: int = 0, language: str = "en") -> tuple[Citation, ...]:
    """The citations in the text of a reference as a reader sees it.

    `text` is the reference without its number and backlinks; `offset` is where it stands in the document, -1 where
    that is unknown (all places are then -1).  Several citations in one reference come one by one, in order; a
    reference that cites nothing legible gives one citation with its text alone.  Never raises; takes linear time.
    """
    messages = rendered_messages.spans(text)
    if not messages and "\n" not in text and text.count('). "') < 2 and text.count(").") < 3:
        return (_read(text, 0, len(text), offset, language, ()),)
    pieces = rendered_split.pieces(text, messages)
    found = [_read(text, start, end, offset, language, said) for start, end, said in pieces]
    legible = [citation for citation in found if citation.fields]
    return tuple(legible) or tuple(found[:1])


def read_citation(text: str, offset: int = 0, language: str = "en") -> Citation:
    """The same for a text that is known to be one citation (an HTML `<cite>`)."""
    messages = rendered_messages.spans(text)
    end = messages[0][0] if messages else len(text)
    return _read(text, 0, end, offset, language, tuple(said for _, _, each in messages for said in each))


def split_messages(text: str) -> tuple[str, tuple[str, ...]]:
    """A reference's text without the messages of CS1 and Cite, and those messages."""
    return rendered_messages.split(text)


def _read(text: str, start: int, end: int, offset: int, language: str, messages: tuple[str, ...]) -> Citation:
    """One citation in [start, end) of a reference's text."""
    while start < end and (text[start].isspace() or text[start] in "*•·"):
        start += 1
    draft = Draft(text, offset, rendered_messages.without_remarks(text, start, end), language)
    _head(draft, start)
    if draft.title_end >= 0:
        rendered_middle.read(draft)
    if "://" in text:
        _first_url(draft, start)
    return draft.citation(start, messages)


# ------------------------------------------------------------------------------------------------ the labelled end


def _tail(draft: Draft, start: int) -> None:
    """Pages, identifiers, archive, access and via."""
    text = draft.text
    kinds = rendered_tail.KINDS
    for match in rendered_tail.pattern().finditer(text, start, draft.end):
        if draft.middle_end < 0:
            draft.middle_end = match.start()
        label = match.lastgroup
        if label is None:
            continue
        begin, end = match.span(label)
        kind = kinds.get(label)
        if kind:
            end = rendered_tail.trim(text, begin, end)
            if end > begin:
                draft.ids.append((kind, begin, end))
                draft.book = draft.book or kind == "isbn"
        elif label == "archived":
            draft.add("archive-date", begin, end)
        elif label == "pages":
            draft.add("pages", begin, end)
        elif label == "via":
            draft.add("via", begin, end)
        elif label != "time":
            draft.add("access-date", begin, end)
    if draft.middle_end < 0:
        draft.middle_end = draft.end


# -------------------------------------------------------------------------------------------------- names and title


def _head(draft: Draft, start: int) -> None:
    """Names, the date in brackets behind them, and the title; the labelled end is read on the way."""
    text = draft.text
    limit = draft.end
    if text[start : start + 1] in _QUOTES:
        _quoted_title(draft, start)
        _tail(draft, max(start, draft.title_end))
        return
    quote = min((at for mark in ('"', "“") if (at := text.find(mark, start, limit)) >= 0), default=-1)
    after = _dated_names(draft, start, quote if quote > 0 else limit)
    if after >= 0:
        _title_behind_date(draft, after, quote)
        return
    if quote > start and text[start:quote].rstrip()[-1:] in (".", ",") and quote - start < _LONGEST_NAMES:
        stop = quote
        while text[stop - 1].isspace():
            stop -= 1
        draft.comma = text[stop - 1] == ","
        if _undated_names(draft, start, stop):
            _quoted_title(draft, quote)
            if draft.title_end >= 0:
                _tail(draft, draft.title_end)
                return
            draft.authors, draft.editors = [], []
    _tail(draft, start)
    rendered_middle.without_head(draft, start, quote)


def _undated_names(draft: Draft, start: int, stop: int) -> bool:
    """`Hale, Mike. ` or `Conrad, M. Shiel, William (ed.). ` before a quoted title."""
    text = draft.text
    names, editors = rendered_names.read(text, start, rendered_middle.before_dot(text, start, stop))
    if editors and (part := rendered_middle.sentence_end(text, start, stop)) > 0:
        authors, _ = rendered_names.read(text, start, rendered_middle.before_dot(text, start, part + 1))
        names, _ = rendered_names.read(text, part + 1, stop)
        draft.authors, draft.editors = authors, names
        return bool(authors)
    _take_names(draft, names, editors)
    return bool(names)


def _title_behind_date(draft: Draft, after: int, quote: int) -> None:
    """The title that follows `(date). `, perhaps behind editors."""
    text = draft.text
    if text[after : after + 1] in _QUOTES:
        _quoted_title(draft, after)
    else:
        editors = _EDITORS_FIRST.match(text, after, min(draft.end, after + 400))
        if editors and (names := rendered_names.read(text, *editors.span("names"))[0]):
            draft.editors = names
            after = editors.end()
            if text[after : after + 1] in _QUOTES:
                _quoted_title(draft, after)
    _tail(draft, max(after, draft.title_end))
    if draft.title_end < 0:
        rendered_middle.unquoted_title(draft, after)


#: `David A. Shepherd (ed.). ` between the date and the title.
_EDITORS_FIRST = re.compile(r"(?P<names>[^\"()\n]{3,300}?),? \(eds?\.\)[.,]\s+(?=\S)")


def _take_names(draft: Draft, names: list[tuple[int, int]], editors: bool) -> None:
    if editors:
        draft.editors = names
    else:
        draft.authors = names


def _dated_names(draft: Draft, start: int, limit: int) -> int:
    """`Hale, Mike (May 25, 2010). `: notes names and date, and says where the title begins; -1 if the text has none."""
    text = draft.text
    opening = text.find("(", start, min(limit, start + _LONGEST_NAMES))
    while opening >= 0:
        closing = text.find(")", opening, opening + 80)
        if closing < 0 or closing >= draft.end:
            return -1
        after = _after_bracket(text, closing + 1, draft.end)
        if after >= 0:
            date = draft.read_date(opening + 1, closing)
            known = date.edtf is not None or date.raw in _NO_DATE
            if known or (text[after : after + 1] == '"' and any(map(str.isdigit, date.raw))):
                names, editors = rendered_names.read(text, start, opening)
                if not names:
                    return (
                        -1
                        if not known or text[after : after + 1] not in _QUOTES
                        else _dated(draft, opening, closing, after)
                    )
                _take_names(draft, names, editors)
                return _dated(draft, opening, closing, after)
        opening = text.find("(", opening + 1, min(limit, start + _LONGEST_NAMES))
    return -1


def _dated(draft: Draft, opening: int, closing: int, after: int) -> int:
    draft.add("date", opening + 1, closing)
    draft.comma = draft.text[:after].rstrip()[-1:] == ","
    return after


_YEAR = re.compile(r"\b[12]\d{3}\b")
_AFTER_DATE = re.compile(r"(?:\s\[(?P<orig>[^\[\]\n]{1,300})\])?[.,]\s+(?=\S)")


def _after_bracket(text: str, at: int, end: int) -> int:
    """Where the title begins behind the date's bracket (and the original year in square ones); -1 if nothing fits."""
    match = _AFTER_DATE.match(text, at, end)
    return match.end() if match else -1


_AFTER_QUOTE = re.compile(r"\s?(?:\([^()\n]{1,60}\)|\[[^\[\]\n]{1,200}\])(?=[.,\s]|$)|\s[–-]\svia\s")


def _bracket_follows(text: str, at: int, end: int) -> bool:
    return text[at] in " \xa0([" and _AFTER_QUOTE.match(text, at, end) is not None


def _quoted_title(draft: Draft, start: int) -> None:
    """The title between quotes that begins here; quotes inside it are told from its end by what follows them."""
    text, end = draft.text, draft.end
    closing_mark = _QUOTES[text[start]]
    at = text.find(closing_mark, start + 1, end)
    fallback = stop = inner = -1
    open_inside = 0
    while at >= 0 and at - start < 1000:
        follows = text[at + 1 : at + 2] if at + 1 < end else ""
        if text[at - 1].isspace() or text[at - 1] in "([" or at == start + 1:
            open_inside += closing_mark == '"'
        elif not follows or follows == "." or (follows == "," and draft.comma) or _bracket_follows(text, at + 1, end):
            if open_inside <= 0:
                stop = at
                break
            inner = at if inner < 0 else inner
            open_inside -= 1
        elif fallback < 0 and (follows == "," or (follows.isspace() and text[at - 1] in ".,?!")):
            fallback = at
        else:
            open_inside -= 1
        at = text.find(closing_mark, at + 1, end)
    if stop < 0:
        stop = inner
    if stop < 0:
        stop = fallback
    if stop < 0:
        at = text.find(closing_mark, start + 1, end)
        if at < 0 or text.find(closing_mark, at + 1, end) >= 0 or at - start > _LONGEST_TITLE:
            return
        stop = at
    if stop - start > _LONGEST_TITLE or stop == start + 1:
        return
    draft.comma = draft.comma or text[stop + 1 : stop + 2] == ","
    last = stop
    while text[last - 1] in ".," and last - 1 > start + 1 and stop == fallback:
        last -= 1
    draft.add("title", start + 1, last)
    draft.quoted = True
    draft.title_end = stop + 1


def _first_url(draft: Draft, start: int) -> None:
    match = _url().search(draft.text, start, draft.end)
    if match:
        draft.add("url", match.start(), rendered_tail.trim(draft.text, match.start(), match.end()))
