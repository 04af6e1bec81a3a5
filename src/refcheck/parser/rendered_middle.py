"""The unlabelled middle of a rendered citation: work, place and publisher, volume, issue, pages, free date.

Only the order of the sentences tells what each is (Module:Citation/CS1 prints one after the other, parted by `. `, in
CS2 by `, `), so this is read only behind a title.
"""

from __future__ import annotations

import re

from refcheck.parser import rendered_names
from refcheck.parser.rendered_draft import Draft
from refcheck.words.dates import DATE

Span = tuple[int, int]

#: Words whose dot ends no sentence.
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr St Mt Ft Jr Sr Vol vol No no nos Nos vs v Prof Rev Gen Col Capt Lt Sgt Gov Sen Rep Hon "
    "al cf ca c Univ Dept Pt pt Ser ser trans Trans rev illus Fr Sr Ste Op op cit esp pp p approx".split()
)
#: Words that end a name with their own dot, which the separator swallows.
_KEEP_DOT = frozenset(
    "Inc Co Ltd Corp Bros Jr Sr Pty Pvt LLC Cia Ges GmbH Mass Conn Calif Ill Penn Wash Va Md Ont".split()
)
_COMPANIES = frozenset(("Co", "Pvt", "Pty", "Ges", "Inc"))
_LEGAL_FORM = re.compile(r"\s(?:KG|KGaA|Ltd|Limited|LLC|Inc)\b")
#: Short words that are no abbreviation, for names of journals.
_WHOLE = frozenset(
    "nature science cell brain heart blood today time life review studies press lancet letters policy theory news world "
    "mind gut bone pain lingua mosaic church online history quarterly society reports matters planet earth spain france "
    "the of art arts law state forum focus times record herald people women men music social public health care japan "
    "china africa america europe asia copeia ecology plants birds physics biology zoology botany gender labour labor "
    "journal".split()
)
_BRACKET = re.compile(r"\s?(?:\((?P<round>[^()\n]{1,80})\)|\[(?P<square>[^\[\]\n]{1,300})\])")
_EDITION = re.compile(r"(?P<edition>[^()\n]{1,60}?)\s(?:ed|edn|edition|éd|Aufl)\.?")
_LANGUAGE = re.compile(r"in (?P<language>[A-Z][A-Za-z, -]{2,60})")
_FORMAT = re.compile(r"(?:PDF|DOC|DOCX|XLS|PPT|HTML|TXT|RTF|ZIP|MP3|OGG|GIF|JPEG|JPG|PNG|EPUB|CSV|DjVu)\b.{0,40}", re.I)
_IN_EDITORS = re.compile(r"\s*In (?P<names>[^\"\n]{2,600}?)(?:,? \(eds?\.\))+(?: \(eds?\.\))?[.,]\s+")
_END_DATE = re.compile(rf"(?:(?<=\.\s)|(?<=\.\s\s)|(?<=^))(?P<date>{DATE})$")
_END_DATE_CS2 = re.compile(rf"(?:(?<=[.,]\s)|(?<=^))(?P<date>{DATE})$")
_DATE_BETWEEN = re.compile(rf"\.\s{DATE}\.\s")
_WHOLE_DATE = re.compile(rf"{DATE}(?=\.|$)")
_VOLUME_ISSUE = re.compile(
    r"(?:(?P<volume>[^\s.,()\"]{1,14}(?: (?:[^\s.,()\"]{1,12}|Suppl\.?))?)\s?)?\((?P<issue>[^()\n]{1,60})\)$"
)
_VOL_NO = re.compile(r"(?:[Vv]ol\. (?P<volume>[^\n,]{1,80}?))?(?:(?:(?<=^)|,? )[Nn]o\. (?P<issue>[^\n.,]{1,40}))?$")
_PAGES = re.compile(r"(?<=[:])\s(?P<pages>(?:[A-Za-z]{0,9}[-.]?\d|[ivxlc]{1,7}\b)[\w.–—\-/+, &]{0,60})$")
_VOLUME = re.compile(
    r"(?:\d{1,4}[A-Z]?|[IVXLC]{1,7}|[A-Z]?\d{1,4}(?:[/–-]\d{1,4})?|\d{1,3} \(?[A-Za-z]{1,7}\.?\s?\d{0,2}\)?)"
)
_ARTICLES = ("A ", "An ")
_NO_PLACE = re.compile(
    r"\b(?:University|Institute|News|Journal|Magazine|Museum|Society|Department|Ministry|Online|Archive|Database|Project"
    r"|Library|Cent(?:er|re)|Office|Encyclop\w+|Review|Report|Guide|Blog|of)\b|\.|\d"
)
_PUBLISHER = re.compile(
    r"(?:Press|Publish|Books|Verlag|Universit|Institut|Survey|House|Editions?|Company|Sons|Éditions|Limited|Society|Museum"
    r"|Department|Office|Association|Foundation|USGS|NASA)\b|Publish|Universit|Inc\b|Ltd\b|& |Verlag"
)
_TYPE = re.compile(
    r"(?:Review|Audio|audio|video|Video|Newsletter|Abstract|Editorial|Letter|Comment|Blog|Thesis|Report|Podcast|Interview"
    r"|Press release|press release)\b[^()]{0,60}"
)
_PLACE = re.compile(r"[^\W\d_][^:\n\"()]{0,60}")
_SEASON = re.compile(r"(?:Season|Series|Episode|Event occurs|Scene)\b.{0,60}")
_EVIDENCE = ("pages", "access-date", "archive-date", "via")


