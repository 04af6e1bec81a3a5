"""How a rendered citation begins: names, the date in brackets behind them, the title.

Three beginnings are told apart: `"Title"`, `Names (date). Title`, `Names. "Title"`.  Without a date and without quotes
the text must show by other signs that it is a citation at all.
"""

from __future__ import annotations

from refcheck.parser import rendered_names
from refcheck.parser.rendered_draft import Draft
from refcheck.parser.rendered_middle import DATE_LIKE, free_date_cs2, unquoted_title
from refcheck.parser.rendered_sentences import sentence_end, strip_end, with_dot
from refcheck.parser.rendered_tail import read as read_tail
from refcheck.words import dates
from refcheck.words.patterns import later

_LONGEST_NAMES = 2000
_LONGEST_TITLE = 400
_FARTHEST_QUOTE = 1000
_LONGEST_LABEL = 80
_LONGEST_WITHOUT_HEAD = 1200
_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“"}
_YEAR = later(r"\b[12]\d{3}\b")
_ANY_YEAR = later(r"[12][0-9]{3}|n\.d")  # without one there is no date, and a closer look would be dear
_AFTER_DATE = later(r"(?:\s\[[^\[\]\n]{1,300}\])?[.,]\s+(?=\S)")
_AFTER_QUOTE = later(r"\s?(?:\([^()\n]{1,60}\)|\[[^\[\]\n]{1,200}\])(?=[.,\s]|$)|\s[–-]\svia\s")
#: `David A. Shepherd (ed.). ` between the date and the title.
_EDITORS_FIRST = later(r"(?P<names>[^\"()\n]{3,300}?)(?:,? \(eds?\.\))+[.,]\s+(?=\S)")
_PLAIN_NAME = later(r"[A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{0,20}){1,3}")
_UNDATED_NAME = later(
    r"[A-Z][\w'’-]{1,24}(?: [A-Z][\w'’-]{1,24})?, [A-Z][\w'’.-]{0,20}(?: [A-Z][\w'’.-]{0,20}){0,3}"
    r"(?:; [A-Z][\w'’-]{1,24}, (?:[A-Z][\w'’-]{1,20}(?: [A-Z]\.(?!\w)| [A-Z][\w'’-]{1,20}){0,3}?"
    r"|(?:[A-Z]\.[ -]?){1,4}(?<=\.)(?! [A-Z]\.))){0,20}?(?:,? (?:and|&) [A-Z][\w'’. -]{2,40}?)?"
    r"(?:(?<=\.)|\.)\s(?:(?P<year>[12]\d{3})\.\s)?(?=[A-Z])"
)
#: A day that is a sentence of its own: `. 7 May 2020.`, `. May 7, 2020.`
_DAY_SENTENCE = later(r"\.\s(?:\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s\d{1,2},)\s[12]\d{3}\.(?=\s|$)")
_SEPARATOR = later(r"\.\s")
#: Parts of a work that only who cites it names: `Vol. 2, § 14`.
_PART_OF_A_WORK = later(r"\.\s(?:[Vv]ols?\.?\s[IVX\d]|§+\s?\d|Bk\.?\s[IVX\d]|Book\s[IVX\d]+\b)")
#: CS2 prints these with a small letter, behind a comma.
_CS2_LABELS = ("retrieved ", "archived from ")
_EVIDENCE = frozenset(("pages", "access-date", "archive-date", "via"))


def read(draft: Draft, start: int) -> None:
    """Reads names, date and title; the labelled end is read as soon as the title's own end is known."""
    text, limit = draft.text, draft.end
    if text[start : start + 1] in _QUOTES:
        _quoted_title(draft, start)
        read_tail(draft, max(start, draft.title_end))
        return
    quote = text.find('"', start, limit)
    if quote < 0:
        quote = text.find("“", start, limit)
    after = _dated_names(draft, start, quote if quote > 0 else limit)
    if after >= 0:
        _title_behind_date(draft, after)
    elif not (quote > start and (_undated_names(draft, start, quote) or _behind_label(draft, start, quote))):
        read_tail(draft, start)
        if quote < 0 and limit - start <= _LONGEST_WITHOUT_HEAD:
            _without_head(draft, start)


# -------------------------------------------------------------------------------------------------- names and date


