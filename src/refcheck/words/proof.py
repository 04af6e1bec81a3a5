"""Tells what was seen of a link, one exchange a line: the proof that stands beside a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from refcheck.model.evidence import Capture, Evidence, Exchange, LinkStatus

_ENDS = 3  # of a long chain of redirects, so many steps at its beginning and at its end are told
_LONGEST = 200
# Headers that say why a server refuses.
_TELLING = frozenset({"cf-mitigated", "x-amzn-waf-action", "x-datadome", "retry-after"})
_FAILURES = {
    "dns": "its name is unknown",
    "dns-temporary": "the name server did not answer",
    "refused": "it takes no connection",
    "timeout": "no answer in time",
    "connect-timeout": "no connection in time",
    "reset": "the connection broke off",
    "unreachable": "no way there",
    "blocked-address": "not asked",
    "host-paused": "not asked any more",
    "host-silent": "not asked any more",
}


def proof(status: LinkStatus) -> tuple[str, ...]:
    """The exchanges of a link in order, what they were compared with, and what an archive said."""
    evidence = status.evidence
    steps = [_step(list(group)) for _, group in groupby(evidence.exchanges, _same)]
    if len(steps) > 2 * _ENDS:
        steps[_ENDS:-_ENDS] = [f"… and {len(steps) - 2 * _ENDS} more of the kind"]
    if steps:
        source = ", replayed from the recording" if status.replayed else ", from the cache" if status.cached else ""
        steps[0] = f"{evidence.exchanges[0].at:%Y-%m-%d %H:%M} UTC{source}: {steps[0]}"
    return (*steps, *_compared(status), *_archived(evidence))


def _same(exchange: Exchange) -> tuple[str, str, int | None, str]:
    return exchange.method, exchange.url, exchange.status, exchange.failure


def _step(times: list[Exchange]) -> str:
    """One question, perhaps asked several times, and its answer."""
    last = times[-1]
    return f"{last.method} {_short(last.url)} → {_answer(last)}{f', {len(times)} times' if len(times) > 1 else ''}"


def _short(url: str) -> str:
    return url if len(url) <= _LONGEST else f"{url[: _LONGEST - 1]}…"


def _answer(exchange: Exchange) -> str:
    if exchange.status is None:
        return _FAILURES.get(exchange.failure) or exchange.detail or exchange.failure
    said = [f"{name}: {value}" for name, value in exchange.headers if name in _TELLING]
    answer = f"{exchange.status} ({', '.join(said)})" if said else f"{exchange.status}"
    if exchange.elapsed >= 1:
        answer += f" after {exchange.elapsed:.1f} s"
    if exchange.location:
        how = "and the page itself leads on" if exchange.status < 300 else "leads"
        answer += f", {how} to {_short(exchange.location)}"
    return answer


def _compared(status: LinkStatus) -> Iterator[str]:
    """The question whose answer decided the case."""
    controls = status.evidence.control_exchanges
    if not controls:
        return
    first, last = controls[0], controls[-1]
    if status.reason == "refused-everywhere":
        yield f"for comparison: {first.method} {_short(first.url)} → {_answer(last)}"
    elif status.reason in ("same-as-made-up", "redirect-of-all"):
        yield f"for comparison, a made-up address: {first.method} {_short(first.url)} → {_answer(first)}, the same"


def _archived(evidence: Evidence) -> Iterator[str]:
    if evidence.captures_problem:
        yield f"an archived copy was looked for: {evidence.captures_problem}"
    elif evidence.captures_asked and not evidence.captures:
        yield "an archived copy was looked for: the archive has none"
    yield from _refused(evidence.captures)


def _refused(captures: Iterable[Capture]) -> Iterator[str]:
    for capture in captures:
        if capture.problem and not capture.verified:
            yield f"{capture.url} was fetched: {capture.problem}"
