"""The signals of a page that stands before the one asked for: bot walls, logins, questions, parked domains; pure.

What such a page shows proves nothing of the page behind it, but for a parked domain: there is none.
"""

from __future__ import annotations

import re
from functools import cache

from refcheck.model.evidence import Exchange, Page
from refcheck.words import titles, urls

# Where domains end that nobody renewed; a final host that is one of these, or lies below one.
_PARKING = (
    "sedoparking.com sedo.com parkingcrew.net parkingcrew.com bodis.com hugedomains.com dan.com afternic.com"
    " undeveloped.com domainmarket.com above.com parklogic.com voodoo.com skenzo.com namedrive.com domaincontrol.com"
    " buydomains.com uniregistry.com efty.com sav.com squadhelp.com atom.com perfectdomain.com brandpa.com"
    " godaddy.com domainnamesales.com trellian.com ww1.com fabulous.com rookmedia.net cashparking.com"
).split()

_LOGIN_PATH = (
    r"(?:^|[/_.?=&-])(?:log[-_]?[io]n|sign[-_]?[io]n|signon|sso|logon|wp-login\.php|authenticate|authorize|oauth2?"
    r"|shibboleth|saml2?|paywall|subscribe|registration|register|session/new)(?:$|[/_.?=&;-])"
)
_LOGIN_HOST = r"(?:accounts?|login|signin|sso|auth|idp|secure-login|passport|shibboleth)\d*\..+"
_CONSENT = r"(?:^|[/.])(?:consent|guce|cookie-?consent|cookie-?wall|privacy-?wall|myprivacy|gdpr-?consent)(?:$|[/.?])"
_WALL_TITLE = (
    r"just a moment|attention required|access (?:to this page has been )?denied|are you (?:a )?(?:robot|human)"
    r"|robot or human|pardon our interruption|verif(?:y|ying) (?:that )?you are (?:a )?human|human verification"
    r"|security check|ddos-guard|checking your browser|one moment,? please|please wait\.\.\. \| cloudflare"
    r"|request (?:blocked|rejected)|you have been blocked|bot (?:verification|detection)|captcha|unusual traffic"
    r"|please enable (?:js|javascript|cookies)|client challenge|vercel security checkpoint"
)
_PARKED_TEXT = (
    r"(?:this|the|your) domain(?: name)?(?: \S{1,80})? (?:is|may be|has been|was) (?:for sale|parked|expired)"
    r"|this domain(?: name)?(?: \S{1,80})? (?:is|may be|has been|was) (?:available|registered)"
    r"|buy this domain|domain (?:is )?(?:for sale|parking)|parked (?:free|domain)|domain has expired"
    r"|is this your domain"
    r"|inquire about this domain|make an offer (?:on|for) this domain|diese domain (?:steht|kaufen)|domain zu verkaufen"
    r"|ce (?:nom de )?domaine est (?:à vendre|en vente)|este dominio (?:está|esta) (?:a la venta|en venta)"
)
# How a page begins that asks for a login, in the languages that articles cite most.
_LOGIN_TITLE = (
    r"\s*(?:please )?(?:log|sign)[ -]?(?:in|on)\b(?! the\b)"
    r"|\s*(?:member|user|customer|subscriber|account) (?:log|sign)[ -]?in\b"
    r"|\s*login (?:required|page)|.{0,60}\b(?:authentication|login) required"
    r"|\s*(?:einloggen|anmelden|anmeldung|bitte anmelden)\b|\s*(?:se connecter|connexion|identifiez-vous)\b"
    r"|\s*(?:iniciar sesi[óo]n|inicio de sesi[óo]n|iniciar sess[ãa]o|accedi|effettua il login)\b"
    r"|\s*(?:entrar|acceder)\s*(?:[-–|]|\Z)"
    r"|\s*(?:inloggen|logga in|logg inn|log ind|kirjaudu)\b|\s*(?:zaloguj|logowanie|přihlášení)\b"
    r"|\s*(?:вход|войти|авторизация)\b|\s*ログイン|\s*(?:登录|登入)|\s*로그인"
)
_CONSENT_TITLE = (
    r"\s*(?:before you continue|we value your privacy|we use cookies|accept cookies)"
    r"|\s*(?:your privacy (?:choices|matters)|privacy (?:settings|consent)|consent\s*(?:[-–|]|\Z))"
    r"|\s*cookie (?:consent|wall|settings|preferences|policy notice)"
    r"|(?:please )?(?:accept|enable|allow) (?:all )?cookies (?:to|in order to|before)"
    r"|cookies (?:are|must be) (?:required|enabled)"
    r"|\s*(?:wir respektieren ihre privatsph|cookie-einstellungen|datenschutz-einstellungen|zustimmung)"
    r"|\s*(?:nous respectons votre vie|nous utilisons des cookies)|\s*(?:wij waarderen uw privacy|cookies toestaan)"
)
WALLS = {"login": "a login", "consent": "a question of consent"}
_FEW_WORDS = 150  # a page with more is not only a wall


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def header(exchange: Exchange, name: str) -> str:
    """A kept header of an exchange, "" where it has none."""
    return next((value for key, value in exchange.headers if key == name), "")


