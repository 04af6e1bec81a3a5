"""What the larger Wikipedias print before (or behind) the day a page was read and the day a copy was made, case-folded.

Beginnings of words suffice: `archiv` is `archiviert`, `archivado`.  These are the usual words; a wiki may have others.
"""

from __future__ import annotations

# language → words before the day of reading; words before the day of the copy
_BEFORE = {
    "bg": ("посетен, последен достъп", "архив"),
    "ca": ("consulta", "arxiva"),
    "cs": ("cit., cit, navštíven, přístup", "archivován"),
    "da": ("hentet, besøgt, læst, tilgået", "arkiver"),
    "de": ("abgerufen, aufgerufen, zugriff, abruf, gesehen am", "archiv"),
    "el": ("ανακτήθηκε, πρόσβαση", "αρχειοθετ"),
    "es": ("consultad, consulta, acceso, accedido, visto el, recuperado el", "archivad"),
    "et": ("vaadatud, kasutatud", "arhiivi"),
    "fi": ("viitattu, luettu, haettu", "arkistoi"),
    "fr": ("consulté, page consultée, lu le, vu le", "archiv"),
    "he": ("אוחזר, נבדק", "ארכיון"),
    "hr": ("pristupljeno, preuzeto", "arhivir, izvornik arhiv, inačica"),
    "hu": ("hozzáférés, elérés, megtekint", "archivál"),
    "id": ("diakses", "diarsip"),
    "it": ("consultat, visitato il, accesso, url visitato", "archivia"),
    "nl": ("geraadpleegd, bezocht, opgehaald, bekeken", "gearchiveerd"),
    "no": ("besøkt, hentet, lest", "arkiver"),
    "pl": ("dostęp, data dostępu", "zarchiwizowan"),
    "pt": ("consultad, acessado, accessado, acesso, acedido, visitado em", "arquivad, cópia arquivada"),
    "ro": ("accesat, consultat", "arhivat"),
    "ru": ("дата обращения, проверено", "архив"),
    "sk": ("cit., cit, dostup", "archivovan"),
    "sl": ("pridobljeno, dostop", "arhivir"),
    "sr": ("приступљено, pristupljeno", "архивир, arhivir"),
    "sv": ("läst, hämtad, hämtat, besökt", "arkiver"),
    "tr": ("erişim", ""),
    "uk": ("процитовано, дата звернення, перевірено", "архів"),
}
# The same where the words stand behind the day.
_BEHIND = {
    "ja": ("閲覧", "アーカイブ"),
    "ko": ("확인함", "보존된 문서"),
    "tr": ("", "arşiv"),
}
#: English labels stand on every wiki.
_ENGLISH = ("retrieved, accessed", "archived")
_LIKE = {"nb": "no", "nn": "no", "sh": "hr", "bs": "hr", "gl": "pt"}


def labels(language: str, *, behind: bool = False) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The beginnings of words that stand before (or behind) a day of reading, and a day on which a copy was made."""
    own = (_BEHIND if behind else _BEFORE).get(_LIKE.get(language, language), ("", ""))
    lines = zip(own, ("", "") if behind else _ENGLISH, strict=True)
    accessed, archived = [tuple(word for line in pair for word in line.split(", ") if word) for pair in lines]
    return accessed, archived
