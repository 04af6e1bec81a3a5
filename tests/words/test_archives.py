"""Archive addresses: every service's forms, the mistakes that others make with them, and hostile ones."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.words import archives
from refcheck.words.archive_services import DEPRECATIONS, SERVICES
from support.timing import assert_within

NOT_ARCHIVES = [
    "",
    "/",
    "http://",
    "http://[::1",
    "https://www.nytimes.com/2010/05/25/arts/25arts.html",
    "https://archive.org/details/aristotlespoetic032945mbp",
    "https://archive.org/download/a/20160101000000/a.pdf",
    "https://blog.archive.org/2016/01/15/www.example.com",
    "https://web.archive.org/",
    "https://web.archive.org/web/",
    "https://web.archive.org/web/index.html",
    "http://archive.isgeschiedenis.nl/20140101000000/http://example.com/",  # a substring of a host is no host
    "http://my-perma.cc/ABCD-1234",
    "http://perma.cc.example.com/ABCD-1234",
    "http://web.archive.org.example.com/web/20160801000000/http://example.com/",
    "http://example.com/?u=https://web.archive.org/web/20160801000000/http://example.com/",
    "http://www.archives.alabama.gov/timeline/al1801.html",
    "https://archive-it.org/collections/1234",
    "https://archive.ph/faq",
    "https://perma.cc/about",
    "https://trove.nla.gov.au/newspaper/article/1234567",
    "http://www.collectionscanada.gc.ca/obj/s4/f2/dsk3/ftp04/mq23265.pdf",
    "http://eresources.nlb.gov.sg/infopedia/articles/SIP_126.html",
    "https://ghostarchive.org/search?term=x",
    "http://digital.library.yorku.ca/yul-123",
]

# address, service, original, moment of capture (None: the address does not say), what the service prefers (= the same)
FORMS = [
    ("https://web.archive.org/web/20160801000000/http://example.com/a", "wayback", "http://example.com/a", "20160801000000", "="),
    ("http://archive.org/web/20160801000000/example.com/a", "wayback", "http://example.com/a", "20160801000000", "https://web.archive.org/web/20160801000000/http://example.com/a"),
    ("https://web.archive.org/web/20160115000000/http://192.0.2.1:8080/a", "wayback", "http://192.0.2.1:8080/a", "20160115000000", "="),
    ("https://web.archive.org/20160115000000/http:/example.com:80/a#b", "wayback", "http://example.com/a#b", "20160115000000", "https://web.archive.org/web/20160115000000/http://example.com/a#b"),
    ("https://web.archive.org/web/20160115000000/http%3A%2F%2Fexample.com%2Fa%3Fb", "wayback", "http://example.com/a?b", "20160115000000", "https://web.archive.org/web/20160115000000/http://example.com/a?b"),
    ("http://classic-web.archive.org/web/20060115000000/http://example.com/", "wayback", "http://example.com/", "20060115000000", "https://web.archive.org/web/20060115000000/http://example.com/"),
    ("//web.archive.org/web/20160801000000/http://example.com/a", "wayback", "http://example.com/a", "20160801000000", "https://web.archive.org/web/20160801000000/http://example.com/a"),
    ("HTTP://Web.Archive.ORG/web/20160801000000/HTTP://Example.com/a", "wayback", "http://Example.com/a", "20160801000000", "https://web.archive.org/web/20160801000000/http://Example.com/a"),
    ("https://archive.today/20140101120000/http://example.com/a", "archive.today", "http://example.com/a", "20140101120000", "="),
    ("http://archive.is/2014.01.01-120000/http://example.com/a", "archive.today", "http://example.com/a", "20140101120000", "https://archive.today/20140101120000/http://example.com/a"),
    ("http://www.archive.ec/20140101120000/http://example.com/a", "archive.today", "http://example.com/a", "20140101120000", "https://archive.today/20140101120000/http://example.com/a"),
    ("https://archive.ph/AbCdE#selection-1.0-2.0", "archive.today", "", None, "="),
    ("https://archive.ph/o/AbCdE/https://example.com/y", "archive.today", "https://example.com/y", None, "="),
    ("http://www.webcitation.org/5eWaHRbn4?url=http://www.example.com/", "webcite", "http://www.example.com/", "20090212051918", "https://www.webcitation.org/5eWaHRbn4?url=http://www.example.com/"),
    ("http://www.webcitation.org/5eWaHRbn4", "webcite", "", "20090212051918", "="),
    ("http://www.webcitation.org/1234415958271278", "webcite", "", "20090212051918", "="),
    ("http://www.webcitation.org/query?id=1234415958271278&url=http://example.com/", "webcite", "http://example.com/", "20090212051918", "https://www.webcitation.org/1234415958271278?url=http://example.com/"),
    ("http://www.webcitation.org/query?url=http%3A%2F%2Fexample.com%2F%3Fa%3D1%26b&amp;date=2011-01-25", "webcite", "http://example.com/?a=1&b", "20110125000000", "="),
    ("http://www.webcitation.org/query?url=http://example.com/?a=1&b=2&date=2011-01-25+10:11:12", "webcite", "http://example.com/?a=1&b=2", "20110125101112", "="),
    ("http://timetravel.mementoweb.org/memento/20100101000000/http://example.com/a", "memento", "http://example.com/a", "20100101000000", "https://timetravel.mementoweb.org/memento/20100101000000/http://example.com/a"),
    ("http://timetravel.mementoweb.org/api/json/20100101000000/http://example.com/a", "memento", "http://example.com/a", "20100101000000", "https://timetravel.mementoweb.org/memento/20100101000000/http://example.com/a"),
    ("http://wayback.archive-it.org/1234/20100101000000/http://example.com/", "archive-it", "http://example.com/", "20100101000000", "https://wayback.archive-it.org/1234/20100101000000/http://example.com/"),
    ("http://archive-it.org/all/20100101000000mp_/http://example.com/", "archive-it", "http://example.com/", "20100101000000", "https://wayback.archive-it.org/all/20100101000000/http://example.com/"),
    ("http://collection.europarchive.org/nli/20140101000000/http://example.ie/", "europarchive", "http://example.ie/", "20140101000000", "https://wayback.archive-it.org/10702/20140101000000/http://example.ie/"),
    ("http://webarchive.proni.gov.uk/20140101000000/http://example.org/", "proni", "http://example.org/", "20140101000000", "https://wayback.archive-it.org/11112/20140101000000/http://example.org/"),
    ("http://arquivo.pt/wayback/20100101000000/http://example.com/a", "arquivo", "http://example.com/a", "20100101000000", "https://arquivo.pt/wayback/20100101000000/http://example.com/a"),
    ("http://arquivo.pt/wayback/wayback/20100101000000/http://example.com/a", "arquivo", "http://example.com/a", "20100101000000", "https://arquivo.pt/wayback/20100101000000/http://example.com/a"),
    ("https://arquivo.pt/noFrame/replay/20100101000000mp_/http://example.com/a", "arquivo", "http://example.com/a", "20100101000000", "https://arquivo.pt/wayback/20100101000000/http://example.com/a"),
    ("http://webarchive.loc.gov/lcwa0010/20100101000000/http://example.com/a", "loc", "http://example.com/a", "20100101000000", "https://webarchive.loc.gov/all/20100101000000/http://example.com/a"),
    ("https://www.webharvest.gov/peth04/20041022004143/http://example.gov/", "webharvest", "http://example.gov/", "20041022004143", "="),
    ("https://webarchive.library.unt.edu/eot2008/20081001042546/http://example.gov/", "unt", "http://example.gov/", "20081001042546", "="),
    ("http://archive.bibalex.org/web/20060101000000/http://example.com/", "bibalex", "http://example.com/", "20060101000000", "http://web.archive.bibalex.org/web/20060101000000/http://example.com/"),
    ("http://web.petabox.bibalex.org:80/web/20060101000000/http://example.com/", "bibalex", "http://example.com/", "20060101000000", "http://web.archive.bibalex.org/web/20060101000000/http://example.com/"),
    ("http://webarchive.bac-lac.gc.ca:8080/wayback/20060101000000/http://example.ca/", "lac", "http://example.ca/", "20060101000000", "="),
    ("http://www.collectionscanada.ca/archivesweb/20060101000000/http://example.ca/", "collectionscanada", "http://example.ca/", "20060101000000", "http://webarchive.bac-lac.gc.ca:8080/wayback/20060101000000/http://example.ca/"),
    ("http://veebiarhiiv.digar.ee/a/20140101000000/http://example.ee/", "veebiarhiiv", "http://example.ee/", "20140101000000", "https://veebiarhiiv.digar.ee/a/20140101000000/http://example.ee/"),
    ("http://wayback.vefsafn.is/wayback/20140101000000/http://example.is/", "vefsafn", "http://example.is/", "20140101000000", "="),
    ("http://nukrobi2.nuk.uni-lj.si:8080/wayback/20140101000000/http://example.si/", "nuk", "http://example.si/", "20140101000000", "="),
    ("http://sul-swap-prod.stanford.edu/20140101000000/http://example.org/", "stanford", "http://example.org/", "20140101000000", "https://swap.stanford.edu/20140101000000/http://example.org/"),
    ("http://webarchive.nationalarchives.gov.uk/20140101000000/http://example.gov.uk/", "nationalarchives", "http://example.gov.uk/", "20140101000000", "https://webarchive.nationalarchives.gov.uk/ukgwa/20140101000000/http://example.gov.uk/"),
    ("https://webarchive.nationalarchives.gov.uk/ukgwa/20140101000000mp_/http://example.gov.uk/", "nationalarchives", "http://example.gov.uk/", "20140101000000", "https://webarchive.nationalarchives.gov.uk/ukgwa/20140101000000/http://example.gov.uk/"),
    ("http://webarchive.nrscotland.gov.uk/20140101000000/http://example.scot/", "nrscotland", "http://example.scot/", "20140101000000", "https://webarchive.nrscotland.gov.uk/20140101000000/http://example.scot/"),
    ("http://webarchive.parliament.uk/20140101000000/http://example.org/", "parliament-uk", "http://example.org/", "20140101000000", "="),
    ("https://www.webarchive.org.uk/wayback/archive/20140101000000/http://example.uk/", "ukwa", "http://example.uk/", "20140101000000", "="),
    ("https://www.webarchive.org.uk/wayback/en/archive/20140101000000mp_/http://example.uk/", "ukwa", "http://example.uk/", "20140101000000", "https://www.webarchive.org.uk/wayback/archive/20140101000000/http://example.uk/"),
    ("http://eresources.nlb.gov.sg/webarchives/wayback/20140101000000/http://example.sg/", "nlb", "http://example.sg/", "20140101000000", "https://eresources.nlb.gov.sg/webarchives/wayback/20140101000000/http://example.sg/"),
    ("https://perma.cc/ABCD-1234?type=image", "perma.cc", "", None, "https://perma.cc/ABCD-1234"),
    ("https://perma.cc/ABCD-1234", "perma.cc", "", None, "="),
    ("http://perma-archives.org/warc/20140101000000/http://example.org/", "perma.cc", "http://example.org/", "20140101000000", "="),
    ("http://pandora.nla.gov.au/pan/14231/20120727-0512/www.example.com/index.html", "nla", "http://www.example.com/index.html", "20120727051200", "="),
    ("http://pandora.nla.gov.au/pan/14231/20120727-0512/example.com/index.html", "nla", "http://example.com/index.html", "20120727051200", "="),
    ("https://trove.nla.gov.au/nph-arch/2006/H2006-Jun-30/http://example.com/", "nla", "http://example.com/", "20060630000000", "="),
    ("http://webarchive.nla.gov.au/gov/20140101000000/http://example.gov.au/", "nla", "http://example.gov.au/", "20140101000000", "https://webarchive.nla.gov.au/awa/20140101000000/http://example.gov.au/"),
    ("http://content.webarchive.nla.gov.au/gov/wayback/20140101000000/http://example.gov.au/", "nla", "http://example.gov.au/", "20140101000000", "https://webarchive.nla.gov.au/awa/20140101000000/http://example.gov.au/"),
    ("http://archive.wikiwix.com/cache/20140101000000/http://example.fr/", "wikiwix", "http://example.fr/", "20140101000000", "https://archive.wikiwix.com/cache/20140101000000/http://example.fr/"),
    ("http://archive.wikiwix.com/cache/?url=http://example.fr/", "wikiwix", "http://example.fr/", None, "="),
    ("https://archive.wikiwix.com/cache/index2.php?url=http%3A%2F%2Fexample.fr%2Fa%3Fb%3D1#federation=archive.wikiwix.com&tab=url", "wikiwix", "http://example.fr/a?b=1", None, "="),
    ("http://www.freezepage.com/1258593473BOGBSBWVXT", "freezepage", "", None, "="),
    ("https://webrecorder.io/user/coll/20170101000000/http://example.org/", "conifer", "http://example.org/", "20170101000000", "="),
    ("https://conifer.rhizome.org/user/coll/list/x/b1/20170101000000$br:chrome:60/http://example.org/", "conifer", "http://example.org/", "20170101000000", "="),
    ("https://ghostarchive.org/archive/20220101000000/http://example.com/", "ghostarchive", "http://example.com/", "20220101000000", "="),
    ("https://ghostarchive.org/archive/XfR2a", "ghostarchive", "", None, "="),
    ("https://ghostarchive.org/varchive/youtube/20211212/dQw4w9WgXcQ", "ghostarchive", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "20211212000000", "="),
    ("http://digital.library.yorku.ca/wayback/20140101000000/http://example.ca/", "yorku", "http://example.ca/", "20140101000000", "https://digital.library.yorku.ca/wayback/20140101000000/http://example.ca/"),
    ("http://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjkL:www.example.com/x+foo+bar&hl=en", "google-cache", "http://www.example.com/x", None, "="),
    ("http://padi.cat:8080/wayback/20140101000000/http://example.cat/", "padi.cat", "http://example.cat/", "20140101000000", "="),
    # Japanese time
    ("https://megalodon.jp/2018-0817-1153-31/https://www.example.com:443/path", "megalodon", "https://www.example.com/path", "20180817025331", "="),
    ("http://megalodon.jp/2018-0817-0153-31/www.example.com/path", "megalodon", "http://www.example.com/path", "20180816165331", "="),
    ("https://warp.da.ndl.go.jp/info:ndljp/pid/1234/www.example.go.jp/a", "warp", "http://www.example.go.jp/a", None, "="),
]  # fmt: skip


@pytest.mark.parametrize("url", NOT_ARCHIVES)
def test_other_addresses_are_no_archives(url: str) -> None:
    """A host that only looks like an archive's, and a page of an archive that is no capture, are left alone."""
    assert archives.read(url) is None


