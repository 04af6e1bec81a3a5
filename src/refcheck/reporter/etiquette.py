"""Where editors asked to be left alone: denied pages, marked citations, comments and quotations.

Sources: Template:Bots, Template:Cbignore, Template:In use; Wikipedia:Bot policy; Wikipedia:Quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from refcheck.model.article import Article, Comment, RefTag
from refcheck.model.finding import Edit, Finding
from refcheck.model.text import Span

_KEEP_OUT = ("bots", "nobots")
_AT_WORK = ("in use", "inuse", "in creation")
_MARKS = ("cbignore", "ignore refcheck")
_QUOTES = ("quote", "blockquote", "cquote", "rquote", "bquote", "quotation", "quote box", "poemquote", "pull quote")


@cache
def _deny() -> re.Pattern[str]:
    return re.compile(r"\|\s*deny\s*=([^|}]*)", re.I)


@cache
def _allow() -> re.Pattern[str]:
    return re.compile(r"\|\s*allow\s*=([^|}]*)", re.I)


def denies(article: Article) -> str:
    """Why no program may edit this page, "" where one may: {{nobots}}, {{bots|deny=…}}, {{in use}}."""
    for call in article.templates:
        if call.name in _AT_WORK:
            return f"the page says {{{{{call.name}}}}}: an editor is at work on it"
        if call.name not in _KEEP_OUT:
            continue
        source = article.document.text[call.start : call.end]
        if call.name == "nobots":
            return "the page says {{nobots}}"
        deny, allow = _deny().search(source), _allow().search(source)
        if deny and {"all", "refcheck"} & _words(deny[1]):
            return f"the page says {source}"
        if allow and not {"all", "refcheck"} & _words(allow[1]):
            return f"the page says {source}"
    return ""


def _words(value: str) -> set[str]:
    return {word.strip().lower() for word in value.split(",")}


def reasons(article: Article, findings: Iterable[Finding]) -> list[str]:
    """Why each finding's fix must not be made, "" where it may."""
    marks = [call.start for call in article.templates if call.name in _MARKS]
    quotes = _quotations(article)
    return [_reason(article, finding, marks, quotes) for finding in findings]


def _reason(article: Article, finding: Finding, marks: Sequence[int], quotes: Sequence[Span]) -> str:
    edits = finding.fix.edits if finding.fix else ()
    if any(_lost(article, comment, edits) for comment in article.comments):
        return "the change would touch a comment"
    if marks and _is_marked(article, finding, marks):
        return "{{cbignore}} stands beside it"
    for quote in quotes:
        inside = [edit for edit in edits if quote.start < edit.end and edit.start < quote.end]
        if any(not _in_reference(edit, article.tags) for edit in inside):
            return "it stands in a quotation"
    return ""


def _lost(article: Article, comment: Comment, edits: Sequence[Edit]) -> bool:
    """Whether the edits would change a comment; where another says the same, one may go with its reference."""
    if not any(comment.start < edit.end and edit.start < comment.end for edit in edits):
        return False
    if any((edit.start, edit.end) == (comment.start, comment.end) for edit in edits):
        return False  # the finding speaks of this very comment
    source = article.document.text[comment.start : comment.end]
    if any(source in edit.text for edit in edits):
        return False
    return not any(
        other.text == comment.text and not any(other.start < edit.end and edit.start < other.end for edit in edits)
        for other in article.comments
    )


def _is_marked(article: Article, finding: Finding, marks: Iterable[int]) -> bool:
    """Whether a mark stands inside the finding's reference or right behind the citation."""
    reference = finding.reference
    text = article.document.text
    for mark in marks:
        if reference is not None and reference.start <= mark < reference.end:
            return True
        if finding.end <= mark and not text[finding.end : mark].strip():
            return True
    return False


@cache
def _blockquote() -> re.Pattern[str]:
    return re.compile(r"<(/?)(blockquote|poem)\b[^<>]*>", re.I)


def _quotations(article: Article) -> list[Span]:
    """Where the text quotes somebody at length."""
    found = [Span(call.start, call.end) for call in article.templates if call.name in _QUOTES]
    opened: dict[str, int] = {}
    for match in _blockquote().finditer(article.document.text):
        name = match[2].lower()
        if not match[1]:
            opened.setdefault(name, match.start())
        elif name in opened:
            found.append(Span(opened.pop(name), match.end()))
    return found


def _in_reference(edit: Edit, tags: Iterable[RefTag]) -> bool:
    """Whether an edit changes a reference and not the text that it supports."""
    return any(
        tag.start <= edit.start and edit.end <= tag.end and (edit.start < edit.end or tag.start < edit.start < tag.end)
        for tag in tags
    )
