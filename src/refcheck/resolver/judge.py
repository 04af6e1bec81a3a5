"""Evidence → LinkStatus: small functions tried in order, the first answer wins; pure.

A link is called dead only for what proves it: the server says so, its host is gone, or it serves something else in the
page's place.  What says something about us (a bot wall, a login, a rate limit, our own network) proves nothing.
"""

from __future__ import annotations

import re
from functools import cache

from refcheck.model.evidence import Evidence, Exchange, LinkState, LinkStatus, Page
from refcheck.resolver import soft404, walls
from refcheck.resolver.conversation import host_of
from refcheck.resolver.statuses import AMBIGUOUS, FAILURES, GONE, UNPROVEN
from refcheck.words import urls

LIVE, DEAD, SOFT, UNKNOWN, SKIPPED = LinkState
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

Verdict = tuple[LinkState, str, str]

# Hosts whose only work is to lead somewhere else; their addresses have no page of their own.
IDENTIFIER_HOSTS = frozenset(
    {"doi.org", "dx.doi.org", "www.doi.org", "hdl.handle.net", "n2t.net", "purl.org", "w3id.org"}
)
_SHORTENERS = frozenset(
    "bit.ly goo.gl t.co tinyurl.com ow.ly is.gd buff.ly amzn.to youtu.be j.mp nyti.ms wp.me".split()
)

_ERROR_PAGE = (
    r"/(?:404|not[-_]?found|page[-_]?not[-_]?found|error[-_]?(?:404|page)?|errdoc|missing)(?:\.[a-z]{2,5})?/?$"
)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def judge(evidence: Evidence, final_failures: int = 3) -> LinkStatus:
    """What the evidence means.

    `final` is True for a failure that the state file has seen so many times over days; a single run says "now".
    """
    state, reason, words = _verdict(evidence)
    failing = state in (DEAD, SOFT)
    final = failing and evidence.failures >= final_failures
    if failing:
        words += _how_long(evidence, final)
    return LinkStatus(evidence.url, state, reason, words, evidence, final=final)


def _how_long(evidence: Evidence, final: bool) -> str:
    since = f" since {evidence.failing_since:%Y-%m-%d}" if evidence.failing_since else ""
    if final:
        return f"; seen {evidence.failures} times{since}"
    if evidence.failures > 1:
        return f"; failing{since}"
    return "; failing now"


def _verdict(evidence: Evidence) -> Verdict:
    if not evidence.exchanges:
        return UNKNOWN, "not-asked", "nothing is known of this link"
    last = evidence.exchanges[-1]
    for question in (_failed, _bot_wall, _identifier, _refused, _gone, _redirect_without_end, _success):
        verdict = question(evidence, last)
        if verdict is not None:
            return verdict
    return UNKNOWN, f"http-{last.status}", f"the server answered {last.status}, which means nothing certain"


def _failed(evidence: Evidence, last: Exchange) -> Verdict | None:
    """No answer came."""
    if last.status is not None:
        return None
    if last.failure == "blocked-address":
        state = SKIPPED if len(evidence.exchanges) == 1 else UNKNOWN
        return state, "blocked-address", "the address is not public and was not asked (--allow-host would allow it)"
    if last.failure == "dns" and network_down(evidence):
        state, reason, words = FAILURES["network-down"]
    elif last.failure in FAILURES:
        state, reason, words = FAILURES[last.failure]
    else:
        state, reason, words = FAILURES["failed"]
    if last.detail and reason in ("tls-failure", "tls-untrusted", "bad-answer", "rate-limited"):
        words += f" ({last.detail})"
    registered = _identifier(evidence, last) if state is UNKNOWN and reason != "network-down" else None
    return registered or (state, reason, words)


def network_down(evidence: Evidence) -> bool:
    """Whether a name was not found, and neither were names that must exist: our network is down, not the host."""
    if not evidence.exchanges or evidence.exchanges[-1].failure not in ("dns", "network-down"):
        return False
    if evidence.exchanges[-1].failure == "network-down":
        return True
    if host_of(evidence.exchanges[-1].url).endswith(".invalid"):  # RFC 6761: never exists, network or not
        return False
    lookups = [exchange for exchange in evidence.control_exchanges if exchange.method == "RESOLVE"]
    return bool(lookups) and all(exchange.failure for exchange in lookups)


