"""Messages of Citation Style 1 that stand in a rendered page → the tracking category of each.

The heads are the literal beginnings that Module:Citation/CS1 prints (Help:CS1 errors), states of 2020 to 2025.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_IDENTIFIERS = (
    "arXiv ASIN bibcode bioRxiv citeseerx DOI HDL ISBN ISMN ISSN JFM JSTOR LCCN MR OCLC OL OSTI PMC PMID RFC S2CID SBN "
    "SSRN Zbl message-id medRxiv"
)
_HEADS = (
    (r"Check date values in", "dates"),
    (r"Check \|e?issn=", "ISSN"),
    (r"Check \|[\w-]*url=", "URL"),
    (r"Check \|[\w-]*link", "parameter link"),
    (r"\|access-?date= requires", "access-date without URL"),
    (r"\|archive-?(?:url|date)= ", "archive-url"),
    (r"\|[\w-]*format= requires", "format without URL"),
    (r"\|[\w-]+-access= requires", "param-access"),
    (r"\|(?:trans|script)-[\w-]+= requires", "translated title"),
    (r"\|contributor= ", "contributor"),
    (r"\|class= ignored", "class"),
    (r"\|[\w-]+= ignored", "chapter ignored"),
    (r"\|[\w-]+= has generic name", "generic name"),
    (r"\|[\w-]+= has numeric name", "numeric name"),
    (r"\|edition= has extra text", "extra text: edition"),
    (r"\|(?:issue|number)= has extra text", "extra text: issue"),
    (r"\|(?:pages?|pp?|quote-pages?)= has extra text", "extra text: pages"),
    (r"\|volume= has extra text", "extra text: volume"),
    (r"\|[\w-]+= missing \|", "missing name"),
    (r"Missing \|(?:author|editor|last|translator|contributor|interviewer)", "missing name"),
    (r"\|[\w-]+= missing title", "bare URL"),
    (r"\|doi-broken-date= requires", "DOI"),
    (r"Missing or empty \|url", "requires URL"),
    (r"Missing or empty \|", "missing title"),
    (r"Cite (?:journal|magazine|news|web) requires \|", "missing periodical"),
    (r"Cite uses deprecated parameter", "deprecated parameters"),
    (r"Cite uses generic title", "generic title"),
    (r"Cite has empty unknown parameter", "empty unknown parameters"),
    (r"Unknown parameter \|", "unsupported parameter"),
    (r'Text "', "unrecognized parameter"),
    (r"More than one of ", "redundant parameter"),
    (r"External link in ", "external links"),
    (r"Explicit use of et al", "explicit use of et al."),
    (r"Italic or bold markup", "markup"),
    (r"Vancouver style error", "Vancouver style"),
    (r"URL–wikilink conflict", "URL–wikilink conflict"),
    (r"Empty citation", "empty citation"),
    (r"Missing pipe in", "missing pipe"),
    (r"Invalid \|display-", "display-names"),
    (r"Invalid \|script-", "script parameters"),
    (r"Invalid \|", "invalid parameter value"),
    (r"ISBN / Date incompatibility", "ISBN date"),
    (r"[\w -]+ character in \|", "invisible characters"),
)


@cache
def _heads() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(head), name) for head, name in _HEADS)


@cache
def _by_kind() -> dict[str, str]:
    return {name.lower(): name for name in _IDENTIFIERS.split()}


@lru_cache(maxsize=512)
def category(message: str) -> str | None:
    """The English Wikipedia's tracking category of a message, None where the message is none of the module's."""
    text = message.strip("; \t\n").removesuffix("(link)").removesuffix("(help)").strip()
    if text.startswith("CS1 maint: "):
        return text
    identifier = re.match(r"Check \|([\w-]+)= ", text)
    if identifier and identifier[1].lower() in _by_kind():
        return f"CS1 errors: {_by_kind()[identifier[1].lower()]}"
    required = re.match(r"\|(\w+)= required", text)
    if required and required[1] in _by_kind():
        return f"CS1 errors: {_by_kind()[required[1]]}"
    return next((f"CS1 errors: {name}" for head, name in _heads() if head.match(text)), None)
