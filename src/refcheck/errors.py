"""The exceptions of refcheck: only what a user or a maintainer must repair.

    RefcheckError
    ├── UsageError   a wrong option, an unknown rule, a bad configuration
    ├── InputError   a source that cannot be read or decoded
    └── RuleError    a rule crashed: a bug in refcheck

A broken article is a `Fault` and a dead host is evidence; both are results, never exceptions.
"""

from __future__ import annotations


class RefcheckError(Exception):
    """Base of all errors that refcheck raises on purpose; its text is one line for the user."""


class UsageError(RefcheckError):
    """A wrong option, an unknown rule name, a bad configuration: the text names what and the remedy."""


class InputError(RefcheckError):
    """A source that cannot be read or decoded.

    `path` is the source as the user gave it; `reason` says what is wrong and what would help.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class RuleError(RefcheckError):
    """A rule raised while it looked at an article: a bug in refcheck, reported with the rule's name."""

    def __init__(self, rule: str, path: str, cause: BaseException) -> None:
        super().__init__(f"{path}: rule {rule} failed ({type(cause).__name__}: {cause}); please report this")
        self.rule = rule
        self.path = path
