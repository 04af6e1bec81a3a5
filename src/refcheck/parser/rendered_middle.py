"""The unlabelled middle of a rendered citation: work, place and publisher, volume, issue, pages, free date.

Only the order of the sentences tells what each is (Module:Citation/CS1 prints one after the other, parted by `. `, in
CS2 by `, `), so this is read only behind a title.
"""

from __future__ import annotations

import re

from refcheck.parser import rendered_names, rendered_publisher
from refcheck.parser.rendered_draft import Draft, Span
from refcheck.parser.rendered_sentences import sentence_end, sentences, strip_end, with_dot
from refcheck.words import dates
from refcheck.words.patterns import later

_BRACKET = later(r"\s?(?:\((?P<round>[^()\n]{1,80})\)|\[(?P<square>[^\[\]\n]{1,300})\])")
_EDITION = later(r"(?P<edition>[^()\n]{1,60}?)\s(?:ed|edn|edition|éd|Aufl)\.?")
_LANGUAGE = later(r"in (?P<language>[A-Z][A-Za-z, -]{2,60})")
_FORMAT = later(r"(?:PDF|DOC|DOCX|XLS|PPT|HTML|TXT|RTF|ZIP|MP3|OGG|GIF|JPEG|JPG|PNG|EPUB|CSV|DjVu)\b.{0,40}", re.I)
_TYPE = later(
    r"(?:Review|Audio|audio|video|Video|Newsletter|Abstract|Editorial|Letter|Comment|Blog|Thesis|Report|Podcast"
    r"|Interview|Press release|press release|Map|Speech|DVD|Technical report|Tweet|Booklet|Brochure|Press kit"
    r"|White paper|[\w. ]{2,20} thesis|[\w. ]{1,6}D\."
    r"|[\w ]{2,30} report|[\w ]{2,30} release)(?:\b[^()]{0,60})?"
)
_IN_EDITORS = later(r"In (?P<names>[^\"\n]{2,600}?)(?:,? \(eds?\.\))+[.,]\s+")
#: What is meant as a date, right or wrong: "31 February 2012", "2012-13-45", "March–2012", "undated".
DATE_LIKE = later(
    r"(?=.{0,30}\b[12]\d{3}[a-z]?\b)(?:(?:\d{1,4}[a-z]?|\d{1,2}(?:st|nd|rd|th)|c\.|ca\.|circa"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter)[a-z.]{0,7})"
    r"[\s,./–—-]{0,3}){1,8}|[Uu]ndated|today|forthcoming|in press|n\.? ?d\.?|[Nn]o date"
)
_VOLUME = later(
    r"(?:\d{1,4}[A-Z]?|[IVXLC]{1,7}|[A-Z]?\d{1,4}(?:[/–-]\d{1,4})?|\d{1,3} \(?[A-Za-z]{1,7}\.?\s?\d{0,2}\)?)"
)
_NUMBERS = later(
    r"(?:(?P<volume>[^\s.,()\":]{1,14}(?: (?:[^\s.,()\":]{1,12}|Suppl\.?))?)\s?)??(?:\((?P<issue>[^()\n]{1,60})\))?"
)
_PAGES = later(r"(?:[A-Za-z]{0,9}[-.]?\d|[ivxlc]{1,7}\b)[\w.–—\-/+, &]{0,60}")
_VOL_NO = later(r"(?:[Vv]ol\. (?P<volume>[^\n]{1,120}?))?(?:(?:(?<!\S)|,? )[Nn]o\. (?P<issue>[^\n.]{1,40}))?")
_NUMBERED = frozenset("VvNnSE")  # "Vol. 8", "no. 2", "Season 20" and other names
_PARTS_OF_SERIES = ("Season", "Series", "Episode", "Event", "Scene")
_SEASON = later(r"(?:Season|Series|Episode|Event occurs|Scene)\b.{0,60}")
#: Where a part of a citation of commas begins.
_PART = later(r"(?<=[.,]\s)|(?<!.)")
#: How the title goes on behind a comma: "a history, with maps, 1500–2000".
_GOES_ON = later(
    r"(?:of|and|or|to|for|from|as|with(?! the collab|.{0,25}\b(?:foreword|introduction|preface|help)\b))\b"
    r"|1\d{3}[–-](?:1\d|20)\d{2}\b"
)


