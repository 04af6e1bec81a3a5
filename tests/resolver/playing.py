"""Plays a conversation to its end, alone: with a list of answers, or with the real transport."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from refcheck.model.evidence import Exchange
from refcheck.resolver.conversation import Answer, Conversation, Request, Result, Send, Shared

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)


def play(talk: Conversation[Result], send: Send, *, patient: bool = False) -> Result:
    """The conversation's result; `patient` really waits where it asks for a pause."""
    value: Any = None
    while True:
        try:
            step = talk.send(value)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        if isinstance(step, Shared):
            value = play(step.start(), send, patient=patient)
        else:
            if patient and step.delay:
                time.sleep(step.delay)
            value = send(step)


def answer(
    request: Request,
    status: int | None = 200,
    body: str | bytes = "",
    headers: Mapping[str, str] | None = None,
    failure: str = "",
) -> Answer:
    """An answer to a request."""
    given = {"content-type": "text/html; charset=utf-8", **(headers or {})}
    pairs = tuple((name, value) for name, value in given.items())
    exchange = Exchange(
        request.url, request.method, AT, 0.1, status, failure, location=given.get("location", ""), headers=pairs
    )
    data = body.encode() if isinstance(body, str) else body
    return Answer(exchange, data, pairs)


class Web:
    """A scripted web: the answers for each address in order (the last one for good), and the requests that came."""

    def __init__(self, script: Mapping[str, Any]) -> None:
        self._script = {url: list(value) if isinstance(value, list) else [value] for url, value in script.items()}
        self.requests: list[Request] = []

    def __call__(self, request: Request) -> Answer:
        self.requests.append(request)
        for url, answers in self._script.items():
            if request.url == url or (url.endswith("…") and request.url.startswith(url[:-1])):
                given = answers.pop(0) if len(answers) > 1 else answers[0]
                return answer(request, **given) if isinstance(given, dict) else answer(request, *given)
        return answer(request, 404, "no such page")

    @property
    def asked(self) -> list[str]:
        """The addresses asked for."""
        return [request.url for request in self.requests]


def cdx(rows: Iterable[tuple[str, str, int | str]]) -> str:
    """An index's answer: (timestamp, address, status) a line, as the Internet Archive writes it."""
    return "".join(
        f"com,example)/ {moment} {url} text/html {status} ABCDEFGHIJKLMNOPQRSTUVWXYZ234567 1234\n"
        for moment, url, status in rows
    )
