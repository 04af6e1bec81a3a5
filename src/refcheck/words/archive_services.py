"""The table of web archives: one row a service, with its hosts and the forms of its addresses.

A form is the path and query of an address, with these pieces:

    {ts}          digits of a moment in UTC, yyyyMMddhhmmss or the beginning of that
    {any}         `*`, `+`, `-` or one to three digits: no moment, any capture
    {flag}        how to play it back: `id_`, `if_`, `mp_` …, or `*`; may be missing
    {tail}        the same, or anything else up to the next slash
    {id}          a capture's own name, as the row's `id` says
    {url}         the address that was archived, to the end; {scheme} the same with its http:// or www.
    {word}        one path segment; {collection} the one that the normal form repeats
    {stamp} {dots} {megalodon} {video} {webcite} {query} {cache}     what one service alone has: see `archives`
    [a|b]         either of them, or nothing

`normal` is the form that the service itself prefers today, with {ts}, {url}, {id} and {collection} filled in; "" where
it has none better.
Sources: the services' own pages and RFC 7089; Help:Using the Wayback Machine; Help:Archiving a source.
"""

from __future__ import annotations

from datetime import date

from refcheck.model.record import Record, record


@record
class Service(Record):
    """One web archive.

    `hosts` are matched by whole labels from the right: `perma.cc` is also `www.perma.cc`, never `my-perma.cc`; `=` in
    front means this host and no other.
    `own_fragment` is True where a `#fragment` belongs to the archive's page and not to the archived address.
    `utc_offset` is in hours, for a service whose addresses carry local time.
    """

    name: str
    title: str
    hosts: tuple[str, ...]
    forms: tuple[str, ...]
    normal: str = ""
    id: str = ""
    own_fragment: bool = False
    utc_offset: int = 0


@record
class Deprecation(Record):
    """Why links to a service should be replaced; `language` is the wiki's code, "" for every wiki."""

    service: str
    language: str
    since: date | None
    reason: str


WAYBACK = "wayback"

