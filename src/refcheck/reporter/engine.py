"""Rules × subjects → findings: walks the article once and gives each rule the subjects it asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from refcheck.errors import RuleError
from refcheck.model.article import Article, Citation, Reference
from refcheck.model.finding import Family, Finding
from refcheck.reporter.registry import Entry, entries, load, matches
from refcheck.reporter.rule import UNUSED_IGNORES, Context, Problem
from refcheck.reporter.selection import Selection, silence

if TYPE_CHECKING:
    from refcheck.model.evidence import LinkStatus

UNUSED_IGNORE = "unused-ignore"


def find(
    article: Article, statuses: Mapping[str, LinkStatus], selection: Selection, today: date
) -> tuple[tuple[Finding, ...], int]:
    """The findings of one article in reading order, and how many more the text silences.

    Raises:
        RuleError: a rule raised; names the rule and the article.
    """
    context = Context(article, statuses, today, selection.options)
    wanted = article.document.format.value
    by_subject: dict[str, list[Entry]] = {}
    last: list[Entry] = []
    for entry in selection.rules():
        if wanted in entry.formats:
            if entry.name == UNUSED_IGNORE:
                last.append(entry)
            else:
                by_subject.setdefault(entry.subject, []).append(entry)
    findings = [
        _finding(entry, problem, reference, selection)
        for entry, problem, reference in _problems(article, context, by_subject)
    ]
    silenced = 0
    if selection.honour_comments and article.comments:
        heard, quiet, unused = silence(article, findings)
        silenced = len(quiet)
        ran = [entry for rules in by_subject.values() for entry in rules]
        context.memo[UNUSED_IGNORES] = [
            (ignore.comment_start, ignore.comment_end, ignore.word) for ignore in unused if _judged(ignore.word, ran)
        ]
        last_found = _each(_active(last), (article,), context)
        findings = [*heard, *(_finding(entry, problem, ref, selection) for entry, problem, ref in last_found)]
    findings = _stamp(findings, article)
    findings.sort(key=lambda f: (f.start, f.end, f.code, f.message))
    return tuple(findings), silenced


def _judged(word: str, ran: Sequence[Entry]) -> bool:
    """Whether the run could have found what a comment ignores: its rule ran, or there is no such rule."""
    return any(matches(entry, (word,)) for entry in ran) or not any(matches(entry, (word,)) for entry in entries())


_Found = tuple[Entry, Problem, Reference | None]
_Active = tuple[Entry, Callable[[Any, Context], Iterable[Problem]]]


def _problems(article: Article, context: Context, by_subject: Mapping[str, list[Entry]]) -> Iterator[_Found]:
    yield from _each(_active(by_subject.get("Article", ())), (article,), context)
    yield from _each(_active(by_subject.get("Section", ())), article.sections, context)
    yield from _each(_active(by_subject.get("Marker", ())), article.markers, context)
    yield from _each(_active(by_subject.get("Link", ())), article.links, context)
    rules = _active(by_subject.get("Reference", ()))
    dispatch = _Dispatch(by_subject.get("Citation", ()))
    for reference in article.references:
        context.where[0] = reference
        yield from _each(rules, (reference,), context)
        for citation in reference.citations:
            yield from _each(dispatch.rules(citation, context), (citation,), context)
    context.where[0] = None
    for citation in article.citations:
        yield from _each(dispatch.rules(citation, context), (citation,), context)


def _active(rules: Iterable[Entry]) -> tuple[_Active, ...]:
    return tuple((entry, load(entry).check) for entry in rules)


def _each(rules: Sequence[_Active], subjects: Iterable[Any], context: Context) -> Iterator[_Found]:
    """Every rule on every subject; a problem without a reference of its own belongs to the one at hand."""
    here = context.where[0]
    running = ""
    try:
        for subject in subjects:
            for entry, check in rules:
                running = entry.name
                for problem in check(subject, context):
                    yield entry, problem, problem.reference or here
    except Exception as error:
        raise RuleError(running, context.article.document.path, error) from error


class _Dispatch:
    """Which citation rules a citation wakes: those whose `needs` it has, remembered by its set of fields, and those
    whose `conditions` the review of the citation remarked.

    A rule's file is loaded when the first such citation turns up.
    """

    __slots__ = ("_by_condition", "_entries", "_known")

    def __init__(self, rules: Iterable[Entry]) -> None:
        self._known: dict[Any, tuple[_Active, ...]] = {}
        self._entries: list[Entry] = []
        self._by_condition: dict[str, list[Entry]] = {}
        for entry in rules:
            if not entry.conditions:
                self._entries.append(entry)
            for condition in entry.conditions:
                self._by_condition.setdefault(condition, []).append(entry)

    def rules(self, citation: Citation, context: Context) -> tuple[_Active, ...]:
        woken = self._by_fields(citation)
        remarks = context.remarks(citation) if self._by_condition else ()
        if not remarks:
            return woken
        more = {entry: None for remark in remarks for entry in self._by_condition.get(remark.id, ())}
        return woken + _active(more)

    def _by_fields(self, citation: Citation) -> tuple[_Active, ...]:
        names = [field.name for field in citation.fields if field.raw]
        if citation.ids:
            names += [kind for kind, _ in citation.ids]
        key = (citation.style, frozenset(names))
        found = self._known.get(key)
        if found is None:
            have = key[1]
            found = _active(
                entry
                for entry in self._entries
                if (not entry.needs or not have.isdisjoint(entry.needs))
                and (not entry.styles or citation.style.value in entry.styles)
            )
            self._known[key] = found
        return found


def _finding(entry: Entry, problem: Problem, reference: Reference | None, selection: Selection) -> Finding:
    rule = load(entry)
    severity = (
        selection.severities.get(entry.name)
        or selection.severities.get(entry.code)
        or problem.severity
        or rule.severity
    )
    return Finding(
        code=entry.code,
        rule=entry.name,
        family=Family(entry.family),
        severity=severity,
        message=problem.message,
        start=problem.start,
        end=problem.end,
        fingerprint=problem.identity,
        reference=reference,
        related=problem.related,
        evidence=problem.evidence,
        suggestion=problem.suggestion,
        cs1=problem.cs1 or rule.cs1,
        url=problem.url,
        fix=problem.fix,
        moments=problem.moments,
    )


def _stamp(findings: list[Finding], article: Article) -> list[Finding]:
    """Gives each finding its fingerprint: the rule, what it speaks of, and a count where these repeat.

    Neither offsets nor numbers of references go in, so that unrelated edits leave it alone.
    """
    seen: dict[str, int] = {}
    stamped = []
    for finding in findings:
        about = finding.fingerprint or _about(finding, article)
        key = f"{finding.rule}\0{about}"
        seen[key] = seen.get(key, 0) + 1
        digest = blake2b(f"{key}\0{seen[key]}".encode("utf8", "surrogatepass"), digest_size=12).hexdigest()
        stamped.append(replace(finding, fingerprint=digest))
    return stamped


def _about(finding: Finding, article: Article) -> str:
    if finding.reference is not None:
        reference = finding.reference
        for citation in reference.citations:
            if citation.url or citation.title:
                return f"{citation.url}\0{citation.title}"
        return reference.name or reference.text
    if finding.start >= 0:
        return article.document.text[finding.start : min(finding.end, finding.start + 200)]
    return finding.message
