"""A report in wikitext that an editor can paste on a talk page; what it quotes cannot act there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from refcheck.model.finding import Finding, Report, Severity
from refcheck.reporter.escapes import one_line, web_address, wikitext
from refcheck.reporter.gravest import gravest
from refcheck.reporter.rewriting import Op, Piece, rewriting
from refcheck.reporter.statistics import Tally
from refcheck.reporter.verdict import counts, reference_verdict, unfinished
from refcheck.reporter.view import Run, View
from refcheck.reporter.worklist import Task, addresses, claims, tasks

_LONGEST = 300


def render(run: Run, view: View) -> Iterator[str]:
    """One section an article, unsigned tildes at the end for the editor's own signature."""
    tally = Tally()
    for report, kept in gravest(run, view.limit):
        tally.add(report)
        on = f" ({view.today})" if view.today else ""
        yield f"== Reference check{on} ==\n"
        yield from _article(report, kept)
        by = f"Found by refcheck {wikitext(view.version)}; a person should look at each before editing."
        yield f"<small>{by}</small> ~~~~\n\n"
    if rest := unfinished(run, tally):
        yield f"{wikitext(rest)}\n"


def _article(report: Report, kept: tuple[Finding, ...]) -> Iterator[str]:
    article = report.article
    web = web_address(article.document.url or "")
    title = wikitext(article.title or article.document.path)
    revision = f" ([{web} revision {wikitext(article.document.revision or '')}])" if web and _plain(web) else ""
    yield f"Of the references of ''{title}''{revision}: "
    yield wikitext(reference_verdict(report) or "none were recognised.") + "\n"
    for note in report.notes:
        yield f": {wikitext(note)}\n"
    for task in tasks(replace(report, findings=kept)):
        yield from _task(report, task)
    if left_out := len(report.findings) - len(kept):
        yield f"* {counts(left_out, 'more finding')}\n"


def _task(report: Report, task: Task) -> Iterator[str]:
    if task.reference is None:
        yield f"* '''In the article''' ({len(task.findings)})\n"
    else:
        reference = task.reference
        named = f" (<code>{wikitext(reference.name)}</code>)" if reference.name else ""
        yield f"* '''Reference {wikitext(reference.label)}'''{named}: {wikitext(_cut(reference.text))}\n"
        for url in addresses(reference):
            yield f"** {_link(url)}\n"
        for claim in claims(report, reference)[:2]:
            yield f"** supports: “{wikitext(_cut(claim))}”\n"
    for finding in task.findings:
        yield from _finding(report, finding)


def _finding(report: Report, finding: Finding) -> Iterator[str]:
    mark = {Severity.ERROR: "'''error'''", Severity.WARNING: "warning", Severity.NOTE: "note"}[finding.severity]
    yield f"** {mark}: {wikitext(finding.message)} <small>({wikitext(finding.rule)} {finding.code})</small>\n"
    for item in finding.evidence:
        yield f"*** {wikitext(item)}\n"
    for related in finding.related:
        spot = f" (reference {wikitext(related.reference.label)})" if related.reference is not None else ""
        yield f"*** {wikitext(related.message)}{spot}\n"
    if finding.fix is not None:
        yield f"*** to do ({finding.fix.safety.value}): {wikitext(finding.fix.title)}\n"
        if pieces := rewriting(report, finding):
            yield f"**** <code>{_change(pieces)}</code>\n"
    elif finding.suggestion:
        yield f"*** suggestion: {wikitext(finding.suggestion)}\n"


def _change(pieces: tuple[Piece, ...]) -> str:
    """The rewriting on one line: struck out and inserted words, long kept stretches cut."""
    out = []
    for number, piece in enumerate(pieces):
        text = re.sub(r"\s+", " ", piece.text)
        if piece.op is Op.KEEP:
            text = _middle(text, first=number == 0, last=number == len(pieces) - 1)
            out.append(_escaped(text))
        else:
            tag = "del" if piece.op is Op.REMOVE else "ins"
            out.append(f"<{tag}>{_escaped(text)}</{tag}>")
    return "".join(out)


def _escaped(text: str) -> str:
    """As `wikitext`, but blanks at the ends stay."""
    return " " * (text[:1] == " ") + wikitext(text) + " " * (text[-1:] == " " and len(text) > 1)


def _middle(text: str, *, first: bool, last: bool, around: int = 60) -> str:
    if len(text) <= 2 * around:
        return text
    if first:
        return "… " + text[-around:]
    return text[:around] + " …" if last else f"{text[:around]} … {text[-around:]}"


def _link(url: str) -> str:
    safe = web_address(url)
    return safe if safe and _plain(safe) else wikitext(url)


def _plain(url: str) -> bool:
    """Whether a URL can stand in wikitext as it is and is a link there, nothing else."""
    return re.fullmatch(r"https?://[\w.~:/?#@!$&()*+,;=%-]+", url, re.A) is not None and "~~~" not in url


def _cut(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + " …"