def _bot_wall(evidence: Evidence, last: Exchange) -> Verdict | None:
    """Something between us and the server wants to see a person."""
    if walls.challenges(last):
        return _registered(evidence) or (UNKNOWN, "bot-wall", "a bot wall stands before the page")
    page = evidence.page
    if page and walls.is_bot_wall(page):
        return _registered(evidence) or (UNKNOWN, "bot-wall", f"a bot wall stands before the page (“{page.heading}”)")
    return None


def _registered(evidence: Evidence) -> Verdict | None:
    """An identifier that its registry resolves, whatever the publisher's site says to programs."""
    first = next((one for one in evidence.exchanges if one.status in _REDIRECTS), None)
    if first is not None and host_of(evidence.url) in IDENTIFIER_HOSTS and host_of(first.url) in IDENTIFIER_HOSTS:
        return LIVE, "identifier-resolves", "the identifier is registered; the publisher's page could not be read by us"
    return None


def _identifier(evidence: Evidence, last: Exchange) -> Verdict | None:
    """A DOI or handle: the registry's own word counts."""
    host = host_of(last.url)
    if host in IDENTIFIER_HOSTS and last.status == 404:
        return DEAD, "identifier-unknown", f"{host} does not know this identifier"
    if host not in IDENTIFIER_HOSTS and (last.status is None or last.status in UNPROVEN or last.status >= 500):
        return _registered(evidence)
    return None


def _refused(evidence: Evidence, last: Exchange) -> Verdict | None:
    """Refusals that say nothing of the page."""
    status = last.status or 0
    if status in UNPROVEN:
        reason, words = UNPROVEN[status]
        return UNKNOWN, reason, f"{words} ({status})"
    control = evidence.control_exchanges[-1] if evidence.control_exchanges else None
    front_page = urls.is_home(last.url)  # which has no other to be compared with
    if status in AMBIGUOUS and (front_page or (control is not None and control.status == status)):
        return UNKNOWN, "refused-everywhere", f"the host answers {status} to us even for its front page"
    if status < 200 or status >= 600:
        return UNKNOWN, f"http-{status}", f"the server answered {status}, which is no status of HTTP"
    return None


def _gone(evidence: Evidence, last: Exchange) -> Verdict | None:
    """The server says that the page is not there, or that it cannot serve it."""
    status = last.status or 0
    if status in GONE:
        return DEAD, f"http-{status}", GONE[status]
    if status >= 500:
        return DEAD, f"http-{status}", f"the server fails at this page ({status})"
    return None


def _redirect_without_end(evidence: Evidence, last: Exchange) -> Verdict | None:
    """Redirects that lead in a circle, on and on, or nowhere."""
    if last.status not in _REDIRECTS:
        return None
    if not last.location:
        return UNKNOWN, "redirect-nowhere", f"the server answered {last.status} and did not say where to"
    if not last.location.startswith(("http://", "https://")):
        return UNKNOWN, "redirect-off-the-web", f"the server leads to {last.location[:80]}"
    visited = {exchange.url for exchange in evidence.exchanges}
    if last.location not in visited:
        return UNKNOWN, "too-many-redirects", f"the server redirected {len(visited)} times"
    if any(_has(exchange, "set-cookie") for exchange in evidence.exchanges):
        return UNKNOWN, "cookie-wall", "the server redirects in a circle until a cookie is accepted"
    return DEAD, "redirect-loop", "the server redirects in a circle"


def _has(exchange: Exchange, name: str) -> bool:
    return any(key == name for key, _ in exchange.headers)


