"""What went wrong, in one word: the exceptions of sockets, TLS, http.client, urllib3 and requests, however wrapped."""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
from typing import Any

import urllib3

from refcheck.resolver.sockets import BlockedAddressError

_LONGEST_TEXT = 300

# Error numbers of OpenSSL's certificate check (x509_vfy.h).
_CERTIFICATE = {
    9: "tls-expired",  # not yet valid
    10: "tls-expired",
    18: "tls-self-signed",
    19: "tls-self-signed",
    62: "tls-hostname",
    64: "tls-hostname",
}
_UNREACHABLE = frozenset({"ENETUNREACH", "EHOSTUNREACH", "ENETDOWN", "EHOSTDOWN", "EADDRNOTAVAIL", "EACCES", "EPERM"})


def _causes(error: BaseException) -> list[BaseException]:
    """An exception and all that it wraps, in whatever way requests and urllib3 wrap."""
    found: list[BaseException] = []
    todo: list[Any] = [error]
    while todo and len(found) < 30:
        one = todo.pop(0)
        if not isinstance(one, BaseException) or any(one is other for other in found):
            continue
        found.append(one)
        todo += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return found


def failure_of(error: BaseException) -> tuple[str, str]:
    """The word for a failure (see `Exchange.failure`) and its details in the library's words."""
    # urllib3 counts a connection that could not be made as a kind of time-out; its cause says what it was.
    causes = [one for one in _causes(error) if not isinstance(one, urllib3.exceptions.NewConnectionError)]
    detail = str(causes[-1] if causes else error)[:_LONGEST_TEXT]
    connecting = any(isinstance(one, urllib3.exceptions.ConnectTimeoutError) for one in causes)
    for one in causes:
        text = str(one)[:_LONGEST_TEXT]
        if isinstance(one, BlockedAddressError):
            return "blocked-address", text
        if isinstance(one, socket.gaierror):
            passing = one.errno in (socket.EAI_AGAIN, getattr(socket, "EAI_SYSTEM", None))
            return ("dns-temporary" if passing else "dns"), text
        if isinstance(one, ssl.SSLCertVerificationError):
            return _CERTIFICATE.get(one.verify_code, "tls-untrusted"), one.verify_message
        if isinstance(one, TimeoutError | urllib3.exceptions.TimeoutError):
            return ("connect-timeout" if connecting else "timeout"), ""
        if isinstance(one, ssl.SSLError):
            return "tls", text
        if isinstance(one, ConnectionRefusedError):
            return "refused", ""
        if isinstance(one, ConnectionResetError | BrokenPipeError | http.client.RemoteDisconnected):
            return "reset", ""
        if isinstance(one, OSError) and errno.errorcode.get(one.errno or 0) in _UNREACHABLE:
            return "unreachable", text
    if any(isinstance(one, http.client.IncompleteRead) for one in causes):
        return "reset", "the answer broke off"
    if any(isinstance(one, http.client.HTTPException | urllib3.exceptions.HTTPError | ValueError) for one in causes):
        return "bad-answer", detail
    return "failed", f"{type(error).__name__}: {detail}"[:_LONGEST_TEXT]
