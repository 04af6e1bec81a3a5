"""Words that tell whether a text looks ahead to a year or back on it, a line or two a language: en, de, fr, es, it."""

from __future__ import annotations

#: In a title: the year is a plan, a wish or a forecast.
TITLE_AHEAD = (
    r"will|plan(?:s|ned|ning)?|forecasts?|projections?|projected|prospects?|vision|agenda|horizon|strategy|strategic"
    r"|upcoming|outlook|roadmap|road map|preview|scheduled|expected|hopes?|bid(?:s|ding)?|to host|hosting|announce[sd]?"
    r"|candidat\w*|proposal|proposed|targets?|towards?|future|countdown|eyes|aims?|set (?:for|to)|due|ahead of|road to"
    r"|sights|goals?|estimates? for|could|may|might|should|delayed?|postponed?|deadline|nominat\w+|schedule|calendar"
    r"|draft|budget|qualif\w+|predict\w*|expects?|to (?:be|open|close|end|start|begin|run|hold|host|build|launch|leave"
    r"|join|get|become|abolish|replace|retire|return|star|play|face|cut|ban|stop|expand|move|build)",
    r"soll(?:en)?|wird|werden|will|wollen|gepl?ant\w*|plant|pläne|planung\w*|zukunft|künftig\w*|prognosen?|ausblick"
    r"|bewerbung\w*|bewirbt|kandidat\w*|voraussichtlich|angekündigt|ziele?|strategie|kommt|könnte\w*",
    r"sera|seront|devrait|devraient|prévue?s?|prévisions?|projets?|projections?|perspectives?|avenir|futur\w*|objectifs?"
    r"|bientôt|veut|veulent|annonce\w*|stratégie|horizon|pourrait",
    r"será|serán|previst[oa]s?|proyect\w+|plan(?:es|ea)?|futur[oa]s?|próxim[oa]s?|objetivos?|estrategia|aspira|quiere"
    r"|anuncia\w*|podría|prevé",
    r"sarà|saranno|previst[oaie]|piano|piani|futur[oaie]|prossim[oaie]|obiettiv[oi]|strategia|vuole|annuncia\w*"
    r"|potrebbe|verrà",
)

#: Before a year: it bounds a period, it does not date what is told.
BOUND = (
    r"by|until|till|before|beyond|through|after|for|since|from|prior to|pre|post",
    r"bis|ab|vor|nach|seit|für|über",
    r"d['’]ici|ici|jusqu['’]en|pour|depuis|avant|après|dès",
    r"hasta|para|desde|antes de|después de",
    r"entro|fino al|per|dal|prima del|dopo",
)

#: In a title: the year is the name of an event, a law or a product.
EVENT = (
    r"Olympi\w*|Paralympi\w*|World Cup|Games|Expo|Euro|Championships?|Commonwealth|elections?|Eurovision|Super Bowl"
    r"|Agenda|Vision|Horizon|Windows|Office|Studio|Section|Route|Highway|Resolution|ISO|Act|Bill",
    r"Weltmeisterschaft\w*|Europameisterschaft\w*|WM|EM|Spiele|Wahl\w*|Gesetz",
    r"Mondial|Coupe du monde|Jeux|Élections?|Loi",
    r"Copa|Mundial|Juegos|Elecciones|Ley",
    r"Mondiali|Europei|Giochi|Elezioni|Legge",
)

#: In a title: it sums up what has happened.
LOOKS_BACK = (
    r"best|worst|top|greatest|highlights?|review|year in|winners?|results?|awards?|annual report|obituar\w+|census"
    r"|statistics|rankings?|yearbook|proceedings|survey|report|chart|season|final",
    r"ergebnis\w*|bilanz|rückblick|jahresbericht|jahrbuch|statistik\w*|volkszählung|zensus|rangliste|preisträger",
    r"résultats?|bilan|recensement|rapport|palmarès|classement|statistiques?|annuaire",
    r"resultados?|balance|censo|informe|anuario|estadísticas?|clasificación",
    r"risultat[oi]|bilancio|censimento|rapporto|annuario|statistiche|classifica",
)

#: In a title: figures of a year, printed in that year or the next.
FIGURES = (
    r"statistic\w*|surveillance|reports?|results?|survey|census|incidence|prevalence|trends?|data|estimates?|annual"
    r"|review|proceedings|conference|figures|yearbook|accounts|index|ranking\w*|rates?|study|changes|election",
    r"statistik\w*|ergebnis\w*|volkszählung|zensus|jahresbericht|erhebung|zahlen|daten",
    r"statistiques?|résultats?|recensement|rapport|enquête|chiffres|données",
    r"estadísticas?|resultados?|censo|informe|encuesta|cifras|datos",
    r"statistiche|risultat[oi]|censimento|rapporto|indagine|dati",
)

#: In a sentence: something that has not happened yet.
SENTENCE_AHEAD = (
    r"will|would|plan(?:s|ned|ning)?|forecasts?|project(?:ed|ions?)|predict(?:ed|s|ions?)|scheduled|expect(?:s|ed)"
    r"|due to|upcoming|propos(?:ed|es|al)|intend(?:s|ed)?|aim(?:s|ed|ing)?|hop(?:es|ed|ing)|bid"
    r"|(?:is|are|was|were) to be|(?:is|are|was|were) set to|going to|should|target(?:s|ed)?|estimated to"
    r"|anticipated|postponed|delayed|slated|candidates?"
    r"|future|announced|confirmed|commissioned|ordered|signed|agreed|allocated|awarded the|selected to"
    r"|renewed|pledged|promised|committed|deadline|considered|considering|optioned|green-?lit|greenlighted"
    r"|in development",
    r"wird|werden|soll(?:en|te|ten)?|geplant\w*|voraussichtlich\w*|angekündigt|künftig\w*|plante\w*|beschloss\w*",
    r"sera|seront|serait|devait|devrait|devraient|prévue?s?|annoncée?s?|projet\w*|prévoi\w*",
    r"será|serán|sería|previst[oa]s?|anunci(?:ó|ad\w+)|proyect\w+|prevé|planea\w*",
    r"sarà|saranno|sarebbe|dovrebbe\w*|previst[oaie]|annunciat[oaie]|verrà|progett\w+",
)

#: What people do when they speak of the future; the doing itself is past, and dated by "In May 2012, …".
ANNOUNCING = (
    r"announced|confirmed|commissioned|ordered|signed|agreed|allocated|awarded|selected|renewed|pledged|promised"
    r"|committed|optioned|green-?lit|greenlighted|postponed|delayed|proposed"
)