@pytest.mark.parametrize(("url", "service", "original", "captured", "normalised"), FORMS)
def test_every_form_is_read(url: str, service: str, original: str, captured: str | None, normalised: str) -> None:
    """Each service's forms give the service, the archived address, the moment and the preferred form."""
    link = archives.read(url)
    assert link is not None
    moment = datetime.strptime(captured, "%Y%m%d%H%M%S").replace(tzinfo=UTC) if captured else None
    assert (link.service, link.original, link.captured) == (service, original, moment)
    assert link.normalised == (url if normalised == "=" else normalised)
    assert link.problem == ""


@pytest.mark.parametrize("url", [form[0] for form in FORMS])
def test_the_preferred_form_means_the_same(url: str) -> None:
    """Reading the preferred form again gives the same original and moment, and nothing better to prefer."""
    link = archives.read(url)
    assert link is not None
    again = archives.read(link.normalised)
    assert again is not None
    assert (again.original, again.captured, again.normalised) == (link.original, link.captured, link.normalised)


def test_every_service_has_a_form_in_these_tests() -> None:
    """No row of the table is untested, but for those that share every form with a tested one."""
    tested = {form[1] for form in FORMS}
    plain = {"webarchiv-cz", "webdepozit", "natlib-nz", "onb"}
    assert {row.name for row in SERVICES} == tested | plain
    for name in plain:
        row = next(row for row in SERVICES if row.name == name)
        link = archives.read(row.normal.format(ts="20140101000000", url="http://example.org/a"))
        assert link is not None
        assert (link.service, link.original) == (name, "http://example.org/a")


