"""What an HTTP status or a failure says about a link, one row each.

Sources: RFC 9110, RFC 6585, RFC 7725, and what bot walls and front ends (Cloudflare, IIS, nginx, LinkedIn) really send.
"""

from __future__ import annotations

from refcheck.model.evidence import LinkState

DEAD, UNKNOWN = LinkState.DEAD, LinkState.UNKNOWN

# What is said of the form of a request (its method, its headers), and not of the page.
_FORM = ("request-refused", "the server does not take our request in this form, which says nothing of the page")

# Statuses that prove nothing by themselves: they say something about us, or about this moment.
UNPROVEN: dict[int, tuple[str, str]] = {
    401: ("login-required", "the server asks for a login"),
    402: ("payment-required", "the server asks for payment"),
    403: ("forbidden", "the server refuses us; it may show the page to others"),
    407: ("login-required", "a proxy asks for a login"),
    408: ("timeout", "the server says that the request took too long"),
    405: _FORM,
    406: _FORM,
    409: ("conflict", "the server says that something else stands in the way"),
    411: _FORM,
    412: _FORM,
    413: _FORM,
    415: _FORM,
    416: _FORM,
    417: _FORM,
    418: ("refused-to-programs", "the server refuses programs"),
    419: ("login-required", "the server says that a login has run out"),
    420: ("rate-limited", "the server says that we ask too often"),
    421: ("misdirected", "the server says that it is not responsible for this address"),
    423: ("locked", "the server says that the page is locked"),
    424: ("conflict", "the server says that something else stands in the way"),
    425: ("try-later", "the server asks to try later"),
    426: _FORM,
    428: ("refused-to-programs", "the server wants something that only a browser sends"),
    429: ("rate-limited", "the server says that we ask too often"),
    430: ("refused-to-programs", "the server refuses programs"),
    431: _FORM,
    440: ("login-required", "the server says that a login has run out"),
    449: ("refused-to-programs", "the server wants something that only a browser sends"),
    450: ("blocked-here", "the page is blocked where we ask from"),
    451: ("legal-block", "the page is withheld for legal reasons where we ask from"),
    494: ("refused-to-programs", "the server does not take our request"),
    495: ("login-required", "the server asks for a certificate of ours"),
    496: ("login-required", "the server asks for a certificate of ours"),
    497: _FORM,
    498: ("login-required", "the server asks for a valid token"),
    499: ("timeout", "the server gave up waiting"),
    501: _FORM,
    503: ("unavailable", "the server says that it cannot answer now"),
    504: ("timeout", "a gateway waited too long for the server"),
    505: _FORM,
    511: ("network-login", "our own network asks for a login"),
    522: ("timeout", "the server behind Cloudflare took no connection in time"),
    524: ("timeout", "the server behind Cloudflare took too long"),
    529: ("unavailable", "the server is overloaded"),
    598: ("timeout", "a proxy waited too long for the server"),
    599: ("timeout", "a proxy got no connection to the server in time"),
    999: ("refused-to-programs", "the server refuses programs"),
}

# Where the host says the same of its own front page, the refusal is meant for us and not for the page.
AMBIGUOUS = frozenset({400, 414, 422})

# What says that there is no such page; any other status below 500 says something else or nothing certain.
GONE: dict[int, str] = {
    400: "the server says that the address is wrong (400)",
    404: "the server says that there is no such page (404)",
    410: "the server says that the page is gone for good (410)",
    414: "the server says that the address is too long (414)",
    422: "the server says that the address makes no sense (422)",
}

# Failures without a status: state, reason, words.
FAILURES: dict[str, tuple[LinkState, str, str]] = {
    "dns": (DEAD, "no-such-host", "the host does not exist any more (its name is unknown)"),
    "dns-temporary": (UNKNOWN, "name-server-failed", "the name server could not say where the host is"),
    "refused": (DEAD, "connection-refused", "the host takes no connection for this address"),
    "timeout": (UNKNOWN, "timeout", "the server did not answer in time"),
    "connect-timeout": (UNKNOWN, "timeout", "the host took no connection in time"),
    "reset": (UNKNOWN, "connection-broken", "the server broke the connection off without an answer"),
    "unreachable": (UNKNOWN, "unreachable", "there is no way to the host from here"),
    "network-down": (UNKNOWN, "network-down", "our own network is down"),
    "tls": (UNKNOWN, "tls-failure", "no secure connection came about"),
    "tls-expired": (UNKNOWN, "tls-expired", "the server's certificate is not valid today; behind it may be a page"),
    "tls-self-signed": (UNKNOWN, "tls-self-signed", "the server's certificate is self-signed; behind it may be a page"),
    "tls-hostname": (UNKNOWN, "tls-hostname", "the server's certificate is for another host"),
    "tls-untrusted": (UNKNOWN, "tls-untrusted", "the server's certificate comes from nobody whom we trust"),
    "too-large": (UNKNOWN, "bad-answer", "the answer was too large"),
    "bad-answer": (UNKNOWN, "bad-answer", "the answer was not HTTP"),
    "failed": (UNKNOWN, "bad-answer", "the answer could not be read"),
    "host-silent": (UNKNOWN, "timeout", "the host had not answered several times in a row, so this link was not asked"),
    "host-paused": (UNKNOWN, "rate-limited", "the host asked us to wait, so this link was not asked"),
    "interrupted": (UNKNOWN, "interrupted", "the run was interrupted before this link was asked"),
}
