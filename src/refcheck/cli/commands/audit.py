"""`refcheck audit`: parse, resolve, report."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from refcheck.cli import terminal
from refcheck.cli.asking import Asker, kept_files
from refcheck.cli.choices import COMMAND_LINE, Choice, fixed_settings, run_settings, today
from refcheck.cli.known import Known
from refcheck.cli.outputs import Output, must_be_writable, outputs, write
from refcheck.cli.pages import Pages
from refcheck.cli.reading import article_of
from refcheck.cli.sources import Request, Source, gather
from refcheck.config import Settings
from refcheck.errors import RefcheckError, UsageError
from refcheck.model.article import Article
from refcheck.model.finding import Report, Severity
from refcheck.reporter.formats import STATISTICS
from refcheck.reporter.verdict import unchecked
from refcheck.reporter.view import Run, View

if TYPE_CHECKING:
    from refcheck.model.evidence import LinkStatus

SLICE = 200  # articles whose links are asked together, so that one link in many of them is asked once


def run(args: Namespace) -> int:
    """Runs the audit; see the public contract for the exit status."""
    if not args.sources and not args.files_from:
        raise UsageError("nothing to audit: give a file, a directory, - or wiki:LANG:Title; see `refcheck audit -h`")
    settings = run_settings(args)
    wanted = outputs(settings["format"], settings.root if settings.origin("format") != COMMAND_LINE else "")
    must_be_writable(*(output.file for output in wanted), *kept_files(args, settings))
    known = Known(args, settings)
    request = Request(args.sources, args.files_from or "", args.force_exclude, fixed_settings(args), known.changed)
    sources, missing = gather(request)
    if not sources and not missing and not args.since:
        terminal.complain("no article matched; give files, or see `include` and `exclude` in docs/configuration.md")
        return 3
    if not sources and not missing:  # the reports are written all the same: what uploads them waits for the files
        terminal.hint(f"no article changed since {args.since}")
    _tell_what_is_idle(args, wanted, sources)
    audit = Audit(args, settings, known)
    for error in missing:
        audit.fail(error)
    write(audit.over(sources), wanted, view_of(args, settings), args.color)
    known.write(complete=not (audit.interrupted or audit.failed))
    return audit.status(settings["fail-on"])


def _tell_what_is_idle(args: Namespace, wanted: Sequence[Output], sources: Sequence[Source]) -> None:
    """Says which options will do nothing, so that nobody relies on them."""
    if args.statistics and not any(output.format in STATISTICS for output in wanted):
        terminal.complain(
            f"--statistics does nothing in {wanted[0].format}; {' and '.join(STATISTICS)} show the counts"
        )
    if args.since and any(not source.path for source in sources):
        terminal.complain("--since does nothing for standard input and wiki pages: git knows no earlier text of them")


def view_of(args: Namespace, settings: Settings) -> View:
    """What the formats are told of the run."""
    from refcheck import __version__

    return View(
        version=__version__,
        today=today(args).isoformat(),
        options=_shown(args),
        offline=bool(settings["offline"]),
        verbose=(args.loudness or 0) > 0,
        quiet=(args.loudness or 0) < 0,
        limit=settings["max-findings"],
        statistics=bool(settings["statistics"]),
        root=os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or "",
        cwd=os.path.realpath("."),
        rules=Pages(),
    )


def _shown(args: Namespace) -> tuple[str, ...]:
    """What a report says that the run was asked: options that change its findings, no paths of this machine."""
    shown = []
    for name in ("offline", "select", "extend_select", "ignore", "since", "no_ignores"):
        if value := getattr(args, name):
            flag = f"--{name.replace('_', '-')}"
            shown.append(flag if value is True else f"{flag} {','.join(value) if isinstance(value, list) else value}")
    return tuple(shown)


class Audit:
    """One run: reads, asks and judges its sources one slice after the other, and remembers how it went."""

    def __init__(self, args: Namespace, settings: Settings, known: Known) -> None:
        self.offline = bool(settings["offline"]) and not args.replay
        self.failed = False
        self.interrupted = False
        self._ranks: set[int] = set()
        self._args = args
        self._known = known
        self._asker = Asker(args, settings)
        self._choice = Choice(args, offline=self.offline)
        self._run = Run(())
        self._busy = True

    def over(self, sources: Sequence[Source]) -> Run:
        """The run over some sources, whose reports are made as they are taken."""
        self._run = Run(self._reports(sources), problems=self._run.problems)
        return self._run

    def fail(self, error: RefcheckError) -> None:
        """Notes a source that cannot be read or judged; the others go on."""
        self.failed = True
        self._run.problems.append(str(error))
        terminal.complain(str(error))

    def status(self, fail_on: str) -> int:
        """The exit status."""
        if self.interrupted:
            return 130
        if self.failed:
            return 2
        if fail_on == "never" or not self._ranks:
            return 0
        return int(min(self._ranks) <= Severity(fail_on).rank)

    def _reports(self, sources: Sequence[Source]) -> Iterator[Report]:
        # Offline nothing is gained by waiting for the other articles: each is told as soon as it is judged.
        size = 1 if self.offline else SLICE
        restore = self._listen()
        try:
            for start in range(0, len(sources), size):
                for report in self._slice(sources[start : start + size]):
                    self._busy = False
                    yield report
                    self._busy = True
                    if self.interrupted:
                        break
                if self.interrupted:
                    break
        except KeyboardInterrupt:
            self.interrupted = True
        finally:
            restore()
        if self.interrupted:
            self._run.complete = False
            terminal.complain("interrupted; the report holds what was done so far")

    def _listen(self) -> Callable[[], object]:
        """Makes Ctrl-C stop the work on an article, or, while a report is being printed, the work on the next one.

        Without this, a Ctrl-C between two articles would tear the report off where it stands.  A second Ctrl-C always
        stops at once.  Returns what brings the usual manners back.
        """
        import signal

        self._busy = True
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background, and meant to go on
            return lambda: None

        def stop(number: int, frame: object) -> None:
            # Noted first: Python drops what is raised inside a callback of its own (a lock of the import system).
            again, self.interrupted = self.interrupted, True
            if self._busy or again:
                raise KeyboardInterrupt

        try:
            before = signal.signal(signal.SIGINT, stop)
        except ValueError:  # not in the main thread: nobody sends signals here
            return lambda: None
        return lambda: signal.signal(signal.SIGINT, before)

    def _slice(self, sources: Sequence[Source]) -> Iterator[Report]:
        read = [(source, article) for source in sources if (article := self._article(source)) is not None]
        statuses, complete = self._asker.ask(
            [] if self.offline else [page for _, article in read for page in article.cited_pages()], self.fail
        )
        self.interrupted = self.interrupted or not complete
        for source, article in read:
            own = {link.url: statuses[link.url] for link in article.links if link.url in statuses}
            report = self._judged(source, article, own)
            if report is not None:
                yield replace(report, complete=complete)

    def _article(self, source: Source) -> Article | None:
        try:
            return article_of(source, self._args.input_format, self._asker)
        except RefcheckError as error:
            self.fail(error)
            return None

    def _judged(self, source: Source, article: Article, statuses: Mapping[str, LinkStatus]) -> Report | None:
        from refcheck.pipeline import judge

        selection = self._choice.for_path(source.path)
        day = today(self._args)
        try:
            [report] = judge([article], statuses, selection, day)
            heard = self._known.new(source, report, selection, day)
        except RefcheckError as error:
            self.fail(error)
            return None
        self._run.hidden += len(report.findings) - len(heard)
        self._ranks.update(finding.severity.rank for finding in heard)
        notes = unchecked(article, report.statuses, offline=self.offline)
        return replace(report, findings=heard, notes=(*report.notes, *notes))
