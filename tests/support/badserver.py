"""A real web server on loopback that misbehaves in every way that links of articles do.

One thread a connection, raw sockets: what is sent is exactly what a row says.  A path of `ROUTES` behaves as its row
says, for HEAD and GET separately; any other path is an honest 404, except on the hosts of `CATCH_ALL`.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

Act = Callable[["Conversation"], None]

PROSE = " ".join(
    f"The {what} of the {where} was described in detail by its founders during that year."
    for what in ("history", "building", "library", "garden", "council", "orchestra")
    for where in ("village", "harbour", "valley", "island")
)
REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 404: "Not Found"}


def html(title: str, text: str = PROSE, head: str = "") -> bytes:
    """A small page."""
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><p>{text}</p></body></html>".encode()


@dataclass
class Conversation:
    """One request as it came in, and the way to answer it."""

    server: BadServer
    socket: socket.socket
    method: str
    host: str
    path: str

    def send(self, data: bytes) -> None:
        """Bytes as they are."""
        self.socket.sendall(data)

    def answer(self, status: int, body: bytes = b"", *headers: str, media: str = "text/html; charset=utf-8") -> None:
        """A whole, honest answer."""
        lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Status')}", f"Content-Length: {len(body)}", *headers]
        if media:
            lines.append(f"Content-Type: {media}")
        head = "\r\n".join([*lines, "", ""]).encode("latin-1")
        self.send(head if self.method == "HEAD" or status in (204, 304) else head + body)

    def reset(self) -> None:
        """Breaks the connection off with a TCP reset."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise ConnectionResetError

    def close(self) -> None:
        """Closes the connection without a word."""
        raise ConnectionAbortedError


def page(title: str = "History of the valley", text: str = PROSE, head: str = "", status: int = 200) -> Act:
    """Shows a page."""
    return lambda talk: talk.answer(status, html(title, text, head))


def status(code: int, *headers: str, body: bytes = b"<html><title>no</title>no</html>") -> Act:
    """Answers a status."""
    return lambda talk: talk.answer(code, body, *headers)


def redirect(where: str, code: int = 302, *headers: str) -> Act:
    """Redirects; `{port}` stands for the server's own port."""
    return lambda talk: talk.answer(code, b"", "Location: " + where.format(port=talk.server.port), *headers)


def media(kind: str, body: bytes = b"%PDF-1.4 ...") -> Act:
    """A file that is no page."""
    return lambda talk: talk.answer(200, body, media=kind)


def hang(talk: Conversation) -> None:
    """Never answers."""
    talk.server.stopped.wait(30)
    talk.close()


def drip(head: bool) -> Act:
    """Sends a byte now and then: every single read is in time, the whole never ends."""

    def act(talk: Conversation) -> None:
        if head:
            talk.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        else:
            talk.send(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n<title>Slow</title>"
            )
        while not talk.server.stopped.wait(0.05):
            talk.send(b"x")

    return act


def drip_chunks(talk: Conversation) -> None:
    """A chunk of one byte now and then."""
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not talk.server.stopped.wait(0.05):
        talk.send(b"1\r\nx\r\n")


def endless_header(talk: Conversation) -> None:
    """Headers without end."""
    talk.send(b"HTTP/1.1 200 OK\r\n")
    while not talk.server.stopped.is_set():
        talk.send(b"X-More: " + b"y" * 1000 + b"\r\n")


def long_header(talk: Conversation) -> None:
    """One header line without end."""
    talk.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not talk.server.stopped.is_set():
        talk.send(b"y" * 65536)


def continues(talk: Conversation) -> None:
    """Says "100 Continue" for ever."""
    while not talk.server.stopped.is_set():
        talk.send(b"HTTP/1.1 100 Continue\r\n\r\n")