@pytest.mark.parametrize("flag", ["id_", "re_", "if_", "im_", "js_", "cs_", "oe_", "mp_"])
def test_playback_flags_are_flags(flag: str) -> None:
    """Every playback flag is read and goes away in the preferred form, which stays a correct address."""
    link = archives.read(f"https://web.archive.org/web/20160801000000{flag}/http://example.com/a")
    assert link is not None
    assert (link.flag, link.problem, link.original) == (flag, "", "http://example.com/a")
    assert link.normalised == "https://web.archive.org/web/20160801000000/http://example.com/a"


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        # The module's own answers.
        ("https://web.archive.org/web/*/http://example.com", "timestamp"),
        ("https://web.archive.org/save/http://example.com", "save command"),
        ("https://web.archive.org/web/2016/http://example.com", "timestamp"),
        ("https://web.archive.org/20160115000000/http://example.com", ""),
        ("https://web.archive.org/web/20160115000000id_/http://example.com", ""),
        ("https://web.archive.org/web/20160115000000x/http://example.com", "flag"),
        ("http://liveweb.archive.org/http://example.com", "liveweb"),
        ("https://archive.org/web/20160115000000/http://example.com", ""),
        ("https://archive.today/abc", ""),
        # By the same rules.
        ("https://web.archive.org/web/2016*/http://example.com", "timestamp"),
        ("https://web.archive.org/web/http://example.com", "timestamp"),
        ("https://web.archive.org/20160115000000id_/http://example.com", "flag"),
        ("https://web.archive.org/save/_embed/http://example.com", "save command"),
        ("https://web.archive.org/web/201601150000001/http://example.com", "timestamp"),
        ("https://web.archive.org/web/20060115000000-/http://example.com", "flag"),
    ],
)
def test_faults_of_the_address_have_cs1s_words(url: str, problem: str) -> None:
    """The fault of a Wayback Machine address is named as CS1 names it, and the original is still read."""
    link = archives.read(url)
    assert link is not None
    assert link.problem == archives.wayback_problem(url) == problem
    assert link.original == ("http://example.com" if link.original else "")


