"""Which subjects each rule is asked of: prepared once for a choice of rules and a format, then laid over an article.

A rule says what wakes it (`needs`, `styles`, `words`, `conditions` of `reporter.rule.Rule`).  All of that is looked up
for a whole article at a time, so that a rule costs little on the many subjects that it has nothing to say of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import islice
from operator import attrgetter, or_
from typing import TYPE_CHECKING, Any, NamedTuple

from refcheck.model.article import Citation, CitationStyle, Reference
from refcheck.reporter.registry import Entry, load
from refcheck.reporter.rule import by_key
from refcheck.reporter.selection import Selection

if TYPE_CHECKING:
    from refcheck.reporter.rule import Context, Problem

UNUSED_IGNORE = "unused-ignore"
Check = Callable[[Any, "Context"], Iterable["Problem"]]
#: A subject with the reference that it stands in.
Placed = tuple[Any, Reference | None]

# By identity: to hash a member of an enumeration takes longer than all the rest of what `Plan.traits` does with it.
_STYLES = {id(style): 1 << number for number, style in enumerate(CitationStyle)}
_STYLE_OF = {style.value: _STYLES[id(style)] for style in CitationStyle}
_ANY = -1  # as a mask: whatever a subject has


class Asked:
    """A rule of a plan: what wakes it, as masks over `Plan.traits`, and its check."""

    __slots__ = ("_check", "entry", "needs", "styles")

    def __init__(self, entry: Entry, needs: int) -> None:
        self.entry = entry
        self.needs = needs or _ANY
        self.styles = sum(_STYLE_OF[style] for style in entry.styles) or _ANY
        self._check: Check | None = None

    @property
    def check(self) -> Check:
        """The rule's function; its file is loaded when the first subject turns up that wakes it."""
        if self._check is None:
            self._check = load(self.entry).check
        return self._check


class Plan:
    """The rules that one format is examined by.

    `entries` are all of them but `last`, which speaks of what the others left over.  `by_kind` has those without
    conditions by the kind of their subject, `by_condition` the others by each of theirs.
    """

    __slots__ = ("_bits", "by_condition", "by_kind", "entries", "last")

    def __init__(self, rules: Iterable[Entry]) -> None:
        rules = tuple(rules)
        self.last = tuple([Asked(entry, 0) for entry in rules if entry.name == UNUSED_IGNORE])
        self.entries = tuple([entry for entry in rules if entry.name != UNUSED_IGNORE])
        self.by_kind: dict[str, list[Asked]] = {}
        self.by_condition: dict[str, list[Asked]] = {}
        self._bits: dict[str, int] = {}  # field that a rule needs → its bit
        for entry in self.entries:
            needs = 0
            for need in entry.needs if entry.subject != "Article" else ():
                needs |= self._bits.setdefault(need, 1 << (len(_STYLES) + len(self._bits)))
            asked = Asked(entry, needs)
            for condition in entry.conditions:
                self.by_condition.setdefault(condition, []).append(asked)
            if not entry.conditions:
                self.by_kind.setdefault(entry.subject, []).append(asked)

    def traits(self, citation: Citation) -> int:
        """Its style and which of the fields that any rule needs are there, as bits."""
        bits, have = self._bits, _STYLES[id(citation.style)]
        for field in citation.fields:
            if field.name in bits and field.raw:
                have |= bits[field.name]
        for kind, _ in citation.ids:
            if kind in bits:
                have |= bits[kind]
        return have


def plan(selection: Selection, wanted: str) -> Plan:
    """The plan of a choice of rules for a format."""
    return _prepared(selection.select, selection.ignore, selection.extend, selection.offline, wanted)


@lru_cache(maxsize=64)
def _prepared(
    select: tuple[str, ...], ignore: tuple[str, ...], extend: tuple[str, ...], offline: bool, wanted: str
) -> Plan:
    rules = Selection(select=select, ignore=ignore, extend=extend, offline=offline).rules()
    return Plan(entry for entry in rules if wanted in entry.formats)


class _Column(NamedTuple):
    """One attribute of all subjects, in lower case: one below the other, and each by itself."""

    whole: str
    pieces: Sequence[str]


class Subjects:
    """All subjects of one kind in an article, and which of them wake a rule."""

    __slots__ = ("_columns", "_masked", "all", "traits")

    def __init__(self, placed: Sequence[Placed], traits: Sequence[int] = ()) -> None:
        self.all = placed
        self.traits = traits  # as `Plan.traits`; () where subjects of this kind have none
        self._masked: dict[tuple[int, int], Sequence[Placed]] = {}
        self._columns: dict[str, _Column] = {}

    def woken(self, rule: Asked) -> Sequence[Placed]:
        """The subjects that a rule is asked of, in their order."""
        words = rule.entry.words
        if words:
            holding = self._holding(rule.entry.within, words)
            return [self.all[at] for at in sorted(holding) if self._has(at, rule)]
        needs, styles = rule.needs, rule.styles
        if needs == styles == _ANY:
            return self.all
        found = self._masked.get((needs, styles))
        if found is None:  # several rules ask for the same
            found = [one for one, have in zip(self.all, self.traits, strict=True) if have & needs and have & styles]
            self._masked[needs, styles] = found
        return found

    def _has(self, at: int, rule: Asked) -> bool:
        """Whether the subject at a place has one of the fields and one of the styles that a rule asks for."""
        if rule.needs == rule.styles == _ANY:
            return True
        have = self.traits[at]
        return bool(have & rule.needs and have & rule.styles)

    def _holding(self, within: str, words: Sequence[str]) -> set[int]:
        """The places of the subjects whose attribute holds one of the words."""
        column = self._columns.get(within)
        if column is None:
            read = attrgetter(within)
            values = [read(subject) for subject, _ in self.all]
            column = self._columns[within] = _Column("\n".join(values).lower(), [value.lower() for value in values])
        found: set[int] = set()
        for word in words:
            if word in column.whole:  # most words stand nowhere in most articles
                found.update([at for at, piece in enumerate(column.pieces) if word in piece])
        return found


def subjects(context: Context, plan: Plan) -> Iterator[tuple[str, Subjects]]:
    """Every kind of subject that a rule of the plan speaks of and the article has, but the article itself."""
    article, kinds = context.article, plan.by_kind
    if "Section" in kinds and article.sections:
        yield "Section", Subjects([(section, None) for section in article.sections])
    if "Marker" in kinds and article.markers:
        yield "Marker", Subjects([(marker, None) for marker in article.markers])
    if "Link" in kinds and article.links:
        known = context.once(by_key)
        yield "Link", Subjects([(link, known.get(link.reference)) for link in article.links])
    inside = [(citation, reference) for reference in article.references for citation in reference.citations]
    placed: list[Placed] = [*inside, *[(citation, None) for citation in article.citations]]
    traits = [plan.traits(citation) for citation, _ in placed]
    if "Reference" in kinds and article.references:
        each = iter(traits)
        have = [reduce(or_, islice(each, len(reference.citations)), 0) for reference in article.references]
        yield "Reference", Subjects([(reference, reference) for reference in article.references], have)
    if placed:
        yield "Citation", Subjects(placed, traits)
