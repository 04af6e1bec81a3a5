"""A real pywb for the tests: an archive on 127.0.0.1 over WARCs that the tests write.

    def test_something(pywb):                               # session fixture, see tests/conftest.py
        pywb.record(Page("http://example.org/a", "20100102030405", "<title>A</title>"))
        pywb.url                                            # http://127.0.0.1:PORT/coll, what --wayback takes

What one test records stays there for the others: use hosts of your own.  pywb lives in an environment of its own,
`.cache/pywb`, made by `scripts/setup-pywb.sh`.  Where it is missing, tests are skipped with the reason; with
REFCHECK_REQUIRE_SERVICES=1 they fail.
"""

from __future__ import annotations

import io
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PLACE = Path(__file__).parents[2] / ".cache" / "pywb" / "bin"
COLLECTION = "coll"


@dataclass(frozen=True)
class Page:
    """What a server once answered: the address, the moment in fourteen digits, the body, and how."""

    url: str
    moment: str
    body: str = ""
    status: str = "200 OK"
    headers: tuple[tuple[str, str], ...] = ()


class Pywb:
    """One running archive; `close` ends its server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = 0
        self._port = _free_port()
        self.url = f"http://127.0.0.1:{self._port}/{COLLECTION}"
        self._manage("init", COLLECTION)
        with (folder / "server.log").open("wb") as log:
            command = [str(PLACE / "wayback"), "-b", "127.0.0.1", "-p", str(self._port), "-t", "4"]
            self._server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        self._wait()

    def record(self, *pages: Page) -> None:
        """Puts captures into the archive."""
        self._files += 1
        file = self.folder / f"{self._files}.warc.gz"
        with file.open("wb") as out:
            writer = WARCWriter(out, gzip=True)
            for page in pages:
                headers = [("Content-Type", "text/html; charset=utf-8"), *page.headers]
                payload = io.BytesIO(page.body.encode())
                record = writer.create_warc_record(
                    page.url,
                    "response",
                    payload=payload,
                    http_headers=StatusAndHeaders(page.status, headers, protocol="HTTP/1.1"),
                    warc_headers_dict={"WARC-Date": _iso(page.moment)},
                )
                writer.write_record(record)
                record.raw_stream.close()  # the writer's copy of the payload
        self._manage("add", COLLECTION, str(file))

    def close(self) -> None:
        """Ends the server."""
        self._server.terminate()
        try:
            self._server.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait(timeout=5)

    def _manage(self, *arguments: str) -> None:
        command = [str(PLACE / "wb-manager"), *arguments]
        ran = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False, timeout=60)
        if ran.returncode:
            raise RuntimeError(f"wb-manager {arguments[0]}: {(ran.stdout + ran.stderr)[-2000:]}")

    def _wait(self) -> None:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        until = time.monotonic() + 30
        while time.monotonic() < until and self._server.poll() is None:
            try:
                opener.open(f"{self.url}/cdx?url=http://example.org/", timeout=5).close()
                return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
        self.close()
        raise RuntimeError("pywb did not answer: " + (self.folder / "server.log").read_text("utf-8")[-2000:])


@pytest.fixture(scope="session")
def pywb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pywb]:
    """A running archive without captures."""
    if not (PLACE / "wayback").is_file():
        reason = "pywb is not installed; run scripts/setup-pywb.sh"
        if os.environ.get("REFCHECK_REQUIRE_SERVICES") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    archive = Pywb(tmp_path_factory.mktemp("pywb"))
    try:
        yield archive
    finally:
        archive.close()


def _iso(moment: str) -> str:
    return f"{moment[:4]}-{moment[4:6]}-{moment[6:8]}T{moment[8:10]}:{moment[10:12]}:{moment[12:14]}Z"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