def test_a_strange_path_is_cs1s_path() -> None:
    """A path before the timestamp that is not `web/` is CS1's `path`, also where the address is no capture at all."""
    url = "https://web.archive.org/screenshot/20160115000000/http://example.com"
    assert archives.wayback_problem(url) == "path"
    assert archives.service(url) == "wayback"


@pytest.mark.parametrize("digits", ["20161315000000", "20160230000000", "19900101000000", "00000000000000"])
def test_impossible_moments_are_named(digits: str) -> None:
    """Fourteen digits that are no moment, or one before the first web archive, have a word of their own."""
    link = archives.read(f"https://web.archive.org/web/{digits}/http://example.com/")
    assert link is not None
    assert (link.captured, link.problem) == (None, "moment")


@pytest.mark.parametrize(
    ("digits", "days"),
    [
        ("2016", (date(2016, 1, 1), date(2016, 12, 31))),  # not 30 November 2015, as padding with zeros gives
        ("201602", (date(2016, 2, 1), date(2016, 2, 29))),
        ("20160214", (date(2016, 2, 14), date(2016, 2, 14))),
        ("201613", None),
        ("1066", None),
    ],
)
def test_partial_timestamps_are_intervals(digits: str, days: tuple[date, date] | None) -> None:
    """A partial timestamp means all the days that begin with it, and is flagged; a moment needs at least the day."""
    link = archives.read(f"https://web.archive.org/web/{digits}/http://example.com/")
    assert link is not None
    assert (link.days, link.problem, link.exact) == (days, "timestamp", False)
    assert (link.captured is not None) == (len(digits) == 8)


