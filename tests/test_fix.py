"""`refcheck fix` through the front door: diffs that apply, files written in one step, reports applied or refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

REFCHECK = Path(sys.executable).with_name("refcheck")
ARTICLE = "It rained<ref>Smith 2001.</ref>.  It snowed.<ref>Jones.</ref>\n\n== References ==\n{{reflist}}\n"
MENDED = ARTICLE.replace("rained<ref>Smith 2001.</ref>.", "rained.<ref>Smith 2001.</ref>")


def refcheck(*words: object, stdin: str | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the command offline, on a fixed day."""
    command = [REFCHECK, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, encoding="utf8", cwd=cwd)


def write(path: Path, text: str = ARTICLE) -> Path:
    """A file with these characters, line ends untouched."""
    path.write_bytes(text.encode("utf8"))
    return path


@pytest.mark.parametrize("name", ["a.wiki", "with space.wiki", 'odd "name".wiki', "tab\tname.wiki", "Ünïcode.wiki"])
def test_diff_applies_with_git(tmp_path: Path, name: str) -> None:
    """The printed diff is one that git applies, whatever the file is called."""
    write(tmp_path / name)
    done = subprocess.run([REFCHECK, "fix", "--offline", name], capture_output=True, cwd=tmp_path, check=True)
    assert done.stdout
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=done.stdout, check=True)
    assert (tmp_path / name).read_text(encoding="utf8") == MENDED


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_write_keeps_line_ends_and_byte_order_mark(tmp_path: Path, end: str, mark: str) -> None:
    """--write changes the fixed places and no other byte."""
    path = write(tmp_path / "a.wiki", mark + ARTICLE.replace("\n", end))
    path.chmod(0o640)
    assert refcheck("fix", "--offline", "--write", path).returncode == 0
    assert path.read_bytes() == (mark + MENDED.replace("\n", end)).encode("utf8")
    assert path.stat().st_mode & 0o777 == 0o640


def test_write_follows_links(tmp_path: Path) -> None:
    """A symbolic link stays one; its target is written."""
    target = write(tmp_path / "a.wiki")
    link = tmp_path / "link.wiki"
    link.symlink_to(target)
    assert refcheck("fix", "--offline", "--write", link).returncode == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf8") == MENDED


def test_check_tells_by_its_exit_status(tmp_path: Path) -> None:
    """--check exits 1 where anything would change, 0 where not, and writes nothing."""
    path = write(tmp_path / "a.wiki")
    assert refcheck("fix", "--offline", "--check", path).returncode == 1
    assert path.read_text(encoding="utf8") == ARTICLE
    write(path, MENDED)
    assert refcheck("fix", "--offline", "--check", path).returncode == 0


def test_fixing_what_is_fixed_prints_nothing(tmp_path: Path) -> None:
    """A second run has nothing to say on standard output."""
    done = refcheck("fix", "--offline", write(tmp_path / "a.wiki", MENDED))
    assert (done.returncode, done.stdout) == (0, "")


def test_standard_input_is_fixed_to_standard_output() -> None:
    """`fix -` prints the diff, `fix --write -` the new text and nothing else, also where nothing is to fix."""
    done = refcheck("fix", "--offline", "--input-format", "wikitext", "-", stdin=ARTICLE)
    assert done.stdout.startswith("--- a/")
    for text in (ARTICLE, MENDED):
        done = refcheck("fix", "--offline", "--write", "--input-format", "wikitext", "-", stdin=text)
        assert done.stdout == MENDED


@pytest.mark.parametrize("name", [".", "./a.wiki", "x/../a.wiki", "{}/a.wiki", "*.wiki"])
def test_a_diff_names_the_file_so_that_git_finds_it(tmp_path: Path, name: str) -> None:
    """However the file was named: from the folder where refcheck runs."""
    (tmp_path / "x").mkdir()
    path = write(tmp_path / "a.wiki")
    done = refcheck("fix", "--offline", name.format(tmp_path), cwd=tmp_path)
    assert done.stdout.startswith("--- a/a.wiki\n+++ b/a.wiki\n")
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=done.stdout, check=True, text=True, encoding="utf8")
    assert path.read_text(encoding="utf8") == MENDED


