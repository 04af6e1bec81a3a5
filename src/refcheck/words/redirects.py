"""Where a page leads that is only a redirect to another one."""

from __future__ import annotations

import re

from refcheck.words.patterns import later

# The magic word in English, which works everywhere, and in the languages of the larger Wikipedias.
_WORDS = (
    "redirect|weiterleitung|redirection|redirección|redireccion|rinvia|redirecionamento|doorverwijzing|omdirigering|"
    "omdiriger|viderestilling|patrz|przekieruj|tam|перенаправление|перенапр|перенаправлення|ohjaus|uudelleenohjaus|"
    "redirige|átirányítás|přesměruj|yönlendirme|yönlendir|alih|đổi|重定向|転送|リダイレクト|넘겨주기|تحويل|הפניה"
)
_REDIRECT = later(
    rf"\s{{0,1000}}#(?:{_WORDS})\s{{0,100}}:?\s{{0,100}}"
    r"\[\[[ :]{0,9}([^\[\]{}|<>\x00-\x1f\x7f]{1,255})(?:\|[^\[\]\n]{0,255})?\]\]",
    re.IGNORECASE,
)


def redirect_target(text: str) -> str:
    """The title (with its section) that the wikitext of a redirect names, "" where the page is none.

    Source: MediaWiki's `WikitextContent::getRedirectTargetAndText`.
    """
    match = _REDIRECT.match(text)
    return " ".join(match[1].replace("_", " ").split()) if match else ""