def test_any_capture_is_a_fault_of_the_timestamp() -> None:
    """`+`, `*` and one to three digits ask for any capture; the address then proves no moment."""
    for url in (
        "http://webarchive.nationalarchives.gov.uk/+/http://www.example.gov.uk/a",
        "https://web.archive.org/web/2/http://www.example.gov.uk/a",
        "https://wayback.archive-it.org/1234/*/http://www.example.gov.uk/a",
    ):
        link = archives.read(url)
        assert link is not None
        assert (link.original, link.captured, link.problem) == ("http://www.example.gov.uk/a", None, "timestamp")


def test_an_archive_of_an_archive_gives_the_innermost_original() -> None:
    """The innermost address is the original, the outermost moment the capture."""
    inner = "https://archive.today/20150101000000/http://example.com/a"
    link = archives.read(f"https://web.archive.org/web/20160101000000/{inner}")
    assert link is not None
    assert link.original == "http://example.com/a"
    assert link.captured == datetime(2016, 1, 1, tzinfo=UTC)
    assert link.normalised.endswith(inner)


def test_deprecation_depends_on_the_wiki() -> None:
    """archive.today is deprecated on English Wikipedia only; WebCite and Google's cache everywhere; Wayback nowhere."""
    found = archives.deprecation("archive.today", "en")
    assert found is not None
    assert found.since == date(2026, 2, 20)
    assert archives.deprecation("archive.today", "de") is None
    assert archives.deprecation("webcite", "fr") is not None
    assert archives.deprecation("google-cache", "fr") is not None
    assert archives.deprecation("wayback", "en") is None
    assert {row.service for row in DEPRECATIONS} <= {row.name for row in SERVICES}


