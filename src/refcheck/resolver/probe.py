"""How to examine one URL, as a conversation; no I/O.

GET is asked, because only the page itself shows a soft 404; HEAD first only where there is no page to read (a PDF, a
film), and a HEAD that fails never counts before a GET has.  Redirects are followed by hand, each hop kept as evidence.
A page that may be none is compared with a made-up sibling, a refusal with the host's front page, and a name that does
not exist with names that must.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import replace
from typing import Any

from refcheck.model.evidence import Evidence, Exchange, Page
from refcheck.model.record import Record, record
from refcheck.resolver import pagefacts, soft404
from refcheck.resolver.conversation import Answer, Conversation, Request, Shared, Step, host_of
from refcheck.resolver.pagefacts import ANYTHING, Interest
from refcheck.resolver.patience import wait_before_retry
from refcheck.resolver.policy import Policy
from refcheck.resolver.statuses import AMBIGUOUS
from refcheck.words import urls

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CONTROL_LIMIT = 65_536
_REFRESHES = 3
_MEDIA = re.compile(
    r"\.(?:pdf|zip|gz|tgz|bz2|xz|7z|rar|tar|jpe?g|png|gif|tiff?|webp|svg|djvu?|ps|epub|mobi|mp[34]|m4[av]|og[gav]|webm"
    r"|avi|mov|wmv|flv|wav|flac|docx?|xlsx?|pptx?|od[tsp]|rtf|exe|dmg|iso|apk)",
    re.IGNORECASE,
)


@record
class Control(Record):
    """What the host gives for a made-up address."""

    url: str
    exchanges: tuple[Exchange, ...]
    page: Page | None

    @property
    def honest(self) -> bool:
        """Whether the host says of a page that cannot exist that it does not."""
        status = self.exchanges[-1].status if self.exchanges else None
        return status is not None and status >= 400


def probe(url: str, policy: Policy, interest: Interest = ANYTHING) -> Conversation[Evidence]:
    """Examines a normalised URL; `interest` is what the article's links to it ask of the page."""
    trace: list[Exchange] = []
    answer = yield from _fetch(url, policy, trace)
    answer, page = yield from _page(answer, policy, trace, interest)
    control = yield from _compare(url, trace[-1], page, policy, lambda: _comparable(answer, policy, interest))
    if page is not None and control is not None and control.page is not None:
        page = _comparable(answer, policy, interest)
    return Evidence(
        url,
        exchanges=tuple(trace),
        page=page,
        control=control.page if control else None,
        control_exchanges=control.exchanges if control else (),
    )


def facts(answer: Answer, policy: Policy, interest: Interest = ANYTHING) -> Page:
    """The facts of the page that an answer carries."""
    content_type = answer.header("content-type") or dict(answer.exchange.headers).get("content-type", "")
    body = answer.body[: 2 * policy.body_limit]
    page = pagefacts.read(body, content_type, answer.exchange.url, interest, answer.complete)
    if page.bare and (answer.exchange.method == "HEAD" or not answer.complete):
        page = replace(page, bare=False)
    if header := answer.header("refresh"):
        page = replace(page, refresh=pagefacts.refresh_target(header, answer.exchange.url) or page.refresh)
    return page


def _comparable(answer: Answer, policy: Policy, interest: Interest = ANYTHING) -> Page:
    """The facts of a page, with the digest that tells how alike two texts are."""
    return facts(answer, policy, replace(interest, compared=True))


def _page(
    answer: Answer, policy: Policy, trace: list[Exchange], interest: Interest = ANYTHING
) -> Generator[Step, Any, tuple[Answer, Page | None]]:
    """The last answer and its page, None where it has none; one that itself leads on is followed as by a browser."""
    for _ in range(_REFRESHES):
        status = answer.exchange.status
        if status is None or not 200 <= status < 300:
            return answer, None
        page = facts(answer, policy, interest)
        if not page.refresh or any(page.refresh == exchange.url for exchange in trace):
            return answer, page
        trace[-1] = replace(trace[-1], location=page.refresh, detail="the page itself leads on")
        answer = yield from follow(Request(page.refresh, body_limit=policy.body_limit), policy, trace)
    return answer, facts(answer, policy, interest) if answer.exchange.status == 200 else None


