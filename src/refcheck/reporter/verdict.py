"""What a run means, in words: the same sentences for every format that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from refcheck.model.article import Article
from refcheck.model.finding import Report
from refcheck.model.state import LinkState
from refcheck.model.text import Format
from refcheck.reporter.statistics import Need, Tally, needs
from refcheck.reporter.view import Run
from refcheck.words.redirects import redirect_target

if TYPE_CHECKING:
    from refcheck.model.evidence import LinkStatus

_WORDS = {
    Need.FIX: ("needs a fix", "need a fix"),
    Need.LOOK: ("needs a look", "need a look"),
    Need.REMARK: ("has only a remark", "have only a remark"),
    Need.UNCHECKED: ("could not be checked", "could not be checked"),
    Need.FINE: ("shows nothing wrong", "show nothing wrong"),
}
STATE_WORDS = {
    LinkState.LIVE: "live",
    LinkState.DEAD: "dead",
    LinkState.SOFT_404: "soft 404",
    LinkState.UNKNOWN: "could not be verified",
    LinkState.SKIPPED: "not asked",
}


def counts(number: int, noun: str, ending: str = "s") -> str:
    """A number with its noun: "1 reference", "53 references"."""
    return f"{number:,} {noun}{'' if number == 1 else ending}"


def reference_verdict(report: Report) -> str:
    """One sentence on an article's references; "" where it has none."""
    return needs_sentence(Counter(needs(report).values()))


def needs_sentence(found: Counter[Need]) -> str:
    """ "1 reference needs a fix, 17 need a look, 35 show nothing wrong." """
    parts: list[str] = []
    for need in Need:
        if number := found[need]:
            what = counts(number, "reference") if not parts else f"{number:,}"
            parts.append(f"{what} {_WORDS[need][number != 1]}")
    return ", ".join(parts) + "." if parts else ""


def unchecked(article: Article, statuses: Mapping[str, LinkStatus], *, offline: bool) -> Iterator[str]:
    """What the audit of an article could not check, and what would help, in words."""
    links = {link.url for link in article.links}
    references = len(article.references)
    if not links:
        if references and article.document.format is Format.PLAIN:
            remedy = ""
            if article.title and article.document.url is None:
                remedy = f"; audit wiki:{article.language}:{article.title} to check them"
            yield f"{counts(references, 'reference')}; this copy carries no URLs, so no link was checked{remedy}."
        elif not references:
            yield _without_references(article)
        return
    if offline:
        asked = sum(1 for url in links if url in statuses and statuses[url].state is not LinkState.SKIPPED)
        if asked < len(links):
            them = "it" if len(links) - asked == 1 else "them"
            yield (
                f"{counts(len(links) - asked, 'link')} {'was' if them == 'it' else 'were'} not asked (--offline); "
                f"run again without --offline to check {them}."
            )
    unknown = Counter(
        statuses[url].reason for url in links if url in statuses and statuses[url].state is LinkState.UNKNOWN
    )
    if unknown:
        why = ", ".join(f"{number} {reason}" for reason, number in sorted(unknown.items(), key=lambda i: (-i[1], i[0])))
        them = "it" if unknown.total() == 1 else "them"
        yield f"{counts(unknown.total(), 'link')} could not be verified ({why}); that says nothing against {them}."


def _without_references(article: Article) -> str:
    """Why there was nothing to check: the page is a redirect, or no reference was recognised in it."""
    document = article.document
    target = redirect_target(document.text) if document.format is Format.WIKITEXT else ""
    if target:
        return f"This page is a redirect to “{target}” and has no references of its own; audit that page."
    return "No references were recognised in this text."


def unfinished(run: Run, tally: Tally) -> str:
    """What a run leaves out: hidden and silenced findings, sources that failed, an interruption; "" where nothing."""
    parts = []
    if run.hidden:
        parts.append(f"{counts(run.hidden, 'finding')} not new and left out.")
    if tally.silenced:
        parts.append(f"{counts(tally.silenced, 'finding')} silenced by comments in the text.")
    if run.problems:
        parts.append(f"{counts(len(run.problems), 'source')} could not be read.")
    if not (run.complete and tally.complete):
        parts.append("Interrupted: this report is incomplete.")
    return " ".join(parts)


def statistics_rows(tally: Tally) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """The tables of `--statistics`: a title and (count, what)."""
    rules = [(count, f"{name} {code}") for code, name, count in tally.busiest_rules()]
    if rules:
        yield "Findings by rule", rules
    hosts = [(states.total(), f"{host} ({states_in_words(states)})") for host, states in tally.worst_hosts()]
    if hosts:
        yield "Links by host", hosts


def states_in_words(states: Counter[LinkState]) -> str:
    """ "3 live, 1 dead" """
    return ", ".join(f"{states[state]} {STATE_WORDS[state]}" for state in LinkState if states[state])