def read(draft: Draft) -> None:
    """Reads what stands between the title and the first labelled part."""
    text = draft.text
    start = _brackets(draft, draft.title_end)
    stop = max(start, draft.middle_end)
    start = _editors_of_the_book(draft, start, stop)
    end = _rstrip(text, start, stop)
    end = _free_date(draft, start, end)
    end = _volume_and_pages(draft, start, end)
    parts = _parts(draft, start, end)
    if parts:
        _place(draft, parts)


def before_dot(text: str, start: int, stop: int) -> int:
    """The end of a name without the separator's dot, which stays where the name's last word needs one."""
    if stop > start and text[stop - 1] == "." and not _needs_dot(text, start, stop - 1):
        return stop - 1
    return stop


def _needs_dot(text: str, start: int, dot: int) -> bool:
    word = _word_before(text, start, dot)
    return (len(word) == 1 and word.isupper()) or word in _KEEP_DOT or "." in word


def _word_before(text: str, start: int, dot: int) -> str:
    begin = max(start, dot - 24)
    return text[begin:dot].replace("\xa0", " ").rpartition(" ")[2].lstrip("(\"'[")


# ------------------------------------------------------------------------------------------------ titles in italics


def unquoted_title(draft: Draft, start: int) -> None:
    """The title of a book, which nothing marks in plain text: up to the first sentence's end or a bracket after it."""
    end = _title_end(draft, start, max(start, draft.middle_end))
    text = draft.text
    if end - start > 400 or end <= start:
        return
    stop = _rstrip(text, start, end)
    edition = stop
    if text.endswith(") ed.)", start, stop) and (opening := text.rfind("((", start, stop)) > start:
        draft.add("edition", opening + 1, stop - 5)
        stop = edition = _rstrip(text, start, opening)
    while edition > start and text[edition - 1] == ")" and (opening := text.rfind("(", start, edition)) > start:
        if not _is_bracket(text[opening + 1 : edition - 1]):
            break
        edition = _rstrip(text, start, opening)
    draft.add("title", start, edition)
    draft.title_end = edition


def _is_bracket(value: str) -> bool:
    """Whether a bracket behind a title says something of the publication."""
    return bool(
        _EDITION.fullmatch(value)
        or _LANGUAGE.fullmatch(value)
        or _FORMAT.fullmatch(value)
        or value
        in ("Press release", "Thesis", "Report", "Map", "Speech", "DVD", "Technical report", "Interview", "Podcast")
        or value.endswith(("thesis", "report", "D.", "release"))
    )


def _title_end(draft: Draft, start: int, stop: int) -> int:
    separator = ", " if draft.comma else ". "
    text = draft.text
    at = text.find(separator, start, stop)
    while at >= 0:
        if draft.comma or _ends_sentence(text, start, at):
            return at
        at = text.find(separator, at + 1, stop)
    return _rstrip(text, start, stop)


