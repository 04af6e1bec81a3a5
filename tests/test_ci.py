"""refcheck in a project's checks: what is new since a revision or a baseline, the hooks, the action."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
REFCHECK = Path(sys.executable).with_name("refcheck")
REF = "<ref>{{{{cite web |url=https://{host}.example/x |title=The top art of 2011 |date=September 11, 2001 |access-date=May 17, 2012}}}}</ref>"
TAIL = "\n\n== References ==\n{{reflist}}\n"


def article(*hosts: str, lead: str = "") -> str:
    """An article with one wrong date a host."""
    return lead + "".join(f"It rained at {host}.{REF.format(host=host)} " for host in hosts) + TAIL


def run(*words: object, cwd: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """A command in a folder."""
    return subprocess.run([str(w) for w in words], cwd=cwd, capture_output=True, text=True, encoding="utf8", **more)


def git(folder: Path, *words: str) -> None:
    """A git command that must succeed."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
    done = run("git", *who, *words, cwd=folder)
    assert done.returncode == 0, done.stderr


def commit(folder: Path, **files: str | None) -> None:
    """Writes (or, with None, deletes) files named like a_wiki and commits everything."""
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        path.unlink() if text is None else path.write_text(text, encoding="utf8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "a change")


def found(folder: Path, *words: str) -> tuple[int, list[tuple[str, str]]]:
    """The exit status of an audit, and (path, host of the finding's reference) of its wrong dates."""
    done = run(REFCHECK, "audit", "--offline", "--select", "DM401", "--format", "jsonl", *words, cwd=folder)
    assert "Traceback" not in done.stderr
    hosts = []
    for line in done.stdout.splitlines():
        record = json.loads(line)
        if record["type"] == "finding":
            text = (folder / record["path"]).read_text(encoding="utf8").splitlines()[record["line"] - 1]
            hosts.append(
                (record["path"].removeprefix("./"), text[: record["column"]].rpartition("://")[2].split(".")[0])
            )
    return done.returncode, hosts


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one article that has one wrong date."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    commit(folder, a_wiki=article("old"), b_wiki=article("other"))
    return folder


# ----------------------------------------------------------------------------------------------------------- --since


def test_since_reports_nothing_where_nothing_changed(repository: Path) -> None:
    """An untouched tree is quiet and succeeds."""
    assert found(repository, "--since", "HEAD", ".") == (0, [])


def test_since_hears_the_new_finding_only(repository: Path) -> None:
    """A content edit that adds a wrong date and moves an old one: only the new one is told."""
    commit(repository, a_wiki=article("old", "new", lead="A new lead.\n\n"))
    assert found(repository, "--since", "HEAD~1", ".") == (1, [("a.wiki", "new")])
    assert found(repository, ".")[1] == [("a.wiki", "old"), ("a.wiki", "new"), ("b.wiki", "other")]


def test_since_is_silent_about_text_that_only_moved(repository: Path) -> None:
    """New prose round an old finding is no news."""
    commit(repository, a_wiki=article("old", lead="Much new text.\n\n"))
    assert found(repository, "--since", "HEAD~1", ".") == (0, [])


def test_since_follows_a_rename(repository: Path) -> None:
    """A renamed article is compared with what it was."""
    commit(repository, a_wiki=None, c_wiki=article("old"))
    assert found(repository, "--since", "HEAD~1", ".") == (0, [])


def test_since_takes_new_staged_edited_and_untracked_files(repository: Path) -> None:
    """Everything in the tree that is not in the revision counts."""
    (repository / "new.wiki").write_text(article("untracked"), encoding="utf8")
    (repository / "b.wiki").write_text(article("other", "edited"), encoding="utf8")
    (repository / "c.wiki").write_text(article("staged"), encoding="utf8")
    git(repository, "add", "c.wiki")
    assert found(repository, "--since", "HEAD", ".")[1] == [
        ("b.wiki", "edited"),
        ("c.wiki", "staged"),
        ("new.wiki", "untracked"),
    ]


def test_since_a_branch_leaves_that_branch_s_own_work_out(repository: Path) -> None:
    """The change begins where the branches parted."""
    git(repository, "checkout", "-q", "-b", "topic")
    commit(repository, b_wiki=article("other", "mine"))
    git(repository, "checkout", "-q", "main")
    commit(repository, a_wiki=article("repaired"))
    git(repository, "checkout", "-q", "topic")
    assert found(repository, "--since", "main", ".") == (1, [("b.wiki", "mine")])


def test_since_in_a_shallow_clone_says_what_to_do(repository: Path, tmp_path: Path) -> None:
    """The missing revision is named, with the setting that fetches it; exit 2."""
    commit(repository, a_wiki=article("old", "new"))
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
    done = run(REFCHECK, "audit", "--offline", "--since", "HEAD~1", ".", cwd=tmp_path / "shallow")
    assert done.returncode == 2
    assert "shallow clone" in done.stderr
    assert "fetch-depth: 0" in done.stderr


@pytest.mark.parametrize("revision", ["nonsense", "--upload-pack=x", "", "HEAD; touch x", "$(touch x)"])
def test_since_a_wrong_revision_is_wrong_use(repository: Path, revision: str) -> None:
    """No revision is ever taken for an option or a command."""
    done = run(REFCHECK, "audit", "--offline", f"--since={revision}", ".", cwd=repository)
    assert done.returncode == (2 if revision else 1)
    assert not (repository / "x").exists()


def test_since_outside_a_repository_is_wrong_use(tmp_path: Path) -> None:
    """Git's own reason is given."""
    (tmp_path / "a.wiki").write_text(article("x"), encoding="utf8")
    done = run(
        REFCHECK,
        "audit",
        "--offline",
        "--since",
        "HEAD",
        ".",
        cwd=tmp_path,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)},
    )
    assert done.returncode == 2
    assert "git" in done.stderr


