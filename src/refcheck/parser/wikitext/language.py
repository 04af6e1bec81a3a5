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
_LINK = re.compile(r"\[\[([^\[\]|:{}\n]{2,12}):")
_TAIL = 4000  # categories stand at the end
_END = 20000  # the last sections
_HEADING = re.compile(r"^==[ \t]*([^=\n]{2,40}?)[ \t]*==[ \t\r]*$", re.M)
_HEAD = 4000  # the first picture at the beginning


def language_of(document: Document) -> str:
    """The code of the article's language, `en` where nothing tells."""
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
    told = tongue.language(_HEADING.findall(text, max(0, len(text) - _END)), text)
    if last is None or last == _EVERYWHERE or told in _SHARED[last]:
        return told or "en"
    for match in _LINK.finditer(text, 0, _HEAD):
        if (found := _NAMESPACES.get(match[1].strip().lower())) is not None and found not in _SHARED:
            return found
    return _SHARED[last][0]
