"""What a conversation with the web is made of: requests that it yields, answers that it is sent.

    def conversation() -> Generator[Step, Any, Result]:
        answer = yield Request("http://example.org/")
        return ...

`lanes` carries conversations on, many at a time; `transport` turns a request into an answer.  A conversation does no
I/O, so a test plays it from a list.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeVar

from refcheck.model.evidence import Exchange
from refcheck.model.record import Record, record

Result = TypeVar("Result")


@record
class Request(Record):
    """One request.  `url` is normalised; `delay` is how many seconds to wait before it (a back-off).

    `body_limit` is how many bytes of the body to read at most (0: none); a body of another media type than text is
    not read unless `any_body`.  `lane` names the line it stands in where its host sets tasks their own pace ("": the
    host's).
    """

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body_limit: int = 0
    any_body: bool = False
    delay: float = 0.0
    timeout: float | None = None
    lane: str = ""


@record
class Answer(Record):
    """What came back: the exchange (kept as evidence) and the body as far as it was read (never kept).

    `headers` are all headers, names in lower case.  `complete` is False where the body was cut or broke off.
    """

    exchange: Exchange
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    complete: bool = True

    def header(self, name: str) -> str:
        """The first header of this name (lower case), "" where there is none."""
        for key, value in self.headers:
            if key == name:
                return value
        return ""


@record
class Shared(Record):
    """A question that several conversations share: `start` runs once for a host and key, all get its result.

    A key that begins with "?" is asked anew each time that nobody is asking it already.
    """

    host: str
    key: str
    start: Callable[[], Conversation[Any]]


Step = Request | Shared
Conversation = Generator[Step, Any, Result]
Send = Callable[[Request], Answer]


def host_of(url: str) -> str:
    """The host of a normalised address, whatever the port: whose lane a request stands in."""
    authority = url.partition("://")[2].partition("/")[0]
    return authority if authority.endswith("]") else authority.partition(":")[0]


def lane_of(request: Request) -> str:
    """The line that a request stands in."""
    return request.lane or host_of(request.url)