def test_since_costs_little_in_a_large_repository() -> None:
    """400 articles with 3 changed: not much slower than the 3 by name (bench/since.py measures 2,000)."""
    sys.path.insert(0, str(ROOT / "bench"))
    try:
        from since import measure
    finally:
        sys.path.pop(0)
    measured = measure(400, runs=3)
    assert measured["ratio"] < 2.0, measured


# --------------------------------------------------------------------------------------------------------- baseline


def baseline(folder: Path, *words: str) -> tuple[int, list[tuple[str, str]]]:
    """An audit against known.json."""
    return found(folder, "--baseline", "known.json", *words, ".")


def test_a_baseline_hides_what_is_known_and_survives_edits(repository: Path) -> None:
    """Written once, it leaves old findings out though they move; new ones are told."""
    assert baseline(repository, "--write-baseline")[0] == 0
    assert baseline(repository) == (0, [])
    (repository / "a.wiki").write_text(article("fresh", "old", lead="New.\n\n"), encoding="utf8")
    assert baseline(repository) == (1, [("a.wiki", "fresh")])


def test_a_baseline_can_only_shrink_unless_told(repository: Path) -> None:
    """--write-baseline drops what is gone and takes nothing in; --grow-baseline does."""
    baseline(repository, "--write-baseline")
    (repository / "a.wiki").write_text(article("fresh"), encoding="utf8")
    assert baseline(repository, "--write-baseline") == (1, [("a.wiki", "fresh")])
    kept = json.loads((repository / "known.json").read_text(encoding="utf8"))
    assert list(kept["articles"]) == ["b.wiki"]
    assert baseline(repository, "--grow-baseline") == (0, [])
    assert baseline(repository) == (0, [])


def test_a_moved_article_keeps_its_known_findings(repository: Path) -> None:
    """A rename brings nothing new."""
    baseline(repository, "--write-baseline")
    (repository / "a.wiki").rename(repository / "z.wiki")
    assert baseline(repository) == (0, [])


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 99, "articles": {}}', '{"version": 1, "articles": 5}'])
def test_a_wrong_baseline_is_wrong_use(repository: Path, text: str) -> None:
    """One sentence, exit 2."""
    (repository / "known.json").write_text(text, encoding="utf8")
    done = run(REFCHECK, "audit", "--offline", "--baseline", "known.json", ".", cwd=repository)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "baseline" in done.stderr


def test_a_missing_baseline_is_wrong_use(repository: Path) -> None:
    """A typo in its name must not make everything new."""
    done = run(REFCHECK, "audit", "--offline", "--baseline", "nown.json", ".", cwd=repository)
    assert done.returncode == 2
    assert "--write-baseline" in done.stderr


# ------------------------------------------------------------------------------------------------------- pre-commit