def test_a_diff_of_a_file_elsewhere_applies_from_the_root(tmp_path: Path) -> None:
    """A patch must not climb out of a folder: the name is that from the root."""
    (tmp_path / "x").mkdir()
    write(tmp_path / "a.wiki")
    done = refcheck("fix", "--offline", "../a.wiki", cwd=tmp_path / "x")
    assert done.stdout.startswith(f"--- a{tmp_path}/a.wiki\n")


def test_the_diff_of_a_file_with_a_byte_order_mark_applies(tmp_path: Path) -> None:
    """The mark is no part of the text, but of the line that a patch program compares."""
    path = tmp_path / "a.wiki"
    path.write_bytes(b"\xef\xbb\xbf" + ARTICLE.encode())
    done = refcheck("fix", "--offline", "a.wiki", cwd=tmp_path)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=done.stdout, check=True, text=True, encoding="utf8")
    assert path.read_bytes() == b"\xef\xbb\xbf" + MENDED.encode()


def test_summary_is_one_line(tmp_path: Path) -> None:
    """--summary prints what an editor writes into the summary field, and no diff."""
    done = refcheck("fix", "--offline", "--summary", write(tmp_path / "a.wiki"))
    assert done.stdout.count("\n") == 1
    assert "1 footnote" in done.stdout
    assert "refcheck" in done.stdout


def test_plain_text_is_refused_in_words(tmp_path: Path) -> None:
    """A copy that is no wikitext cannot be fixed; the others go on."""
    text = write(tmp_path / "a.txt", "Title\n\nIt rained.[1]\n\nReferences[edit]\n\n^ Smith 2001.\n")
    wiki = write(tmp_path / "b.wiki")
    done = refcheck("fix", "--offline", text, wiki)
    assert done.returncode == 2
    assert "only wikitext can be fixed" in done.stderr
    assert "b.wiki" in done.stdout


# ---------------------------------------------------------------------------------------------------- from a report


@pytest.mark.parametrize("form", ["json", "jsonl", "html"])
def test_a_report_is_applied(tmp_path: Path, form: str) -> None:
    """What an audit proposed is what `fix --from` writes, from each format that carries the data."""
    path = write(tmp_path / "a.wiki")
    report = tmp_path / f"report.{form}"
    assert refcheck("audit", "--offline", "--format", f"{form}={report}", path).returncode in (0, 1)
    assert refcheck("fix", "--offline", "--from", report, "--write", path).returncode == 0
    assert path.read_text(encoding="utf8") == MENDED


def test_a_report_finds_its_place_again(tmp_path: Path) -> None:
    """Text that came in before the place does not matter."""
    path = write(tmp_path / "a.wiki")
    report = tmp_path / "report.json"
    refcheck("audit", "--offline", "--format", f"json={report}", path)
    write(path, "A new first line.\n\n" + ARTICLE)
    assert refcheck("fix", "--offline", "--from", report, "--write", path).returncode == 0
    assert path.read_text(encoding="utf8") == "A new first line.\n\n" + MENDED


def test_places_that_look_alike_move_with_what_is_around_them(tmp_path: Path) -> None:
    """Of two places with the same words each stays the one it was, however far both have moved."""
    same = "It rained all day long and all night long<ref>Smith 2001, a book of rain and snow and hail.</ref>. It rained on."
    text = f"{same}\n{same}\nFog<ref>Doe 1999.</ref>.\n\n== References ==\n{{{{reflist}}}}\n"
    path = write(tmp_path / "a.wiki", text)
    report = tmp_path / "report.json"
    refcheck("audit", "--offline", "--format", f"json={report}", path)
    assert refcheck("fix", "--offline", "--write", path).returncode == 0
    mended = path.read_text(encoding="utf8")
    assert mended != text
    write(path, "A new first line.\n\n" + text)
    done = refcheck("fix", "--offline", "--from", report, "--write", path)
    assert "not applied" not in done.stderr
    assert path.read_text(encoding="utf8") == "A new first line.\n\n" + mended