def _dated_names(draft: Draft, start: int, limit: int) -> int:
    """`Hale, Mike (May 25, 2010). `: notes names and date, and says where the title begins; -1 if the text has none."""
    text, end = draft.text, draft.end
    limit = min(limit, start + _LONGEST_NAMES)
    opening = text.find("(", start, limit)
    while opening >= 0:
        closing = text.find(")", opening, min(end, opening + 80))
        if closing < 0:
            return -1
        if text.startswith(". ", closing + 1, end - 1) and not text[closing + 3].isspace():
            after = closing + 3
        elif (match := _AFTER_DATE.match(text, closing + 1, end)) is not None:
            after = match.end()
        else:
            opening = text.find("(", opening + 1, limit)
            continue
        raw = text[opening + 1 : closing]
        is_date = dates.core(raw, draft.language)[0] is not None
        quoted = text[after] in _QUOTES
        if is_date or DATE_LIKE.fullmatch(raw) or (quoted and _YEAR.search(raw)):
            names, editors = rendered_names.read(text, start, opening, dated=True)
            if not names and (behind := rendered_names.behind_lead(text, start, opening)) >= 0:
                names, editors = rendered_names.read(text, behind, opening, dated=True)
            if not names and not (is_date and quoted):
                return -1
            if not quoted and _is_title_with_year(draft, names, after):
                return -1
            _take_names(draft, names, editors)
            draft.add("date", opening + 1, closing)
            draft.comma = text[closing + 1] == "," or text[after - 2] == ","
            return after
        opening = text.find("(", opening + 1, limit)
    return -1


def _is_title_with_year(draft: Draft, names: list[tuple[int, int]], after: int) -> bool:
    """`The Lamp on Air (2003). Lamp House. 7 May 2020`: no names stand before the year where the date comes later."""
    text = draft.text
    if len(names) != 1 or "," in text[slice(*names[0])]:
        return False
    return _DAY_SENTENCE.search(text, after, min(draft.end, after + 500)) is not None


def _undated_names(draft: Draft, start: int, quote: int) -> bool:
    """`Hale, Mike. "Title"`, `Conrad, M. Shiel, William (ed.). "Title"`; notes nothing where that does not fit."""
    text = draft.text
    if quote - start > _LONGEST_NAMES:
        return False
    stop = start + len(text[start:quote].rstrip())
    if text[stop - 1] not in ".,":
        return False
    dot = with_dot(text, start, stop - 1)
    names, editors = rendered_names.read(text, start, dot)
    if editors and (part := sentence_end(text, start, stop)) > 0:
        authors, _ = rendered_names.read(text, start, with_dot(text, start, part))
        if authors:
            draft.editors = rendered_names.read(text, part + 1, stop)[0]
            names, editors = authors, False
    if not names:
        return False
    draft.comma = text[stop - 1] == ","
    _quoted_title(draft, quote)
    if draft.title_end < 0:
        draft.editors = []
        return False
    _take_names(draft, names, editors)
    read_tail(draft, draft.title_end)
    return True


def _behind_label(draft: Draft, start: int, quote: int) -> bool:
    """`Lamp Office: "Title". Archived from …`: believed where the rest is a citation's, since people quote so too."""
    text = draft.text
    if quote - start > _LONGEST_LABEL or text[start:quote].rstrip()[-1:] != ":":
        return False
    _quoted_title(draft, quote)
    if draft.title_end < 0:
        return False
    read_tail(draft, draft.title_end)
    if draft.ids or "access-date" in draft.found or "archive-date" in draft.found:
        return True
    draft.found.clear()
    draft.title_end = -1
    draft.quoted = draft.comma = draft.book = False
    return False


def _take_names(draft: Draft, names: list[tuple[int, int]], editors: bool) -> None:
    if editors:
        draft.editors = names
    else:
        draft.authors = names


# ---------------------------------------------------------------------------------------------------------- titles


def _title_behind_date(draft: Draft, after: int) -> None:
    """The title that follows `(date). `, perhaps behind editors."""
    text = draft.text
    if text[after] in "Ww" and text[after : after + 11].casefold() == "written at ":
        quote = text.find('"', after, after + 100)
        dot = sentence_end(text, after, min(draft.end, after + 200))
        after = quote if quote > 0 else dot + 2 if 0 < dot < draft.end - 2 else after
    if text[after] in _QUOTES:
        _quoted_title(draft, after)
    elif (
        text.find(" (ed", after, min(draft.end, after + 400)) > 0
        and (editors := _EDITORS_FIRST.match(text, after, min(draft.end, after + 400))) is not None
    ):
        names = rendered_names.read(text, *editors.span("names"))[0]
        if names:
            draft.editors = names
            after = editors.end()
            if text[after] in _QUOTES:
                _quoted_title(draft, after)
    read_tail(draft, max(after, draft.title_end))
    if draft.title_end < 0:
        unquoted_title(draft, after)