def _success(evidence: Evidence, last: Exchange) -> Verdict | None:
    """The server says yes; is it the page?"""
    page = evidence.page or Page(last.url)
    moved = soft404.is_moved(evidence.url, last.url)
    if last.status == 202 and page.length == 0 and last.method != "HEAD":
        return UNKNOWN, "accepted-only", "the server took the request but showed no page (202)"
    if page.bare:
        return UNKNOWN, "empty-answer", f"the server reports success ({last.status}) but sent no page"
    if moved:
        verdict = _wall(evidence, last) or _parked_host(evidence, last) or _error_page(evidence, last)
        verdict = verdict or _home(evidence, last)
        if verdict:
            return verdict
    verdict = _another_page(evidence, page)
    if verdict:
        return verdict
    if not urls.is_home(evidence.url):
        verdict = _soft_404(evidence, last, page, moved)
        if verdict:
            return verdict
    if (title := walls.calls_itself(page)) and not soft404.is_about(evidence.url):
        return UNKNOWN, "error-page", f"the server reports success ({last.status}), but its page is called “{title}”"
    if last.status == 304 or (last.status or 0) < 300 or last.status == 300:
        return LIVE, f"http-{last.status}", f"the server shows the page ({last.status})"
    return None


def _another_page(evidence: Evidence, page: Page) -> Verdict | None:
    """What a page shows without leading anywhere: a seller of domains, a login, a question of consent, nothing."""
    if soft404.vouches(page, evidence.url):
        return None
    if walls.is_parked(page):
        return DEAD, "parked-domain", "the domain is parked or for sale"
    if kind := walls.shows(page, evidence.url):
        return UNKNOWN, f"{kind}-wall", f"the server shows {walls.WALLS[kind]} (“{page.heading or page.title}”)"
    if page.excerpt.startswith("script → "):
        where = page.excerpt.removeprefix("script → ")[:80]
        return UNKNOWN, "needs-scripts", f"the page shows nothing without scripts, which lead to {where}"
    return None


def _wall(evidence: Evidence, last: Exchange) -> Verdict | None:
    """A redirect to a login or a question of consent."""
    kind = walls.led_to(evidence.url, last.url)
    return (UNKNOWN, f"{kind}-wall", f"the server leads to {walls.WALLS[kind]} ({host_of(last.url)})") if kind else None


def _parked_host(evidence: Evidence, last: Exchange) -> Verdict | None:
    host = host_of(last.url)
    if walls.is_parking_host(host) and not walls.is_parking_host(host_of(evidence.url)):
        return DEAD, "parked-domain", f"the domain leads to a seller of domains ({host})"
    return None


def _error_page(evidence: Evidence, last: Exchange) -> Verdict | None:
    """A redirect to an address that names itself an error page, such as `/404.html` or `PageNotFound.aspx`."""
    pattern = _pattern(_ERROR_PAGE)
    final, asked = last.url.partition("?")[0], evidence.url.partition("?")[0]
    if pattern.search(final) and not pattern.search(asked):
        return SOFT, "redirect-to-error-page", f"the page leads to an error page ({last.url[:120]})"
    return None


def _home(evidence: Evidence, last: Exchange) -> Verdict | None:
    """A page that now leads to its site's front page is gone."""
    asked_host = host_of(evidence.url)
    language = evidence.page.language if evidence.page else ""
    if not urls.is_home(last.url, language) or urls.is_home(evidence.url):
        return None
    if asked_host in _SHORTENERS | IDENTIFIER_HOSTS:
        return None
    return SOFT, "redirect-to-home", f"the page leads to the front page of {host_of(last.url)}"


def _soft_404(evidence: Evidence, last: Exchange, page: Page, moved: bool) -> Verdict | None:
    """A page that is not there, served as if it were."""
    control = evidence.control
    made_up = evidence.control_exchanges[-1] if evidence.control_exchanges else None
    if (
        moved
        and made_up is not None
        and made_up.status is not None
        and made_up.status < 300
        and made_up.url == last.url
    ):
        return SOFT, "redirect-of-all", "the page leads where made-up addresses of the host lead as well"
    if soft404.says_not_found(page, evidence.url):
        said = page.heading or page.excerpt[:60]
        return SOFT, "says-not-found", f"the page itself says that it is not there (“{said}”)"
    if control is not None and soft404.same_page(page, control):
        if soft404.needs_scripts(page):
            return UNKNOWN, "needs-scripts", "the page shows nothing without scripts"
        return SOFT, "same-as-made-up", "the host shows the same page for made-up addresses"
    return None