def early_hints(talk: Conversation) -> None:
    """Says twice that an answer is on its way, and then gives it."""
    talk.send(b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n")
    page()(talk)


def huge(talk: Conversation) -> None:
    """A body of ten gigabytes."""
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10737418240\r\n\r\n" + html("Huge"))
    block = b"<p>more and more of the same words</p>" * 2000
    while not talk.server.stopped.is_set():
        talk.send(block)
        talk.server.sent += len(block)


@cache
def _packed_bomb() -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    data = packer.compress(html("Bomb")) + b"".join(packer.compress(b" " * 1_000_000) for _ in range(60))
    return data + packer.flush()


def bomb(talk: Conversation) -> None:
    """Little gzip that unpacks to a lot."""
    talk.answer(200, _packed_bomb(), "Content-Encoding: gzip")


def gzipped(talk: Conversation) -> None:
    """An honest packed page."""
    talk.answer(200, gzip.compress(html("Packed page about the harbour")), "Content-Encoding: gzip")


def raw(data: bytes) -> Act:
    """Bytes that may be no HTTP at all, then the end."""

    def act(talk: Conversation) -> None:
        talk.send(data)
        talk.close()

    return act


def then(*acts: Act) -> Act:
    """One act after the other, one a request; the last one stays."""
    left = list(acts)

    def act(talk: Conversation) -> None:
        with talk.server.lock:
            one = left.pop(0) if len(left) > 1 else left[0]
        one(talk)

    return act


def echo(talk: Conversation) -> None:
    """The same "not there" for everything, politely naming the address, with a success code."""
    talk.answer(200, html("Our shop", f"We have many things. {PROSE} You asked for {talk.path}."))


def catch_all_home(talk: Conversation) -> None:
    """The home page for every address."""
    talk.answer(200, html("Welcome to our company", PROSE))


def redirect_all_home(talk: Conversation) -> None:
    """Every address but the home page leads to the home page."""
    if talk.path == "/":
        talk.answer(200, html("Welcome to our company", PROSE))
    else:
        talk.answer(302, b"", "Location: /")


def always(code: int) -> Act:
    """The same status for every address, the home page included."""
    return status(code)


CATCH_ALL: dict[str, Act] = {
    "soft.test": echo,
    "home.test": catch_all_home,
    "redirects.test": redirect_all_home,
    "refuses.test": always(400),
    "forbids.test": always(403),
    "members.test": page("Sign in", "Please sign in to read this. Name: Password:"),
    "asks.test": page("Cookie settings", "We and our partners use cookies."),
    "parked.test": lambda talk: talk.answer(
        200, html("parked.test", "This domain is for sale. Buy this domain today!")
    ),
    "sedoparking.com": page("Sedo", "Domain names and more"),
    "shell.test": page("App", "You need to enable JavaScript to run this app.", "<script src=/app.js></script>"),
}


@dataclass(frozen=True)
class Row:
    """How a path behaves."""

    get: Act
    head: Act | None = None


ROUTES: dict[str, Row] = {
    "/": Row(page("The front page", "Welcome to the valley. " + PROSE)),
    "/index.html": Row(page("The front page", "Welcome to the valley. " + PROSE)),
    "/en/": Row(page("The front page", "Welcome to the valley. " + PROSE)),
    "/live": Row(page()),
    "/live/History_of_the_valley": Row(page()),
    "/other": Row(page("Another page of the island", PROSE[::-1])),
    "/gzip": Row(gzipped),
    "/empty": Row(status(200, body=b"")),
    "/facts": Row(
        page(
            head='<meta property="og:title" content="What the valley says"><meta property="og:site_name" content="Valley'
            ' Times"><meta property="article:published_time" content="2012-05-03T08:00:00Z">'
        )
    ),
    "/with%20space%7Cand%F6": Row(page()),
    f"/long/{'a' * 2000}": Row(page()),
    "/latin1": Row(lambda talk: talk.answer(200, "<title>Caf\xe9</title>".encode("latin-1"), media="text/html; charset=iso-8859-1")),
    "/by-line": Row(page("A bridge falls", f"</p><p class=byline>Published: May 3, 2012</p><p>{PROSE}")),
    "/anchors": Row(page(text=f'<b id="there">here</b> {PROSE}')),
    # HEAD and GET differ; .pdf makes the probe ask HEAD first
    **{f"/head-{code}.pdf": Row(media("application/pdf"), status(code)) for code in (403, 404, 405, 415, 500, 501, 502, 503)},
    "/head-hangs.pdf": Row(media("application/pdf"), hang),
    "/head-resets.pdf": Row(media("application/pdf"), Conversation.reset),
    "/head-lies.pdf": Row(status(404), media("application/pdf")),
    "/good.pdf": Row(media("application/pdf")),
    "/landing.pdf": Row(page("A report on the harbour", PROSE)),
    "/page.pdf": Row(page("Document not found", "The document was not found."), page("Document not found")),
    # redirects
    "/to-live": Row(redirect("/live")),
    "/moved": Row(redirect("/live", 301)),
    "/moved-308": Row(redirect("/live", 308)),
    "/moved-absolute": Row(redirect("http://valley.test:{port}/live", 301)),
    "/to-404": Row(redirect("/nothing")),
    "/to-home": Row(redirect("/")),
    "/to-home-port": Row(redirect("http://valley.test:{port}/")),
    "/to-home-www": Row(redirect("http://www.valley.test:{port}/")),
    "/to-home-en": Row(redirect("/en/")),
    "/to-home-index": Row(redirect("/index.html")),
    "/to-ftp": Row(redirect("ftp://valley.test/x")),
    # pages that lead on by themselves
    "/refresh-home": Row(page(head='<meta http-equiv="refresh" content="0; url=/">')),
    "/refresh-error": Row(page(head="<META HTTP-EQUIV=Refresh CONTENT=\"3;URL='/404.html'\">")),
    "/refresh-live": Row(page("Moved", "Moved.", '<meta http-equiv="refresh" content="0;/live">')),
    "/refresh-gone": Row(page("Moved", "Moved.", '<meta http-equiv="refresh" content="0;/nothing">')),
    "/refresh-header": Row(lambda talk: talk.answer(200, html("Moved", "Moved."), "Refresh: 0; url=/login")),
    "/refresh-later": Row(page(head='<meta http-equiv="refresh" content="600; url=/">')),
    "/refresh-itself": Row(page(head='<meta http-equiv="refresh" content="5; url=/refresh-itself">')),
    "/refresh-there": Row(page(head='<meta http-equiv="refresh" content="0; url=/refresh-back">')),
    "/refresh-back": Row(page(head='<meta http-equiv="refresh" content="0; url=/refresh-there">')),
    "/refresh-noscript": Row(page(head='<noscript><meta http-equiv="refresh" content="0; url=/"></noscript>')),
    "/script-home": Row(page("", "", '<script>window.location.href = "/";</script>')),
    "/script-lander": Row(page("", "", '<script>window.location.href="/lander"</script>')),
    "/members": Row(redirect("/login?next=/x")),
    "/for-members": Row(page("Log in | Valley Times", "Name and password please.")),
    "/with-cookies": Row(page("We value your privacy", "May we and our 840 partners store cookies? Accept all.")),
    "/login": Row(page("Sign in", "Name and password please.")),
    "/to-consent": Row(redirect("http://consent.test:{port}/collect")),
    "/collect": Row(page("Before you continue", "We value your privacy.")),
    "/to-parking": Row(redirect("http://www.sedoparking.com:{port}/x")),
    "/to-error-page": Row(redirect("/404.html")),
    "/to-aspx-error": Row(redirect("/errors/PageNotFound.aspx")),
    "/404.html": Row(page("Valley", "We have looked everywhere. " + PROSE)),
    "/errors/PageNotFound.aspx": Row(page("Valley", "We have looked everywhere. " + PROSE)),
    "/loop": Row(redirect("/loop-2")),
    "/loop-2": Row(redirect("/loop")),
    "/cookie-loop": Row(redirect("/cookie-loop", 302, "Set-Cookie: a=b")),
    **{f"/chain-{n}": Row(redirect(f"/chain-{n + 1}")) for n in range(40)},
    "/nowhere": Row(status(302)),
    "/to-mail": Row(redirect("mailto:a@b.test")),
    "/to-private": Row(redirect("http://private.test:{port}/live")),
    "/to-metadata": Row(redirect("http://169.254.169.254/latest/meta-data/")),
    "/to-file": Row(redirect("file:///etc/passwd")),
    "/to-https-self": Row(redirect("https://valley.test/live", 301)),
    # walls
    "/cloudflare": Row(status(403, "cf-mitigated: challenge", "Server: cloudflare")),
    "/cloudflare-503": Row(status(503, "cf-mitigated: challenge", "Server: cloudflare")),
    "/aws-waf": Row(status(202, "x-amzn-waf-action: challenge", body=b"")),
    "/datadome": Row(status(403, "x-datadome: protected")),
    "/suspended": Row(page("Account Suspended", "Contact your hosting provider.")),
    "/moment": Row(page("Just a moment...", "Checking your browser before you go on.")),
    "/accepted": Row(status(202, body=b"")),
    # soft 404
    "/sorry": Row(page("404 Not Found", "There is nothing here.")),
    "/entschuldigung": Row(page("Seite nicht gefunden", "Die Seite gibt es nicht.")),
    "/notfound/history": Row(page()),
    "/a/404/b": Row(page()),
    "/wiki/HTTP_404": Row(page("HTTP 404 - the page not found status", PROSE)),
    "/long-sorry": Row(page("Valley Times - Page not found")),
    "/bands": Row(page("The Not Found, a band", "A band from the valley. " + PROSE)),
    # pushes back
    "/429": Row(status(429)),
    "/429-wait": Row(then(status(429, "Retry-After: 1"), page())),
    "/429-long": Row(status(429, "Retry-After: 86400")),
    "/503-once": Row(then(status(503), page())),
    "/500-once": Row(then(status(500), page())),
    "/502-always": Row(status(502)),
    "/reset-once": Row(then(Conversation.reset, page())),
    # the wire
    "/hang": Row(hang),
    "/reset": Row(Conversation.reset),
    "/close": Row(Conversation.close),
    "/drip-head": Row(drip(True)),
    "/drip-body": Row(drip(False)),
    "/endless-header": Row(endless_header),
    "/long-header": Row(long_header),
    "/continue": Row(continues),
    "/early-hints": Row(early_hints),
    "/huge": Row(huge),
    "/bomb": Row(bomb),
    "/garbage": Row(raw(b"\x00\xff\xfe this is no HTTP\r\n\r\n")),
    "/bad-gzip": Row(lambda talk: talk.answer(200, b"no gzip", "Content-Encoding: gzip")),
    "/bad-chunks": Row(raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n")),
    "/cut": Row(raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<title>Cut off</title>")),
    "/too-short": Row(raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 30\r\n\r\n" + html("Longer"))),
    "/length-lies": Row(raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: many\r\n\r\n" + html("Longer"))),
    "/drip-chunks": Row(drip_chunks),
    "/http-0.9": Row(raw(b"<html><title>old</title></html>")),
}  # fmt: skip
STATUSES = (
    200, 201, 203, 204, 205, 206, 207, 208, 218, 226, 250, 300, 304, 305, 400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 412,
    413, 414, 415, 416, 417, 418, 419, 420, 421, 422, 423, 424, 426, 428, 429, 430, 431, 440, 444, 449, 451, 495, 497, 500, 501,
    502, 503, 504, 505, 520, 521, 522, 524, 526, 530, 599, 600, 999,
)  # fmt: skip
ROUTES.update({f"/status/{code}": Row(status(code)) for code in STATUSES})


@dataclass
class BadServer:
    """The server; a context manager.  `log` holds (host, method, path) of all requests."""

    tls: ssl.SSLContext | None = None
    log: list[tuple[str, str, str]] = field(default_factory=list)
    most_at_once: dict[str, int] = field(default_factory=dict)
    sent: int = 0

    def __post_init__(self) -> None:
        _packed_bomb()
        self.lock = threading.Lock()
        self.stopped = threading.Event()
        self._at_once: dict[str, int] = {}
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> BadServer:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self._listener.close()

    def _accept(self) -> None:
        while not self.stopped.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            connection.settimeout(60)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self.tls is not None:
                connection = self.tls.wrap_socket(connection, server_side=True)
            buffer = b""
            while not self.stopped.is_set():
                while b"\r\n\r\n" not in buffer:
                    more = connection.recv(65536)
                    if not more:
                        return
                    buffer += more
                request, _, buffer = buffer.partition(b"\r\n\r\n")
                self._answer(connection, request.decode("latin-1"))
        except OSError:
            pass
        finally:
            connection.close()

    def _answer(self, connection: socket.socket, request: str) -> None:
        line, *headers = request.split("\r\n")
        method, path, _ = line.split(" ", 2)
        host = next((value[5:].strip() for value in headers if value.lower().startswith("host:")), "")
        name = host.rpartition(":")[0] or host
        with self.lock:
            self.log.append((host, method, path))
            self._at_once[name] = self._at_once.get(name, 0) + 1
            self.most_at_once[name] = max(self.most_at_once.get(name, 0), self._at_once[name])
        try:
            self._act(method, name, path)(Conversation(self, connection, method, name, path))
        finally:
            with self.lock:
                self._at_once[name] -= 1

    def _act(self, method: str, host: str, path: str) -> Act:
        for pattern, act in CATCH_ALL.items():
            if host == pattern or host.endswith("." + pattern):
                return act
        row = ROUTES.get(path.partition("?")[0])
        if row is None:
            return status(404)
        return row.head if method == "HEAD" and row.head else row.get


def lookup(host: str, port: int, family: int = 0, kind: int = 0, *_: object) -> list[tuple[object, ...]]:
    """The names of the tests' own internet: `*.test` and a few more are this machine, everything else is unknown."""
    if host == "hangs-in-dns.test":
        time.sleep(0.2)
    if host.endswith((".test", ".com", ".example")) or host in ("www.wikipedia.org",):
        host = "127.0.0.1"
    elif not host.replace(".", "").isdigit() and ":" not in host:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)