def read(draft: Draft) -> None:
    """Reads what stands between the title and the first labelled part."""
    text, found = draft.text, draft.found
    start = draft.title_end
    if text.startswith(". ", start):
        start = start + 2 if text[start + 2 : start + 3] not in ("(", "[", " ") else brackets(draft, start)
    elif text[start : start + 1] == " " and text[start + 1 : start + 2].islower():
        return  # "Lamp" at the Lamp Database
    else:
        start = brackets(draft, start)
    stop = draft.middle_end
    if stop <= start:
        return
    if text.startswith("In ", start):
        start = _editors_of_the_book(draft, start, stop)
    undated = "date" not in found
    if undated:
        if "]" in text:
            stop = _without_original_year(text, start, stop)
        if draft.comma:
            stop = free_date_cs2(draft, start, stop)
            undated = "date" not in found
    parts = sentences(text, start, stop, draft.comma)
    if parts and undated:
        parts = _free_date(draft, parts)
    if not parts:
        return
    colon = text.find(": ", start, stop) > 0
    if colon or text[parts[-1][1] - 1] == ")":
        parts = _volume_and_pages(draft, parts)
    kept = _names(draft, parts)
    if undated and kept and "date" not in found:
        kept = _without_date(draft, kept)
    if kept:
        rendered_publisher.read(draft, kept, colon)


def _names(draft: Draft, parts: list[Span]) -> list[Span]:
    """The sentences that are names; the numbers among them, and what brackets say behind them, are taken."""
    text = draft.text
    kept = []
    for a, b in parts:
        first = text[a]
        odd = first in _NUMBERED or not first.isalpha() or (b - a < 16 and (first in "ILXC" or text[b - 1].isdigit()))
        if odd and _numbered(draft, a, b):
            continue
        kept.append((a, with_dot(text, a, b) if b - a < 60 and text[b : b + 1] == "." else b))
    if ")" not in text:
        return kept
    return [_without_bracket(draft, *part) if text[part[1] - 1] == ")" else part for part in kept]


# ------------------------------------------------------------------------------------------------------- the title


def unquoted_title(draft: Draft, start: int, last_comma: bool = False) -> None:
    """The title of a book, which nothing marks in plain text: up to the first sentence's end or a bracket after it.

    `last_comma`: with neither names nor a date before it, a CS2 title ends where the last part (a publisher) begins.
    """
    text = draft.text
    stop = max(start, draft.middle_end)
    limit = min(stop, start + 1000)
    if not draft.comma:
        end = sentence_end(text, start, limit)
    else:
        end = _last_comma(text, start, limit) if last_comma else _comma(text, start, limit)
    end = strip_end(text, start, stop if end < 0 else end)
    if end - start > 400 or end <= start:
        return
    if text.endswith(" ed.)", start, end) and (opening := _opening(text, start, end)) > start:
        draft.add("edition", opening + 1, end - 5)
        end = strip_end(text, start, opening)
    while text[end - 1] == ")" and (opening := text.rfind("(", start, end)) > start:
        if not _says_something(text, opening + 1, end - 1):
            break
        end = strip_end(text, start, opening)
    if text[end - 1] == "]" and (opening := text.rfind(" [", start, end)) > start:
        draft.add("trans-title", opening + 2, end - 1)
        end = strip_end(text, start, opening)
    draft.add("title", start, end)
    draft.title_end = end


def _opening(text: str, start: int, end: int) -> int:
    """Where the bracket opens that closes at the end and holds others ("(Reprint of (1952) ed.)"); -1 where none."""
    depth, at, held = 0, end, False
    while at > start:
        at -= 1
        if text[at] == ")":
            held = held or depth > 0
            depth += 1
        elif text[at] == "(":
            depth -= 1
            if depth == 0:
                return at if held else -1
    return -1


def _comma(text: str, start: int, stop: int) -> int:
    """The comma that ends a title of CS2: what follows begins as no title goes on, -1 where there is none."""
    at = text.find(", ", start, stop)
    while at >= 0 and _GOES_ON.match(text, at + 2, stop):
        at = text.find(", ", at + 2, stop)
    return at


def _last_comma(text: str, start: int, stop: int) -> int:
    """The last comma between two parts, a part of digits (`, 3.1`) left out; -1 where there is none."""
    at = text.rfind(", ", start, strip_end(text, start, stop))
    before = text.rfind(", ", start, max(at, start))
    return before if before > 0 and text[before + 2 : at].replace(".", "").isdigit() else at


def _says_something(text: str, start: int, end: int) -> bool:
    """Whether a bracket behind a title says something of the publication."""
    return any(pattern.fullmatch(text, start, end) for pattern in (_EDITION, _LANGUAGE, _FORMAT, _TYPE))


