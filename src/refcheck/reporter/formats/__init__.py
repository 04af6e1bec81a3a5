"""One file an output format; each has `render(run, view) -> Iterator[str]`, found by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from refcheck.reporter.view import Run, View

NAMES = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "markdown",
    "wikitext",
    "html",
    "csv",
)
STATISTICS = ("text", "markdown")
"""Formats that `--statistics` adds to; those for machines always hold the counts or what to count."""
STREAMING = ("text", "concise", "jsonl")
"""Formats that print each article as it becomes ready; the others need the whole run."""

Render = Callable[[Run, View], Iterator[str]]


def load(name: str) -> Render:
    """The `render` of a format; imports its file."""
    render: Render = import_module(f"refcheck.reporter.formats.{name}").render
    return render
