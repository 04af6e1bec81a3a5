"""Which of Cite's own errors an error message on a page is.

Source: the extension's messages (`i18n/en.json`), and the wordings that the English Wikipedia gives them.  Parsoid
writes the key itself.  What has no rule of its own is of the kind `cite-error`: messages in other languages, and those
of features that are gone (`extends=`).
"""

from __future__ import annotations

import json
import re

UNKNOWN = "cite-error"
#: A piece of the message → the error's key without `cite_error_`; the first that is found holds.
_PHRASES = (
    ("no text was provided", "references_no_text"),
    ("was invoked but never defined", "references_no_text"),
    ("defined multiple times", "references_duplicate_key"),
    ("was defined multiple times", "references_duplicate_key"),
    ("name cannot be a simple integer", "ref_numeric_key"),
    ("cannot be a simple integer", "ref_numeric_key"),
    ("malformed or has a bad name", "ref_no_key"),
    ("invalid names", "ref_too_many_keys"),
    ("has too many names", "ref_too_many_keys"),
    ("invalid parameter in <ref>", "ref_too_many_keys"),
    ("unknown parameter", "ref_too_many_keys"),
    ("must have content", "ref_no_input"),
    ("has no content", "empty_references_define"),
    ("is not used in prior text", "references_missing_key"),
    ("no name attribute", "references_no_key"),
    ("has no name", "references_no_key"),
    ("conflicting group attribute", "references_group_mismatch"),
    ("which does not appear in prior text", "references_missing_key"),  # a kind of its own until 2023
    ("invalid parameter in <references>", "references_invalid_parameters"),
    ("closing </ref> missing", "included_ref"),
    ("missing </ref>", "included_ref"),
    ("closing tag missing for <references>", "included_references"),
    ("but no corresponding <references", "group_refs_without_references"),
    ("there are <ref> tags on this page, but the references will not show", "group_refs_without_references"),
    ("or {{efn}} templates on this page", "group_refs_without_references"),
    ("conflicting dir", "ref_conflicting_dir"),
    ("must be ltr or rtl", "ref_invalid_dir"),
    ('invalid dir="', "ref_invalid_dir"),
)
_KEY = re.compile(r"cite_error_([a-z_]+)")
_KINDS = frozenset(key for _, key in _PHRASES) | {
    "ref_parameter_suggestion", "ref_follow_conflicts", "ref_with_details_no_name", "details_missing_parent",
    "details_unsupported_context",
}  # fmt: skip


def kind(message: str) -> str:
    """The error's key without its prefix, `cite-error` where the wording is not known."""
    low = message.lower()
    return next((key for phrase, key in _PHRASES if phrase in low), UNKNOWN)


def keys(data: object) -> list[tuple[str, str]]:
    """The errors in Parsoid's `data-mw`, each with its kind and its key without the prefix; [] for anything else."""
    text = str(data)
    if "errors" not in text or len(text) > 100_000:
        return []
    try:
        errors = json.loads(text).get("errors", [])
        found = [match[1] for error in errors if (match := _KEY.match(str(error.get("key", ""))))]
        return [(_kind_of_key(key), key) for key in found]
    except (ValueError, AttributeError, RecursionError):
        return []


def _kind_of_key(key: str) -> str:
    if key == "references_missing_group":
        return "references_missing_key"
    return key if key in _KINDS else UNKNOWN
