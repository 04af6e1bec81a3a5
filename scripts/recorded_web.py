"""Records the made-up web of fixtures/fix/mill-brook.wikitext anew, into mill-brook.web.jsonl beside it.

    python scripts/recorded_web.py

A server on 127.0.0.1 answers for every host of the article, a real pywb for the archive; what `refcheck --record`
writes is kept, with pywb's address written as the Internet Archive's and all moments set to one, so that two runs give
the same file.  Needs pywb (scripts/setup-pywb.sh).
"""

from __future__ import annotations

import re
import sys
import tempfile
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from refcheck.model.text import Document, Format  # noqa: E402
from refcheck.parser import parse  # noqa: E402
from refcheck.resolver import resolve  # noqa: E402
from refcheck.resolver.conversation import Answer, Request  # noqa: E402
from refcheck.resolver.policy import Policy  # noqa: E402
from refcheck.resolver.transport import Transport  # noqa: E402
from services.pywb import PLACE, Page, Pywb  # noqa: E402

ARTICLE = ROOT / "fixtures" / "fix" / "mill-brook.wikitext"
RECORDED = ARTICLE.with_suffix(".web.jsonl")
MOMENT = "2026-11-20T12:00:00+00:00"
# host and path → what the server answers: status, title, where to
SITES = {
    "times.example/mills?utm_source=mail&id=7": (200, "Two mills left", ""),
    "weirs.example/varn": (200, "The weir of Varn", ""),
    "fish.example/old/trout": (301, "", "http://fish.example/trout"),
    "fish.example/trout": (200, "Trout of the brook", ""),
}
CAPTURES = (
    Page("http://brooks.example/springs", "20150502081500", "<title>Springs of Varn</title><p>Nine springs feed it."),
    Page("http://brooks.example/length", "20140301101010", "<title>Length of the brook</title><p>It is nine miles."),
    Page("http://weirs.example/varn", "20140606140000", "<title>The weir of Varn</title><p>Built in 1911."),
)


class Handler(BaseHTTPRequestHandler):
    """Answers for every host, as the path says: /HOST/PATH."""

    server_version = "Sample"
    sys_version = ""

    def do_GET(self) -> None:
        """One page."""
        status, title, target = SITES.get(self.path.lstrip("/"), (404, "Not found", ""))
        body = f"<title>{title}</title><h1>{title}</h1><p>A page about {title.lower()}.".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if target:
            self.send_header("Location", target)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def record(archive: Pywb, server: str, file: Path) -> None:
    """Asks all links of the article and writes what was seen."""
    policy = Policy(wayback=archive.url, allow_hosts=("127.0.0.1",), no_cache=True, backoff=0.01, record=str(file))
    transport = Transport(policy)

    def send(request: Request) -> Answer:
        if request.url.startswith(archive.url):
            return transport(request)
        parts = urlsplit(request.url)
        query = f"?{parts.query}" if parts.query else ""
        answer = transport(replace(request, url=f"{server}/{parts.netloc}{parts.path}{query}"))
        return replace(answer, exchange=replace(answer.exchange, url=request.url))

    article = parse(Document(ARTICLE.name, ARTICLE.read_text("utf-8"), Format.WIKITEXT))
    resolve(tuple(article.cited_pages()), policy, send=send)
    transport.close()


def settled(text: str, archive: str) -> str:
    """The recording without what is new each time."""
    text = text.replace(archive, "https://web.archive.org/web")
    text = re.sub(r'("at":)"[^"]+"', rf'\1"{MOMENT}"', text)
    text = re.sub(r'("failing_since":)"[^"]+"', rf'\1"{MOMENT}"', text)
    return re.sub(r'("elapsed":)[0-9.e-]+', r"\g<1>0.1", text)


def main() -> int:
    """Writes the recording."""
    if not (PLACE / "wayback").is_file():
        print("recorded_web.py: pywb is not installed; run scripts/setup-pywb.sh", file=sys.stderr)
        return 2
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pywb").mkdir()
        archive = Pywb(Path(folder) / "pywb")
        try:
            archive.record(*CAPTURES)
            file = Path(folder) / "web.jsonl"
            record(archive, f"http://127.0.0.1:{server.server_port}", file)
            RECORDED.write_text(settled(file.read_text("utf-8"), archive.url), "utf-8", newline="\n")
        finally:
            archive.close()
            server.shutdown()
    print(RECORDED.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
