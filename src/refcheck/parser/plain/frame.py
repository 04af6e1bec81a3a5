"""What stands around the article in a copy of the whole page: the title above it, the site's footer below."""

from __future__ import annotations

from refcheck.parser.plain.page import Page
from refcheck.words.patterns import later

# What stands under the title of a page that is printed or copied with the site's frame.
_FROM = later(
    r"From Wikipedia, the free encyclopedia|From .{2,40}, the free .{3,40}"
    r"|(?:aus|Un article de|D[ea]|Origem:|Uit|Från|Fra|Z|Материал из|Материал от|Матеріал з|Dari|Vikipedi,) ?"
    r"(?:Wikip[eé]di|Википеди|Вікіпеді|özgür ansiklopedi).{0,60}"
    r"|Wikipedia, vapaa tietosanakirja|出典: フリー百科事典.{0,40}|维基百科，自由的百科全书"
    r"|위키백과, 우리 모두의 백과사전\.?"
)
_FOOTER = later(
    r"Categor(?:y|ies): ?\S|Hidden categor(?:y|ies): ?\S|Retrieved from \"?https?://"
    r"|This page was last (?:edited|modified) on |Text is available under the Creative Commons"
    r"|Kategor(?:ie|ien|ia|iat|i|ier): ?\S|Catégories? ?: ?\S|Categor[íi]as?: ?\S|Categorie[ën]?: ?\S|Категори[ия]: ?\S"
    r"|(?:Navigation menu|Navigationsmenü|Menu de navigation|Menú de navegación|Menu di navigazione)\s*$"
    r"|Last edited (?:on )?\d|Diese Seite wurde zuletzt |Zuletzt bearbeitet |(?:La d|D)ernière modification (?:le|de) "
    r"|Última edición (?:el|hace) |Esta página se editó por última vez |Ultima modifica (?:il |\d)"
    r"|Questa pagina è stata modificata |Esta página foi editada |Deze pagina is voor het laatst "
)
_SIGNS = ("^", "↑")
_FOOTER_FIRST = frozenset("CHRTKКNMLDZÚEUQ")
_MENU = frozenset(
    "page|article|talk|discussion|read|edit|edit source|view source|view history|tools|main menu|search|"
    "jump to content|jump to navigation|jump to search|add languages|add topic|create account|log in|donate|"
    "appearance|hide|contents|history|more|language|watch|download pdf|menu|wikipedia|the free encyclopedia|"
    "personal tools|move to sidebar|unwatch|move|main page|(top)|"
    "artikel|diskussion|lesen|bearbeiten|quelltext bearbeiten|versionsgeschichte|werkzeuge|suche|zum inhalt springen|"
    "hauptmenü|lire|modifier|modifier le code|voir l’historique|voir l'historique|outils|rechercher|menu principal|"
    "aller au contenu|artículo|discusión|leer|editar|ver historial|herramientas|buscar|ir al contenido|menú principal|"
    "voce|discussione|leggi|modifica|modifica wikitesto|cronologia|strumenti|ricerca|vai al contenuto|menu principale|"
    "artigo|discussão|ler|editar código-fonte|ver histórico|ferramentas|saltar para o conteúdo|overleg|lezen|bewerken|"
    "brontekst bewerken|geschiedenis weergeven|hulpmiddelen|zoeken|naar inhoud springen|läs|redigera|redigera wikitext|"
    "visa historik|verktyg|sök|hoppa till innehållet|artykuł|dyskusja|czytaj|edytuj|edytuj kod źródłowy|"
    "wyświetl historię|narzędzia|szukaj|przejdź do zawartości|статья|обсуждение|читать|править|править код|история|"
    "инструменты|поиск|перейти к содержанию|artikkeli|keskustelu|lue|muokkaa|muokkaa wikitekstiä|näytä historia|"
    "työkalut|siirry sisältöön".split("|")
)
_LANGUAGES = later(
    r"\d{1,3} (?:languages?|Sprachen|langues|idiomas|lingue|línguas|talen|språk|język(?:ów|i)|яз\w+|kieltä)"
)
_SITE = later(r"\s+[-–—]\s+Wikipedia(?:, the free encyclopedia)?\s*$")
_LONGEST_TITLE = 200


def footer(page: Page) -> int:
    """The index of the line where the page's footer begins, the number of lines where there is none.

    No reference stands below it: a category above one is a link of the article.
    """
    lines = page.lines
    stop = len(lines)
    for index in range(len(lines) - 1, max(-1, len(lines) - 400), -1):
        line = lines[index]
        if line[:1] in _FOOTER_FIRST and line and _FOOTER.match(line):
            stop = index
        elif line[:12].lstrip(" \t\xa0.0123456789")[:1] in _SIGNS:
            break
    return stop


def title(page: Page, stops: set[int]) -> str:
    """The page's title: the line that stands over "From Wikipedia", else the text's first line; "" where none is."""
    lines = [(index, line.strip()) for index, line in enumerate(page.lines[:80]) if line.strip()]
    for place, (_, line) in enumerate(lines):
        if len(line) < 100 and _FROM.fullmatch(line):
            for index, above in reversed(lines[:place]):
                if index not in stops and not _is_menu(above):
                    return _clean(above)
            break
    for index, line in lines:
        if index in stops:
            return ""
        if not _is_menu(line):
            return _clean(line)
    return ""


def _is_menu(line: str) -> bool:
    return line.casefold() in _MENU or bool(_LANGUAGES.fullmatch(line))


def _clean(line: str) -> str:
    """A title without the site's name or Markdown's sign; "" where the line is prose."""
    text = _SITE.sub("", line.lstrip("#").strip()) if line[:1] == "#" or "Wikipedia" in line[-40:] else line
    prose = len(text) > _LONGEST_TITLE or (text[-1:] == "." and " " in text and len(text) > 60)
    return "" if prose or text[:1] in "^•" else text
