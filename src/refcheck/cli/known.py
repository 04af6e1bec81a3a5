"""What need not be told again: findings older than `--since`, and those of the baseline."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from refcheck.cli import terminal
from refcheck.cli.sources import Source, document_of, real
from refcheck.config import Settings
from refcheck.errors import InputError, UsageError
from refcheck.model.finding import Finding, Report
from refcheck.reporter.selection import Selection

if TYPE_CHECKING:
    from refcheck.cli.git import Change
    from refcheck.reporter.baseline import Baseline


class Known:
    """The past of a run.  `changed` are the files that `--since` leaves to look at, None for all."""

    def __init__(self, args: Namespace, settings: Settings) -> None:
        self._change: Change | None = None
        self._old: dict[str, bytes] = {}
        self.changed: frozenset[str] | None = None
        if args.since:
            self._ask_git(args.since, args.sources)
        self._file: str = settings["baseline"]
        self._grow: bool = args.grow_baseline
        self._write: bool = args.write_baseline or args.grow_baseline
        if self._write and not self._file:
            raise UsageError("--write-baseline needs to know the file: --baseline FILE")
        self._baseline = _read_baseline(self._file, may_lack=self._write) if self._file else None
        self._found: dict[str, tuple[Finding, ...]] = {}
        self._ran: dict[str, frozenset[str]] = {}

    def _ask_git(self, revision: str, sources: list[str]) -> None:
        place = next((_folder(word) for word in sources if os.path.lexists(word)), ".")
        from refcheck.cli.git import old_contents, since

        change = self._change = since(revision, place)
        self.changed = frozenset(change.files)
        terminal.detail(f"{len(self.changed)} files changed since {revision}")
        inside = [name for path, name in change.files.items() if name and _wanted(path, sources)]
        self._old = old_contents(change, inside)

    def new(self, source: Source, report: Report, selection: Selection, day: date) -> tuple[Finding, ...]:
        """The findings of an article that are to be told."""
        findings = report.findings
        if self._write:
            key = self._key(source)
            self._found[key] = findings
            self._ran[key] = frozenset(entry.name for entry in selection.rules())
        if findings and self._change is not None and source.path:
            from refcheck.reporter.changes import brought

            findings = brought(findings, self._before(source, report, selection, day))
        if self._write and (self._grow or self._baseline is None):
            return ()  # all of them are about to be known
        return self._baseline.new(self._key(source), findings) if self._baseline is not None else findings

    def _before(self, source: Source, report: Report, selection: Selection, day: date) -> tuple[Finding, ...]:
        """What the old version of a file would be told today, with what is known of its links."""
        assert self._change is not None
        data = self._old.get(self._change.files.get(real(source.path), ""))
        if data is None:
            return ()
        from refcheck.cli.decode import decode
        from refcheck.parser import parse
        from refcheck.pipeline import judge

        try:
            text, _ = decode(data, source.name)
        except InputError:
            return ()
        document, why = document_of(text, source.name, report.article.document.format.value)
        [old] = judge([parse(document, why)], report.statuses, selection, day)
        return old.findings

    def _key(self, source: Source) -> str:
        if not source.path:
            return source.name
        folder = os.path.dirname(os.path.abspath(self._file))
        return os.path.relpath(source.path, folder).replace(os.sep, "/")

    def write(self, *, complete: bool) -> None:
        """Writes the baseline where that was asked for; only after a complete run, so that nothing is lost."""
        if not self._write:
            return
        if not complete:
            terminal.complain(f"{self._file}: not written, as the run was not complete")
            return
        from refcheck.cli.outputs import save
        from refcheck.reporter.baseline import Baseline
        from refcheck.reporter.verdict import counts

        old = self._baseline or Baseline()
        before = len(old)
        baseline = old.shrunk(self._found, self._ran)
        gone = before - len(baseline)
        if self._grow or self._baseline is None:
            baseline = baseline.grown(self._found)
        save(self._file, baseline.text())
        added = len(baseline) - (before - gone)
        terminal.hint(f"wrote {self._file}: {counts(len(baseline), 'finding')} ({added} added, {gone} gone)")


def _read_baseline(file: str, *, may_lack: bool) -> Baseline | None:
    """The baseline of a file, None where there is none and that may be."""
    from refcheck.reporter.baseline import read

    try:
        with open(file, encoding="utf-8") as stream:
            return read(stream.read(), file)
    except FileNotFoundError:
        if may_lack:
            return None
        raise UsageError(f"{file}: there is no such baseline; write it with --write-baseline") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _folder(word: str) -> str:
    return word if os.path.isdir(word) else os.path.dirname(word) or "."


def _wanted(path: str, sources: list[str]) -> bool:
    """Whether a changed file may be one of the sources, so that its old version is worth reading."""
    for word in sources:
        if any(mark in word for mark in "*?["):
            return True
        place = real(word)
        if path == place or path.startswith(os.path.join(os.path.realpath(word), "")):
            return True
    return False
