"""A real MediaWiki for the tests and the fixtures: Debian's package, SQLite, PHP's own server on 127.0.0.1.

    def test_something(mediawiki):                          # session fixture, see tests/conftest.py
        mediawiki.put({"Otters": "Text.<ref>Source.</ref>"})
        mediawiki.page_url("Otters")                        # http://127.0.0.1:PORT/wiki/Otters
        mediawiki.api_url, mediawiki.rest_url               # …/w/api.php, …/w/rest.php/v1
        mediawiki.html("Otters")                            # as a browser gets it; skin="vector-2022", "minerva", …
        mediawiki.printable("Otters"), mediawiki.parsoid("Otters"), mediawiki.bare("Otters")
        mediawiki.put({"Otters": "Old."}, when="2019-05-01T12:00:00Z")   # a revision of another day; put() again for more

The wiki has Cite, ParserFunctions, Parsoid, the skins Vector (old and new), Minerva and Timeless, and the small cite
templates of scripts/mediawiki/pages.  Its layout is Wikipedia's: articles below /wiki/, scripts below /w/.
Installing takes about two seconds; each test session has its own wiki, which goes away with it.

Where PHP or MediaWiki is missing, tests are skipped with the reason; with REFCHECK_REQUIRE_SERVICES=1 they fail.
`scripts/setup-services.sh` installs both on Debian and Ubuntu.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

SOURCE = Path("/usr/share/mediawiki")
TEMPLATES = Path(__file__).parents[2] / "scripts" / "mediawiki" / "pages"
DAY_OF_TEMPLATES = "2020-01-01T00:00:00Z"

_SETTINGS = """
wfLoadExtension( 'Cite' );
wfLoadExtension( 'ParserFunctions' );
wfLoadExtension( 'Parsoid', "$IP/vendor/wikimedia/parsoid/extension.json" );
foreach ( [ 'Vector', 'MinervaNeue', 'Timeless' ] as $skin ) { wfLoadSkin( $skin ); }
$wgDefaultSkin = 'vector';
$wgArticlePath = '/wiki/$1';
$wgUsePathInfo = true;
$wgPFEnableStringFunctions = true;
$wgCacheDirectory = __DIR__ . '/cache';
$wgMainCacheType = CACHE_NONE;
$wgParserCacheType = CACHE_NONE;
$wgJobRunRate = 0;
$wgEnableUploads = false;
$wgUseInstantCommons = false;
$wgPingback = false;
$wgEnableEmail = false;
$wgShowExceptionDetails = true;
$wgAllowExternalImages = false;
$wgFragmentMode = [ 'html5' ];
$wgRightsText = 'Public domain';
$wgRightsUrl = '';
$wgDBerrorLog = false;
"""

# Every address goes through index.php unless it names a script or a file below /w/.
_ROUTER = """<?php
$path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/' );
if ( preg_match( '~^/w/(api|rest|load|index)\\.php(/|$)~', $path, $m ) ) {
    $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = "/w/$m[1].php";
    $_SERVER['PATH_INFO'] = substr( $path, strlen( "/w/$m[1].php" ) );
    $_SERVER['SCRIPT_FILENAME'] = "%(source)s/$m[1].php";
    chdir( '%(source)s' );
    require "%(source)s/$m[1].php";
    return;
}
if ( strncmp( $path, '/w/', 3 ) === 0 ) { return false; }
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/w/index.php';
$_SERVER['SCRIPT_FILENAME'] = '%(source)s/index.php';
chdir( '%(source)s' );
require '%(source)s/index.php';
"""


class Unavailable(Exception):
    """MediaWiki cannot be installed here; the text says what is missing and what would help."""


def missing() -> str:
    """What this machine lacks for a MediaWiki of its own, "" where it lacks nothing."""
    if not shutil.which("php"):
        return "php is not installed; run scripts/setup-services.sh as root"
    if not (SOURCE / "index.php").is_file():
        return f"MediaWiki is not in {SOURCE}; run scripts/setup-services.sh as root"
    modules = subprocess.run(["php", "-m"], capture_output=True, text=True, check=False).stdout.lower().split()
    lacking = [name for name in ("pdo_sqlite", "mbstring", "xml", "intl") if name not in modules]
    return f"PHP lacks {', '.join(lacking)}; run scripts/setup-services.sh as root" if lacking else ""


class MediaWiki:
    """One running wiki; `close` ends its server and removes nothing but its own folder."""

    def __init__(self, folder: Path, *, templates: Path | None = TEMPLATES) -> None:
        reason = missing()
        if reason:
            raise Unavailable(reason)
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "cache").mkdir(exist_ok=True)
        self.url = f"http://127.0.0.1:{_free_port()}"
        self._install()
        if templates is not None:
            self.put({_title(path): path.read_text("utf-8") for path in templates.iterdir()}, when=DAY_OF_TEMPLATES)
        self._serve()

    @property
    def api_url(self) -> str:
        """The address of the action API."""
        return self.url + "/w/api.php"

    @property
    def rest_url(self) -> str:
        """The root of the REST API."""
        return self.url + "/w/rest.php/v1"

    def page_url(self, title: str) -> str:
        """The address of a page as people share it."""
        return f"{self.url}/wiki/{urllib.parse.quote(title.replace(' ', '_'), safe=':/')}"

    def put(self, pages: Mapping[str, str], when: str = "2026-01-10T12:00:00Z") -> None:
        """Store pages (title → wikitext), each as a new revision of that moment."""
        revisions = "".join(
            f"<page><title>{escape(title)}</title><ns>{_namespace(title)}</ns><revision><timestamp>{when}</timestamp>"
            "<contributor><username>Admin</username></contributor>"
            f"<model>{'css' if title.endswith('.css') else 'wikitext'}</model>"
            f"<format>{'text/css' if title.endswith('.css') else 'text/x-wiki'}</format>"
            f'<text xml:space="preserve" bytes="{len(text.rstrip().encode())}">{escape(text.rstrip())}</text>'
            "</revision></page>"
            for title, text in pages.items()
        )
        dump = f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11">{revisions}</mediawiki>'
        file = self.folder / "import.xml"
        file.write_text(dump, "utf-8")
        self._run("importDump.php", "--no-updates", "--uploads=0", str(file))

    def revisions(self, title: str) -> list[dict[str, object]]:
        """The page's revisions, newest first: `revid` and `timestamp`."""
        answer = json.loads(self.api(action="query", prop="revisions", titles=title, rvlimit="50"))
        found: list[dict[str, object]] = answer["query"]["pages"][0].get("revisions", [])
        return found

    def api(self, **parameters: str) -> str:
        """The action API's answer in JSON."""
        return _get(f"{self.api_url}?{urllib.parse.urlencode({'format': 'json', 'formatversion': '2', **parameters})}")

    def html(self, title: str, *, skin: str = "vector", **parameters: str) -> str:
        """The page as a browser gets it."""
        return _get(f"{self.page_url(title)}?{urllib.parse.urlencode({'useskin': skin, **parameters})}")

    def printable(self, title: str) -> str:
        """The printable version."""
        return self.html(title, printable="yes")

    def bare(self, title: str) -> str:
        """The parser's output alone."""
        answer = json.loads(self.api(action="parse", page=title, prop="text", disablelimitreport="1"))
        text: str = answer["parse"]["text"]
        return text

    def parsoid(self, title: str) -> str:
        """The page as Parsoid renders it for the REST API."""
        return _get(f"{self.rest_url}/page/{urllib.parse.quote(title.replace(' ', '_'), safe='')}/html")

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        try:
            self._server.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait(timeout=5)

    def _install(self) -> None:
        arguments = ["--dbtype", "sqlite", "--dbname", "wiki", "--dbpath", str(self.folder / "data")]
        arguments += ["--confpath", str(self.folder), "--server", self.url, "--scriptpath", "/w"]
        self._run("install.php", *arguments, "--pass", secrets.token_urlsafe(12), "Testwiki", "Admin")
        with (self.folder / "LocalSettings.php").open("a", encoding="utf-8") as settings:
            settings.write(_SETTINGS)

    def _run(self, script: str, *arguments: str) -> None:
        command = ["php", str(SOURCE / "maintenance" / script), *arguments]
        ran = subprocess.run(command, env=self._environment(), capture_output=True, text=True, check=False, timeout=120)
        if ran.returncode:
            raise RuntimeError(f"{script} ended with {ran.returncode}: {(ran.stdout + ran.stderr)[-2000:]}")

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
        return {**kept, "HOME": str(self.folder), "MW_CONFIG_FILE": str(self.folder / "LocalSettings.php")}

    def _serve(self) -> None:
        root = self.folder / "web"
        root.mkdir(exist_ok=True)
        if not (root / "w").exists():
            (root / "w").symlink_to(SOURCE)
        router = self.folder / "router.php"
        router.write_text(_ROUTER % {"source": SOURCE}, "utf-8")
        address = self.url.removeprefix("http://")
        with (self.folder / "server.log").open("wb") as log:
            command = ["php", "-d", "display_errors=0", "-S", address, "-t", str(root), str(router)]
            self._server = subprocess.Popen(command, env=self._environment(), stdout=log, stderr=log)
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if self._server.poll() is not None:
                break
            try:
                self.api(action="query", meta="siteinfo")
                return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
        self.close()
        raise RuntimeError("MediaWiki did not answer: " + (self.folder / "server.log").read_text("utf-8")[-2000:])


@pytest.fixture(scope="session")
def mediawiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaWiki]:
    """A running MediaWiki with our cite templates and no articles."""
    try:
        wiki = MediaWiki(tmp_path_factory.mktemp("mediawiki"))
    except Unavailable as error:
        if os.environ.get("REFCHECK_REQUIRE_SERVICES") == "1":
            pytest.fail(str(error))
        pytest.skip(str(error))
    try:
        yield wiki
    finally:
        wiki.close()


def temporary() -> MediaWiki:
    """A wiki in a temporary folder, for scripts; the caller closes it."""
    return MediaWiki(Path(tempfile.mkdtemp(prefix="refcheck-mediawiki-")))


def _title(path: Path) -> str:
    return path.name.removesuffix(".wikitext").replace("@", ":")


def _namespace(title: str) -> int:
    return {"Template": 10, "MediaWiki": 8, "Category": 14, "Help": 12, "User": 2}.get(title.partition(":")[0], 0)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _get(url: str) -> str:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url, timeout=30) as answer:
        text: str = answer.read().decode("utf-8")
    return text
