"""The front door with links to ask, against sockets of this machine: what is unknown is no failure, Ctrl-C loses nothing."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from refcheck.model.codec import encode
from refcheck.model.evidence import Evidence, Exchange
from support.badserver import BadServer

REFCHECK = Path(sys.executable).with_name("refcheck")


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def article(folder: Path, address: str) -> Path:
    """An article with one link."""
    path = folder / "a.wiki"
    path.write_text(
        f"It rained.<ref>{{{{cite web |url={address}/x |title=Rain in Spain |website=A}}}}</ref>\n\n"
        "== References ==\n{{reflist}}\n",
        encoding="utf8",
    )
    return path


def command(path: Path, address: str, *words: str) -> list[str]:
    """An audit that may reach this machine, and asks it instead of the archive."""
    own = ("--isolated", "--allow-host", "127.0.0.1", "--wayback", address, "--no-cache", "--retries", "0")
    return [str(REFCHECK), "audit", *own, "--format", "jsonl", *words, str(path)]


def test_a_link_that_could_not_be_verified_is_no_failure(tmp_path: Path, silent: str) -> None:
    """A time-out is said, in the report and in its summary, and the exit status stays 0."""
    done = subprocess.run(
        command(article(tmp_path, silent), silent, "--timeout", "0.5"), capture_output=True, text=True, timeout=50
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["links"]["unknown"] == 1


def test_an_address_that_is_not_public_is_not_asked(tmp_path: Path, silent: str) -> None:
    """Without --allow-host nothing on this machine is reached, and that is no failure either."""
    words = command(article(tmp_path, silent), silent)
    at = words.index("--allow-host")
    del words[at : at + 2]
    done = subprocess.run(words, capture_output=True, text=True, timeout=50)
    assert done.returncode in (0, 1)
    assert json.loads(done.stdout.splitlines()[-1])["links"]["live"] == 0


def test_how_many_failures_make_a_link_dead_for_good_is_a_setting(tmp_path: Path, silent: str) -> None:
    """By default one failure is none for good; the command line and the configuration may say otherwise."""
    path, tape, state = article(tmp_path, silent), tmp_path / "tape.jsonl", tmp_path / "state.json"
    url = f"{silent}/x"
    tape.write_text(encode(Evidence(url, (Exchange(url, "GET", datetime.now(UTC), 0.1, 404),))) + "\n", encoding="utf8")
    file = tmp_path / "own.toml"
    file.write_text("dead-after = 1\ndead-days = 0.5\n", encoding="utf8")
    said = []
    for more in (["--isolated"], ["--isolated", "--dead-after", "1", "--dead-days", "0"], ["--config", str(file)]):
        words = ["audit", "--replay", str(tape), "--state", str(state), "--format", "jsonl", *more, str(path)]
        done = subprocess.run([str(REFCHECK), *words], capture_output=True, text=True, timeout=50)
        records = map(json.loads, done.stdout.splitlines())
        said += [record["message"].partition(":")[0] for record in records if record.get("rule") == "dead-link"]
    assert said == ["the link is failing now", "the link is dead", "the link is dead"]
    bad = subprocess.run([str(REFCHECK), "audit", "--dead-after", "0", str(path)], capture_output=True, text=True)
    assert (bad.returncode, "at least 1" in bad.stderr) == (2, True)


def test_an_interrupted_asking_prints_what_is_known(tmp_path: Path) -> None:
    """Ctrl-C while a slow server is waited for: the article is reported, marked incomplete, exit 130."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        words = command(article(tmp_path, address), address, "--timeout", "60")
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            connection, _ = server.accept()
            with connection:
                connection.recv(100)  # the question has come: it waits for the answer now
                process.send_signal(signal.SIGINT)
                out, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert "Traceback" not in told
    records = [json.loads(line) for line in out.splitlines()]
    assert records[0]["type"] == "article"
    assert records[-1]["complete"] is False