def brackets(draft: Draft, at: int) -> int:
    """The brackets right behind the title: translated title, format, type, language, edition; where the rest begins."""
    text, end = draft.text, draft.end
    while text[at : at + 1] in ("(", "[") or text[at + 1 : at + 2] in ("(", "["):
        match = _BRACKET.match(text, at, end)
        if match is None:
            break
        if match.lastgroup == "square":
            draft.add("trans-title", *match.span("square"))
        elif not _bracket(draft, *match.span("round")):
            if not draft.quoted and _VOLUME.fullmatch(match["round"]):
                break
            draft.add("type", *match.span("round"))
        at = match.end()
    while at < end and (text[at] in ".,;" or text[at].isspace()):
        at += 1
    return at


def _bracket(draft: Draft, start: int, end: int) -> bool:
    """Takes edition, language, format or type; says whether the bracket was one of these."""
    text = draft.text
    if edition := _EDITION.fullmatch(text, start, end):
        draft.add("edition", *edition.span("edition"))
        draft.book = True
    elif language := _LANGUAGE.fullmatch(text, start, end):
        draft.add("language", *language.span("language"))
    elif _FORMAT.fullmatch(text, start, end):
        draft.add("format", start, end)
    elif _TYPE.fullmatch(text, start, end):
        draft.add("type", start, end)
    else:
        return False
    return True


def _without_bracket(draft: Draft, start: int, end: int) -> Span:
    """Takes edition, language, format or type off the sentence that they follow."""
    text = draft.text
    while end > start and text[end - 1] == ")" and (opening := text.rfind("(", start, end)) > start:
        if not _bracket(draft, opening + 1, end - 1):
            break
        end = strip_end(text, start, opening)
    return start, end


def _editors_of_the_book(draft: Draft, start: int, stop: int) -> int:
    """`In Berek, Jonathan S. (ed.). Novak's Gynecology (13 ed.). `: what was the title is a chapter of that book."""
    match = _IN_EDITORS.match(draft.text, start, stop)
    if match is None:
        return start
    draft.editors = draft.editors or rendered_names.read(draft.text, *match.span("names"))[0]
    chapter = draft.found.pop("title", None)
    if chapter:
        draft.add("chapter", *chapter)
    draft.book = True
    unquoted_title(draft, match.end())
    return brackets(draft, draft.title_end) if "title" in draft.found else match.end()


# -------------------------------------------------------------------------------------------------------- free dates


def _without_original_year(text: str, start: int, stop: int) -> int:
    """Leaves out the bracket of `2009 [1999]`."""
    end = strip_end(text, start, stop)
    if end > start and text[end - 1] == "]" and (opening := text.rfind(" [", start, end)) > 0:
        return opening
    return stop


def _free_date(draft: Draft, parts: list[Span]) -> list[Span]:
    """A date that is a sentence of its own: the last one, else any, and what follows it says nothing that is known."""
    text = draft.text
    for index in range(len(parts) - 1, -1, -1):
        start, end = parts[index]
        if 3 <= end - start <= 45 and (text[end - 1].isdigit() or text[start:end] == "n.d"):
            stop = dates.match(text, start, min(len(text), end + 1))
            if stop >= end:
                draft.add("date", start, stop)
                return parts[:index]
            if end - start > 7 and DATE_LIKE.fullmatch(text, start, end):
                draft.add("date", start, end)
                return parts[:index]
    return parts


def _without_date(draft: Draft, parts: list[Span]) -> list[Span]:
    """The names without the date that stands at an end of one: "The Times, 7 May 2008", "24 May 2000, Scania.com".

    So people write by hand; templates print the date for itself.
    """
    text = draft.text
    for index, (start, end) in enumerate(parts):
        last = text[end - 1]
        if (last.isdigit() or last == ")") and (span := _last_date(draft, start, end)):
            draft.add("date", *span)
            near = max(start, span[0] - 60)
            stop = near + len(_BEFORE_DATE.sub("", text[near : span[0]]))
            return [*parts[:index], *([(start, stop)] if stop > start else []), *parts[index + 1 :]]
        if text[start].isdigit() and (stop := dates.match(text, start, min(end, start + 20))) > start + 6:
            behind = _BEHIND_DATE.match(text, stop, end)
            if behind and behind.end() < end:
                draft.add("date", start, stop)
                return [*parts[:index], (behind.end(), end), *parts[index + 1 :]]
    return parts


