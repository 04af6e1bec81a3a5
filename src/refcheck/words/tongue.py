"""Which language a page is written in, as far as the headings of its last sections and its script tell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from refcheck.words.patterns import later

#: Some language, and not English: no more is known (ISO 639-2, "undetermined").
UNDETERMINED = "und"
_SAMPLE = 8000
#: One letter in so many suffices: parameters, addresses and tags of every wiki are Latin.
_SHARE = 5
_LEAST = 20

# Headings over references, links and related articles that one language alone uses.
_HEADINGS = {
    "en": "references|external links|see also|further reading|footnotes|notes and references|works cited",
    "ar": "مراجع|المراجع|وصلات خارجية|انظر أيضا|انظر أيضًا",
    "bg": "външни препратки|източници",
    "ca": "enllaços externs|vegeu també|referències",
    "cs": "externí odkazy|související články",
    "da": "eksterne henvisninger",
    "de": "einzelnachweise|weblinks|siehe auch|belege",
    "el": "παραπομπές|εξωτερικοί σύνδεσμοι|δείτε επίσης",
    "eo": "referencoj|eksteraj ligiloj",
    "es": "referencias|enlaces externos|véase también",
    "et": "viited|välislingid",
    "eu": "erreferentziak|kanpo estekak",
    "fa": "منابع|پانویس|پیوند به بیرون|جستارهای وابسته",
    "fi": "lähteet|viitteet|aiheesta muualla|katso myös",
    "fr": "références|notes et références|liens externes|voir aussi|articles connexes",
    "gl": "ligazóns externas|véxase tamén",
    "he": "הערות שוליים|קישורים חיצוניים|ראו גם",
    "hi": "सन्दर्भ|बाहरी कड़ियाँ",
    "hr": "vanjske poveznice",
    "hu": "jegyzetek|további információk|külső hivatkozások",
    "id": "pranala luar|lihat pula",
    "it": "collegamenti esterni|voci correlate",
    "ja": "脚注|出典|外部リンク|関連項目",
    "ko": "각주|외부 링크|같이 보기",
    "lt": "šaltiniai|išnašos",
    "lv": "atsauces|ārējās saites",
    "nl": "bronnen|zie ook|bronnen, noten en/of referenties",
    "no": "referanser|eksterne lenker",
    "pl": "przypisy|linki zewnętrzne|zobacz też",
    "pt": "referências|ligações externas|ver também",
    "ro": "legături externe|vezi și",
    "ru": "примечания|ссылки|см. также",
    "sk": "externé odkazy",
    "sl": "sklici|zunanje povezave",
    "sr": "референце|спољашње везе",
    "sv": "källor|referenser|externa länkar",
    "th": "อ้างอิง|แหล่งข้อมูลอื่น",
    "tr": "kaynakça|dış bağlantılar|ayrıca bakınız",
    "uk": "примітки|посилання|див. також",
    "vi": "tham khảo|liên kết ngoài|chú thích|xem thêm",
    "zh": "參考資料|参考资料|外部链接|外部連結|参见|參見|注释",
}
# Scripts, the more telling first, each with the language that most pages in it are written in.
_SCRIPTS = (
    ("ja", later("[\u3041-\u30ff]")),
    ("ko", later("[\uac00-\ud7a3]")),
    ("zh", later("[\u4e00-\u9fff]")),
    ("ru", later("[\u0400-\u04ff]")),
    ("ar", later("[\u0620-\u06ff]")),
    ("he", later("[\u05d0-\u05ea]")),
    ("el", later("[\u0370-\u03ff]")),
    ("hi", later("[\u0900-\u097f]")),
    ("th", later("[\u0e01-\u0e5b]")),
)


@cache
def _languages() -> dict[str, str]:
    return {heading: code for code, row in _HEADINGS.items() for heading in row.split("|")}


def language(headings: Iterable[str], text: str) -> str:
    """The code of the language, "" where nothing tells: the last heading that is one language's own, else the script.

    A script that several languages share gives the one with the most pages; what matters is that it is not English.
    """
    told = [code for heading in headings if (code := _languages().get(" ".join(heading.lower().split())))]
    if told:
        return told[-1]
    sample = text[:_SAMPLE]
    if sample.isascii():
        return ""
    letters = sum(map(str.isalpha, sample))
    for code, script in _SCRIPTS:
        count = len(script.findall(sample))
        if count >= _LEAST and count * _SHARE >= letters:
            return code
    return ""
