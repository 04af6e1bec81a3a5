"""The HTML report: one file that loads nothing, reads without script, and carries its data for `fix --from`."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from refcheck.reporter.escapes import json_text, one_line, surrogates
from refcheck.reporter.formats.json import whole
from refcheck.reporter.gravest import gravest
from refcheck.reporter.page import article_page, severities
from refcheck.reporter.statistics import Tally
from refcheck.reporter.verdict import counts, needs_sentence, statistics_rows, unfinished
from refcheck.reporter.view import Run, View


def render(run: Run, view: View) -> Iterator[str]:
    """The page, in pieces."""
    run = run.gathered()
    reports = list(run)
    tally = Tally.of(reports)
    environment = _environment()
    style = _part(environment, "report.css")
    script = _part(environment, "report.js")
    codes = sorted({finding.code for report in reports for finding in report.findings})
    pages = [
        article_page(report, number, kept) for number, (report, kept) in enumerate(gravest(run, view.limit), start=1)
    ]
    yield from environment.get_template("report.html.j2").generate(
        policy=_policy(style, script),
        style=style,
        script=script,
        articles=pages,
        several=len(pages) != 1,
        verdict=needs_sentence(tally.needs),
        severities=severities(reports),
        rules=[view.rules[code] for code in codes if code in view.rules],
        statistics=list(statistics_rows(tally)) if view.statistics else [],
        problems=run.problems,
        unfinished=unfinished(run, tally),
        view=view,
        options=" ".join(view.options),
        data=_data(run, view),
    )
    yield "\n"


def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup, escape

    def finalize(value: object) -> object:
        # Whatever a template prints without more ado is one clean line; markup and numbers pass.
        if isinstance(value, str) and not isinstance(value, Markup):
            return one_line(value)
        return value

    def verbatim(text: str) -> Markup:
        """Text to be copied: every character that HTML can hold, direction marks as references so that they show."""
        text = surrogates(text).replace("\x00", "\ufffd")
        return Markup("").join(
            Markup(f"&#{ord(c)};") if c in "\r\n" or not (c.isprintable() or c == "\t") else escape(c)
            for c in _held(text)
        )

    environment = Environment(
        loader=PackageLoader("refcheck.reporter", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
    )
    environment.filters.update(verbatim=verbatim, counts=counts, line=_one_line_piece)
    return environment


def _held(text: str) -> str:
    """Without the controls that HTML cannot hold, not even as references."""
    return "".join(c for c in text if c in "\t\n\r" or not (ord(c) < 32 or 127 <= ord(c) < 160))


def _one_line_piece(text: str) -> Any:
    """A piece of a difference: one clean line, the blanks at its ends kept."""
    from markupsafe import Markup, escape

    head = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and len(text) > 1 else ""
    return Markup("{}{}{}").format(head, escape(one_line(text)), tail)


def _part(environment: Any, name: str) -> Any:
    """A file of the package as it is, to be put into the page and named by its hash."""
    from markupsafe import Markup

    source, _, _ = environment.loader.get_source(environment, name)
    return Markup(source)


def _policy(style: str, script: str) -> str:
    """A content security policy that allows this style and this script by their hashes, and nothing else at all."""
    allowed = [b64encode(sha256(str(text).encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{allowed[0]}'; script-src 'sha256-{allowed[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _data(run: Run, view: View) -> Any:
    """The run as `--format json` writes it, fit for a data block: no `<` may stand in it."""
    from markupsafe import Markup

    text = json_text(json.dumps(whole(run, view), ensure_ascii=False, separators=(",", ":")))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
