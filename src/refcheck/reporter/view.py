"""What an output format is told besides the reports: for whom it writes and what the run was asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from refcheck.model.finding import Report
from refcheck.model.record import Record, record


@record
class RulePage(Record):
    """What a format may say of a rule: its names, one sentence, the whole page."""

    code: str
    name: str
    family: str
    severity: str
    summary: str
    page: str
    online: bool = False


@record
class View(Record):
    """How a report is to be written.

    `today` is the ISO day of the audit and `options` what the run was asked, both only to be shown.  `color`,
    `hyperlinks`, `unicode` and `width` describe the terminal.  `limit` caps the findings that are printed (None: all).
    `root` is the absolute folder that CI services take paths to be relative to, `cwd` where relative paths start.
    `rules` are the pages of all rules by code; formats that list rules read them.
    """

    version: str = ""
    today: str = ""
    options: tuple[str, ...] = ()
    offline: bool = False
    color: bool = False
    hyperlinks: bool = False
    unicode: bool = True
    width: int = 100
    verbose: bool = False
    quiet: bool = False
    limit: int | None = None
    statistics: bool = False
    root: str = ""
    cwd: str = ""
    rules: Mapping[str, RulePage] = field(default_factory=dict)


class Run:
    """The reports of a run, in order, as they become ready; to be gone through once unless made from a list.

    `complete`, `hidden` (findings that a baseline or `--since` leaves out) and `problems` (what could not be read) are
    final only after the last report was taken.
    """

    __slots__ = ("_reports", "complete", "hidden", "problems")

    def __init__(
        self, reports: Iterable[Report], *, complete: bool = True, hidden: int = 0, problems: Iterable[str] = ()
    ) -> None:
        self._reports = reports
        self.complete = complete
        self.hidden = hidden
        self.problems = list(problems)

    def __iter__(self) -> Iterator[Report]:
        return iter(self._reports)

    def gathered(self) -> Run:
        """The same run with its reports in a list, so that several formats can go through it."""
        reports = list(self._reports)
        return Run(reports, complete=self.complete, hidden=self.hidden, problems=self.problems)
