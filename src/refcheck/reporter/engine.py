"""Rules × subjects → findings: gives each rule the subjects of an article that wake it, as `reporter.plan` knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from refcheck.errors import RuleError
from refcheck.model.article import Article, Reference
from refcheck.model.finding import Family, Finding, Severity
from refcheck.reporter.plan import Asked, Placed, Plan, plan, subjects
from refcheck.reporter.registry import Entry, entries
from refcheck.reporter.rule import UNUSED_IGNORES, Context, Problem
from refcheck.reporter.selection import Found, Selection, silence

if TYPE_CHECKING:
    from refcheck.model.evidence import LinkStatus


def find(
    article: Article, statuses: Mapping[str, LinkStatus], selection: Selection, today: date
) -> tuple[tuple[Finding, ...], int]:
    """The findings of one article in reading order, and how many more the text silences.

    Raises:
        RuleError: a rule raised; names the rule and the article.
    """
    context = Context(article, statuses, today, selection.options)
    chosen = plan(selection, article.document.format.value)
    run = _Run(context)
    run.ask_all(chosen)
    said: Sequence[Found] = run.found
    silenced = 0
    if selection.honour_comments and article.comments:
        said, silenced, unused = silence(article, said)
        if unused:
            ran, known = _words(chosen.entries), _words(entries())
            idle: dict[tuple[int, int], list[str]] = {}
            for ignore in unused:
                idle.setdefault((ignore.comment_start, ignore.comment_end), []).append(ignore.word)
            context.memo[UNUSED_IGNORES] = [
                (*place, ", ".join(words))
                for place, words in idle.items()
                if all(_judged(word, ran, known) for word in words)
            ]
        run = _Run(context)
        run.ask_last(chosen)
        said = [*said, *run.found]
    findings = _stamped(said, article, selection)
    findings.sort(key=_place)
    return tuple(findings), silenced


_SEVERITIES = {severity.value: severity for severity in Severity}
_FAMILIES = {family.value: family for family in Family}
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


class _Run:
    """Asks the rules of one article; `found` is what they say, with the reference that each problem belongs to."""

    __slots__ = ("_running", "context", "found")

    def __init__(self, context: Context) -> None:
        self.context = context
        self.found: list[Found] = []
        self._running = ""

    def ask_all(self, plan: Plan) -> None:
        """Gives every rule the subjects of the article that wake it."""
        self._guarded(self._ask_all, plan)

    def ask_last(self, plan: Plan) -> None:
        """Asks the rules that speak of what the others left over."""
        self._guarded(self._ask_article, plan.last)

    def _guarded(self, work: Callable[[Any], None], about: object) -> None:
        try:
            work(about)
        except Exception as error:
            raise RuleError(self._running, self.context.article.document.path, error) from error

    def _ask_all(self, plan: Plan) -> None:
        self._ask_article(plan.by_kind.get("Article", ()))
        for kind, all_subjects in subjects(self.context, plan):
            for rule in plan.by_kind.get(kind, ()):
                if woken := all_subjects.woken(rule):
                    self._ask(rule, woken)
            if kind == "Citation" and plan.by_condition:
                self._ask_reviewed(all_subjects.all, plan.by_condition)

    def _ask_article(self, rules: Iterable[Asked]) -> None:
        article = self.context.article
        alone = ((article, None),)
        for rule in rules:
            needs = rule.entry.needs
            if not needs or any(getattr(article, part) for part in needs):
                self._ask(rule, alone)

    def _ask_reviewed(self, citations: Iterable[Placed], by_condition: Mapping[str, Sequence[Asked]]) -> None:
        """Gives each citation to the rules that wake by what Citation Style 1 remarks of it."""
        context = self.context
        self._running = _REVIEW
        for placed in citations:
            citation = placed[0]
            if not (citation.template or citation.ids or citation.messages):
                continue  # of free text nothing can be remarked
            if remarks := context.remarks(citation):
                for rule in dict.fromkeys(rule for remark in remarks for rule in by_condition.get(remark.id, ())):
                    self._ask(rule, (placed,))
                self._running = _REVIEW

    def _ask(self, rule: Asked, some: Iterable[Placed]) -> None:
        """One rule of some subjects; a problem without a reference of its own belongs to the one at hand."""
        context, entry = self.context, rule.entry
        self._running = entry.name
        check = rule.check
        for subject, reference in some:
            context.where[0] = reference
            for problem in check(subject, context):
                self.found.append(Found(entry, problem, problem.reference or reference))
        context.where[0] = None


def _stamped(said: Iterable[Found], article: Article, selection: Selection) -> list[Finding]:
    """The findings, each with its fingerprint: the rule, what it speaks of, and a count where these repeat.

    Neither offsets nor numbers of references go in, so that unrelated edits leave it alone.
    """
    seen: dict[tuple[str, str], tuple[Any, int]] = {}  # what is said may be long and repeat: it is hashed once
    stamped = []
    for entry, problem, reference in said:
        key = entry.name, problem.identity or _about(problem, reference, article)
        if key not in seen:
            seen[key] = blake2b("\0".join((*key, "")).encode("utf8", "surrogatepass"), digest_size=12), 0
        begun, count = seen[key]
        seen[key] = begun, count + 1
        digest = begun.copy()
        digest.update(b"%d" % (count + 1))
        stamped.append(_finding(entry, problem, reference, selection, digest.hexdigest()))
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
    severity = (
        selection.severities.get(entry.name)
        or selection.severities.get(entry.code)
        or problem.severity
        or _SEVERITIES[entry.severity]
    )
    return Finding(
        code=entry.code,
        rule=entry.name,
        family=_FAMILIES[entry.family],
        severity=severity,
        message=problem.message,
        start=problem.start,
        end=problem.end,
        fingerprint=fingerprint,
        reference=reference,
        related=problem.related,
        evidence=problem.evidence,
        suggestion=problem.suggestion,
        cs1=problem.cs1 or entry.cs1,
        url=problem.url,
        fix=problem.fix,
        moments=problem.moments,
    )
