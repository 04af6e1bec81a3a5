"""Printed references of wikis in other languages: their days, what the labels say of them, their quoted titles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck.model.article import CitedDate
from refcheck.model.text import Document, Format
from refcheck.parser import parse
from refcheck.parser.rendered import read_citation, read_reference
from refcheck.words.data.labels import labels

# language, text, title, date, access-date, archive-date
CASES = [
    ("de", "Ann Klint: Lampennot. In: Zeit Online, 24. April 2018, abgerufen am 1. August 2018.",
     "", "2018-04-24", "2018-08-01", ""),
    ("de", "Ann Klint: „Die Lampe“. In: Die Zeit. 24. April 2018, archiviert vom Original am 3. Mai 2018; "
           "abgerufen am 1. August 2018.", "Die Lampe", "2018-04-24", "2018-08-01", "2018-05-03"),
    ("de", "Der Spiegel, Nr. 12/2015, 3. März 2015, S. 12.", "", "2015-03-03", "", ""),
    ("de", "Lampe. In: FAZ.net. 05.03.2015, abgerufen am 06.03.2015.", "Lampe", "2015-03-05", "2015-03-06", ""),
    ("de", "Klint schrieb am 4. Oktober 1824 in Leipzig, dass Lampen brennen.", "", "", "", ""),
    ("fr", "Jean Dupont, « La lampe », Le Monde,\u200e 3 mai 2018 (lire en ligne [archive], consulté le 5 juin 2019).",
     "La lampe", "2018-05-03", "2019-06-05", ""),
    ("fr", "« Lampe » [archive du 3 août 2017], sur insee.fr, 2014 (consulté le 1er mai 2018)",
     "Lampe", "2014", "2018-05-01", "2017-08-03"),
    ("es", "García, Juan (3 de mayo de 2018). «Lámpara». El País. Archivado desde el original el 5 de junio de 2019. "
           "Consultado el 6 de junio de 2019.", "Lámpara", "2018-05-03", "2019-06-06", "2019-06-05"),
    ("it", "Mario Rossi, La lampada, in La Repubblica, 3 maggio 2018. URL consultato il 5 giugno 2019 (archiviato "
           "dall'url originale il 4 maggio 2018).", "", "2018-05-03", "2019-06-05", "2018-05-04"),
    ("pt", "Silva, João (3 de maio de 2018). «Lâmpada». Folha. Consultado em 20 de outubro de 2019. Cópia arquivada em "
           "5 de junho de 2019", "Lâmpada", "2018-05-03", "2019-10-20", "2019-06-05"),
    ("pt", '"Lamp". Accessado em 20 de Outubro, 2006', "Lamp", "", "2006-10-20", ""),
    ("nl", "Jan Jansen, Lamp. De Volkskrant (3 mei 2018). Gearchiveerd op 4 mei 2018. Geraadpleegd op 5 juni 2019.",
     "", "2018-05-03", "2019-06-05", "2018-05-04"),
    ("sv", "”Lampa”. Dagens Nyheter. 3 maj 2018. Arkiverad från originalet den 4 maj 2018. Läst 5 juni 2019.",
     "Lampa", "2018-05-03", "2019-06-05", "2018-05-04"),
    ("no", "«Lampe». Aftenposten. 3. mai 2018. Arkivert fra originalen 4. mai 2018. Besøkt 5. juni 2019.",
     "Lampe", "2018-05-03", "2019-06-05", "2018-05-04"),
    ("fi", "Virtanen, Matti: Lamppu Helsingin Sanomat. 3.5.2018. Viitattu 5.6.2019.", "", "2018-05-03", "2019-06-05", ""),
    ("pl", "Jan Kowalski, Lampa, „Gazeta Wyborcza”, 3 maja 2018 [dostęp 2019-06-05] [zarchiwizowane z adresu 2018-05-04].",
     "", "2018-05-03", "2019-06-05", "2018-05-04"),
    ("ru", "Иванов И. Лампа. Коммерсантъ (3 мая 2018). Дата обращения: 5 июня 2019. Архивировано 4 мая 2018 года.",
     "", "2018-05-03", "2019-06-05", "2018-05-04"),
    ("ru", "Иванов И. «Большая лампа». Коммерсантъ (3 мая 2018).", "Большая лампа", "2018-05-03", "", ""),
    ("fr", "Dupont, « Éclairage », Le Monde, 3 mai 2018.", "Éclairage", "2018-05-03", "", ""),
    ("fr", "Le mot est, « lampe », du grec.", "", "", "", ""),
    ("cs", "NOVÁK, Jan. Lampa. iDNES.cz [online]. 2018-05-03 [cit. 2019-06-05]. Dostupné online.",
     "", "2018-05-03", "2019-06-05", ""),
    ("hu", "Lámpa. Index, 2018. május 3. (Hozzáférés: 2019. június 5.)", "Lámpa", "2018-05-03", "2019-06-05", ""),
    ("tr", '"Lamba". Hürriyet. 3 Mayıs 2018. 4 Mayıs 2018 tarihinde kaynağından arşivlendi. '
           "Erişim tarihi: 5 Haziran 2019.", "Lamba", "2018-05-03", "2019-06-05", "2018-05-04"),
    ("ja", "「ランプ」『朝日新聞』2018年5月3日。2019年6月5日閲覧。", "ランプ", "2018-05-03", "2019-06-05", ""),
]  # fmt: skip


def told(date: CitedDate | None) -> str:
    return (date.edtf or "?") if date else ""


@pytest.mark.parametrize(("language", "text", "title", "date", "accessed", "archived"), CASES)
def test_days_and_title(language: str, text: str, title: str, date: str, accessed: str, archived: str) -> None:
    read = read_citation(text, 0, language)
    days = told(read.date), told(read.access_date), told(read.archive_date)
    assert (read.title, *days) == (title, date, accessed, archived)
    for day in (read.date, read.access_date, read.archive_date):
        assert day is None or text[day.start : day.end] == day.raw


def test_english_references_are_read_alike_on_other_wikis() -> None:
    text = (
        'Klint, Ann (3 May 2018). "Lamps". The Planet. Archived from the original on 4 May 2018. Retrieved 5 June 2019.'
    )
    english = read_citation(text, 0, "en")
    for language in ("de", "ja", "tr"):
        read = read_citation(text, 0, language)
        assert set(read.fields) == set(english.fields)
        assert (read.date, read.access_date, read.authors) == (english.date, english.access_date, english.authors)


def test_a_volume_before_a_month_is_english() -> None:
    """`1. August 2018` is a day in German alone: in English the number ends a sentence."""
    text = 'Klint, Ann. "Lamps". The Planet. Vol. 1. August 2018. Retrieved 5 June 2019.'
    assert told(read_citation(text, 0, "en").date) == "2018-08"


def test_a_link_with_words_around_it() -> None:
    """Citations by hand in the wikitext of another wiki."""
    text = (
        "Lampe.<ref>Ann Klint: [http://zeit.example/2018-04-24/lampe ''Lampennot.''] In: ''Zeit Online'', "
        "24. April 2018, abgerufen am 1. August 2018.</ref>\n[[Kategorie:Lampe]]"
    )
    [reference] = parse(Document("a", text, Format.WIKITEXT)).references
    [citation] = reference.citations
    assert (told(citation.date), told(citation.access_date)) == ("2018-04-24", "2018-08-01")
    assert citation.title == "Lampennot"


def test_a_copied_page() -> None:
    text = (
        "Lampe\n\nLampen brennen.[1]\n\nEinzelnachweise\n\n"
        "1. ↑ Ann Klint: Lampennot. In: Zeit Online, 24. April 2018, abgerufen am 1. August 2018.\n"
    )
    [reference] = parse(Document("a", text, Format.PLAIN)).references
    assert told(reference.citations[0].access_date) == "2018-08-01"
    assert told(reference.citations[0].date) == "2018-04-24"


def test_labels_are_case_folded_and_their_own() -> None:
    for language in ("de", "fr", "ja", "nb", "tr"):
        before, behind = labels(language), labels(language, behind=True)
        words = [word for group in (*before, *behind) for word in group]
        assert all(word == word.casefold().strip() for word in words)
        assert len(set(words)) == len(words)
        assert before != labels("en") or any(behind)
    assert labels("xx") == labels("en")


@pytest.mark.parametrize("label", ["ARCHİVİERT AM", "archıv am", "ABGERUFEN AM", "acceſſed"])
def test_letters_that_only_fold_to_others(label: str) -> None:
    """A dotted capital I and its kind match where case does not count, and are no reason to fail."""
    read = read_citation(f"Lampe. Die Zeit, {label} 1. August 2018.", 0, "de")
    assert "2018-08-01" in (told(read.access_date), told(read.archive_date))


PIECES = st.sampled_from(
    ["abgerufen am ", "ARCHİVIERT ", "consulté le ", "Архивировано ", "閲覧", "3. Mai 2018", "3 mai 2018", "2018年5月3日", "2018-05-03",
     "3.5.2018", "2014", "(", ")", "[", "]", "„", "“", "«", "»", "Lampe", ". ", ", ", ": ", "\n", "ISBN 978-3-16-148410-0 "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from(["de", "fr", "ru", "ja", "pl", "xx"]))
def test_places(text: str, language: str) -> None:
    for citation in read_reference(text, 0, language):
        assert text[citation.start : citation.end] == citation.text
        for field in citation.fields:
            assert text[field.start : field.end] == field.value == field.raw
            assert field.start < field.end
