"""Finds the headings of a text copy: by their edit link, by their markup, by the table of contents, by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from refcheck.model.article import Section
from refcheck.model.record import Record, record
from refcheck.parser.plain.page import Page
from refcheck.words.patterns import later

#: What the edit link beside a heading says, in the larger Wikipedias; several links stand apart by `|`.
_EDIT_LINKS = frozenset(
    word.strip()
    for word in (
        "edit;edit source;edit section;change;change source;bearbeiten;quelltext bearbeiten;abschnitt bearbeiten;"
        "modifier;modifier le code;modifier le wikicode;editar;editar código;editar código-fonte;editar a fonte;"
        "edita;edita el codi;modifica;modifica wikitesto;modifica sorgente;bewerken;brontekst bewerken;redigera;"
        "redigera wikitext;rediger;rediger kilde;rediger wikiteksten;redigér;redigér wikikode;править;править код;"
        "править вики-текст;редагувати;редагувати код;edytuj;edytuj kod;muokkaa;muokkaa wikitekstiä;编辑;編輯;"
        "编辑源代码;編輯原始碼;編集;ソースを編集;편집;원본 편집;szerkesztés;upravit;editovat zdroj;"
        "upravit zdroj;değiştir;kaynağı değiştir;sửa;sửa mã nguồn;sunting;sunting sumber;עריכה;עריכת קוד מקור;"
        "تحرير;عدل;عدل المصدر;ویرایش;ویرایش مبدأ;modificare;modificare sursă;уреди;уреди извор;редактиране"
    ).split(";")
)
#: Headings that stand over a list of references.
REFERENCE_HEADINGS = frozenset(
    "references|notes|footnotes|citations|sources|notes and references|references and notes|notes and citations|"
    "works cited|literature cited|explanatory notes|informational notes|explanatory footnotes|reference list|"
    "source notes|cited sources|endnotes|notes and sources|citations and notes|general references|"
    "references and footnotes|footnotes and references|inline citations|bibliography|"
    "einzelnachweise|anmerkungen|belege|notes et références|références|referencias|notas|referências|note|riferimenti|"
    "bronnen|noten|källor|referenser|referanser|noter|przypisy|примечания|источники|примітки|viitteet|lähteet|"
    "脚注|出典|注释|參考資料|参考资料|각주|jegyzetek|reference|kaynakça|chú thích|referensi|הערות שוליים|المراجع|"
    "منابع|پانویس".split("|")
)
#: Other headings that most articles have; a text without any mark of headings is cut at them.
OTHER_HEADINGS = frozenset(
    "see also|external links|further reading|bibliography|selected bibliography|gallery|filmography|discography|"
    "selected works|publications|weblinks|siehe auch|literatur|voir aussi|liens externes|véase también|"
    "enlaces externos|ver também|ligações externas|voci correlate|collegamenti esterni|zie ook|externe links".split("|")
)
#: What headings say under which works are listed without footnotes; all sections behind such a heading may hold some.
BIBLIOGRAPHY = later(
    r"reading|bibliogra|reference|cited|sources|literatur|external links|publications|works|books|weblinks|note"
)
_KNOWN = REFERENCE_HEADINGS | OTHER_HEADINGS
_OLD_STYLE = later(r"\[edit\][ \t]?(\S.*)")
_CONTENTS = later(r"\d{1,3}(?:\.\d{1,3}){0,5}[\t ]+\S")
_LONGEST = 250
_PROSE = 60  # a line of this length is neither a heading nor part of a menu


@record
class Heading(Record):
    """A heading: the index of its line, what it says, its level (0 unknown)."""

    line: int
    text: str
    level: int = 0


@record
class Contents(Record):
    """A table of contents: its lines and (level, title) of each entry."""

    first: int
    last: int
    entries: tuple[tuple[int, str], ...]


@cache
def _edit_word() -> re.Pattern[str]:
    """A word of an edit link at the end of a line."""
    words = {form for word in _EDIT_LINKS for form in (word, word.capitalize())}
    return re.compile(f"(?:{'|'.join(sorted(words, key=len, reverse=True))})$")


def squash(text: str) -> str:
    """A heading for comparisons: case and white space do not count."""
    return " ".join(text.casefold().split())


def find(page: Page, candidates: Iterable[int], contents: Contents | None) -> list[Heading]:
    """The headings among the candidate lines, with the levels that the markup or the table of contents gives.

    The first kind of mark that the text has anywhere decides; a copy mixes no two kinds.
    """
    candidates = list(candidates)
    by_link = [found for index in candidates if "]" in page.lines[index] and (found := _by_link(page, index))]
    if by_link:
        return _levels(by_link, contents)
    for kind in (_by_suffix, _by_markup):
        if found_here := kind(page, candidates):
            return _levels(found_here, contents)
    return _levels(_by_word(page), contents) or (_by_contents(page, contents) if contents else _by_name(page))


def _by_link(page: Page, index: int) -> Heading | None:
    """`History[edit]`, `History[edit | edit source]`, `[edit] History`, `[edit]` below `History`."""
    line = page.lines[index].rstrip()
    if line[-1:] == "]":
        at = line.rfind("[")
        text = line[:at].strip()
        words = line[at + 1 : -1].split("|")
        if len(text) <= _LONGEST and len(words) <= 3 and words[0].strip().casefold() in _EDIT_LINKS:
            if text:
                return Heading(index, text)
            above = page.lines[index - 1].strip() if index else ""  # the link on a line of its own
            return Heading(index - 1, above) if 0 < len(above) <= _LONGEST and above[-1] != "]" else None
    if line[:6] == "[edit]" and len(line) <= _LONGEST and (old := _OLD_STYLE.fullmatch(line)):
        return Heading(index, old[1].strip())
    return None


def _by_suffix(page: Page, candidates: list[int]) -> list[Heading]:
    """`Early lifeEdit`, as the mobile skin is copied: lines of their own, and a well-known one among them or two."""
    found: list[Heading] = []
    for index in candidates:
        line = page.lines[index].strip()
        text = line[:-4]
        if not line.endswith("Edit") or not text or len(text) > _LONGEST or text[-1].isspace() or text[-1] in ".,;:":
            continue
        before = found[-1].line == index - 1 if found else False
        if before or page.is_blank(index - 1):
            found.append(Heading(index, text))
    if len(found) > 1 or any(squash(heading.text) in _KNOWN for heading in found):
        return found
    return []


def _by_word(page: Page) -> list[Heading]:
    """`Histoire` above `Modifier`, or `Histoiremodifier`, as other skins and languages are copied.

    The word and the place that give most headings hold, if a well-known heading is among them.  What stands before the
    first line of prose belongs to the page's menu.
    """
    found: dict[tuple[str, bool], list[Heading]] = {}
    begun = False
    for index, line in enumerate(page.lines):
        if len(line) >= _PROSE:
            begun = True
        elif begun and (match := _edit_word().search(line.rstrip())):
            below = match.start() == 0
            text = page.lines[index - 1].strip() if below else line[: match.start()].strip()
            if text and len(text) < _PROSE and text[-1] not in ".,;:|":
                found.setdefault((match[0], below), []).append(Heading(index - below, text))
    best = max(found.values(), key=len, default=[])
    return best if any(squash(heading.text) in _KNOWN for heading in best) else []


def _by_markup(page: Page, candidates: list[int]) -> list[Heading]:
    """`== History ==`, or `## History` in a Markdown-like copy."""
    wiki: list[Heading] = []
    markdown: list[Heading] = []
    for index in candidates:
        line = page.lines[index].strip()
        if not 0 < len(line) <= _LONGEST:
            continue
        if line[0] == "=" == line[-1]:
            text = line.strip("=")
            level = (len(line) - len(text)) // 2
            if text.strip() and 1 < level <= 6:
                wiki.append(Heading(index, text.strip(), level))
        elif line[0] == "#":
            text = line.lstrip("#")
            level = len(line) - len(text)
            if level <= 6 and text[:1] in (" ", "\t") and text.strip():
                markdown.append(Heading(index, text.rstrip("# \t").strip(), level))
    sections = [heading for heading in markdown if heading.level > 1]
    return wiki or (sections if len(sections) > 1 or any(squash(h.text) in _KNOWN for h in sections) else [])


def find_contents(page: Page) -> Contents | None:
    """The table of contents: `Contents`, then lines such as `3.1<TAB>Mutualism`; only the first 3,000 lines count."""
    lines = page.lines
    index, count = 0, min(len(lines), 3000)
    while index < count:
        line = lines[index]
        if line[:2] in ("1\t", "1 ") and _CONTENTS.match(line):
            entries = []
            at = index
            while at < len(lines) and len(lines[at]) <= _LONGEST and _CONTENTS.match(lines[at]):
                number, _, title = lines[at].replace("\t", " ", 1).partition(" ")
                entries.append((number.count(".") + 2, title.strip()))
                at += 1
            if len(entries) > 1:
                return Contents(index, at - 1, tuple(entries))
        index += 1
    return None


def _levels(headings: list[Heading], contents: Contents | None) -> list[Heading]:
    """Fills in the levels that the table of contents gives; both run in the same order."""
    if contents is None or any(heading.level for heading in headings):
        return headings
    known = [squash(title) for _, title in contents.entries]
    found, at = [], 0
    for heading in headings:
        text = squash(heading.text)
        level = 0
        if text in known[at : at + 40]:
            at = known.index(text, at)
            level = contents.entries[at][0]
            at += 1
        found.append(Heading(heading.line, heading.text, level))
    return found


def _by_contents(page: Page, contents: Contents) -> list[Heading]:
    """Lines below the table of contents that say what it says, in its order (a copy without edit links)."""
    found = []
    wanted = iter(contents.entries)
    level, title = next(wanted)
    for index in range(contents.last + 1, len(page.lines)):
        if page.lines[index].strip() != title:
            continue
        found.append(Heading(index, title, level))
        level, title = next(wanted, (0, ""))
        if not title:
            break
    return found


def _by_name(page: Page) -> list[Heading]:
    """Lines of their own that are one of the headings that most articles have."""
    return [
        Heading(index, line.strip())
        for index, line in enumerate(page.lines)
        if 3 < len(line) < 40 and squash(line) in _KNOWN and page.is_blank(index - 1)
    ]


def sections(page: Page, headings: list[Heading], end: int) -> tuple[Section, ...]:
    """Sections of headings; the last one ends at `end`."""
    starts = [page.starts[heading.line] for heading in headings]
    ends = [*starts[1:], max(end, page.end(headings[-1].line))] if headings else []
    return tuple(
        Section(heading.text, heading.level, start, page.end(heading.line), body_end)
        for heading, start, body_end in zip(headings, starts, ends, strict=True)
    )
