"""What the parser saw of an article, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Article, Citation, Reference
from refcheck.model.text import Lines
from refcheck.reporter.escapes import log_line, one_line
from refcheck.reporter.formats.ink import Ink
from refcheck.reporter.verdict import counts
from refcheck.reporter.view import View

_FIELDS = (
    ("title", "title"),
    ("chapter", "chapter"),
    ("work", "work"),
    ("publisher", "publisher"),
    ("edition", "edition"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("pages", "pages"),
    ("url", "url"),
    ("chapter-url", "chapter_url"),
    ("archive-url", "archive_url"),
    ("url-status", "url_status"),
    ("via", "via"),
    ("language", "language"),
    ("quote", "quote"),
)


def render(article: Article, view: View) -> Iterator[str]:
    """The article's outline, its lists, and each reference with its fields."""
    ink = Ink(view)
    for line in _lines(article, ink):
        yield log_line(line.rstrip()) + "\n"


def _lines(article: Article, ink: Ink) -> Iterator[str]:
    lines = Lines(article.document.text)
    title, path = one_line(article.title), one_line(article.document.path)
    yield ink.bold(title or path) + (ink.dim(f"  {path}") if title else "")
    kind = {"wikitext": "wikitext", "html": "HTML", "text": "plain text"}[article.document.format.value]
    why = f" ({one_line(article.recognised)})" if article.recognised else ""
    yield ink.dim(f"{kind}{why}")
    items = sum(len(block.items) for block in article.lists)
    yield (
        f"{counts(len(article.sections), 'section')}, {counts(len(article.lists), 'list')} with "
        f"{counts(items, 'item')}, {counts(len(article.markers), 'footnote marker')}, "
        f"{counts(len(article.references), 'reference')}, "
        f"{counts(len(article.citations), 'citation')} outside references"
    )
    yield ""
    if article.sections:
        yield ink.bold("Sections")
        for section in article.sections:
            indent = "  " * max(1, section.level - 1)
            yield f"{indent}{one_line(section.heading)}{ink.dim(_line(lines, section.start))}"
        yield ""
    if article.lists:
        yield ink.bold("Lists")
        for block in article.lists:
            caption = f" “{one_line(block.caption)}”" if block.caption else ""
            where = ink.dim(_line(lines, block.start))
            yield f"  {block.kind.value}{caption}, {counts(len(block.items), 'item')}{where}"
        yield ""
    yield from _references(article, lines, ink)
    if article.citations:
        yield ink.bold("Citations outside references")
        for citation in article.citations:
            yield from ink.wrap(one_line(citation.text) or one_line(citation.title), "    ", first="  ")
            yield from _fields(citation, ink)
        yield ""
    if article.faults:
        yield ink.bold("Faults in the markup")
        for fault in article.faults:
            yield f"  {one_line(fault.message)} ({fault.kind}){ink.dim(_line(lines, fault.start))}"
        yield ""


def _references(article: Article, lines: Lines, ink: Ink) -> Iterator[str]:
    last = None
    for reference in article.references:
        if (reference.list, reference.group) != last:
            last = (reference.list, reference.group)
            group = f", group “{one_line(reference.group)}”" if reference.group else ""
            yield ink.bold(f"References{group}" + (f", list {reference.list + 1}" if reference.list else ""))
        yield from _reference(reference, lines, ink)
    if article.references:
        yield ""


def _reference(reference: Reference, lines: Lines, ink: Ink) -> Iterator[str]:
    head = f"  {one_line(reference.label)}. "
    text = one_line(reference.text) or ("(empty)" if reference.defined else "(used, never defined)")
    yield from ink.wrap(text, " " * len(head), first=head)
    facts = [counts(reference.uses, "use")] if reference.uses != 1 else []
    if reference.name:
        facts.append(f"name {one_line(reference.name)}")
    facts.append(_line(lines, reference.start).strip() or "place unknown")
    yield "     " + ink.dim(", ".join(facts))
    for citation in reference.citations:
        yield from _fields(citation, ink)


def _fields(citation: Citation, ink: Ink) -> Iterator[str]:
    rows = [("style", citation.template or citation.style.value)]
    rows += [("author", name) for name in citation.authors] + [("editor", name) for name in citation.editors]
    rows += [(label, value) for label, name in _FIELDS if (value := getattr(citation, name))]
    for label, name in (("date", "date"), ("access-date", "access_date"), ("archive-date", "archive_date")):
        date = getattr(citation, name)
        if date is not None:
            rows.append((label, f"{date.raw}  [{date.edtf or 'no date'}]"))
    rows += list(citation.ids)
    for label, value in rows:
        yield f"       {ink.dim(f'{label:<12}')} {one_line(value)}"


def _line(lines: Lines, offset: int) -> str:
    return f"  line {lines.at(offset).line}" if offset >= 0 else ""