def without_head(draft: Draft, start: int, quote: int) -> None:
    """A citation without date after its names: a title first, names first, or nothing that can be told.

    A title without quotes is believed only where the rest is a citation's: a date of its own, an identifier, pages,
    an archive, an edition.
    """
    text = draft.text
    if quote >= 0 or draft.end - start > 1200:
        return
    stop = draft.middle_end
    end = _rstrip(text, start, stop)
    dated = _END_DATE.search(text, max(start, end - 60), end) or _DATE_BETWEEN.search(text, start, end)
    strong = bool(draft.ids) or "access-date" in draft.found or "archive-date" in draft.found
    weak = dated or any(name in draft.found for name in _EVIDENCE) or " ed.)" in text or "(PDF)" in text
    name = _UNDATED_NAME.match(text, start, end) if not dated else None
    if name and (strong or weak or ";" in name[0]):
        names, _ = rendered_names.read(text, start, before_dot(text, start, name.end()))
        if names:
            draft.authors = names
            unquoted_title(draft, name.end() + 1)
            return
    if not strong and not weak:
        return
    first = _title_end(draft, start, stop)
    if first >= end and not strong:
        return
    if not dated and first < end and _second_is_the_title(text, start, first, end):
        draft.authors = [(start, before_dot(text, start, first + 1))]
        unquoted_title(draft, first + 2)
        return
    unquoted_title(draft, start)


def _second_is_the_title(text: str, start: int, first: int, end: int) -> bool:
    """`Amin Saikal. Modern Afghanistan (2006 ed.). Tauris`: an edition follows the title, so a name stands before."""
    if not _PLAIN_NAME.fullmatch(text, start, first):
        return False
    second = text.find(". ", first + 2, end)
    while second > 0 and not _ends_sentence(text, first, second):
        second = text.find(". ", second + 1, end)
    return second > 0 and text.endswith("ed.)", first, second)


def sentence_end(text: str, start: int, stop: int) -> int:
    """The dot that ends the first sentence before `stop`, -1 where there is none."""
    at = text.find(". ", start, stop)
    while at >= 0:
        if _ends_sentence(text, start, at):
            return at
        at = text.find(". ", at + 1, stop)
    return -1


_PLAIN_NAME = re.compile(r"[A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{0,20}){1,3}")
_UNDATED_NAME = re.compile(
    r"[A-Z][\w'’-]{1,24}(?: [A-Z][\w'’-]{1,24})?, [A-Z][\w'’.-]{0,20}(?: [A-Z][\w'’.-]{0,20}){0,3}"
    r"(?:; [A-Z][\w'’-]{1,24}, [A-Z][\w'’. -]{0,40}){0,20}?(?:(?<=\.)|\.)(?=\s[A-Z])"
)


# ----------------------------------------------------------------------------------------------- parts of the middle


def _brackets(draft: Draft, at: int) -> int:
    """The brackets right behind the title: translated title, format, type, language, edition."""
    text = draft.text
    while match := _BRACKET.match(text, at, draft.end):
        if match.lastgroup == "square":
            draft.add("trans-title", *match.span("square"))
        elif edition := _EDITION.fullmatch(match["round"]):
            draft.add("edition", match.start("round"), match.start("round") + edition.end("edition"))
            draft.book = True
        elif language := _LANGUAGE.fullmatch(match["round"]):
            draft.add("language", match.start("round") + language.start("language"), match.end("round"))
        elif _FORMAT.fullmatch(match["round"]):
            draft.add("format", *match.span("round"))
        elif _VOLUME.fullmatch(match["round"]) and not draft.quoted:
            break
        else:
            draft.add("type", *match.span("round"))
        at = match.end()
    while at < draft.end and (text[at] in ".,;" or text[at].isspace()):
        at += 1
    return at


def _editors_of_the_book(draft: Draft, start: int, stop: int) -> int:
    """`In Berek, Jonathan S. (ed.). Novak's Gynecology (13 ed.). `: what was the title is a chapter of that book."""
    if not draft.text.startswith("In ", start):
        return start
    match = _IN_EDITORS.match(draft.text, start, stop)
    if match is None:
        return start
    draft.editors = draft.editors or rendered_names.read(draft.text, *match.span("names"))[0]
    return _book_title(draft, match.end(), stop)


def _book_title(draft: Draft, start: int, stop: int) -> int:
    """The book that the quoted title is a chapter of; gives back where the rest begins."""
    chapter = draft.found.pop("title", None)
    if chapter:
        draft.add("chapter", *chapter)
    keep = draft.middle_end
    draft.middle_end = max(start, stop)
    unquoted_title(draft, start)
    draft.middle_end = keep
    draft.book = True
    return _brackets(draft, draft.title_end) if "title" in draft.found else start


