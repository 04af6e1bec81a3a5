"""What may pass and is asked again, and how long to wait before: retries, back-off, Retry-After."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from refcheck.resolver.conversation import Answer
from refcheck.resolver.policy import Policy

# "You ask too much" and "not now": the host wants fewer requests (RFC 6585, RFC 9110).
PUSHED_BACK = frozenset({429, 503})
# Statuses that the same request may not get again in a moment.
PASSING_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 527, 529, 530, 598, 599})
PASSING_FAILURE = frozenset({"timeout", "connect-timeout", "reset", "refused", "unreachable", "dns-temporary"})
_TIMED_OUT = frozenset({"timeout", "connect-timeout"})


def retry_after(answer: Answer) -> float | None:
    """The seconds that the host asks to wait (Retry-After as a number or a date), None where it does not say."""
    value = dict(answer.exchange.headers).get("retry-after", "").strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
        if when.tzinfo is None:
            return None
        return max(0.0, (when - answer.exchange.at).total_seconds())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def wait_before_retry(answer: Answer, attempt: int, policy: Policy) -> float | None:
    """Seconds to wait before the next attempt (`attempt` counts from 0), None when the answer is to be taken as it is.

    After a time-out there is no further wait: the time-out was one.
    """
    exchange = answer.exchange
    if attempt >= policy.retries:
        return None
    if exchange.status is None:
        if exchange.failure not in PASSING_FAILURE:
            return None
        return 0.0 if exchange.failure in _TIMED_OUT else policy.backoff * 2.0**attempt
    if exchange.status not in PASSING_STATUS:
        return None
    asked = retry_after(answer)
    if asked is not None and asked > policy.longest_wait:
        return None
    return max(policy.backoff * 2.0**attempt, asked or 0.0)
