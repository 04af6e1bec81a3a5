"""The front door: arguments in, output and exit status out, run as its own process like a person does."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REFCHECK = Path(sys.executable).with_name("refcheck")
FINE = "It rained.<ref>{{cite web |url=https://a.example/x |title=Rain in Spain |website=A |date=2011-05-04}}</ref>\n\n== References ==\n{{reflist}}\n"
# An error (read before it appeared is impossible: the title names a later year) and nothing else of weight.
WRONG = FINE.replace("Rain in Spain", "The top art of 2011").replace(
    "date=2011-05-04", "date=September 11, 2001 |access-date=May 17, 2012"
)
BAD_OPTION = 2


def refcheck(
    *words: object, stdin: bytes = b"", env: dict[str, str] | None = None, **more: Any
) -> subprocess.CompletedProcess[bytes]:
    """Runs the command; bytes in and out."""
    command = [str(REFCHECK), *map(str, words)]
    done = subprocess.run(
        command, capture_output=True, input=stdin, env={**os.environ, **(env or {})}, timeout=60, **more
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def audit(*words: object, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """An offline audit."""
    return refcheck("audit", "--offline", "--isolated", "--today", "2026-11-23", *words, **more)


def findings(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    """The findings of an audit in jsonl."""
    return [r for line in done.stdout.splitlines() if (r := json.loads(line))["type"] == "finding"]


@pytest.fixture
def fine(tmp_path: Path) -> Path:
    """An article without fault."""
    path = tmp_path / "fine.wiki"
    path.write_text(FINE, encoding="utf8")
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """An article with a date that cannot be right."""
    path = tmp_path / "wrong.wiki"
    path.write_text(WRONG, encoding="utf8")
    return path


# ----------------------------------------------------------------------------------------------------- exit status


def test_nothing_wrong_exits_0(fine: Path) -> None:
    """No finding at or above a warning."""
    assert audit(fine).returncode == 0


def test_findings_exit_1(wrong: Path) -> None:
    """A finding of weight."""
    done = audit(wrong)
    assert done.returncode == 1
    assert b"DM401" in done.stdout
    assert b"2011" in done.stdout


@pytest.mark.parametrize(
    "words", [["audit"], ["audit", "--no-such-option", "x"], ["audit", "--format", "nonsense", "x"], ["nonsense"], []]
)
def test_wrong_use_exits_2(words: list[str]) -> None:
    """A slip on the command line is never taken for a finding."""
    assert refcheck(*words).returncode == 2


def test_an_unreadable_source_exits_2_after_the_others(wrong: Path, tmp_path: Path) -> None:
    """What can be read is reported first; the missing one is named on standard error."""
    done = audit("--format", "concise", tmp_path / "gone.wiki", wrong)
    assert done.returncode == 2
    assert b"DM401" in done.stdout
    assert b"gone.wiki" in done.stderr


def test_a_pattern_that_matches_nothing_exits_3(tmp_path: Path) -> None:
    """An empty folder or glob is not a success."""
    assert audit(tmp_path).returncode == 3
    assert audit(tmp_path / "*.wiki").returncode == 3


def test_an_interruption_exits_130_and_prints_what_is_done(tmp_path: Path) -> None:
    """Ctrl-C in a long run: finished articles are there, and the summary says that the run is incomplete."""
    for number in range(3000):
        (tmp_path / f"a{number:04}.wiki").write_text(WRONG * 5, encoding="utf8")
    command = [REFCHECK, "audit", "--offline", "--isolated", "--format", "jsonl", tmp_path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        told = process.stderr.read()
        assert process.wait(20) == 130
    assert json.loads(first)["type"] == "article"
    assert json.loads(rest.splitlines()[-1])["complete"] is False
    assert b"Traceback" not in told
    assert b"interrupted" in told


# Interrupts itself where Python drops what is raised, as it does in callbacks of its own (a lock of the import system).
DROPPED = """
import signal, sys
from refcheck.cli import main
from refcheck.cli.commands import audit

class Interrupting:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

read = audit.article_of
def reading(*words):
    Interrupting()
    return read(*words)