def challenges(exchange: Exchange) -> bool:
    """Whether the headers say that a bot wall answered in the server's place."""
    if "challenge" in header(exchange, "cf-mitigated") or header(exchange, "x-amzn-waf-action"):
        return True
    return bool(header(exchange, "x-datadome")) and exchange.status in (401, 403, 405)


def is_bot_wall(page: Page) -> bool:
    """Whether a short page says that it wants to see a person first."""
    return page.length < 200 and _pattern(_WALL_TITLE).search(f"{page.heading} ¦ {page.excerpt[:160]}") is not None


def is_parked(page: Page) -> bool:
    """Whether a page says that its domain is parked, expired or for sale."""
    if page.excerpt.startswith("script → /lander"):
        return True
    text = f"{page.heading} ¦ {page.excerpt}".lower()
    # Nearly every page has none of these words, and to look for them takes a tenth of the time.
    if page.length >= 300 or not ("domain" in text or "dominio" in text or "parked free" in text):
        return False
    return _pattern(_PARKED_TEXT).search(text) is not None


def is_parking_host(host: str) -> bool:
    """Whether a host's only work is to show the domains of others."""
    return any(host == parking or host.endswith("." + parking) for parking in _PARKING)


def led_to(asked: str, ended: str) -> str:
    """What stands at the end of redirects: "login", "consent", or "" where it is neither, or was asked for."""
    before, after = urls.read(asked), urls.read(ended)
    if before is None or after is None:
        return ""
    if _new(_LOGIN_PATH, before.path, after.path):
        return "login"
    if _new(_CONSENT, f"{before.host}{before.path}", f"{after.host}{after.path}"):
        return "consent"
    if _pattern(_LOGIN_HOST).fullmatch(after.host) and not _pattern(_LOGIN_HOST).fullmatch(before.host):
        return "login"
    return ""


def _new(pattern: str, before: str, after: str) -> bool:
    return _pattern(pattern).search(after) is not None and _pattern(pattern).search(before) is None


def shows(page: Page, asked: str) -> str:
    """What a short page shows in the place of another: "login", "consent", "" where it is neither or was asked for."""
    parts = urls.read(asked)
    if page.length > _FEW_WORDS or parts is None:
        return ""
    titles = [title for title in (page.heading, page.title, page.headline) if title]
    for kind, words, address in (("consent", _CONSENT_TITLE, _CONSENT), ("login", _LOGIN_TITLE, _LOGIN_PATH)):
        if any(_pattern(words).match(title) for title in titles) and not _pattern(address).search(parts.target):
            return kind
    return ""


def calls_itself(page: Page) -> str:
    """The title of a short page that only an error page or a server without a site bears, "" where it has none such."""
    if page.length > _FEW_WORDS:
        return ""
    return next((title for title in (page.heading, page.title) if titles.wall(title)), "")