SERVICES: tuple[Service, ...] = (
    Service(
        WAYBACK,
        "Wayback Machine",
        (
            "web.archive.org",
            "wayback.archive.org",
            "liveweb.archive.org",
            "classic-web.archive.org",
            "replay.archive.org",
            "web-beta.archive.org",
            "=archive.org",
            "=www.archive.org",
            "waybackmachine.org",
        ),
        ("[/web]/{ts}{tail}[/_embed]/{url}", "[/web]/{any}{flag}/{url}", "/save[/_embed]/{url}", "[/web]/{scheme}"),
        "https://web.archive.org/web/{ts}/{url}",
    ),
    Service(
        "archive.today",
        "archive.today",
        (
            "archive.today",
            "archive.is",
            "archive.ph",
            "archive.md",
            "archive.li",
            "archive.fo",
            "archive.vn",
            "archive.ec",
        ),
        (
            "/{ts}/{url}",
            "/{dots}/{url}",
            "/{any}/{url}",
            "/newest/{url}",
            "/oldest/{url}",
            "/o/{id}/{url}",
            "[/wip]/{id}[/image|/scr.png|/again]",
        ),
        "https://archive.today/{ts}/{url}",
        id=r"(?!(?:faq|blog|news|about|submit|search|newest|oldest)\b)[0-9A-Za-z]{3,6}",
        own_fragment=True,
    ),
    Service(
        "webcite",
        "WebCite",
        ("webcitation.org",),
        ("/query?{query}", "/{webcite}?{query}", "/{webcite}"),
        "https://www.webcitation.org/{id}?url={url}",
    ),
    Service(
        "memento",
        "Memento Time Travel",
        ("timetravel.mementoweb.org",),
        ("/memento/{ts}/{url}", "/api/json/{ts}/{url}", "/list/{ts}/{url}"),
        "https://timetravel.mementoweb.org/memento/{ts}/{url}",
    ),
    Service(
        "archive-it",
        "Archive-It",
        ("wayback.archive-it.org", "archive-it.org"),
        ("/{collection}/{ts}{flag}/{url}", "/{collection}/{any}/{url}"),
        "https://wayback.archive-it.org/{collection}/{ts}/{url}",
    ),
    Service(
        "europarchive",
        "European Archive",
        ("collection.europarchive.org", "collections.internetmemory.org", "collections.europarchive.org"),
        ("/nli/{ts}{flag}/{url}",),
        "https://wayback.archive-it.org/10702/{ts}/{url}",
    ),
    Service(
        "proni",
        "PRONI Web Archive",
        ("webarchive.proni.gov.uk",),
        ("/{ts}{flag}/{url}",),
        "https://wayback.archive-it.org/11112/{ts}/{url}",
    ),
    Service(
        "arquivo",
        "Arquivo.pt",
        ("arquivo.pt",),
        ("[/wayback]/wayback/{ts}{flag}/{url}", "/noFrame/replay/{ts}{flag}/{url}"),
        "https://arquivo.pt/wayback/{ts}/{url}",
    ),
    Service(
        "loc",
        "Library of Congress Web Archives",
        ("webarchive.loc.gov",),
        ("/{collection}/{ts}{flag}/{url}", "/{collection}/{any}/{url}"),
        "https://webarchive.loc.gov/all/{ts}/{url}",
    ),
    Service(
        "webharvest",
        "Congressional and Federal Government Web Harvests",
        ("webharvest.gov",),
        ("/{collection}/{ts}{flag}/{url}",),
        "https://www.webharvest.gov/{collection}/{ts}/{url}",
    ),
    Service(
        "unt",
        "University of North Texas Web Archive",
        ("webarchive.library.unt.edu",),
        ("/web/{ts}{flag}/{url}", "/{collection}/{ts}{flag}/{url}"),
        "https://webarchive.library.unt.edu/{collection}/{ts}/{url}",
    ),
    Service(
        "bibalex",
        "Bibliotheca Alexandrina",
        ("archive.bibalex.org", "petabox.bibalex.org"),
        ("[/web]/{ts}{flag}/{url}",),
        "http://web.archive.bibalex.org/web/{ts}/{url}",
    ),
    Service(
        "lac",
        "Library and Archives Canada",
        ("webarchive.bac-lac.gc.ca",),
        ("/wayback/{ts}{flag}/{url}",),
        "http://webarchive.bac-lac.gc.ca:8080/wayback/{ts}/{url}",
    ),
    Service(
        "collectionscanada",
        "Government of Canada Web Archive",
        ("collectionscanada.gc.ca", "collectionscanada.ca"),
        ("/archivesweb/{ts}{flag}/{url}", "/webarchives/{ts}{flag}/{url}"),
        "http://webarchive.bac-lac.gc.ca:8080/wayback/{ts}/{url}",
    ),
    Service(
        "veebiarhiiv",
        "Estonian Web Archive",
        ("veebiarhiiv.digar.ee",),
        ("/a/{ts}{flag}/{url}",),
        "https://veebiarhiiv.digar.ee/a/{ts}/{url}",
    ),
    Service(
        "vefsafn",
        "Icelandic Web Archive",
        ("wayback.vefsafn.is", "vefsafn.is"),
        ("/wayback/{ts}{flag}/{url}", "/is/{ts}{flag}/{url}"),
        "http://wayback.vefsafn.is/wayback/{ts}/{url}",
    ),
    Service(
        "nuk",
        "Slovenian Web Archive",
        ("nukrobi2.nuk.uni-lj.si", "arhiv.nuk.uni-lj.si"),
        ("/wayback/{ts}{flag}/{url}",),
        "http://nukrobi2.nuk.uni-lj.si:8080/wayback/{ts}/{url}",
    ),
    Service(
        "stanford",
        "Stanford Web Archive",
        ("swap.stanford.edu", "sul-swap.stanford.edu", "swap-prod.stanford.edu", "sul-swap-prod.stanford.edu"),
        ("[/was]/{ts}{flag}/{url}",),
        "https://swap.stanford.edu/{ts}/{url}",
    ),
    Service(
        "nationalarchives",
        "UK Government Web Archive",
        ("webarchive.nationalarchives.gov.uk", "yourarchives.nationalarchives.gov.uk"),
        ("[/ukgwa|/tna]/{ts}{flag}/{url}", "[/ukgwa|/tna]/{any}/{url}"),
        "https://webarchive.nationalarchives.gov.uk/ukgwa/{ts}/{url}",
    ),
    Service(
        "nrscotland",
        "National Records of Scotland Web Archive",
        ("webarchive.nrscotland.gov.uk",),
        ("/{ts}{flag}/{url}", "/{any}/{url}"),
        "https://webarchive.nrscotland.gov.uk/{ts}/{url}",
    ),
    Service(
        "parliament-uk",
        "UK Parliament Web Archive",
        ("webarchive.parliament.uk",),
        ("/{ts}{flag}/{url}", "/{any}/{url}"),
        "http://webarchive.parliament.uk/{ts}/{url}",
    ),
    Service(
        "ukwa",
        "UK Web Archive",
        ("webarchive.org.uk",),
        ("/wayback[/en|/cy|/gd]/archive/{ts}{flag}/{url}", "/wayback[/en|/cy|/gd]/archive/{any}/{url}"),
        "https://www.webarchive.org.uk/wayback/archive/{ts}/{url}",
    ),
    Service(
        "nlb",
        "Web Archive Singapore",
        ("eresources.nlb.gov.sg",),
        ("/webarchives/wayback/{ts}{flag}/{url}",),
        "https://eresources.nlb.gov.sg/webarchives/wayback/{ts}/{url}",
    ),
    Service(
        "perma.cc",
        "Perma.cc",
        ("perma.cc", "perma-archives.org"),
        ("[/warc]/{ts}{flag}/{url}", "/warc/{id}/{ts}{flag}/{url}", "/warc/{id}/{url}", "/{id}[?type={word}]"),
        "https://perma.cc/{id}",
        id=r"[0-9A-Za-z]{1,4}(?:-[0-9A-Za-z]{4})+|0[0-9A-Za-z]{8,11}",
        own_fragment=True,
    ),
    Service(
        "nla",
        "Australian Web Archive",
        ("pandora.nla.gov.au", "webarchive.nla.gov.au", "trove.nla.gov.au"),
        (
            "/pan/{word}/{stamp}/{url}",
            "/nph-wb/{stamp}{flag}/{url}",
            "/nph-arch/{word}/{stamp}{flag}/{url}",
            "/gov[/wayback]/{stamp}{flag}/{url}",
            "/awa/{stamp}{flag}/{url}",
            "/wayback/{stamp}{flag}/{url}",
        ),
        "https://webarchive.nla.gov.au/awa/{ts}/{url}",
    ),
    Service(
        "wikiwix",
        "Wikiwix",
        ("archive.wikiwix.com", "wikiwix.com"),
        ("/cache/{ts}/{url}", "/cache/[{word}]?{query}"),
        "https://archive.wikiwix.com/cache/{ts}/{url}",
        own_fragment=True,
    ),
    Service(
        "freezepage",
        "FreezePage",
        ("freezepage.com",),
        ("/{id}",),
        id=r"\d{9,11}[A-Z]{6,12}",
    ),
    Service(
        "conifer",
        "Conifer",
        ("conifer.rhizome.org", "webrecorder.io"),
        ("/{word}/{word}[/list/{word}/{word}]/{ts}{tail}/{url}",),
        own_fragment=True,
    ),
    Service(
        "ghostarchive",
        "Ghost Archive",
        ("ghostarchive.org",),
        ("/archive/{ts}/{url}", "/archive/{id}", "/varchive/{word}/{stamp}/{video}", "/varchive/{video}"),
        "https://ghostarchive.org/archive/{ts}/{url}",
        id=r"[0-9A-Za-z]{4,8}",
        own_fragment=True,
    ),
    Service(
        "yorku",
        "York University Digital Library",
        ("digital.library.yorku.ca",),
        ("/wayback/{ts}{flag}/{url}",),
        "https://digital.library.yorku.ca/wayback/{ts}/{url}",
    ),
    Service(
        "google-cache",
        "Google cache",
        ("webcache.googleusercontent.com",),
        ("/search?{cache}", "/?{cache}"),
    ),
    Service(
        "padi.cat",
        "Catalan Web Archive",
        ("padi.cat",),
        ("/wayback/{ts}{flag}/{url}",),
        "http://padi.cat:8080/wayback/{ts}/{url}",
    ),
    Service(
        "megalodon",
        "Megalodon",
        ("megalodon.jp",),
        ("[/pc|/ref|/fs]/{megalodon}/{url}",),
        utc_offset=9,
    ),
    Service(
        "warp",
        "Web Archiving Project of the National Diet Library",
        ("warp.da.ndl.go.jp", "warp.ndl.go.jp"),
        ("/info:ndljp/pid/{word}/{url}", "[/web]/{ts}{flag}/{url}"),
    ),
    Service(
        "webarchiv-cz",
        "Czech Web Archive",
        ("wayback.webarchiv.cz", "wayback-test.webarchiv.cz"),
        ("/wayback/{ts}{flag}/{url}",),
        "https://wayback.webarchiv.cz/wayback/{ts}/{url}",
    ),
    Service(
        "webdepozit",
        "Slovak Web Archive",
        ("wayback.webdepozit.sk",),
        ("/wayback/{ts}{flag}/{url}",),
        "https://wayback.webdepozit.sk/wayback/{ts}/{url}",
    ),
    Service(
        "natlib-nz",
        "New Zealand Web Archive",
        ("ndhadeliver.natlib.govt.nz",),
        ("/webarchive[/wayback]/{ts}{flag}/{url}",),
        "https://ndhadeliver.natlib.govt.nz/webarchive/{ts}/{url}",
    ),
    Service(
        "onb",
        "Austrian Web Archive",
        ("webarchiv.onb.ac.at",),
        ("/web/{ts}{flag}/{url}",),
        "https://webarchiv.onb.ac.at/web/{ts}/{url}",
    ),
)

# Sources: Wikipedia:Requests for comment/Archive.is RFC 5; Help:Using WebCite; the services' own notices.
DEPRECATIONS: tuple[Deprecation, ...] = (
    Deprecation("archive.today", "en", date(2026, 2, 20), "English Wikipedia deprecated archive.today on 2026-02-20"),
    Deprecation(
        "webcite", "", date(2019, 7, 14), "WebCite takes no captures since 2019-07-14 and is often out of service"
    ),
    Deprecation("google-cache", "", None, "Google has withdrawn its cache, which never kept a page for long"),
    Deprecation("europarchive", "", None, "the European Archive is closed; its captures moved to Archive-It"),
    Deprecation("proni", "", None, "this address is closed; its captures moved to Archive-It"),
    Deprecation(
        "collectionscanada", "", None, "this address is closed; its captures moved to Library and Archives Canada"
    ),
)