def test_the_hooks_are_what_pre_commit_reads() -> None:
    """pre-commit itself finds no fault in the file; the first hook asks no network."""
    done = run(sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf8")
    offline, _, online = text.partition("- id: refcheck-online")
    assert "audit --offline" in offline
    assert "--offline" not in online


def test_pre_commit_runs_the_hook_of_this_checkout(repository: Path, tmp_path: Path) -> None:
    """A commit with a wrong date is stopped, one without passes; the entry is the one that the file offers."""
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf8")
    entry = next(line.split(": ", 1)[1] for line in text.splitlines() if line.strip().startswith("entry:"))
    files = next(line.split(": ", 1)[1] for line in text.splitlines() if line.strip().startswith("files:"))
    config = tmp_path / "hooks.yaml"
    # language: system, as a test may not install anything.
    config.write_text(
        "repos:\n- repo: local\n  hooks:\n  - id: refcheck\n    name: refcheck\n    language: system\n"
        f"    entry: {REFCHECK.parent}/{entry}\n    files: {files}\n    require_serial: true\n",
        encoding="utf8",
    )
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "pre_commit", "run", "--config", str(config), "--all-files"]
    stopped = subprocess.run(command, cwd=repository, capture_output=True, text=True, env=env)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "DM401" in stopped.stdout
    commit(repository, a_wiki="No sources.\n", b_wiki="None.\n")
    passed = subprocess.run(command, cwd=repository, capture_output=True, text=True, env=env)
    assert passed.returncode == 0, passed.stdout + passed.stderr


# ----------------------------------------------------------------------------------------------------------- action


def action(folder: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], str, str]:
    """The action's script with these inputs: what it did, the step's summary, and its outputs."""
    summary, output = folder.parent / "summary.md", folder.parent / "output.txt"
    summary.write_text("Words of an earlier step.\n", encoding="utf8")
    output.write_text("", encoding="utf8")
    env = {
        **os.environ,
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_OUTPUT": str(output),
        "REFCHECK_ACTION_PROGRAM": str(REFCHECK),
        **{f"REFCHECK_ACTION_{name.upper()}": value for name, value in inputs.items()},
    }
    done = run("bash", ROOT / "scripts/action.sh", cwd=folder, env=env)
    return done, summary.read_text(encoding="utf8"), output.read_text(encoding="utf8")


def test_the_action_annotates_and_sums_up(repository: Path) -> None:
    """Annotations on standard output, the table in the summary, the exit status as an output."""
    done, summary, output = action(repository, sarif="out.sarif", html="report.html")
    assert done.returncode == 1, done.stderr
    assert "::error file=a.wiki," in done.stdout
    assert summary.startswith("Words of an earlier step.\n# Reference check")
    assert output == "exit-code=1\n"
    assert json.loads((repository / "out.sarif").read_text(encoding="utf8"))["version"] == "2.1.0"
    assert (repository / "report.html").exists()


@pytest.mark.parametrize(
    "name",
    [
        "$(touch hacked).wiki",
        "`touch hacked`.wiki",
        "; touch hacked;.wiki",
        "-rf x.wiki",
        "--write.wiki",
        "a' \"b.wiki",
    ],
)
def test_the_action_takes_a_hostile_file_name_for_a_name(repository: Path, name: str) -> None:
    """A name from a pull request is one word, and never an option or a command."""
    (repository / name).write_text(article("evil"), encoding="utf8")
    done, _, output = action(repository, sources=name)
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("::error") == 1
    assert output == "exit-code=1\n"
    assert not (repository / "hacked").exists()


def test_the_action_s_other_inputs_are_words_too(repository: Path) -> None:
    """Every input goes through the environment and stays one word."""
    for name in ("since", "baseline", "fail_on", "options"):
        done, _, output = action(repository, **{name: "$(touch hacked); touch hacked"})
        assert output == "exit-code=2\n"
        assert done.returncode == 2
    assert not (repository / "hacked").exists()


def test_the_action_never_splices_an_input() -> None:
    """`${{` stands in env and outputs only, never in a run line."""
    import yaml

    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf8"))["runs"]["steps"]
    for step in steps:
        assert "${{" not in step.get("run", "")


def test_the_plain_shell_example_works(repository: Path) -> None:
    """The example of the documentation, run as it stands."""
    bin_folder = {**os.environ, "PATH": f"{REFCHECK.parent}{os.pathsep}{os.environ['PATH']}"}
    commit(repository, a_wiki=article("old", "new"))
    done = run("sh", ROOT / "docs/ci/plain.sh", "HEAD~1", ".", cwd=repository, env=bin_folder)
    assert done.returncode == 1
    assert "there are findings" in done.stdout
    assert (repository / "report.html").exists()


def test_the_ci_examples_name_options_that_exist() -> None:
    """Each long option of the examples is one of `refcheck audit --help`."""
    import re

    known = run(REFCHECK, "audit", "--help", cwd=ROOT).stdout
    for path in sorted((ROOT / "docs/ci").iterdir()):
        for line in path.read_text(encoding="utf8").splitlines():
            if "refcheck audit" in line or line.strip().startswith("--format"):
                for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", line):
                    assert option in known, f"{path.name}: {option}"
