"""Makes article.html and article.txt of every sample article anew, from its article.wikitext.

    python scripts/fixtures.py [SLUG…]

The HTML is what a real MediaWiki with the small cite templates of scripts/mediawiki/pages renders, the text what a
person gets who selects that page in Chromium and copies it.  Needs what scripts/setup-services.sh installs.
The wiki's address is written as http://wiki.example, so that two runs give the same files.
"""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from services.mediawiki import MediaWiki, Unavailable, temporary  # noqa: E402

ARTICLES = ROOT / "fixtures" / "articles"
BROWSER = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# What changes with each rendering and says nothing about the article.
_NOISE = re.compile(
    r'<script\b.*?</script>\s*|<!--\s*NewPP limit report.*?-->\s*|<!--\s*Transclusion expansion.*?-->\s*|'
    r'<!--\s*Saved in parser cache.*?-->\s*|<noscript>.*?</noscript>|<!--\s*Rendering.*?-->\s*',
    re.S,
)  # fmt: skip


def settled(html: str, wiki: MediaWiki) -> str:
    """The page without what is new each time: address, scripts, limit report, moments of rendering."""
    html = _NOISE.sub("", html).replace(wiki.url, "http://wiki.example").replace("127.0.0.1%3A", "wiki.example%3A")
    html = re.sub(r"(?<=info%3Asid%2F)127\.0\.0\.1", "wiki.example", html)
    html = re.sub(r"(?<=oldid=)\d+|(?<=wgRevisionId\":)\d+|(?<=&amp;id=)\d+", "1", html)
    return "\n".join(line.rstrip() for line in html.splitlines()) + "\n"


def copied(url: str) -> str:
    """What select-all and copy give in Chromium."""
    from playwright.sync_api import sync_playwright

    browser_path = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser_path is None:
        raise Unavailable("chromium is not installed; run scripts/setup-services.sh as root")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=BROWSER)
        page = browser.new_page()
        page.goto(url, wait_until="load")
        # Whether "[edit]" and the "^" of the references can be selected differs from wiki to wiki; here they can.
        page.add_style_tag(content="* { user-select: text !important; }")
        text: str = page.evaluate(
            "() => { const s = getSelection(); s.selectAllChildren(document.body); return s.toString(); }"
        )
        browser.close()
    return text


def main(slugs: list[str]) -> int:
    """Regenerates the named articles, all without names."""
    folders = [ARTICLES / slug for slug in slugs] or sorted(path for path in ARTICLES.iterdir() if path.is_dir())
    try:
        wiki = temporary()
    except Unavailable as error:
        print(f"fixtures.py: {error}", file=sys.stderr)
        return 2
    try:
        for folder in folders:
            title = tomllib.loads((folder / "facts.toml").read_text("utf-8"))["title"]
            wiki.put({title: (folder / "article.wikitext").read_text("utf-8")})
            (folder / "article.html").write_text(settled(wiki.html(title), wiki), "utf-8", newline="\n")
            text = copied(wiki.page_url(title)).rstrip() + "\n"
            (folder / "article.txt").write_text(text, "utf-8", newline="\n")
            print(folder.name)
    finally:
        wiki.close()
        shutil.rmtree(wiki.folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
