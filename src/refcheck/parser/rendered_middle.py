"""The unlabelled middle of a rendered citation: work, place and publisher, volume, issue, pages, free date.

Only the order of the sentences tells what each is (Module:Citation/CS1 prints one after the other, parted by `. `, in
CS2 by `, `), so this is read only behind a title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from refcheck.parser import rendered_names
from refcheck.words.dates import DATE

if TYPE_CHECKING:
    from refcheck.parser.rendered import Draft

Span = tuple[int, int]

#: Words whose dot ends no sentence.
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr St Mt Ft Jr Sr Vol vol No no nos Nos vs v Prof Rev Gen Col Capt Lt Sgt Gov Sen Rep Hon Ed Eds ed eds "
    "al cf ca c Univ Dept Pt pt Ser ser trans Trans rev illus Fr Sr Ste Op op cit esp pp p approx".split()
)
#: Words that end a name with their own dot, which the separator swallows.
_KEEP_DOT = frozenset(
    "Inc Co Ltd Corp Bros Jr Sr Pty Pvt LLC Cia Ges GmbH Mass Conn Calif Ill Penn Wash Va Md Ont".split()
)
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
_END_DATE = re.compile(rf"(?:(?<=[.,]\s)|(?<=\s\s)|(?<=^))(?P<date>{DATE})$")
_VOLUME_ISSUE = re.compile(
    r"(?:(?P<volume>[^\s.,()\"]{1,14}(?: (?:[^\s.,()\"]{1,12}|Suppl\.?))?)\s?)?\((?P<issue>[^()\n]{1,60})\)$"
)
_VOL_NO = re.compile(r"(?:[Vv]ol\. (?P<volume>[^\n,]{1,80}?))?(?:(?:(?<=^)|,? )[Nn]o\. (?P<issue>[^\n.,]{1,40}))?$")
_PAGES = re.compile(r"(?<=[:])\s(?P<pages>(?:[A-Za-z]{0,9}[-.]?\d|[ivxlc]{1,7}\b)[\w.–—\-/+, &]{0,60})$")
_VOLUME = re.compile(
    r"(?:\d{1,4}[A-Z]?|[IVXLC]{1,7}|[A-Z]?\d{1,4}(?:[/–-]\d{1,4})?|\d{1,3} \(?[A-Za-z]{1,7}\.?\s?\d{0,2}\)?)"
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
    return len(word) == 1 and word.isupper() or word in _KEEP_DOT or "." in word


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
    while text[edition - 1] == ")" and (opening := text.rfind("(", start, edition)) > start:
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
    """A citation without names: a title first, or nothing that can be told.

    A title without quotes is believed only where the rest is a citation's: a date of its own, an identifier, pages,
    an archive.  `Smith, John. Book. OUP` has an author.
    """
    text = draft.text
    if quote >= 0 or draft.end - start > 1200:
        return
    stop = draft.middle_end
    end = _rstrip(text, start, stop)
    dated = _END_DATE.search(text, max(start, end - 60), end)
    evidence = bool(draft.ids) or any(name in draft.found for name in _EVIDENCE)
    if not dated and not evidence:
        return
    first = _title_end(draft, start, stop)
    if first >= end and not (draft.ids or "access-date" in draft.found or "archive-date" in draft.found):
        return
    name = _UNDATED_NAME.match(text, start, end)
    if name and (dated or evidence):
        names, editors = rendered_names.read(text, start, before_dot(text, start, name.end()))
        if names and not editors:
            draft.authors = names
            unquoted_title(draft, name.end() + 1)
            return
    unquoted_title(draft, start)


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
    match = _END_DATE.search(draft.text, max(start, end - 60), end)
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
        begin = issue.start()
        if issue["volume"] and begin > start and text[begin - 2 : begin] not in (". ", ", "):
            begin = issue.start("issue") - 1
        elif issue["volume"]:
            draft.add("volume", *issue.span("volume"))
        if pages or begin == issue.start() or any(map(str.isdigit, issue["issue"])):
            draft.add("issue", *issue.span("issue"))
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
        if not _numbered(draft, at, last):
            if "date" not in draft.found and (date := _END_DATE.match(text, at, last)) and date.end() == last:
                draft.add("date", at, last)
                return found
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
    if "edition" not in draft.found:
        parts = _edition(draft, parts)
    journal = "issue" in draft.found or "pages" in draft.found and "volume" in draft.found
    if draft.quoted and draft.book and "chapter" not in draft.found and not journal and len(parts) > 1:
        chapter = draft.found.pop("title")
        draft.add("chapter", *chapter)
        draft.add("title", *parts[0])
        parts = parts[1:]
    if draft.quoted and "chapter" not in draft.found:
        if journal:
            parts = _joined(text, parts)
        first = parts[0]
        if len(parts) == 1 and not journal and (split := _place_and_publisher(text, *first)):
            draft.add("location", *split[0])
            draft.add("publisher", *split[1])
            return
        draft.add("work", *first)
        parts = parts[1:]
    if parts:
        for part in parts:
            if split := _place_and_publisher(text, *part):
                draft.add("location", *split[0])
                draft.add("publisher", *split[1])
                return
        draft.add("publisher", *parts[0 if draft.quoted and "chapter" not in draft.found else -1])


def _edition(draft: Draft, parts: list[Span]) -> list[Span]:
    """Takes the edition's bracket off the sentence that it follows."""
    text = draft.text
    for index, (start, end) in enumerate(parts):
        if end > start and text[end - 1] == ")":
            opening = text.rfind("(", start, end)
            edition = _EDITION.fullmatch(text, opening + 1, end - 1) if opening > start else None
            if edition:
                draft.add("edition", *edition.span("edition"))
                return [*parts[:index], (start, _rstrip(text, start, opening)), *parts[index + 1 :]]
    return parts


def _joined(text: str, parts: list[Span]) -> list[Span]:
    """A journal's abbreviated name in one piece: `Ann. Intern. Med`."""
    joined = parts[0]
    rest = parts[1:]
    while rest and _is_shortened(_word_before(text, joined[0], joined[1])):
        joined = (joined[0], rest[0][1])
        rest = rest[1:]
    return [joined, *rest]


def _is_shortened(word: str) -> bool:
    """Whether a word may be the abbreviation of a longer one in a journal's name."""
    bare = word.rstrip(".")
    return 0 < len(bare) <= 7 and bare.isalpha() and bare[:1].isupper() and bare.casefold() not in _WHOLE


def _place_and_publisher(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """`Oxford: Clarendon Press` in two."""
    colon = text.find(": ", start, end)
    if colon < 0 or not _PLACE.fullmatch(text, start, colon) or text[colon + 2 : colon + 3].islower():
        return None
    return (start, colon), (colon + 2, end)


def _ends_sentence(text: str, start: int, dot: int) -> bool:
    """Whether a dot parts two sentences, and is not that of an initial or an abbreviation."""
    word = _word_before(text, start, dot)
    if len(word) == 1:
        return not word.isupper()
    return word not in _ABBREVIATIONS and not ("." in word and word.replace(".", "").isalpha() and len(word) < 6)


def _with_dot(text: str, start: int, end: int) -> int:
    """Takes in the dot of a name such as `Time Inc.`"""
    return end + 1 if text[end : end + 1] == "." and _needs_dot(text, start, end) else end


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;"):
        end -= 1
    return end