def test_each_finding_brings_its_reason_and_its_proof(tmp_path: Path) -> None:
    """A person reads what is wrong, what was asked and what was answered, beneath the reference it stands in."""
    with BadServer() as server:
        address = f"http://127.0.0.1:{server.port}"
        links = ["/nothing", "/to-home", "/cloudflare", "/anchors#gone", "/live"]
        text = "".join(
            f"Fact.<ref>{{{{cite web |url={address}{link} |title=History of the valley |website=A}}}}</ref>\n"
            for link in links
        )
        path = tmp_path / "a.wiki"
        path.write_text(text + "\n== References ==\n{{reflist}}\n", encoding="utf8")
        words = command(path, address, "--select", "link")
        words[words.index("jsonl")] = "text"
        done = subprocess.run(words, capture_output=True, text=True, timeout=50, env={**os.environ, "COLUMNS": "300"})
    told = [line.strip() for line in done.stdout.splitlines()]
    assert done.returncode == 1, done.stderr
    for line in (
        "✗ error  The link is failing now: the server says that there is no such page (404)  dead-link LK101",
        "▲ warning  The page is probably gone: the page leads to the front page of 127.0.0.1; failing now  soft-404-link LK102",
        "• note  The link could not be verified: a bot wall stands before the page  unverified-link LK103",
        "• note  The page is there, but no part of it is called “#gone”  missing-fragment LK107",
    ):
        assert line in told
    proofs = [line.partition(" UTC: ")[2] for line in told if " UTC: " in line]
    assert f"GET {address}/nothing → 404" in proofs
    assert f"GET {address}/to-home → 302, leads to {address}/" in proofs
    assert f"GET {address}/cloudflare → 403 (cf-mitigated: challenge)" in proofs
    assert [line for line in told if line.startswith("Reference ")] == [
        f"Reference {n}  line {n}" for n in (1, 2, 3, 4)
    ]


FILES = {"--record": "tape.jsonl", "--state": "state.json", "--format": "html=report.html"}


@pytest.mark.parametrize("option", FILES)
def test_files_that_cannot_be_written_are_told_before_anybody_is_asked(tmp_path: Path, option: str) -> None:
    """A run of an hour must not end in the discovery that its folder does not exist."""
    name = FILES[option]
    with BadServer() as server:
        path, address = article(tmp_path, f"http://127.0.0.1:{server.port}"), f"http://127.0.0.1:{server.port}"
        missing = name.replace("=", f"={tmp_path}/no/") if "=" in name else f"{tmp_path}/no/{name}"
        done = subprocess.run(command(path, address, option, missing), capture_output=True, text=True, timeout=50)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == f"refcheck: {missing.partition('=')[2] or missing}: cannot be written: there is no folder {tmp_path}/no\n"
    )
    assert not server.log


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("option", ["--record", "--format"])
def test_a_file_that_fails_at_the_end_costs_no_report(tmp_path: Path, option: str) -> None:
    """A disk that fills up is an error, and what was found is told all the same."""
    with BadServer() as server:
        address = f"http://127.0.0.1:{server.port}"
        full = "html=/dev/full" if option == "--format" else "/dev/full"
        done = subprocess.run(
            command(article(tmp_path, address), address, option, full), capture_output=True, text=True, timeout=50
        )
    assert done.returncode == 2
    assert "refcheck: /dev/full: cannot be written" in done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["links"]["dead"] == 1


def test_a_recording_holds_all_articles_of_a_run(tmp_path: Path) -> None:
    """However many times the network is asked in one run, for a fix-up once an article, the recording goes on."""
    tape = tmp_path / "tape.jsonl"
    tape.write_text("an older recording\n")
    with BadServer() as server:
        for name in ("one", "two", "three"):
            (tmp_path / f"{name}.wiki").write_text(f"A.<ref>http://127.0.0.1:{server.port}/{name}</ref>\n")
        words = [
            str(REFCHECK),
            "fix",
            "--isolated",
            "--allow-host",
            "127.0.0.1",
            "--wayback",
            f"http://127.0.0.1:{server.port}",
        ]
        subprocess.run(
            [*words, "--no-cache", "--retries", "0", "--record", str(tape), str(tmp_path)], check=True, timeout=50
        )
    urls = [json.loads(line)["url"] for line in tape.read_text().splitlines()]
    assert sorted(url.rpartition("/")[2] for url in urls) == ["one", "three", "two"]


def test_a_recording_of_nothing_is_a_file(tmp_path: Path) -> None:
    """What replays it later must find it."""
    path, tape = tmp_path / "a.wiki", tmp_path / "tape.jsonl"
    path.write_text("It rained.\n")
    words = command(path, "http://127.0.0.1:1", "--record", str(tape))
    assert subprocess.run(words, check=False, timeout=50, capture_output=True).returncode == 0
    assert tape.read_text() == ""


def test_what_only_the_network_gives_is_said_to_be_idle_offline(tmp_path: Path) -> None:
    """Nothing is recorded where nothing is asked, and that is said."""
    path, tape = article(tmp_path, "http://127.0.0.1:1"), tmp_path / "tape.jsonl"
    words = [str(REFCHECK), "audit", "--isolated", "--offline", "--record", str(tape), "--refresh", str(path)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=50)
    assert done.stderr == "refcheck: nothing is asked (offline), so --record and --refresh will do nothing\n"
    assert not tape.exists()
