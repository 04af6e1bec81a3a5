"""Takes the README's pictures: what refcheck really prints of a fixture article, in a terminal and as HTML.

python scripts/screenshots.py        needs Chromium (CHROMIUM=/path/to/it where it is not on PATH)
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
FOLDER = ROOT / "fixtures" / "articles" / "rene-balcer"
ARTICLE = "article.wikitext"
TODAY = "2026-11-23"
WIDTH = 92
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COLORS = {
    "1": "font-weight:700",
    "2": "color:#8b949e",
    "4": "text-decoration:underline",
    "1;31": "color:#ff7b72;font-weight:700",
}
COLORS |= {"32": "color:#7ee787", "33": "color:#f0b429", "36": "color:#79c0ff"}
STYLE = """
body { margin: 0; background: #fff; }
pre { display: inline-block; margin: 0; padding: 22px 26px; border-radius: 10px; background: #0d1117; color: #e6edf3;
      font: 15px/1.5 "DejaVu Sans Mono", monospace; }
"""


def refcheck(*words: str) -> str:
    """What the command prints; findings are no failure here."""
    command = [str(Path(sys.executable).with_name("refcheck")), *words]
    environment = {**os.environ, "COLUMNS": str(WIDTH), "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=FOLDER, env=environment, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return done.stdout


def painted(text: str) -> str:
    """The text with its colours as HTML."""
    out = []
    for at, piece in enumerate(re.split(r"\x1b\[([0-9;]*)m", text)):
        if at % 2 == 0:
            out.append(escape(piece))
        else:
            out.append("</span>" if piece in ("", "0") else f'<span style="{COLORS.get(piece, "")}">')
    return "".join(out)


def terminal(browser: Browser, folder: Path) -> None:
    """The text report, with the command that made it."""
    shown = f"refcheck audit --offline {ARTICLE}"
    text = refcheck("audit", "--offline", "--color", "always", "--today", TODAY, ARTICLE)
    page = folder / "terminal.html"
    body = f'<span style="color:#8b949e">$</span> {escape(shown)}\n\n{painted(text.rstrip())}'
    page.write_text(f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><pre>{body}</pre>', "utf-8")
    tab = browser.new_page(viewport={"width": 1100, "height": 800}, device_scale_factor=1.25)
    tab.goto(page.as_uri())
    tab.locator("pre").screenshot(path=IMAGES / "terminal.png", omit_background=True)
    tab.close()


def report(browser: Browser, folder: Path) -> None:
    """The HTML report, light and dark."""
    page = folder / "report.html"
    refcheck("audit", "--offline", "--today", TODAY, "--format", f"html={page}", ARTICLE)
    for scheme in ("light", "dark"):
        context = browser.new_context(
            viewport={"width": 1000, "height": 1250}, color_scheme=scheme, device_scale_factor=1.5
        )
        tab = context.new_page()
        tab.goto(page.as_uri())
        tab.screenshot(path=IMAGES / f"report-{scheme}.png")
        context.close()


def main() -> None:
    """Writes docs/images/*.png."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        raise SystemExit("screenshots: there is no chromium; name one with CHROMIUM=/path/to/it")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        terminal(browser, Path(folder))
        report(browser, Path(folder))
        browser.close()
    for image in sorted(IMAGES.glob("*.png")):
        print(f"{image.relative_to(ROOT)}  {image.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