def test_a_report_that_no_longer_fits_is_refused(tmp_path: Path) -> None:
    """Where the place has changed, nothing is applied and the reason is said."""
    path = write(tmp_path / "a.wiki")
    report = tmp_path / "report.json"
    refcheck("audit", "--offline", "--format", f"json={report}", path)
    changed = ARTICLE.replace("Smith 2001.</ref>.  It", "Brown 1999.</ref>. Then it").replace("rained", "poured")
    write(path, changed)
    done = refcheck("fix", "--offline", "--from", report, "--write", path)
    assert path.read_text(encoding="utf8") == changed
    assert "the text has changed where it would be applied (line 1 of what was audited)" in done.stderr


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (["--select", "FN"], MENDED),
        (["--select", "mismatch"], ARTICLE),
        (["--ignore", "footnote"], ARTICLE),
        (["--ignore", "mismatch"], MENDED),
    ],
)
def test_the_flags_choose_among_the_proposals(tmp_path: Path, flags: list[str], expected: str) -> None:
    """--select and --ignore hold for the rules of a report, too."""
    path = write(tmp_path / "a.wiki")
    report = tmp_path / "report.json"
    refcheck("audit", "--offline", "--format", f"json={report}", path)
    refcheck("fix", "--offline", "--from", report, "--write", *flags, path)
    assert path.read_text(encoding="utf8") == expected


def test_unsafe_proposals_need_the_flag(tmp_path: Path) -> None:
    """A report's unsafe fixes stay out without --unsafe."""
    path = write(tmp_path / "a.wiki", MENDED)
    edit = {"start": 0, "end": 2, "text": "That", "old": "It", "before": "", "after": MENDED[2:26]}
    fix = {"title": "say it otherwise", "safety": "unsafe", "edits": [edit]}
    finding = {"type": "finding", "path": str(path), "rule": "r", "family": "citation", "severity": "note", "fix": fix}
    report = tmp_path / "report.jsonl"
    report.write_text(json.dumps(finding) + "\n", encoding="utf8")
    assert refcheck("fix", "--offline", "--from", report, path).stdout == ""
    assert "+That rained." in refcheck("fix", "--offline", "--unsafe", "--from", report, path).stdout


@pytest.mark.parametrize("text", ["", "not json", "[1, 2]", "<html></html>", '{"type": "other"}'])
def test_a_file_that_is_no_report_is_wrong_use(tmp_path: Path, text: str) -> None:
    """A wrong file for --from is said in one line with the remedy, exit 2."""
    report = tmp_path / "report.json"
    report.write_text(text, encoding="utf8")
    done = refcheck("fix", "--offline", "--from", report, write(tmp_path / "a.wiki"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "report" in done.stderr


@pytest.mark.parametrize(
    "edit",
    [
        {"start": -1, "end": 2, "text": "x"},
        {"start": 5, "end": 2, "text": "x"},
        {"start": 0, "end": 10**9, "text": "x"},
        {"start": "0", "end": 2, "text": "x"},
        {"start": 0, "end": 2, "text": 5},
        {"start": 0, "end": 2, "text": "x", "old": "zz"},
    ],
)
def test_hostile_reports_change_nothing(tmp_path: Path, edit: dict[str, object]) -> None:
    """Edits out of range, of the wrong type or about other text are refused; nothing crashes."""
    path = write(tmp_path / "a.wiki", MENDED)
    fix = {"title": "t", "safety": "safe", "edits": [edit]}
    finding = {"type": "finding", "path": str(path), "fix": fix}
    report = tmp_path / "report.jsonl"
    report.write_text(json.dumps(finding) + "\n", encoding="utf8")
    done = refcheck("fix", "--offline", "--from", report, "--write", path)
    assert "Traceback" not in done.stderr
    assert path.read_text(encoding="utf8") == MENDED