def _fetch(url: str, policy: Policy, trace: list[Exchange]) -> Generator[Step, Any, Answer]:
    """The last answer of the redirect chain: HEAD where that may do, GET otherwise."""
    if _is_media(url):
        answer = yield from follow(Request(url, "HEAD"), policy, trace, retry=False)
        status = answer.exchange.status
        media = answer.header("content-type").lower()
        if status is not None and 200 <= status < 300 and media and "html" not in media:
            return answer
    return (yield from follow(Request(url, body_limit=policy.body_limit), policy, trace))


def _is_media(url: str) -> bool:
    """Whether the address names a file that is no page (`.pdf`)."""
    _, dot, ending = url.partition("?")[0].rpartition(".")
    return bool(dot) and _MEDIA.fullmatch(dot + ending) is not None


def follow(
    request: Request, policy: Policy, exchanges: list[Exchange], retry: bool = True
) -> Generator[Step, Any, Answer]:
    """Asks, asks again what may pass, follows redirects; every exchange goes into `exchanges`.

    A loop ends at the second request for the same address, a chain after the policy's number of redirects; the last
    answer is then the redirect itself.
    """
    seen = {request.url}
    while True:
        answer = yield from _ask(request, policy, exchanges, retry)
        exchange = answer.exchange
        if exchange.status not in REDIRECTS or not exchange.location:
            return answer
        target = exchange.location
        if target in seen or len(seen) > policy.redirects or not target.startswith(("http://", "https://")):
            return answer
        seen.add(target)
        request = Request(target, request.method, request.headers, request.body_limit, request.any_body)


def _ask(request: Request, policy: Policy, exchanges: list[Exchange], retry: bool) -> Generator[Step, Any, Answer]:
    attempt = 0
    delay = request.delay
    while True:
        answer: Answer = yield Request(
            request.url, request.method, request.headers, request.body_limit, request.any_body, delay, request.timeout
        )
        exchanges.append(answer.exchange)
        wait = wait_before_retry(answer, attempt, policy) if retry else None
        if wait is None:
            return answer
        attempt, delay = attempt + 1, wait


def _compare(
    url: str, last: Exchange, page: Page | None, policy: Policy, comparable: Callable[[], Page]
) -> Generator[Step, Any, Control | None]:
    """The question that decides a case which the link's own answers leave open, None where they do not.

    `comparable` gives the page once more, as it can be compared.
    """
    if last.failure == "dns":
        looked: Control = yield Shared("", "?network", lambda: _network(policy))
        return looked
    if last.status in AMBIGUOUS and not urls.is_home(last.url):
        scheme, _, rest = last.url.partition("://")
        root = f"{scheme}://{rest.partition('/')[0]}/"
        front: Control = yield Shared(host_of(root), f"root {root}", lambda: _control(root, policy))
        return front
    if page is None or not page.digest or urls.is_home(url):
        return None
    return (yield from _compare_with_sibling(url, last.url, page, policy, comparable))


def _compare_with_sibling(
    url: str, final: str, page: Page, policy: Policy, comparable: Callable[[], Page]
) -> Generator[Step, Any, Control | None]:
    """One made-up address a host tells whether it is honest; a page in doubt is held against one of its own kind."""
    if soft404.vouches(page, url) and not soft404.is_moved(url, final):
        return None
    host = host_of(url)
    control: Control = yield Shared(host, "host", lambda: _control(soft404.sibling(url), policy))
    if control.honest and not (soft404.is_suspicious(page, url, final) or _is_media(url)):
        return control
    for made_up in (soft404.sibling(url), soft404.sibling(url, by_query=True) if "?" in url else ""):
        if not made_up or (control.page and soft404.same_page(comparable(), control.page)):
            break
        if made_up != control.url:
            control = yield Shared(host, made_up, lambda made_up=made_up: _control(made_up, policy))  # type: ignore[misc]
    return control


def _control(url: str, policy: Policy) -> Conversation[Control]:
    """What the host answers to an address that is asked only to compare with."""
    exchanges: list[Exchange] = []
    policy = replace(policy, retries=0, body_limit=_CONTROL_LIMIT)
    answer = yield from follow(Request(url, body_limit=_CONTROL_LIMIT), policy, exchanges)
    _, page = yield from _page(answer, policy, exchanges, replace(ANYTHING, compared=True))
    return Control(url, tuple(exchanges), page)


def _network(policy: Policy) -> Conversation[Control]:
    """Looks up names that exist wherever there is a network, until one is found."""
    exchanges: list[Exchange] = []
    for name in policy.canaries:
        answer: Answer = yield Request(f"http://{name}/", "RESOLVE")
        exchanges.append(answer.exchange)
        if not answer.exchange.failure:
            break
    return Control("", tuple(exchanges), None)