def _quoted_title(draft: Draft, start: int) -> None:
    """The title between quotes that begins here.

    Quotes inside it are told from its end by what follows them; one that was opened inside must be closed first.
    """
    text, sure = draft.text, True
    limit = min(draft.end, start + _FARTHEST_QUOTE)
    stop = text.find(_QUOTES[text[start]], start + 1, limit)
    if stop <= start + 1 or not text.startswith(".", stop + 1, limit) or text[stop - 1] in " \xa0([":  # as few are
        stop, sure = _closing_quote(text, start, limit, draft.comma)
    if stop <= start + 1 or stop - start > _LONGEST_TITLE:
        return
    behind = stop + 1
    if text.startswith((" ,", "\xa0,"), behind, limit):  # an icon of a link stood between
        behind += 1
    if text[behind : behind + 1] == ",":
        draft.comma = True
    elif not sure:  # "Title." Work, Publisher, 2007
        comma, dot = text.find(", ", stop, draft.end), sentence_end(text, stop + 2, draft.end)
        draft.comma = comma > 0 and (dot < 0 or comma < dot)
    last = stop
    while not sure and text[last - 1] in ".," and last - 1 > start + 1:
        last -= 1
    draft.add("title", start + 1, last)
    draft.quoted = True
    draft.title_end = behind


def _closing_quote(text: str, start: int, end: int, comma: bool) -> tuple[int, bool]:
    """Where the title's quotes close, and whether that is as CS1 prints it; -1 where nothing fits."""
    mark = _QUOTES[text[start]]
    at = text.find(mark, start + 1, end)
    only = at if at >= 0 and text.find(mark, at + 1, end) < 0 else -1
    weak = inner = -1
    depth = 0
    while at >= 0:
        follows = text[at + 1 : at + 2] if at + 1 < end else ""
        if at == start + 1 or text[at - 1] in " \xa0([":
            depth += mark == '"'
        elif not follows or follows == "." or (follows == "," and comma) or _bracket_follows(text, at + 1, end):
            if depth <= 0:
                return at, True
            inner = at if inner < 0 else inner
            depth -= 1
        elif weak < 0 and (follows == "," or (follows.isspace() and text[at - 1] in ".,?!")):
            weak = at
        else:
            depth -= 1
        at = text.find(mark, at + 1, end)
    if inner >= 0:
        return inner, True
    return (weak, False) if weak >= 0 else (only, True)


def _bracket_follows(text: str, at: int, end: int) -> bool:
    return text[at] in " \xa0([" and _AFTER_QUOTE.match(text, at, end) is not None


# ------------------------------------------------------------------------------------------ neither date nor quotes


def _without_head(draft: Draft, start: int) -> None:
    """A title first, names first, or nothing that can be told.

    A title without quotes is believed only where the rest is a citation's: a date of its own, an identifier, pages,
    an archive, an edition.
    """
    text, found = draft.text, draft.found
    stop = draft.middle_end
    draft.comma = text[stop - 1 : stop] == "," and text.startswith(_CS2_LABELS, stop + 1)
    end = strip_end(text, start, stop)
    dated = _ANY_YEAR.search(text, start, end) is not None and _has_date_sentence(f"{text[start:end]}. ")
    strong = bool(draft.ids) or "access-date" in found or "archive-date" in found
    weak = dated or not _EVIDENCE.isdisjoint(found) or " ed.)" in text or "(PDF)" in text
    name = _UNDATED_NAME.match(text, start, end)
    weak = weak or (name is not None and _PART_OF_A_WORK.search(text, name.end() - 1, end) is not None)
    if not dated and (strong or weak) and not (name and name["year"]):
        draft.middle_end = free_date_cs2(draft, start, stop)  # "Urbana: University Press, 1983", by hand
        end = strip_end(text, start, draft.middle_end)
    if name and (strong or weak or ";" in name[0]):
        behind = name.start("year") if name["year"] else name.end()
        names, _ = rendered_names.read(text, start, with_dot(text, start, strip_end(text, start, behind)))
        if names:
            draft.authors = names
            draft.add("date", *name.span("year"))
            unquoted_title(draft, name.end())
            return
    if not strong and not weak:
        return
    first = sentence_end(text, start, end)
    if first < 0 and not strong:
        return
    if not dated and first > 0 and _second_is_the_title(text, start, first, end):
        draft.authors = [(start, with_dot(text, start, first))]
        unquoted_title(draft, first + 2)
        return
    unquoted_title(draft, start, last_comma=True)


def _has_date_sentence(text: str) -> bool:
    """Whether a date stands between the ends of two sentences."""
    for separator in _SEPARATOR.finditer(text):
        stop = dates.match(text, separator.end())
        if stop >= 0 and _SEPARATOR.match(text, stop):
            return True
    return False


def _second_is_the_title(text: str, start: int, first: int, end: int) -> bool:
    """`Amin Saikal. Modern Afghanistan (2006 ed.). Tauris`: an edition follows the title, so a name stands before."""
    if not _PLAIN_NAME.fullmatch(text, start, first):
        return False
    second = sentence_end(text, first + 2, end)
    return second > 0 and text.endswith("ed.)", first, second)
