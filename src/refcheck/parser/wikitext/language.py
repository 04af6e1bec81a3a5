"""Which language an article is written in: from the wiki's address, its namespaces, its last headings, its script."""

from __future__ import annotations

import re

from refcheck.model.text import Document
from refcheck.words import tongue

_HOST = re.compile(r"(?:https?:)?//([a-z]{2,3})\.(?:m\.)?wik[a-z]+\.org/|wiki:([a-z]{2,3}):", re.I)
_ELSEWHERE = frozenset(("www", "en", "m"))
# The words before the colon of categories and files, where one language alone uses them.
_NAMESPACES = {
    "kategorie": "de", "datei": "de", "catégorie": "fr", "fichier": "fr", "categoría": "es", "archivo": "es",
    "ficheiro": "pt", "bestand": "nl", "kategoria": "pl", "plik": "pl", "категория": "ru",
    "файл": "ru",
    "категорія": "uk", "fil": "sv", "luokka": "fi", "tiedosto": "fi", "kategória": "hu", "fájl": "hu", "soubor": "cs",
    "fitxer": "ca", "dosya": "tr", "berkas": "id", "thể loại": "vi", "tập tin": "vi", "تصنيف": "ar", "ملف": "ar",
    "رده": "fa", "پرونده": "fa", "קטגוריה": "he", "קובץ": "he", "분류": "ko", "파일": "ko", "ファイル": "ja",
    "文件": "zh",
    "分类": "zh", "分類": "zh", "fișier": "ro", "slika": "hr", "датотека": "sr", "файлове": "bg", "αρχείο": "el",
}  # fmt: skip
# The words of several: headings decide between them, else the name of the files, else the first is taken.
_SHARED = {"kategori": ("no", "sv", "da", "id", "tr"), "categorie": ("nl", "ro")}
#: Every wiki understands it; English ones know no other.
_EVERYWHERE = "category"
_NAMESPACES |= {word: word for word in (*_SHARED, _EVERYWHERE)}
# What stands before the colon of links on English wikis besides `category`: namespaces and sister projects.
_ENGLISH = frozenset(
    "category file image media template wikipedia portal help user special talk project module draft book wiktionary "
    "wikt commons wikisource wikiquote wikinews wikibooks wikiversity wikivoyage wikidata wikispecies species meta "
    "mediawiki simple tokipona appendix rhymes thesaurus reconstruction citations index wikisaurus transwiki".split()
)
_OWN_LINE = re.compile(r"^\[\[([^\W\d_]{5,15}):[^\[\]\n]+\]\][ \t\r]*$", re.M)
_PICTURE = re.compile(r"\[\[([^\W\d_]{3,15}):[^\[\]|\n]{1,200}\.(?:jpe?g|png|svg|gif|tiff?)[ ]*[|\]]", re.I)
_LINK = re.compile(r"\[\[([^\[\]|:{}\n]{2,12}):")
_TAIL = 4000  # categories stand at the end
_END = 20000  # the last sections
_HEADING = re.compile(r"^==[ \t]*([^=\n]{2,40}?)[ \t]*==[ \t\r]*$", re.M)
_HEAD = 4000  # the first picture at the beginning


def language_of(document: Document) -> str:
    """The article's language: `en` where nothing tells, `und` where it is another one and no more is known."""
    for address in (document.url or "", document.path):
        match = _HOST.match(address)
        if match is not None:
            code = (match[1] or match[2]).lower()
            return "en" if code in _ELSEWHERE else code
    text = document.text
    last = None
    for match in _LINK.finditer(text, max(0, len(text) - _TAIL)):
        last = _NAMESPACES.get(match[1].strip().lower(), last)
    if last is not None and last not in _SHARED and last != _EVERYWHERE:
        return last
    told = tongue.language(_last_headings(text), text)
    if last is None or last == _EVERYWHERE or told in _SHARED[last]:
        return told or ("en" if last is not None or not _is_foreign(text) else tongue.UNDETERMINED)
    for match in _LINK.finditer(text, 0, _HEAD):
        if (found := _NAMESPACES.get(match[1].strip().lower())) is not None and found not in _SHARED:
            return found
    return _SHARED[last][0]


def _last_headings(text: str) -> list[str]:
    """The headings of level two of the last sections; their signs are found first, which takes a tenth of the time."""
    tail = "\n" + text if len(text) <= _END else text[text.find("\n", len(text) - _END - 1) :]
    found = []
    at = tail.find("\n==")
    while at >= 0:
        match = _HEADING.match(tail, at + 1)
        if match is not None:
            found.append(match[1])
        at = tail.find("\n==", at + 3)
    return found


def _is_foreign(text: str) -> bool:
    """Whether the page calls its categories or pictures by a word that no English wiki knows."""
    words = [match[1] for match in _OWN_LINE.finditer(text, max(0, len(text) - _TAIL))]
    words += [match[1] for match in _PICTURE.finditer(text, 0, _HEAD)]
    return any(word.lower() not in _ENGLISH for word in words)
