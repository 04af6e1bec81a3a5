"""The one module with a network: certificates, private addresses, and bounds that hold."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import ssl
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import trustme

from refcheck.resolver.conversation import Request
from refcheck.resolver.guard import Guard, is_public
from refcheck.resolver.policy import Policy
from refcheck.resolver.sockets import set_deadline, tls_context
from refcheck.resolver.transport import Transport
from support.badserver import BadServer, lookup

POLICY = Policy(timeout=1.0, allow_hosts=("127.0.0.1",))


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Whom the tests trust."""
    return trustme.CA()


@pytest.fixture
def serve(authority: trustme.CA, tmp_path: Path) -> Iterator[Callable[..., tuple[BadServer, Transport]]]:
    """Starts a server with a certificate, and a transport that trusts the authority."""
    bundle = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(bundle)
    running: list[BadServer] = []

    def start(certificate: trustme.LeafCert) -> tuple[BadServer, Transport]:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        server = BadServer(context)
        server.__enter__()
        running.append(server)
        return server, Transport(replace(POLICY, ca_bundle=str(bundle)), lookup)

    yield start
    for server in running:
        server.__exit__()


def test_a_good_certificate(serve: Any, authority: trustme.CA) -> None:
    """A certificate of a trusted authority for the host is taken."""
    server, send = serve(authority.issue_cert("valley.test"))
    assert send(Request(f"https://valley.test:{server.port}/live")).exchange.status == 200


def test_a_further_connection_takes_up_the_session(serve: Any, authority: trustme.CA, tmp_path: Path) -> None:
    """While one connection to a place stands, the next one there needs but half a handshake."""
    server, _ = serve(authority.issue_cert("valley.test"))
    context = tls_context(str(tmp_path / "ca.pem"))
    set_deadline(time.monotonic() + 5.0)
    standing = []
    for _ in range(2):
        plain = socket.create_connection(("127.0.0.1", server.port))
        standing.append(context.wrap_socket(plain, server_hostname="valley.test"))
        standing[-1].sendall(b"HEAD /live HTTP/1.1\r\nHost: valley.test\r\n\r\n")
        assert standing[-1].recv_into(bytearray(12)) == 12
    assert [bool(one.session_reused) for one in standing] == [False, True]
    for one in standing:
        one.close()


@pytest.mark.parametrize("kind", ["tls-expired", "tls-self-signed", "tls-hostname", "tls-untrusted"])
def test_each_fault_of_a_certificate_has_its_word(kind: str, serve: Any, authority: trustme.CA) -> None:
    """Expired, self-signed, for another host and from nobody we trust are told apart."""
    host = "valley.test"
    certificate = {
        "tls-expired": lambda: authority.issue_cert(host, not_after=datetime(2020, 1, 1, tzinfo=UTC)),
        "tls-self-signed": lambda: _self_signed(host),
        "tls-hostname": lambda: authority.issue_cert("other.test"),
        "tls-untrusted": lambda: trustme.CA().issue_cert(host),
    }[kind]()
    server, send = serve(certificate)
    exchange = send(Request(f"https://{host}:{server.port}/live")).exchange
    assert (exchange.status, exchange.failure) == (None, kind)


def _self_signed(host: str) -> Any:
    """A certificate that vouches for itself."""
    import datetime as days

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - days.timedelta(days=1))
        .not_valid_after(now + days.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return trustme.LeafCert(private, signed.public_bytes(pem), [])


@pytest.mark.parametrize(
    "address",
    "0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 192.168.1.1 198.18.0.1 224.0.0.1"
    " 240.0.0.1 255.255.255.255 168.63.129.16 :: ::1 fe80::1 fc00::1 fd00:ec2::254 ff02::1 ::ffff:127.0.0.1"
    " ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 2002:7f00:1:: 2002:a00:1::".split(),
)
def test_addresses_that_are_not_public(address: str) -> None:
    """Private, loopback, link-local, metadata and multicast addresses, also inside another address."""
    assert not is_public(ipaddress.ip_address(address))
    assert not Guard(()).allows("example.org", address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address: str) -> None:
    """The addresses of the web may be reached."""
    assert is_public(ipaddress.ip_address(address))


def test_what_the_user_allows() -> None:
    """A name, an address or a range that the user names may be reached, and nothing beside it."""
    guard = Guard(("wiki.local", "10.1.0.0/16", "[::1]"))
    assert guard.allows("wiki.local", "192.168.1.1")
    assert guard.allows("any.example", "10.1.2.3")
    assert guard.allows("any.example", "::1")
    assert not guard.allows("any.example", "10.2.0.1")
    assert not guard.allows("evil.wiki.local", "192.168.1.1")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:{}/", "http://2130706433:{}/", "http://0x7f.1:{}/", "http://a.test:{}/"]
)
def test_no_spelling_of_loopback_is_reached(url: str) -> None:
    """However an address is spelt, and whatever a name resolves to: what is not public gets no connection."""
    with BadServer() as server:
        send = Transport(Policy(timeout=1.0), lambda host, port, *more: lookup("127.0.0.1", port))
        answer = send(Request(url.format(server.port)))
        assert answer.exchange.failure == "blocked-address"
        assert not server.log


