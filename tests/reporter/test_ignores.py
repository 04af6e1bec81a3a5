"""Comments that silence rules: which rules they name, where they hold, and which of them silence nothing."""

from __future__ import annotations

from datetime import date

import pytest

from refcheck.model.finding import Report
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.pipeline import examine
from refcheck.reporter.selection import Ignore, Selection, ignores

SOURCE = "{{cite web |title=X%d |date=5 May 2020 |url=http://a.example/%d |access-date=4 May 2019}}"
LIST = "\n\n== References ==\n{{reflist}}\n"


def found(text: str) -> list[Ignore]:
    return list(ignores(parse(Document("a", text, Format.WIKITEXT))))


def audited(text: str) -> Report:
    [report] = examine([Document("a", text, Format.WIKITEXT)], date(2026, 1, 1), selection=Selection(offline=True))
    return report


@pytest.mark.parametrize(
    ("comment", "words", "reason"),
    [
        ("ignore", ["all"], ""),
        ("ignore all of it", ["all"], "of it"),
        ("ignore isbn-invalid: printed so", ["isbn-invalid"], "printed so"),
        ("ignore: DM402 known", ["dm402"], "known"),
        ("ignore CT701, we know", ["ct701"], "we know"),
        ("ignore CT701, DT301 foo", ["ct701", "dt301"], "foo"),
        ("ignore CT701 , date , DM401", ["ct701", "date", "dm401"], ""),
        ("ignore DM402 — as printed, DM401 too", ["dm402"], "as printed, DM401 too"),
        ("ignore-next-line DM401", ["-next-line"], "DM401"),
        ("ignore[isbn-invalid]", ["isbn-invalid"], ""),
        ("ignore = isbn-invalid", ["isbn-invalid"], ""),
        ("ignore, isbn-invalid (printed)", ["isbn-invalid"], "(printed"),
        ("ignore - the whole of it", ["all"], "the whole of it"),
        ("ignore!", [], ""),
        ("ignore isbn-invalid, all copies print it so", ["isbn-invalid"], "all copies print it so"),
        ("ignore isbn-invalid, citation is from a list", ["isbn-invalid"], "citation is from a list"),
        ("ignored DM401", [], ""),
    ],
)
def test_what_a_comment_names(comment: str, words: list[str], reason: str) -> None:
    """A name is what it is whatever stands behind it; only a comment without one speaks of every rule."""
    some = found(f"A.<ref>B<!-- refcheck: {comment} --></ref>")
    assert [one.word for one in some] == words
    assert {one.reason for one in some} <= {reason}


def test_other_errors_are_heard() -> None:
    """A comment for one rule, with any punctuation, leaves all others their voice."""
    text = f"B.<ref>{SOURCE % (1, 1)}<!-- refcheck: ignore isbn-invalid: printed so --></ref>{LIST}"
    assert "DM402" in {finding.code for finding in audited(text).findings}


@pytest.mark.parametrize(
    ("before", "lines", "silenced"),
    [
        ("", ["* %s", "* %s", "* %s"], 1),
        ("", ["# %s", "#: %s", "# %s"], 1),
        ("", ["* A lamp.", "%s", "== Heading ==", "%s"], 0),
        ("", ["* {{a", "| b = %s", "}} %s", "* %s"], 2),
        ("", ["%s %s", "%s"], 3),
        ("", ["%s", "", "%s"], 1),
        ("{|\n|-\n", ["| %s", "| %s", "|-", "| %s", "|}"], 2),
    ],
)
def test_a_comment_of_its_own_line_holds_for_one_block(before: str, lines: list[str], silenced: int) -> None:
    """A paragraph, a list item, a row of a table: whatever the editor sees next."""
    text = "\n".join(lines)
    count = text.count("%s")
    text = text.replace("%s", SOURCE) % tuple(n for one in range(count) for n in (one, one))
    report = audited(f"{before}<!-- refcheck: ignore DM402 known -->\n{text}\n")
    assert sum(finding.code == "DM402" for finding in report.findings) == count - silenced


def test_a_comment_that_silences_nothing_is_told_once() -> None:
    """One comment with two names is unused where neither silences anything."""
    rest = f"<!-- refcheck: ignore DM401, CT701 why --></ref>{LIST}"
    unused = [f.message for f in audited(f"A.<ref>B 2001.{rest}").findings if f.code == "FN636"]
    assert unused == ["the comment that ignores dm401, ct701 silences nothing"]
    used = f"A.<ref>{SOURCE % (1, 1)}{rest.replace('DM401', 'DM402')}"
    assert "FN636" not in {finding.code for finding in audited(used).findings}
