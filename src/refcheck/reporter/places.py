"""Paths and places as CI services want them: relative to the repository, one line, ends exclusive."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from refcheck.model.finding import Finding
from refcheck.model.text import Lines
from refcheck.reporter.view import View


@dataclass(frozen=True, slots=True)
class Region:
    """A place of one line at most: 1-based, columns in code points, `end_column` one past the last."""

    line: int
    column: int
    end_column: int


def region(text: str, lines: Lines, start: int, end: int) -> Region:
    """The first line of [start, end); the article's beginning where the place is not known."""
    if start < 0:
        return Region(1, 1, 1)
    first, last = lines.at(start), lines.at(max(start, end))
    if last.line == first.line:
        return Region(first.line, first.column, last.column)
    stop = re.compile(r"[\r\n]").search(text, start)
    length = (stop.start() if stop else len(text)) - start
    return Region(first.line, first.column, first.column + length)


def region_of(finding: Finding, text: str, lines: Lines) -> Region:
    """Where a finding is shown; one without a place stands where its reference does."""
    if finding.start < 0 and finding.reference is not None:
        return region(text, lines, finding.reference.start, finding.reference.start)
    return region(text, lines, finding.start, finding.end)


def on_the_web(path: str) -> bool:
    """Whether a source is a wiki page and no file."""
    return path.startswith(("wiki:", "http://", "https://"))


def repository_path(path: str, view: View) -> str:
    """A source's path from the repository's root with forward slashes; what is no file stays as it is."""
    if path == "-":
        return "stdin"
    if on_the_web(path):
        return path
    path = path.replace("\\", "/") if re.match(r"[A-Za-z]:\\", path) else path
    whole = posixpath.normpath(posixpath.join(view.cwd.replace("\\", "/") or "/", path))
    for base in (view.root, view.cwd):
        top = base.replace("\\", "/").rstrip("/")
        if top and whole.startswith(top + "/"):
            return whole[len(top) + 1 :]
    return whole if posixpath.isabs(path) else posixpath.normpath(path)