def test_the_checked_address_is_the_one_connected_to() -> None:
    """A name whose second answer is private gains nothing: the address that was checked is the one that is used."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    asked: list[str] = []

    def rebinding(host: str, port: int, *more: Any) -> Any:
        asked.append(host)
        return lookup(next(answers), port)

    with BadServer() as server:
        send = Transport(Policy(timeout=0.3), rebinding)
        for _ in range(2):
            send(Request(f"http://rebind.test:{server.port}/live"))
        assert not server.log


@pytest.mark.parametrize(
    "path", ["/hang", "/drip-head", "/drip-body", "/continue", "/huge", "/bomb", "/endless-header", "/long-header"]
)
def test_time_and_memory_are_bounded(path: str) -> None:
    """Whatever a server sends or does not send: the request ends in time and keeps little."""
    with BadServer() as server:
        send = Transport(replace(POLICY, timeout=0.6), lookup)
        tracemalloc.start()
        started = time.monotonic()
        answer = send(Request(f"http://valley.test:{server.port}{path}", body_limit=262_144))
        took = time.monotonic() - started
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert took < 3.0  # five times the time it has; a drip would last for a minute
    assert len(answer.body) <= 2 * 262_144
    assert peak < 12_000_000


def test_the_limit_of_open_files_is_kept() -> None:
    """Where the system allows few open files, fewer requests go at once; where it may be raised, it is."""
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (256, {hard}))\n"
        "from refcheck.resolver.sockets import room; print(room(500), room(10))"
    )
    for hard, said in ((400, "136 10"), (4000, "500 10")):
        ran = subprocess.run(
            [sys.executable, "-c", code.format(hard=hard)], capture_output=True, text=True, check=True, timeout=60
        )
        assert ran.stdout.strip() == said


def test_what_would_be_two_requests_is_not_sent() -> None:
    """A line break in an address or in a header never reaches a server."""
    with BadServer() as server:
        send = Transport(POLICY, lookup)
        url = f"http://valley.test:{server.port}/live"
        for request in (
            Request(f"{url} HTTP/1.1\r\nX: y"),
            Request(f"{url}\n"),
            Request(url, headers=(("X", "y\r\n\r\nGET / HTTP/1.1"),)),
            Request(url, headers=(("X", "y\rz"),)),
        ):
            assert send(request).exchange.failure == "bad-answer"
        assert not server.log
        assert send(Request(url)).exchange.status == 200


class Proxy(threading.Thread):
    """A proxy that answers itself where it is asked for a page, and makes tunnels to loopback."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.asked: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.start()

    def run(self) -> None:
        """Serves one connection at a time."""
        while True:
            client, _ = self._socket.accept()
            head = client.recv(65_536).decode()
            self.asked.append(head.partition("\r\n")[0])
            if head.startswith("CONNECT"):
                place = head.split()[1]
                server = socket.create_connection(("127.0.0.1", int(place.rpartition(":")[2])))
                client.sendall(b"HTTP/1.1 200 Go\r\n\r\n")
                for one, other in ((client, server), (server, client)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()
            else:
                client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi")
                client.close()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65_536):
                other.sendall(data)


def test_a_proxy_that_the_policy_names(serve: Any, authority: trustme.CA, tmp_path: Path) -> None:
    """Pages of http are asked of the proxy, those of https through it; no name is looked up but the proxy's."""
    server, _ = serve(authority.issue_cert("valley.test"))
    proxy = Proxy()
    policy = Policy(timeout=2.0, proxy=f"http://127.0.0.1:{proxy.port}", ca_bundle=str(tmp_path / "ca.pem"))
    send = Transport(policy, lookup)
    plain = send(Request("http://valley.test/a?b", body_limit=10))
    assert (plain.exchange.status, plain.body) == (200, b"hi")
    for _ in range(2):
        answer = send(Request(f"https://valley.test:{server.port}/live", body_limit=10_000))
        assert answer.exchange.status == 200
        assert b"History" in answer.body
    asked = [line.rpartition(" ")[0] for line in proxy.asked]
    assert asked == ["GET http://valley.test/a?b", f"CONNECT valley.test:{server.port}"]
    send.close()


def test_headers_that_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Evidence keeps few headers, and of a cookie only that there was one; the environment's proxy is not used."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    with BadServer() as server:
        exchange = Transport(POLICY, lookup)(Request(f"http://valley.test:{server.port}/cookie-loop")).exchange
    assert exchange.status == 302
    assert ("set-cookie", "") in exchange.headers
    assert exchange.location.endswith("/cookie-loop")
