"""Finds: the message-id cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from refcheck.model.article import Citation
from refcheck.model.finding import Severity
from refcheck.reporter.rule import Bad, Context, Good, Problem, rule


@rule(
    Citation,
    code="CT726",
    name="message-id-invalid",
    severity=Severity.ERROR,
    conditions=("bad_message-id",),
    cs1="CS1 errors: message-id",
    examples=[
        Bad("{{cite newsgroup |title=T |newsgroup=n |message-id=&lt;a&gt;}}"),
        Good("{{cite newsgroup |title=T |newsgroup=n |message-id=a@b.example}}"),
    ],
)
def message_id_invalid(citation: Citation, context: Context) -> Iterator[Problem]:
    """The message-id cannot be one.

    Readers and tools follow identifiers to the source; one that cannot exist leads nowhere or, worse, to another
    work.  The check digit or the form is wrong, so a digit was mistyped or something else was put in.  refcheck never
    works out a new check digit: which digit is wrong cannot be known.

    Sources: CS1 `err_bad_message-id` (Help:CS1 errors); RFC 5536.
    """
    for remark in context.remarks(citation, "bad_message-id"):
        yield Problem.at(remark.field or citation, f"this cannot be a valid message-id: {remark.about}")