def test_titles_are_for_people() -> None:
    """A service's title is its own name."""
    assert archives.title("wayback") == "Wayback Machine"
    assert archives.title("elsewhere") == "elsewhere"


def test_addresses_made_are_safe_in_wikitext() -> None:
    """What would end a link or a parameter in wikitext is escaped in the addresses that we make."""
    made = archives.wayback("http://example.com/a?x=[1]|b c", datetime(2016, 1, 15, 1, 2, 3, tzinfo=UTC))
    assert made == "https://web.archive.org/web/20160115010203/http://example.com/a?x=%5B1%5D%7Cb%20c"


MOMENTS = st.datetimes(datetime(1996, 1, 1), datetime(2090, 1, 1)).map(lambda d: d.replace(microsecond=0, tzinfo=UTC))
ORIGINALS = st.from_regex(r"https?://[a-z]{1,8}(-[a-z]{1,3})?\.(com|org|co\.uk)(/[a-z0-9~%!$&'()*+,;=:@._-]{0,9}){0,3}(\?[a-z=&/?]{0,9})?(#[a-z]{1,5})?", fullmatch=True)  # fmt: skip


@settings(max_examples=100)
@given(ORIGINALS, MOMENTS)
def test_what_is_written_is_read_again(original: str, captured: datetime) -> None:
    """Any original and moment survive being made into a Wayback Machine address."""
    link = archives.read(archives.wayback(original, captured))
    assert link is not None
    assert (link.service, link.original, link.captured, link.problem) == ("wayback", original, captured, "")
    assert link.exact


@settings(max_examples=150)
@given(
    ORIGINALS,
    st.sampled_from(["http", "https"]),
    st.sampled_from(["", "web/"]),
    st.from_regex("[0-9]{14}", fullmatch=True),
)
def test_the_short_cut_reads_as_the_table_does(original: str, scheme: str, path: str, digits: str) -> None:
    """The quick reading of the common form gives what the table gives."""
    url = f"{scheme}://web.archive.org/{path}{digits}/{original}"
    row = SERVICES[0]
    quick = archives._read_plain(url)
    assert quick is None or quick == archives._read(url, row, 0)


PIECES = st.sampled_from(
    ["http://", "https://", "//", "/", "web.archive.org", "archive.is", "webcitation.org", "perma.cc", "nla.gov.au", "web/", "*", "2016", "20160101000000", "id_", "?url=", "&date=2011-01-25", "http%3A%2F%2F", "example.com", "#", "@", ":80", " ", "é", "\x00", "٣"]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=9).map("".join) | st.text(max_size=60))
def test_nothing_raises(text: str) -> None:
    """Any text is read or left alone, with a fault from the list of faults."""
    for url in (text, f"https://web.archive.org/{text}", f"https://www.webcitation.org/{text}"):
        link = archives.read(url)
        archives.service(url)
        if link is not None:
            assert link.problem in ("", "save command", "liveweb", "timestamp", "path", "flag", "moment")
            assert link.original == "" or "://" in link.original
            link.days, link.exact, link.short  # noqa: B018


@pytest.mark.parametrize(
    "unit",
    [
        "https://web.archive.org/web/20160101000000/",
        "1",
        "1/",
        "aaaa-",
        "url=&",
        "a-a.",
        "//web.archive.org/",
        "cache:",
        "http%3A",
        "%20",
    ],
)
@pytest.mark.parametrize(
    "host",
    [
        "web.archive.org/",
        "web.archive.org/web/2016/",
        "perma.cc/",
        "www.webcitation.org/query?",
        "webcache.googleusercontent.com/search?q=",
        "trove.nla.gov.au/nph-arch/",
    ],
)
def test_long_addresses_cost_linear_time(host: str, unit: str) -> None:
    """A hundred thousand characters are read within a second."""
    url = f"https://{host}" + unit * (100_000 // len(unit))
    assert_within(1, lambda: (archives.read(url), archives.wayback_problem(url)))
