"""Every example of every rule is a test: the bad ones are reported, the good ones are not, fixes give what they promise."""

from __future__ import annotations

import inspect
from datetime import UTC, date, datetime

import pytest

from refcheck.model.evidence import Capture, Evidence, Exchange, LinkState, LinkStatus, Page
from refcheck.model.finding import Finding
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.reporter.engine import find
from refcheck.reporter.fixes import apply
from refcheck.reporter.registry import Entry, entries, load
from refcheck.reporter.rule import Bad, Good
from refcheck.reporter.selection import Selection
from refcheck.words import archives

TODAY = date(2026, 11, 22)
EXAMPLES = [(entry, index) for entry in entries() for index, _ in enumerate(load(entry).examples)]


def whole(text: str, kind: Format) -> str:
    """A single citation or reference made into a small article."""
    if kind is not Format.WIKITEXT or "\n" in text:
        return text
    if text.startswith("{{"):
        text = f"Claim.<ref>{text}</ref>"
    if "<ref" in text and "{{reflist" not in text.lower() and "<references" not in text.lower():
        text += "\n\n== References ==\n{{reflist}}\n"
    return text


def status(url: str, state: str) -> LinkStatus:
    """A scripted link state; what stands behind the colon says more.

    `dead:reason`, `dead:unasked` (the archive was not asked), `live:https://moved.example/`, `live:published=2010-05-25`, `live:guessed=2010-05-25`,
    `dead:capture=URL`, `live:unproven=why`, `live:missing=fragment`, and `live:absent=The page's own title/language` for
    a page on which nothing of the examples' cited title stands.
    """
    word, _, more = state.partition(":")
    page = None
    if more.startswith("missing="):
        page, more = Page(url, missing=(more.removeprefix("missing="),)), ""
    if more.startswith("absent="):
        title, _, language = more.removeprefix("absent=").partition("/")
        page = Page(
            url, title=title, length=200, language=language or "en", absent=("The old bridge of Zadar", "Bridge")
        )
        more = ""
    if more.startswith("guessed="):
        day = date.fromisoformat(more.removeprefix("guessed="))
        page, more = Page(url, published=day, published_from="htmldate"), ""
    if more.startswith("published="):
        page, more = Page(url, published=date.fromisoformat(more.removeprefix("published="))), ""
    captures: tuple[Capture, ...] = ()
    if more.startswith("capture="):
        captures, more = (_capture(more.removeprefix("capture="), ""),), ""
    elif more.startswith("unproven="):
        captures, more = (_capture(url, more.removeprefix("unproven=")),), ""
    final = more if more.startswith("http") else url
    at = datetime(2026, 11, 20, tzinfo=UTC)
    code = {"live": 200, "dead": 404, "soft-404": 200, "unknown": 403}.get(word)
    exchange = Exchange(final, "GET", at, 0.1, status=code)
    first = (Exchange(url, "GET", at, 0.1, status=301, location=final),) if final != url else ()
    reason = more if more and final == url else f"http-{code}"
    return LinkStatus(
        url,
        LinkState(word),
        reason,
        f"scripted as {state}",
        Evidence(url, (*first, exchange), page, captures=captures, captures_asked=more != "unasked"),
    )


def _capture(url: str, problem: str) -> Capture:
    link = archives.read(url)
    assert link is not None
    assert link.captured is not None
    return Capture(url, link.original, link.captured, link.service, 200, not problem, problem)


def found(entry: Entry, example: Bad | Good) -> tuple[str, list[Finding]]:
    """The document's text and what this one rule says of it."""
    text = whole(example.text, example.format)
    article = parse(Document("example", text, example.format))
    statuses = {url: status(url, state) for url, state in (example.web or {}).items()}
    selection = Selection(select=(entry.name,), options=example.options or {})
    findings, _ = find(article, statuses, selection, TODAY)
    return text, list(findings)


@pytest.mark.parametrize(("entry", "index"), EXAMPLES, ids=[f"{e.name}-{i}" for e, i in EXAMPLES])
def test_example(entry: Entry, index: int) -> None:
    """The rule says of its example what the example promises."""
    example = load(entry).examples[index]
    text, findings = found(entry, example)
    if isinstance(example, Good):
        assert findings == []
        return
    assert isinstance(example, Bad)
    assert findings, "the bad example is not reported"
    assert example.found in " ".join(f.message for f in findings)
    for finding in findings:
        assert finding.start <= finding.end <= len(text)
        assert finding.message
    if example.fixed is not None:
        fixes = [f.fix for f in findings if f.fix is not None]
        assert fixes, "the example promises a fix and the rule offers none"
        assert apply(text, fixes)[0] == whole(example.fixed, example.format)


@pytest.mark.parametrize("entry", entries(), ids=[e.name for e in entries()])
def test_a_fix_is_shown(entry: Entry) -> None:
    """Whoever offers a fix shows one: the table of the rules takes its tick from the examples."""
    rule = load(entry)
    bad = [example for example in rule.examples if isinstance(example, Bad)]
    offers = "fix=" in inspect.getsource(rule.check) or any(
        finding.fix for one in bad for finding in found(entry, one)[1]
    )
    assert any(one.fixed is not None for one in bad) == offers


def test_a_finding_on_a_link_belongs_to_its_reference() -> None:
    """Rules of links find what stands in a reference as rules of citations do; a link in the text has none."""
    dead = "http://example.com/a"
    text = f"See [{dead} it].<ref>{{{{cite web |title=T |url={dead}}}}}</ref>\n\n== References ==\n{{{{reflist}}}}\n"
    article = parse(Document("example", text, Format.WIKITEXT))
    findings, _ = find(article, {dead: status(dead, "dead")}, Selection(select=("dead-link",)), TODAY)
    assert sorted(finding.reference.number if finding.reference else 0 for finding in findings) == [0, 1]
