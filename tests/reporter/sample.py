"""One made-up run that every format writes, and its hostile twin; all offsets are true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from refcheck.model.article import (
    Article,
    Citation,
    CitationStyle,
    CitedDate,
    Claim,
    ClaimKind,
    Link,
    LinkRole,
    Marker,
    Reference,
    Section,
)
from refcheck.model.evidence import Capture, Evidence, Exchange, LinkState, LinkStatus
from refcheck.model.finding import Edit, Family, Finding, Fix, Moment, Related, Report, Safety, Severity
from refcheck.model.text import Document, Format
from refcheck.reporter.view import RulePage, View

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SENTENCE = "The Daily Lantern named the show one of the ten best of 2011."
GALLERY = "https://lantern.example/arts/top-2011"
LOST = "http://lost.example/interview?id=7"
ARCHIVED = "https://web.archive.org/web/20120518093000/http://lost.example/interview?id=7"
WALLED = "https://walled.example/story"

TEXT = f"""'''Ada Example''' is a painter.{{{{r|x}}}}

== Work ==
{SENTENCE}<ref name="top">{{{{cite news |title=The top art of 2011 |work=The Daily Lantern |date=September 11, 2001 |access-date=May 17, 2012 |url={GALLERY}}}}}</ref>
She spoke about it at length.<ref>{{{{cite web |title=An interview |url={LOST} |access-date=18 May 2012}}}}</ref>
She won a prize.<ref>{{{{cite web |title=Archived copy |url={WALLED}}}}}</ref> And more.<ref name="second">{{{{cite web |title=Archived copy |url=https://a.example/1}}}}</ref>
More still.<ref>{{{{cite web |title=Archived copy |url=https://a.example/2}}}}</ref>
All good.<ref>{{{{cite book |title=A Good Book |isbn=978-0-306-40615-7}}}}</ref>

== References ==
{{{{reflist}}}}
"""

PAGES = {
    code: RulePage(
        code, name, family, severity, summary, f"{summary}\n\nWhy it matters: readers check sources.", online
    )
    for code, name, family, severity, summary, online in (
        ("CT704", "placeholder-title", "citation", "warning", "The title is a placeholder, not the work's own.", False),
        ("DM401", "date-before-title-year", "mismatch", "error", "The date lies before a year in the title.", False),
        ("DU501", "duplicate-reference", "duplicate", "note", "Two references cite the same source.", False),
        ("FN601", "space-before-marker", "footnote", "note", "A space stands before a footnote marker.", False),
        ("LK101", "dead-link", "link", "error", "The link is dead.", True),
    )
}


def view(**changes: object) -> View:
    """The view that the golden files were written with."""
    base = View(version="1.2.3", today="2026-11-23", options=("--fail-on", "warning"), width=100, rules=PAGES)
    return replace(base, **changes)  # type: ignore[arg-type]


def _same(text: str) -> str:
    return text


def _dates(text: str, raw: str, first: date) -> CitedDate:
    at = text.index(raw)
    return CitedDate(raw, at, at + len(raw), first.isoformat(), first, first)


def _claim(text: str, sentence: str) -> Claim:
    at = text.index(sentence)
    return Claim(ClaimKind.SENTENCE, at, at + len(sentence), sentence)


def report(evil: Callable[[str], str] = _same, path: str = "articles/ada.wiki") -> Report:
    """The report; `evil` turns each text that comes from strangers into an attack."""
    text = TEXT
    document = Document(path, text, Format.WIKITEXT)
    references = []
    markers = []
    at = 0
    for number, name, title, url, claim in (
        (1, "top", "The top art of 2011", GALLERY, SENTENCE),
        (2, "", "An interview", LOST, "She spoke about it at length."),
        (3, "", "Archived copy", WALLED, "She won a prize."),
        (4, "second", "Archived copy", "https://a.example/1", " And more."),
        (5, "", "Archived copy", "https://a.example/2", "More still."),
        (6, "", "A Good Book", "", "All good."),
    ):
        start = text.index("<ref", at)
        body = text.index(">", start) + 1
        close = text.index("</ref>", body)
        at = close + len("</ref>")
        citation = Citation(
            body,
            close,
            CitationStyle.TEMPLATE,
            evil(f"“{title}”."),
            template="cite web",
            title=evil(title),
            url=evil(url) if url else "",
        )
        if number == 1:
            citation = replace(
                citation,
                work=evil("The Daily Lantern"),
                date=_dates(text, "September 11, 2001", date(2001, 9, 11)),
                access_date=_dates(text, "May 17, 2012", date(2012, 5, 17)),
            )
        printed = (
            f"“{title}”. The Daily Lantern. September 11, 2001. Retrieved May 17, 2012."
            if number == 1
            else f"“{title}”."
        )
        references.append(
            Reference(
                0,
                "",
                number,
                str(number),
                evil(name) if name else "",
                1,
                evil(printed),
                start,
                at,
                body,
                close,
                (citation,),
            )
        )
        spoken = replace(_claim(text, claim), text=evil(claim))
        markers.append(Marker(f"[{number}]", "", number, start, at, name, 0, 0, spoken))
    top, talk, third, fourth, fifth, good = references
    at = text.index("== Work ==")
    article = Article(
        document,
        title=evil("Ada Example"),
        sections=(Section(evil("Work"), 2, at, at + 10, text.index("== References")),),
        markers=tuple(markers),
        references=tuple(references),
        links=tuple(
            Link(evil(url), LinkRole.URL, text.index(url), text.index(url) + len(url), reference=(0, "", number))
            for number, url in enumerate((GALLERY, LOST, WALLED, "https://a.example/1", "https://a.example/2"), start=1)
        ),
    )
    return Report(article, _statuses(evil), _findings(text, evil, (top, talk, third, fourth, fifth, good)), silenced=1)


def _statuses(evil: Callable[[str], str]) -> dict[str, LinkStatus]:
    def status(
        url: str, state: LinkState, reason: str, words: str, http: int, captures: tuple[Capture, ...] = ()
    ) -> LinkStatus:
        exchange = Exchange(evil(url), "GET", NOON, 0.25, http)
        seen = Evidence(evil(url), (exchange,), captures=captures, captures_asked=bool(captures))
        return LinkStatus(evil(url), state, reason, evil(words), seen)

    capture = Capture(evil(ARCHIVED), evil(LOST), datetime(2012, 5, 18, 9, 30, tzinfo=UTC), "wayback", 200, True)
    found = (
        status(GALLERY, LinkState.LIVE, "ok", "answers 200", 200),
        status(LOST, LinkState.DEAD, "http-404", "the server says that the page does not exist (404)", 404, (capture,)),
        status(WALLED, LinkState.UNKNOWN, "blocked", "the server refuses robots (403)", 403),
        status("https://a.example/1", LinkState.LIVE, "ok", "answers 200", 200),
        status(
            "https://a.example/2", LinkState.SOFT_404, "soft-404", "answers 200 with a page that says not found", 200
        ),
    )
    return {one.url: one for one in found}


def _findings(text: str, evil: Callable[[str], str], references: tuple[Reference, ...]) -> tuple[Finding, ...]:
    top, talk, third, fourth, fifth, _ = references
    at = text.index("September 11, 2001")
    stamp = 0

    def finding(code: str, severity: Severity, message: str, start: int, end: int, **more: object) -> Finding:
        nonlocal stamp
        stamp += 1
        page = PAGES[code]
        return Finding(
            code, page.name, Family(page.family), severity, evil(message), start, end, f"{stamp:024x}", **more
        )  # type: ignore[arg-type]

    found = [
        finding(
            "DM401",
            Severity.ERROR,
            "the date says 2001, but the title speaks of 2011",
            at,
            at + len("September 11, 2001"),
            reference=top,
            evidence=(evil("the title names 2011"), evil("the sentence it supports names 2011")),
            related=(
                Related(
                    text.index(SENTENCE), text.index(SENTENCE) + len(SENTENCE), evil("the sentence it supports"), None
                ),
            ),
            suggestion="2011",
            moments=(
                Moment("date", evil("September 11, 2001"), date(2001, 9, 11), date(2001, 9, 11), doubted=True),
                Moment("title", "2011", date(2011, 1, 1), date(2011, 12, 31)),
                Moment("text", "2011", date(2011, 1, 1), date(2011, 12, 31)),
                Moment("read", evil("May 17, 2012"), date(2012, 5, 17), date(2012, 5, 17)),
            ),
            fix=Fix("set date to September 11, 2011", (Edit(at, at + 18, "September 11, 2011"),), Safety.UNSAFE),
        ),
        finding(
            "LK101",
            Severity.ERROR,
            "the link is dead",
            text.index(LOST),
            text.index(LOST) + len(LOST),
            reference=talk,
            evidence=(evil("the server says that the page does not exist (404)"),),
            url=evil(LOST),
            fix=Fix(
                "add the capture of 18 May 2012",
                (
                    Edit(
                        text.index(" |access-date=18 May 2012}}") + 25,
                        text.index(" |access-date=18 May 2012}}") + 25,
                        f" |archive-url={ARCHIVED} |archive-date=18 May 2012",
                    ),
                ),
                Safety.SAFE,
            ),
        ),
    ]
    for reference in (third, fourth, fifth):
        spot = text.index("Archived copy", reference.start)
        found.append(
            finding(
                "CT704",
                Severity.WARNING,
                "“Archived copy” is a placeholder, not a title",
                spot,
                spot + 13,
                reference=reference,
                cs1="CS1 maint: archived copy as title",
            )
        )
    found.append(
        finding(
            "DU501",
            Severity.NOTE,
            "cites the same source as reference 5",
            fourth.start,
            fourth.end,
            reference=fourth,
            related=(Related(fifth.start, fifth.end, evil("the same source"), fifth),),
        )
    )
    spot = text.index(" And more.")
    found.append(finding("FN601", Severity.NOTE, "a space stands before the marker", spot, spot + 1))
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.code)))


ATTACKS = (
    "</script><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    "javascript:alert(1)",
    "\x1b[31mred\x1b[0m\x1b]8;;http://evil.example\x07link\x1b]8;;\x07\x9b2J",
    "\n::error file=x::injected\r\n::set-output name=a::b",
    '=HYPERLINK("http://evil.example","x")',
    "+cmd|' /C calc'!A0",
    "| cell || [x](http://evil.example) `code` <img src=x onerror=alert(1)> @everyone #1",
    "]]{{delete}}[[Category:Evil]]~~~~<nowiki>|}</ref>'''b'''",
    "\u202egnp.exe\u202c\u2066\u200f",
    "\x00\x08\x7f\x85\u2028\u2029\ufeff",
    "\ud800\udfff\udc80",
    "]]>&amp;&lt;&#60;%0A%25,:",
    "$(touch pwned)`touch pwned`;${{ github.token }}",
)


def hostile(text: str) -> str:
    """The text between all attacks."""
    return text + " ".join(ATTACKS) + text


def hostile_report() -> Report:
    """The sample with every text from strangers turned into an attack, in a file with a hostile name."""
    return report(hostile, path="evil, 100%: $(touch pwned) <b>`x`|.wiki")
