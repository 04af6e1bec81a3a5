"""What a rule is: a pure function with a declared subject, its documentation and its examples.

    @rule(Citation, code="CT701", name="isbn-invalid", severity=Severity.ERROR, needs=("isbn",),
          examples=[Bad("{{cite book|title=T|isbn=978-0-306-40615-8}}"),
                    Good("{{cite book|title=T|isbn=978-0-306-40615-7}}")])
    def isbn_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
        "The ISBN's check digit is wrong."

File, function and name agree: `rules/citation/isbn_invalid.py`.  The docstring is the user's page: one sentence that
says what is wrong, a paragraph on why it matters, "Fix safety" where there is a fix, "Sources" with the CS1 id, help
page or RFC.  The engine finds the file by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from refcheck.model.article import (
    Article,
    Citation,
    CitationStyle,
    Link,
    Marker,
    Reference,
    Section,
)
from refcheck.model.finding import Fix, Moment, Related, Severity
from refcheck.model.record import Record, record
from refcheck.model.text import Format, Span

if TYPE_CHECKING:
    from refcheck.model.evidence import LinkStatus
    from refcheck.words.cs1 import Remark

Subject = TypeVar("Subject", Article, Section, Reference, Citation, Marker, Link)
Result = TypeVar("Result")

WIKITEXT = (Format.WIKITEXT,)
MARKUP = (Format.WIKITEXT, Format.HTML)
# Where the engine leaves (start, end, word) of ignore comments that silenced nothing.
UNUSED_IGNORES = "unused ignores"
ALL_FORMATS = (Format.WIKITEXT, Format.HTML, Format.PLAIN)


@record
class Problem(Record):
    """What a check yields; the engine adds code, name, family and severity.

    `start`, `end` are offsets into the document (-1 where unknown).  `severity` overrides the rule's own where the
    weight of the evidence decides, `cs1` the rule's category.  `reference` is needed only where the subject is the
    whole article.  `identity` tells this finding from others of the same rule and reference in the fingerprint; it
    must not contain offsets or line numbers.
    """

    start: int
    end: int
    message: str
    related: tuple[Related, ...] = ()
    evidence: tuple[str, ...] = ()
    suggestion: str | None = None
    fix: Fix | None = None
    url: str | None = None
    severity: Severity | None = None
    cs1: str | None = None
    reference: Reference | None = None
    identity: str = ""
    moments: tuple[Moment, ...] = ()

    @classmethod
    def at(cls, place: Span | Any, message: str, **more: Any) -> Problem:
        """A problem at anything that has `start` and `end`."""
        return cls(place.start, place.end, message, **more)


@record
class Context(Record):
    """What a check may look at besides its subject.

    `options` are the rule settings of the configuration (name → value), `memo` belongs to `once`.
    """

    article: Article
    statuses: Mapping[str, LinkStatus]
    today: date
    options: Mapping[str, Any] = field(default_factory=dict)
    memo: dict[Any, Any] = field(default_factory=dict)
    # The engine sets these before each check: where the subject stands.
    where: list[Reference | None] = field(default_factory=lambda: [None])

    @property
    def text(self) -> str:
        """The document's text."""
        return self.article.document.text

    @property
    def format(self) -> Format:
        """The document's format."""
        return self.article.document.format

    @property
    def reference(self) -> Reference | None:
        """The reference that the citation at hand stands in, None outside references."""
        return self.where[0]

    def lookup(self, key: tuple[int, str, int] | None) -> Reference | None:
        """The reference with this (list, group, number), None where there is none."""
        return self.once(by_key).get(key) if key is not None else None

    def once(self, work: Callable[[Context], Result]) -> Result:
        """The result of a function of the whole context, worked out at most once an article."""
        if work not in self.memo:
            self.memo[work] = work(self)
        result: Result = self.memo[work]
        return result

    def remarks(self, citation: Citation, *ids: str) -> tuple[Remark, ...]:
        """What the rules of Citation Style 1 find in a citation (`words.cs1.review`), worked out once a citation.

        With `ids`, only the remarks with one of these.
        """
        last = self.memo.get("remarks")
        if last is None or last[0] is not citation:
            last = self.memo["remarks"] = (citation, _review()(citation, self.today))
        found: tuple[Remark, ...] = last[1]
        return tuple(remark for remark in found if remark.id in ids) if ids else found