def _free_date(draft: Draft, start: int, end: int) -> int:
    """A date that is a sentence of its own at the end."""
    if "date" in draft.found:
        return end
    text = draft.text
    if end > start and text[end - 1] == "]" and (opening := text.rfind(" [", start, end)) > 0:
        end = opening  # "2009 [1999]"
    pattern = _END_DATE_CS2 if draft.comma else _END_DATE
    match = pattern.search(text, max(start, end - 60), end)
    if match is None and (whole := _WHOLE_DATE.match(text, start, end)) and whole.end() == end:
        match = whole
        draft.add("date", start, end)
        return start
    if match is None:
        return end
    draft.add("date", *match.span("date"))
    return _rstrip(draft.text, start, match.start())


def _volume_and_pages(draft: Draft, start: int, end: int) -> int:
    """`12 (3): 45–67`, `Nature (3)`, `Vol. 177, no. 18` at the end of the middle."""
    text = draft.text
    pages = _PAGES.search(text, max(start, end - 70), end)
    if pages:
        draft.add("pages", *pages.span("pages"))
        end = pages.start() - 1
    if end > start and text[end - 1] == ")" and (issue := _VOLUME_ISSUE.search(text, max(start, end - 90), end)):
        begin = _take_issue(draft, start, issue, bool(pages))
        if begin >= 0:
            return _rstrip(text, start, begin)
        return end
    if pages:
        begin = max(text.rfind(". ", start, end), text.rfind(", ", start, end)) + 2
        if begin > 1 and _VOLUME.fullmatch(text, begin, end):
            draft.add("volume", begin, end)
            return _rstrip(text, start, begin)
        if _VOLUME.fullmatch(text, start, end):
            draft.add("volume", start, end)
            return start
    return end


def _take_issue(draft: Draft, start: int, found: re.Match[str], has_pages: bool) -> int:
    """Takes `12 (3)` or the `(3)` of `Nature (3)`; says where it begins, -1 where the bracket is something else."""
    text = draft.text
    begin = found.start()
    volume = found["volume"] or ""
    own = begin == start or text[begin - 2 : begin] in (". ", ", ")
    if volume and own and (any(map(str.isdigit, volume)) or _VOLUME.fullmatch(volume)):
        draft.add("volume", *found.span("volume"))
    elif has_pages or found["issue"].isdigit():
        begin = found.start("issue") - 1
    else:
        return -1
    draft.add("issue", *found.span("issue"))
    return begin


def _parts(draft: Draft, start: int, end: int) -> list[Span]:
    """The sentences of the middle, less those that say volume, season or date."""
    text = draft.text
    found: list[Span] = []
    at = start
    separator = ", " if draft.comma else ". "
    while at < end and len(found) < 12:
        stop = text.find(separator, at, end)
        while stop >= 0 and not draft.comma and not _ends_sentence(text, at, stop):
            stop = text.find(separator, stop + 1, end)
        last = end if stop < 0 else stop
        if "date" not in draft.found and (date := _WHOLE_DATE.match(text, at, last)) and date.end() == last:
            draft.add("date", at, last)
            return found
        if not _numbered(draft, at, last):
            found.append((at, _with_dot(text, at, _rstrip(text, at, last))))
        if stop < 0:
            break
        at = stop + 2
        while at < end and text[at].isspace():
            at += 1
    return [(a, b) for a, b in found if b > a]


def _numbered(draft: Draft, start: int, end: int) -> bool:
    """Takes `Vol. 8`, `vol. 5, no. 2`, `Season 20`, `12`, `8 (3)`."""
    text = draft.text
    first = text[start : start + 1]
    if first in "VvNn" and (match := _VOL_NO.match(text, start, end)) and match.end() == end and match.lastgroup:
        for name in ("volume", "issue"):
            if match[name]:
                draft.add(name, *match.span(name))
        return True
    if first.isdigit() or first.isupper():
        if _VOLUME.fullmatch(text, start, end):
            draft.add("volume", start, end)
            return True
        return bool(first in "SE" and _SEASON.fullmatch(text, start, end))
    return False


