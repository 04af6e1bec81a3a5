"""Rules × subjects → findings: walks the article once and gives each rule the subjects it asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from refcheck.errors import RuleError
from refcheck.model.article import Article, Citation, Reference
from refcheck.model.finding import Family, Finding
from refcheck.reporter.registry import Entry, entries, load
from refcheck.reporter.rule import UNUSED_IGNORES, Context, Problem
from refcheck.reporter.selection import Found, Selection, silence

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
    run = _Run(context)
    run.ask_all(by_subject)
    said: Sequence[Found] = run.found
    silenced = 0
    if selection.honour_comments and article.comments:
        said, silenced, unused = silence(article, said)
        if unused:
            ran, known = _words(entry for rules in by_subject.values() for entry in rules), _words(entries())
            context.memo[UNUSED_IGNORES] = [
                (ignore.comment_start, ignore.comment_end, ignore.word)
                for ignore in unused
                if _judged(ignore.word, ran, known)
            ]
        run = _Run(context)
        run.ask_all({"Article": last})
        said = [*said, *run.found]
    findings = _stamped(said, article, selection)
    findings.sort(key=_place)
    return tuple(findings), silenced


_place = attrgetter("start", "end", "code", "message")


def _judged(word: str, ran: frozenset[str], known: frozenset[str]) -> bool:
    """Whether the run could have found what a comment ignores: its rule ran, or there is no such rule."""
    spoken = (word, word.upper())
    return not ran.isdisjoint(spoken) or known.isdisjoint(spoken)


def _words(rules: Iterable[Entry]) -> frozenset[str]:
    """Every word that speaks of one of the rules, as in `matches`; codes and their beginnings in capitals."""
    words = {"all"}
    for entry in rules:
        words |= {entry.name, entry.family, *[entry.code[:end] for end in range(1, len(entry.code) + 1)]}
    return frozenset(words)


#: What an error is said to be in while a citation's rules are sought.
_REVIEW = "citation-style"
_Active = tuple[Entry, Callable[[Any, Context], Iterable[Problem]]]


class _Run:
    """Asks the rules of one article; `found` is what they say, with the reference that each problem belongs to."""

    __slots__ = ("_running", "context", "found")

    def __init__(self, context: Context) -> None:
        self.context = context
        self.found: list[Found] = []
        self._running = ""

    def ask_all(self, by_subject: Mapping[str, list[Entry]]) -> None:
        """Gives every subject of the article to the rules that ask for its kind."""
        try:
            self._ask_all(by_subject)
        except Exception as error:
            raise RuleError(self._running, self.context.article.document.path, error) from error

    def _ask_all(self, by_subject: Mapping[str, list[Entry]]) -> None:
        context = self.context
        article = context.article
        kinds: tuple[tuple[str, tuple[Any, ...]], ...] = (
            ("Section", article.sections),
            ("Marker", article.markers),
            ("Link", article.links),
        )
        self._ask(_active(entry for entry in by_subject.get("Article", ()) if _has_part(article, entry)), article)
        for kind, subjects in kinds:
            # Without a subject of their kind, the rules' files are not even loaded.
            if subjects and (rules := _active(by_subject.get(kind, ()))):
                for subject in subjects:
                    if kind == "Link":
                        context.where[0] = context.lookup(subject.reference)
                    self._ask(rules, subject)
            context.where[0] = None
        if "Reference" in by_subject or "Citation" in by_subject:
            self._ask_references(_active(by_subject.get("Reference", ())), _Dispatch(by_subject.get("Citation", ())))

    def _ask_references(self, rules: Sequence[_Active], dispatch: _Dispatch) -> None:
        context = self.context
        article = context.article
        for reference in article.references:
            context.where[0] = reference
            self._ask(rules, reference)
            for citation in reference.citations:
                self._running = _REVIEW
                if woken := dispatch.rules(citation, context):
                    self._ask(woken, citation)
        context.where[0] = None
        for citation in article.citations:
            self._running = _REVIEW
            self._ask(dispatch.rules(citation, context), citation)

    def _ask(self, rules: Sequence[_Active], subject: Any) -> None:
        """Every rule on one subject; a problem without a reference of its own belongs to the one at hand."""
        context = self.context
        for entry, check in rules:
            self._running = entry.name
            for problem in check(subject, context):
                self.found.append(Found(entry, problem, problem.reference or context.where[0]))


def _has_part(article: Article, entry: Entry) -> bool:
    """Whether an article has something of what one of its rules speaks of."""
    return not entry.needs or any(getattr(article, part) for part in entry.needs)


def _active(rules: Iterable[Entry]) -> tuple[_Active, ...]:
    return tuple([(entry, load(entry).check) for entry in rules])


class _Dispatch:
    """Which citation rules a citation wakes: those whose `needs` it has, and those whose `conditions` the review of the
    citation remarked.  Both are remembered: by which of the fields that any rule needs are there, and by the remarks.

    A rule's file is loaded when the first such citation turns up.
    """

    __slots__ = ("_bits", "_by_condition", "_by_fields", "_by_ids", "_entries")

    def __init__(self, rules: Iterable[Entry]) -> None:
        self._by_fields: dict[tuple[str, int], tuple[_Active, ...]] = {}
        self._by_ids: dict[tuple[str, ...], tuple[_Active, ...]] = {}
        self._bits: dict[str, int] = {}  # field that a rule needs → its bit
        self._entries: list[tuple[Entry, int]] = []  # the rules without conditions, with the bits of their needs
        self._by_condition: dict[str, list[Entry]] = {}
        for entry in rules:
            for condition in entry.conditions:
                self._by_condition.setdefault(condition, []).append(entry)
            if not entry.conditions:
                needs = 0
                for need in entry.needs:
                    needs |= self._bits.setdefault(need, 1 << len(self._bits))
                self._entries.append((entry, needs))

    def rules(self, citation: Citation, context: Context) -> tuple[_Active, ...]:
        woken = self._with_fields(citation)
        remarks = context.remarks(citation) if self._by_condition else ()
        return woken + self._with_remarks(tuple([remark.id for remark in remarks])) if remarks else woken

    def _with_remarks(self, ids: tuple[str, ...]) -> tuple[_Active, ...]:
        found = self._by_ids.get(ids)
        if found is None:
            entries = {entry: None for remark in ids for entry in self._by_condition.get(remark, ())}
            found = self._by_ids[ids] = _active(entries)
        return found

    def _with_fields(self, citation: Citation) -> tuple[_Active, ...]:
        bits, have = self._bits, 0
        for field in citation.fields:
            if field.name in bits and field.raw:
                have |= bits[field.name]
        for kind, _ in citation.ids:
            have |= bits.get(kind, 0)
        key = (citation.style, have)
        found = self._by_fields.get(key)
        if found is None:
            found = self._by_fields[key] = _active(
                entry
                for entry, needs in self._entries
                if (not needs or needs & have) and (not entry.styles or citation.style in entry.styles)
            )
        return found


def _stamped(said: Iterable[Found], article: Article, selection: Selection) -> list[Finding]:
    """The findings, each with its fingerprint: the rule, what it speaks of, and a count where these repeat.

    Neither offsets nor numbers of references go in, so that unrelated edits leave it alone.
    """
    seen: dict[str, int] = {}
    stamped = []
    for entry, problem, reference in said:
        about = problem.identity or _about(problem, reference, article)
        key = f"{entry.name}\0{about}"
        seen[key] = seen.get(key, 0) + 1
        digest = blake2b(f"{key}\0{seen[key]}".encode("utf8", "surrogatepass"), digest_size=12).hexdigest()
        stamped.append(_finding(entry, problem, reference, selection, digest))
    return stamped


def _about(problem: Problem, reference: Reference | None, article: Article) -> str:
    if reference is not None:
        for citation in reference.citations:
            if citation.url or citation.title:
                return f"{citation.url}\0{citation.title}"
        return reference.name or reference.text
    if problem.start >= 0:
        return article.document.text[problem.start : min(problem.end, problem.start + 200)]
    return problem.message


def _finding(
    entry: Entry, problem: Problem, reference: Reference | None, selection: Selection, fingerprint: str
) -> Finding:
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
        fingerprint=fingerprint,
        reference=reference,
        related=problem.related,
        evidence=problem.evidence,
        suggestion=problem.suggestion,
        cs1=problem.cs1 or rule.cs1,
        url=problem.url,
        fix=problem.fix,
        moments=problem.moments,
    )
