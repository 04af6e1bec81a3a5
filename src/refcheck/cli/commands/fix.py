"""`refcheck fix`: the fixes of an audit as a diff, or written."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from codecs import BOM_UTF8
from collections.abc import Sequence

from refcheck.cli import terminal
from refcheck.cli.asking import Asker, kept_files
from refcheck.cli.choices import Choice, fixed_settings, run_settings, today
from refcheck.cli.outputs import must_be_writable, save
from refcheck.cli.reading import article_of
from refcheck.cli.sources import STDIN, Request, Source, gather
from refcheck.errors import InputError, RefcheckError, UsageError
from refcheck.mending import Patch, judging, mend
from refcheck.model.article import Article
from refcheck.model.finding import Safety
from refcheck.model.text import Format
from refcheck.reporter.diff import unified
from refcheck.reporter.edit_summary import edit_summary
from refcheck.reporter.proposals import Proposal, fit, read
from refcheck.reporter.verdict import counts


def run(args: Namespace) -> int:
    """Runs the fix-up; see the public contract for the exit status."""
    if not args.sources and not args.files_from:
        raise UsageError("nothing to fix: give a file, a directory, - or wiki:LANG:Title; see `refcheck fix -h`")
    settings = run_settings(args)
    must_be_writable(*kept_files(args, settings))
    sources, missing = gather(Request(args.sources, args.files_from or "", args.force_exclude, fixed_settings(args)))
    if not sources and not missing:
        terminal.complain("no article matched; give files, or see `include` and `exclude` in docs/configuration.md")
        return 3
    work = Fixing(args, Asker(args, settings), bool(settings["offline"]))
    for error in missing:
        work.fail(error)
    for source in sources:
        work.source(source)
        if work.interrupted:
            break
    return work.finish()


class Fixing:
    """One run of the fix-up over its sources."""

    def __init__(self, args: Namespace, asker: Asker, offline: bool) -> None:
        self.interrupted = False
        self._args = args
        self._asker = asker
        self._choice = Choice(args, offline=offline and not args.replay)
        self._allowed = frozenset({Safety.SAFE, Safety.UNSAFE} if args.unsafe else {Safety.SAFE})
        self._proposals = _proposals(args.report)
        self._failed = False
        self._changed = 0
        self._summaries: list[tuple[str, str]] = []

    def fail(self, error: RefcheckError) -> None:
        """Notes a source that cannot be fixed; the others go on."""
        self._failed = True
        terminal.complain(str(error))

    def source(self, source: Source) -> None:
        """Fixes one source, or shows what would be fixed."""
        try:
            article = article_of(source, self._args.input_format, self._asker)
            if article.document.format is not Format.WIKITEXT:
                raise InputError(
                    source.name, f"only wikitext can be fixed, and this is {article.document.format.value}"
                )
            patch = self._patch(source, article)
            self._tell(source, patch)
        except RefcheckError as error:
            self.fail(error)
        except KeyboardInterrupt:
            self.interrupted = True

    def _patch(self, source: Source, article: Article) -> Patch:
        from refcheck.pipeline import judge

        offers, statuses = None, {}
        if self._proposals is not None:
            mine = [p for p in self._proposals if _same(p.path, source)]
            offers, lost = fit(
                [p for p in mine if self._choice.named(str(p.record.get("code", "")))], article.document.text
            )
            for title, reason in lost:
                terminal.complain(f"{source.name}: not applied: {title}: {reason}")
            if not mine:
                terminal.complain(f"{source.name}: the report proposes nothing for it")
        else:
            answers, complete = self._asker.ask(tuple(article.cited_pages()), self.fail)
            statuses = dict(answers)
            self.interrupted = self.interrupted or not complete
        selection = self._choice.for_path(source.path)
        day = today(self._args)
        [report] = judge([article], statuses, selection, day)
        return mend(report, judging(report, selection, day), self._allowed, offers=offers)

    def _tell(self, source: Source, patch: Patch) -> None:
        for refusal in patch.refused:
            say = terminal.complain if refusal.bug else terminal.detail
            blame = "; this is a bug in refcheck, please report it" if refusal.bug else ""
            title = refusal.finding.fix.title if refusal.finding.fix else refusal.finding.rule
            say(f"{source.name}: not applied: {title}: {refusal.reason}{blame}")
        filtering = self._args.write and source.name == STDIN
        if filtering and not self._args.summary:
            _print(patch.after)
        if not patch.changed:
            return
        self._changed += 1
        if self._args.summary:
            from refcheck import __version__

            self._summaries.append((source.name, edit_summary(patch.applied, __version__)))
        if self._args.write and source.path:
            _write(source, patch)
            terminal.hint(f"wrote {source.name}: {counts(len(patch.applied), 'fix', 'es')}")
            return
        if not self._args.summary and not filtering:
            mark = "\ufeff" if _is_marked(source) else ""
            _print(unified(_shown(source), mark + patch.before, mark + patch.after))
            if source.on_the_web:
                _print(f"\nThe new wikitext of {source.name}:\n\n{patch.after}")

    def finish(self) -> int:
        """Prints the edit summaries; the exit status."""
        for name, summary in self._summaries:
            _print(f"{summary}\n" if len(self._summaries) == 1 else f"{name}: {summary}\n")
        if self.interrupted:
            terminal.complain("interrupted; what was done so far is complete")
            return 130
        if self._failed:
            return 2
        if not self._changed:
            terminal.hint("nothing to fix")
        return int(bool(self._args.check and self._changed))


def _proposals(report: str | None) -> Sequence[Proposal] | None:
    if report is None:
        return None
    try:
        if report == "-":
            return read(sys.stdin.read(), "standard input")
        with open(report, encoding="utf-8") as stream:
            return read(stream.read(), report)
    except OSError as error:
        raise UsageError(f"{report}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{report}: not a report of refcheck audit: not UTF-8") from error


def _same(path: str, source: Source) -> bool:
    """Whether a report's path means this source."""
    if path == source.name:
        return True
    return bool(source.path) and os.path.realpath(path) == os.path.realpath(source.path)


def _shown(source: Source) -> str:
    """A file's name in a diff: from this folder where it lies in it, so that `git apply` and `patch -p1` find it."""
    if not source.path:
        return source.name
    relative = os.path.relpath(source.path)
    return (os.path.abspath(source.path) if relative.startswith(os.pardir) else relative).replace(os.sep, "/")


def _write(source: Source, patch: Patch) -> None:
    """Writes the file anew, in one step, in the encoding it has.

    Raises:
        InputError: it is not UTF-8, or was changed in the meantime.
    """
    with open(source.path, "rb") as stream:
        data = stream.read()
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    if data != mark + patch.before.encode("utf-8", "surrogatepass"):
        raise InputError(source.name, "not UTF-8, or changed while it was looked at; convert it to UTF-8 and try again")
    save(source.path, patch.after, mark)


def _is_marked(source: Source) -> bool:
    """Whether a file begins with UTF-8's byte order mark, which is no part of the text, but of a diff's first line."""
    if not source.path:
        return False
    with open(source.path, "rb") as stream:
        return stream.read(len(BOM_UTF8)) == BOM_UTF8


def _print(text: str) -> None:
    """Prints text as it is into a file or pipe; on a terminal, nothing in it is obeyed."""
    if sys.stdout.isatty():
        from refcheck.reporter.escapes import one_line

        text = "\n".join(line if line.isprintable() else one_line(line) for line in text.split("\n"))
    sys.stdout.write(text)