def _place(draft: Draft, parts: list[Span]) -> None:
    """Gives the remaining sentences their names: work, then place and publisher."""
    text = draft.text
    parts = [_without_bracket(draft, *part) for part in parts]
    journal = "issue" in draft.found or ("pages" in draft.found and "volume" in draft.found)
    if draft.quoted and draft.book and "chapter" not in draft.found and not journal and len(parts) > 1:
        chapter = draft.found.pop("title")
        draft.add("chapter", *chapter)
        draft.add("title", *parts[0])
        parts = parts[1:]
    in_work = draft.quoted and "chapter" not in draft.found
    if in_work:
        parts = _joined(text, parts, journal)
        if len(parts) == 1 and not journal and (split := _place_and_publisher(text, *parts[0], strict=True)):
            draft.add("location", *split[0])
            draft.add("publisher", *split[1])
            return
        draft.add("work", *parts[0])
        parts = parts[1:]
    for part in parts:
        if split := _place_and_publisher(text, *part):
            draft.add("location", *split[0])
            draft.add("publisher", *split[1])
            return
    if parts:
        draft.add("publisher", *(parts[0] if in_work else _likeliest_publisher(text, parts)))


def _likeliest_publisher(text: str, parts: list[Span]) -> Span:
    """Of series, publisher and report number: what is worded as a publisher, else the last without a number."""
    named = [part for part in parts if _PUBLISHER.search(text, *part)]
    plain = [part for part in named or parts if not any(map(str.isdigit, text[part[0] : part[1]]))]
    return (plain or named or parts)[-1]


def _without_bracket(draft: Draft, start: int, end: int) -> Span:
    """Takes edition, language, format or type off the sentence that they follow."""
    text = draft.text
    while end > start and text[end - 1] == ")" and (opening := text.rfind("(", start, end)) > start:
        inside = (opening + 1, end - 1)
        if edition := _EDITION.fullmatch(text, *inside):
            draft.add("edition", *edition.span("edition"))
            draft.book = True
        elif language := _LANGUAGE.fullmatch(text, *inside):
            draft.add("language", *language.span("language"))
        elif _FORMAT.fullmatch(text, *inside):
            draft.add("format", *inside)
        elif _TYPE.fullmatch(text, *inside):
            draft.add("type", *inside)
        else:
            break
        end = _rstrip(text, start, opening)
    return start, end


def _joined(text: str, parts: list[Span], journal: bool) -> list[Span]:
    """The work's name in one piece: `Ann. Intern. Med`, `IUCN Red List. Version 2012.1`."""
    joined = parts[0]
    rest = parts[1:]
    if rest and text.startswith("Version ", rest[0][0]):
        return [(joined[0], rest[0][1]), *rest[1:]]
    while journal and rest and _is_shortened(_word_before(text, *joined)) and _goes_on(text, *rest[0]):
        joined = (joined[0], rest[0][1])
        rest = rest[1:]
    return [joined, *rest]


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a sentence may be one more word or two of an abbreviated name."""
    words = text[start:end].split()
    return (
        len(words) <= 2 and all(word[:1].isupper() or word[:1] in "(&" for word in words) and ":" not in text[start:end]
    )


def _is_shortened(word: str) -> bool:
    """Whether a word may be the abbreviation of a longer one in a journal's name."""
    bare = word.rstrip(".")
    return 0 < len(bare) <= 7 and bare.isalpha() and bare[:1].isupper() and bare.casefold() not in _WHOLE


def _place_and_publisher(text: str, start: int, end: int, strict: bool = False) -> tuple[Span, Span] | None:
    """`Oxford: Clarendon Press` in two.  `strict` where a work's name with a colon may stand as well."""
    colon = text.find(": ", start, end)
    if colon < 0 or not _PLACE.fullmatch(text, start, colon):
        return None
    if strict and (colon - start > 40 or _NO_PLACE.search(text, start, colon) or text.startswith(_ARTICLES, colon + 2)):
        return None
    return (start, _rstrip(text, start, colon)), (colon + 2, end)


def _ends_sentence(text: str, start: int, dot: int) -> bool:
    """Whether a dot parts two sentences, and is not that of an initial or an abbreviation."""
    word = _word_before(text, start, dot)
    if len(word) == 1:
        return not word.isupper()
    if word in _COMPANIES and _LEGAL_FORM.match(text, dot + 1):
        return False
    if word in ("ed", "eds", "Ed", "Eds"):
        return not text[dot + 2 : dot + 3].islower()
    return word not in _ABBREVIATIONS and not ("." in word and word.replace(".", "").isalpha() and len(word) < 6)


def _with_dot(text: str, start: int, end: int) -> int:
    """Takes in the dot of a name such as `Time Inc.`"""
    return end + 1 if text[end : end + 1] == "." and _needs_dot(text, start, end) else end


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;"):
        end -= 1
    return end