#: What stands between a name and a date behind it, between a date and a name, and before what may be a date.
_BEFORE_DATE = later(r"(?:[\s,;:.(–—-]|(?<![^\W_])(?:published|posted|updated|dated|on|vom|le|del)(?=\W*\Z))+\Z", re.I)
_BEHIND_DATE = later(r"[,;:]?\s+[–—-]?\s?")
#: Where a date may begin: with a digit, but not "vol. 5, May 2001", or with a month.
_EDGE = later(r"(?<=[\s(,;–—])(?=\d(?!\d?, )|[^\W\d_]{3,12}\.? \d)")
_OF = later(r"\bof(?: the)?\s*\Z", re.I)


def _last_date(draft: Draft, start: int, end: int) -> Span | None:
    """Where the date stands that ends here: a day or a month, or a year in brackets."""
    text = draft.text
    stop = end - 1 if text[end - 1] == ")" else end
    for edge in _EDGE.finditer(text, max(start, stop - 24), stop):
        at = edge.start()
        if stop - at == 4 and text[at - 1] != "(":  # "Anthology, 2009" may be the whole name
            return None
        if (stop < end) != (text[at - 1] == "("):
            continue
        if stop - at >= 4:
            _, first, last = dates.core(text[at:stop], draft.language)
            if first and not text[at].isdigit() and draft.language == "en" and dates.match(text, at, stop) < stop:
                continue  # "the 12 June 2005"
            if first and _OF.search(text[max(start, at - 9) : at]):  # "The Making of March 2003"
                return None
            if first and last and first.year >= 1500 and ((last - first).days < 100 or stop - at == 4):
                return at, stop
    return None


def free_date_cs2(draft: Draft, start: int, stop: int) -> int:
    """The same at the end of a citation whose parts end with commas, which stand in dates too."""
    text = draft.text
    end = strip_end(text, start, stop)
    if not any(map(str.isdigit, text[max(start, end - 2) : end])):  # "1983", "1983b"
        return stop
    for part in _PART.finditer(text, max(start, end - 60), end):
        if dates.is_whole(text, part.start(), end):
            draft.add("date", part.start(), end)
            return part.start()
    return stop


# --------------------------------------------------------------------------------------------- volume, issue, pages


def _volume_and_pages(draft: Draft, parts: list[Span]) -> list[Span]:
    """`12 (3): 45–67`, `12`, `Nature (3)`, `Nature: 45` in the last sentence, as journals are printed."""
    text = draft.text
    start, end = parts[-1]
    colon = text.rfind(": ", start, end)
    has_pages = colon > 0 and _PAGES.fullmatch(text, colon + 2, end) is not None
    if has_pages:
        draft.add("pages", colon + 2, end)
        end = colon
    elif text[end - 1] != ")":
        return parts
    begin = max(start, text.rfind(". ", start, end) + 2)  # also behind the dot of an abbreviation
    numbers = _NUMBERS.fullmatch(text, begin, end)
    if numbers and _are_numbers(numbers, has_pages):
        draft.add("volume", *numbers.span("volume"))
        draft.add("issue", *numbers.span("issue"))
        return [*parts[:-1], (start, begin - 2)] if begin > start else parts[:-1]
    opening = text.rfind("(", start, end) if text[end - 1] == ")" else -1
    if opening > start and (has_pages or text[opening + 1 : end - 1].isdigit()):
        draft.add("issue", opening + 1, end - 1)
        end = strip_end(text, start, opening)
    return [*parts[:-1], (start, end)]


def _are_numbers(found: re.Match[str], has_pages: bool) -> bool:
    """Whether `X (Y)` is a volume with its issue and no name with a remark."""
    volume = found["volume"]
    if not volume:
        return has_pages and found["issue"] is not None
    return volume.isdigit() or any(map(str.isdigit, volume)) or _VOLUME.fullmatch(volume) is not None


def _numbered(draft: Draft, start: int, end: int) -> bool:
    """Takes `Vol. 8`, `vol. 5, no. 2`, `Season 20`, `12`."""
    text = draft.text
    first = text[start]
    if first in "VvNn" and text[start + 1 : start + 2] in ("O", "o"):
        match = _VOL_NO.fullmatch(text, start, end)
        if match and match.lastgroup:
            draft.add("volume", *match.span("volume"))
            draft.add("issue", *match.span("issue"))
            return True
    if end - start < 16 and (first.isdigit() or first.isupper()) and _VOLUME.fullmatch(text, start, end):
        draft.add("volume", start, end)
        return True
    if first == "§":
        return True
    return (
        first in "SE" and text.startswith(_PARTS_OF_SERIES, start) and _SEASON.fullmatch(text, start, end) is not None
    )