audit.article_of = reading
sys.exit(main(sys.argv[1:]))
"""


def test_an_interruption_that_python_drops_is_heard_all_the_same(fine: Path, wrong: Path) -> None:
    """The run ends after the article at hand, as incomplete."""
    command = [sys.executable, "-c", DROPPED, "audit", "--offline", "--isolated", "--format", "jsonl", fine, wrong]
    done = subprocess.run(command, capture_output=True, timeout=60)
    assert done.returncode == 130
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["path"] for record in told if record["type"] == "article"] == [str(fine)]
    assert told[-1]["complete"] is False


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
def test_fail_on_sets_from_where_it_fails(wrong: Path, level: str, status: int) -> None:
    """The error fails at every level but never."""
    assert audit("--fail-on", level, wrong).returncode == status


def test_fail_on_error_lets_warnings_pass(wrong: Path) -> None:
    """With the error ignored, nothing reaches the level."""
    assert audit("--fail-on", "error", "--ignore", "mismatch", wrong).returncode == 0


# -------------------------------------------------------------------------------------------------- choice of rules


@pytest.mark.parametrize("word", ["DM401", "DM4", "DM", "date-before-title-year", "mismatch"])
def test_select_and_ignore_take_codes_prefixes_names_and_families(wrong: Path, word: str) -> None:
    """Each way of naming the rule selects it alone, and ignores it."""
    assert {f["code"] for f in findings(audit("--select", word, "--format", "jsonl", wrong))} == {"DM401"}
    assert "DM401" not in {f["code"] for f in findings(audit("--ignore", word, "--format", "jsonl", wrong))}


def test_an_unknown_rule_is_wrong_use_with_the_nearest_name(wrong: Path) -> None:
    """A misspelt rule does not silently select nothing."""
    done = audit("--select", "date-before-titel-year", wrong)
    assert done.returncode == 2
    assert b"date-before-title-year" in done.stderr


def test_max_findings_caps_what_is_printed(tmp_path: Path) -> None:
    """At most N findings; the exit status is that of all."""
    path = tmp_path / "a.wiki"
    path.write_text(
        WRONG.replace("\n\n==", WRONG.split("\n")[0].replace("a.example", "b.example") + "\n\n=="), encoding="utf8"
    )
    assert len(findings(audit("--select", "mismatch", "--format", "jsonl", path))) == 2
    done = audit("--select", "mismatch", "--format", "concise", "--max-findings", "1", path)
    assert done.returncode == 1
    assert done.stdout.count(b"DM401") == 1


def test_statistics_count_by_rule(wrong: Path) -> None:
    """A table of rules follows the report."""
    assert b"Findings by rule" in audit("--statistics", wrong).stdout


def test_silenced_findings_come_back_with_no_ignores(tmp_path: Path) -> None:
    """A comment in the reference silences the rule it names, and --no-ignores hears it again."""
    path = tmp_path / "a.wiki"
    path.write_text(WRONG.replace("<ref>", "<ref><!-- refcheck: ignore DM401 an example -->"), encoding="utf8")
    assert "DM401" not in {f["code"] for f in findings(audit("--format", "jsonl", path))}
    assert "DM401" in {f["code"] for f in findings(audit("--no-ignores", "--format", "jsonl", path))}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_comment_of_its_own_line_silences_one_block(tmp_path: Path, end: str) -> None:
    """A comment on a line of its own ends at the next empty line, whatever ends the lines."""
    lines = ["<!-- refcheck: ignore DM401 an example -->", WRONG.splitlines()[0], "", *WRONG.splitlines()]
    path = tmp_path / "a.wiki"
    path.write_bytes(end.join(lines).encode())
    assert [f["line"] for f in findings(audit("--select", "DM401", "--format", "jsonl", path))] == [4]


# ---------------------------------------------------------------------------------------------------------- sources


def test_several_formats_in_one_run(wrong: Path, tmp_path: Path) -> None:
    """Files beside standard output, each in its own format."""
    done = audit(
        "--format", f"sarif={tmp_path}/o.sarif", "--format", f"junit={tmp_path}/o.xml", "--format", "concise", wrong
    )
    assert done.returncode == 1
    assert json.loads((tmp_path / "o.sarif").read_text(encoding="utf8"))["version"] == "2.1.0"
    assert (tmp_path / "o.xml").read_text(encoding="utf8").startswith("<?xml")
    assert b"DM401" in done.stdout


@pytest.mark.parametrize(
    "words",
    [["--format", "json", "--format", "text"], ["--format", "json=x", "--format", "html=x"], ["--format", "json="]],
)
def test_reports_that_would_overwrite_each_other_are_refused(fine: Path, words: list[str], tmp_path: Path) -> None:
    """Two for standard output, two for one file, or no file's name."""
    assert audit(*words, fine, cwd=tmp_path).returncode == 2


def test_input_format_overrides_recognition(tmp_path: Path) -> None:
    """What looks like wikitext is read as text where that is asked."""
    path = tmp_path / "a"
    path.write_text(FINE, encoding="utf8")
    record = json.loads(audit("--input-format", "text", "--format", "jsonl", path).stdout.splitlines()[0])
    assert record["format"] == "text"