@cache
def _review() -> Callable[[Citation, date], tuple[Remark, ...]]:
    from refcheck.words.cs1 import review

    return review


def by_key(context: Context) -> dict[tuple[int, str, int] | None, Reference]:
    """The references by (list, group, number), for `Context.once`."""
    return {(r.list, r.group, r.number): r for r in context.article.references}


@record
class Bad(Record):
    """An example that the rule must report.

    `text` is a whole small article, or one citation or reference (the tests put a bare `{{cite …}}` into
    `Claim.<ref>…</ref>` with a reference list).  `fixed` is the text after the rule's fix.  `web` scripts link states
    (`{url: "dead"}`), `found` is a piece of the message that must appear, `options` are rule settings.
    """

    text: str
    fixed: str | None = None
    web: Mapping[str, str] | None = None
    format: Format = Format.WIKITEXT
    found: str = ""
    options: Mapping[str, Any] | None = None


@record
class Good(Record):
    """An example that the rule must leave alone."""

    text: str
    web: Mapping[str, str] | None = None
    format: Format = Format.WIKITEXT
    options: Mapping[str, Any] | None = None


@record
class Rule(Record, Generic[Subject]):
    """One rule, as the decorator makes it.

    `needs` limits a citation rule to citations that have a non-empty field of at least one of these canonical names
    (an identifier's kind, `date`, `access-date`, `archive-url` …), an article rule to articles that have one of these
    parts (`links`, `markers` …): the engine does not even load the rule before such a subject turns up.
    `formats` are the formats it can judge, `styles` the citation styles (empty: all); a reference has the fields and
    the styles of all its citations.
    `words` are a hint: only where one of them, in lower case, stands in the attribute `within` of a subject, whatever
    the case there, can the rule have anything to say.  A whole article is searched for them at once.
    `settings` marks rules that read a table of their own in the configuration (`[rules.NAME]`).
    `default` is False for opinions, which run only when selected.  `online` marks rules that read link evidence.
    `cs1` is the tracking category of the same fault in Module:Citation/CS1, `also` other tools' names for it.
    `conditions` are ids of `words.cs1`: the rule runs only on citations for which that module remarks one of them.
    """

    subject: type[Subject]
    code: str
    name: str
    severity: Severity
    check: Callable[[Subject, Context], Iterable[Problem]]
    examples: Sequence[Bad | Good]
    formats: tuple[Format, ...] = ALL_FORMATS
    needs: tuple[str, ...] = ()
    styles: tuple[CitationStyle, ...] = ()
    default: bool = True
    online: bool = False
    cs1: str | None = None
    also: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    within: str = ""
    settings: bool = False

    @property
    def documentation(self) -> str:
        """The check's docstring: the user's page."""
        return self.check.__doc__ or ""

    @property
    def summary(self) -> str:
        """The docstring's first sentence."""
        return self.documentation.strip().split("\n\n")[0].replace("\n", " ")


def rule(  # noqa: PLR0913  the decorator is a form to fill in, every box named
    subject: type[Subject],
    *,
    code: str,
    name: str,
    severity: Severity,
    examples: Sequence[Bad | Good],
    formats: tuple[Format, ...] = ALL_FORMATS,
    needs: tuple[str, ...] = (),
    styles: tuple[CitationStyle, ...] = (),
    default: bool = True,
    online: bool = False,
    cs1: str | None = None,
    also: tuple[str, ...] = (),
    conditions: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    within: str = "",
    settings: bool = False,
) -> Callable[[Callable[[Subject, Context], Iterable[Problem]]], Rule[Subject]]:
    """Makes a rule of a check; see `Rule` for what the arguments mean."""

    def make(check: Callable[[Subject, Context], Iterable[Problem]]) -> Rule[Subject]:
        return Rule(
            subject=subject,
            code=code,
            name=name,
            severity=severity,
            check=check,
            examples=examples,
            formats=formats,
            needs=needs,
            styles=styles,
            default=default,
            online=online,
            cs1=cs1,
            also=also,
            conditions=conditions,
            words=words,
            within=within,
            settings=settings,
        )

    return make