@pytest.mark.parametrize(
    ("slip", "meant"), [("--formt", "--format"), ("--oflline", "--offline"), ("--fail-no", "--fail-on")]
)
def test_a_mistyped_option_names_the_right_one(slip: str, meant: str) -> None:
    """One line: what is wrong, and what was probably meant."""
    done = refcheck("audit", slip, "x")
    assert f"did you mean {meant}?" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_a_mistyped_command_file_or_missing_command_is_helped(fine: Path) -> None:
    """The nearest command, the nearest file, and `audit` where only a file was given."""
    assert b"refcheck audit" in refcheck("aduit", fine).stderr
    assert b"fine.wiki" in audit(fine.with_name("fien.wiki")).stderr
    assert b"refcheck audit" in refcheck(fine).stderr


# ------------------------------------------------------------------------------------------- standard output, colours


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    """`refcheck audit … | head -1` ends quietly."""
    for number in range(200):
        (tmp_path / f"{number}.wiki").write_text(WRONG, encoding="utf8")
    done = subprocess.run(
        ["bash", "-c", f"{REFCHECK} audit --offline --isolated {tmp_path} | head -1"], capture_output=True, timeout=60
    )
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    ("env", "words", "painted"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"CLICOLOR_FORCE": "1"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
        ({"FORCE_COLOR": "", "NO_COLOR": ""}, (), False),
    ],
)
def test_colour_follows_the_flag_then_no_color_then_force_color(
    wrong: Path, env: dict[str, str], words: tuple[str, ...], painted: bool
) -> None:
    """The flag beats NO_COLOR, NO_COLOR beats FORCE_COLOR, an empty variable counts as unset."""
    assert (b"\x1b[" in audit(*words, wrong, env=env).stdout) is painted


def test_reports_and_messages_do_not_mix(wrong: Path) -> None:
    """Machine output stands alone on standard output, and --quiet leaves standard error empty."""
    done = audit("--format", "json", "--quiet", wrong)
    assert json.loads(done.stdout)["version"] == 1
    assert done.stderr == b""
    assert b"wikitext" in audit("--verbose", "--format", "json", wrong).stderr


def test_same_input_same_output(wrong: Path) -> None:
    """Byte for byte, whatever the hash seed."""
    one, two = (audit("--format", "json", wrong, env={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2"))
    assert one == two


# --------------------------------------------------------------------------------------------------- other commands


def test_version_and_help() -> None:
    """--version is one line; -h fits a screen; --help has every option."""
    assert refcheck("--version").stdout.startswith(b"refcheck ")
    assert refcheck("--help").returncode == 0
    for command in ("audit", "fix", "parse", "rules", "schema", "config", "cache", "completion"):
        short, long = refcheck(command, "-h").stdout, refcheck(command, "--help").stdout
        assert short.count(b"\n") <= 45
        assert max(len(line) for line in short.decode().splitlines()) <= 100
        assert len(long) >= len(short)
        assert b"examples:" in short


def test_parse_exits_0_whatever_the_article_has(wrong: Path) -> None:
    """`parse` shows what was seen; json is an array."""
    done = refcheck("parse", "--format", "json", wrong)
    assert done.returncode == 0
    [record] = json.loads(done.stdout)
    assert record["article"]["references"][0]["citations"][0]["date"]["edtf"] == "2001-09-11"


def test_rules_are_listed_and_explained() -> None:
    """All, one by code or name with its page, and an unknown one with the nearest."""
    assert b"DM401" in refcheck("rules").stdout
    assert refcheck("rules", "DM401").stdout == refcheck("rules", "date-before-title-year").stdout
    assert {rule["code"] for rule in json.loads(refcheck("rules", "--format", "json").stdout)} >= {"DM401", "FN601"}
    done = refcheck("rules", "date-before-titel-year")
    assert done.returncode == 2
    assert b"date-before-title-year" in done.stderr


@pytest.mark.parametrize("which", ["report", "parse", "config"])
def test_schemas_are_valid(which: str) -> None:
    """Each is a JSON Schema itself."""
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(json.loads(refcheck("schema", which).stdout))


def test_cache_tells_its_place_and_is_cleared(tmp_path: Path) -> None:
    """`cache path` is in the user's cache folder; `cache clear` leaves nothing and no error where nothing is."""
    env = {"XDG_CACHE_HOME": str(tmp_path)}
    place = refcheck("cache", "path", env=env).stdout.decode().strip()
    assert place.startswith(str(tmp_path))
    assert refcheck("cache", "clear", env=env).returncode == 0
    assert refcheck("cache", "clear", env=env).returncode == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_ones_that_the_shell_reads(shell: str, tmp_path: Path) -> None:
    """The script names the commands and options; the shell, where there is one, finds no fault in it."""
    done = refcheck("completion", shell)
    assert done.returncode == 0
    assert b"audit" in done.stdout
    assert b"since" in done.stdout
    program = shutil.which(shell)
    if program:
        script = tmp_path / "script"
        script.write_bytes(done.stdout)
        checked = subprocess.run([program, "-n", script], capture_output=True)
        assert checked.returncode == 0, checked.stderr
