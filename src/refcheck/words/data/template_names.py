"""Names of citation templates and what they cite, English family and other languages (state of September 2025).

Facts from the documentation pages of the templates and their redirects on the wikis concerned.  A name is lower case
with single spaces.  The key of each table is the class of work, the word that `citation_kind` returns.
"""

from __future__ import annotations

# Names that are no citations on the wiki of a language: the French {{citation}} is a quotation.
OTHER_PURPOSES = {"fr": ("citation",)}

# Templates that Module:Citation/CS1 itself renders, with their redirects.
CS1 = {
    "citation": "citation; cite; cite citation; citation cs1",
    "web": "cite web; vcite web; cite website; cite webpage; cite url; cite web page; web cite; web citation; citeweb; cite-web; "
    "cite blog; cite site; web reference",
    "news": "cite news; vcite news; cite newspaper; cite new; cite n; citenews; cite-news; cite news article; news cite; "
    "cite newswire; cite newspaper article; cite news story; cite article; cite news2; cit news; newspaper reference",
    "book": "cite book; vcite book; cite ebook; cite e-book; cite books; cite chapter; citebook; cite-book; book cite; "
    "cite manual; cite book chapter; cite work; cite monograph; book reference; cite the book; cite books2; cite ghostbooks",
    "journal": "cite journal; vcite journal; cite paper; cite journal article; citejournal; cite-journal; journal reference; "
    "cite abstract; cite academic journal; cite jrnl; cite study; cite document2",
    "magazine": "cite magazine; cite mag; cite magazine article; citemagazine; cite periodical; cite zine; cite newsmagazine",
    "encyclopedia": "cite encyclopedia; cite encyclopaedia; cite encyclopædia; cite dictionary; cite ency; "
    "cite contribution; cite entry; cite encylopedia; encyclopedia; cite reference work",
    "conference": "cite conference; cite conf; cite proceedings; cite conference paper; conference reference; "
    "cite conference proceedings",
    "thesis": "cite thesis; cite dissertation; cite thesis/dissertation; citation thesis",
    "tech-report": "cite tech report; cite techreport; cite technical report; cite standard",
    "report": "cite report; cite white paper; cite gao; cite government report; cite paper report; cite study report; "
    "cite pamphlet",
    "press-release": "cite press release; cite press; cite press-release; cite pr; cite news release; cite pressrelease; "
    "press release reference; cite release",
    "av-media": "cite av media; cite video; cite audio; cite dvd; cite film; cite movie; cite media; cite youtube; "
    "cite music video; cite song; cite av; cite dvd video; cite visual; cite image; cite radio; cite video clip; "
    "cite recording; cite album; cite motion picture; cite tv; cite photo; cite audio-visual; cite music; cite youtube video",
    "av-media-notes": "cite av media notes; cite album-notes; cite album notes; cite liner notes; cite dvd-notes; "
    "cite dvd notes; cite music release notes; cite single notes; cite music-notes; cite video notes; cite av notes; "
    "cite album liner notes; cite liner",
    "episode": "cite episode; cite tv episode; cite television episode; cite radio episode; cite tv show; "
    "cite television; cite series",
    "serial": "cite serial; cite radio series",
    "interview": "cite interview; cite interviews; interview cite",
    "podcast": "cite podcast",
    "speech": "cite speech; cite lecture",
    "sign": "cite sign; cite plaque; cite historical marker; cite inscription; cite museum",
    "map": "cite map; cite maps",
    "mailing-list": "cite mailing list; cite mailinglist; cite email; cite list",
    "newsgroup": "cite newsgroup; cite usenet; cite use net",
    "arxiv": "cite arxiv; cite ar xiv; cite arxiv.org",
    "biorxiv": "cite biorxiv; cite bio rxiv",
    "medrxiv": "cite medrxiv",
    "citeseerx": "cite citeseerx",
    "ssrn": "cite ssrn",
    "document": "cite document",
}

# Templates with parameters in the manner of CS1 that something else renders, or that fill in a part themselves.
WRAPPERS = {
    "web": "cite tweet; tweet; cite facebook; cite instagram; cite reddit; cite mastodon; cite quora; cite rt; "
    "cite rotten tomatoes; cite box office mojo; cite the numbers; cite metacritic; cite github; cite gnis; "
    "cite tiktok; cite imdb; cite bcdb; cite pressbooks; cite wikisource page; cite google maps; cite web archives; "
    "cite cia world factbook; cite earth impact db; vancite web; cite web vancouver; cite weblink; cite mindat; "
    "cite wdl; cite gvp; cite osd; cite simbad; cite ukwhoswho; cite nrhp; cite nris; cite poco; cite nhle; cite dcb online",
    "news": "vancite news; cite newsarchive; cite quick news; cite trove newspaper; trove newspaper; "
    "cite newspaper the times; cite newspaper the times online; cite chronicling america; cite papers past",
    "book": "vancite book; vcite2 book; cite wikisource; cite americana; cite gazetteer; cite bible; cite dictionary of scotland; "
    "cite mcsc; cite tlnb; cite vob; cite nsw parliament; cite hdl; cite plato; cite folklore; cite nsrw; cite gutenberg; "
    "cite librivox; cite the mathematics genealogy project; cite quran; cite hadith; cite colledge2006",
    "journal": "vancite journal; vcite2 journal; vcite paper; cite pmid; cite doi; cite jstor; cite pmc; "
    "cite hdl2; cite q; cite iucn; iucn; cite ieee; cite rfc2; cite iucn2; cite biodiversity; cite eppo",
    "encyclopedia": "cite eb1911; eb1911; cite eb9; cite eb1922; cite dnb; cite dnb12; cite odnb; odnb; cite odnb2; "
    "cite oxforddnb; cite dcb; cite andb; cite anb; cite catholic encyclopedia; cite ce1913; catholic encyclopedia; "
    "cite jewish encyclopedia; cite nie; cite new international encyclopedia; cite ngs; cite collier's; cite appletons'; "
    "cite sep; cite iep; cite grove; cite groveonline; cite groveart; cite egyptology; cite ena; cite nsw; "
    "cite adb; cite australian dictionary of biography; cite sbdel; cite handbook of texas; cite ebd; cite encyclopedia of islam; "
    "cite encyclopaedia of islam; cite encyclopaedia iranica; cite tdv; cite nuttall; cite larousse; cite dmbl; "
    "cite dictionary of irish biography; cite wstitle; cite chambers",
    "report": "cite ietf; cite rfc; cite w3c; cite iso; cite court; cite patent; citation patent; cite act; cite legislation; "
    "cite bill; cite hansard; cite constitution; cite usgs; cite un; cite un document; cite bailii; cite treaty; cite epa",
    "press-release": "cite whitehouse; cite governor",
    "av-media": "cite video game; cite game; cite videogame; cite comic; cite comic strip; cite anime; cite manga",
    "av-media-notes": "cite discogs; cite music release",
    "map": "cite openstreetmap; cite usgs topo; cite gmap",
    "citation": "harvard reference; vcitation; ref-cite; citation/core; vcite2; cite quick; cite short; "
    "cite quick web; cite lsa; cite comedy; cite mathworld; mathworld; wikicite",
}

# Citation templates of other languages (their names only; English names are used on many wikis too).
LOCAL = {
    "web": "lien web; site web; internetquelle; webbref; webbreferens; cita web; cita sitio; citaweb; "
    "citar web; citar site; citaweb2; ref-web; citeer web; citation web; bronvermelding website; kilde www; kilde web; "
    "webkilde; verkkoviite; www-viite; citat web; citace elektronické monografie; citace webu; navedi splet; citweb; "
    "netanyag; hivatkozás/weblap; cytuj stronę; web kaynağı; chú thích web; chú thích url; استشهاد ويب; مرجع ويب; "
    "یادکرد وب; ציטוט מהאתר; הערת אינטרנט; 웹 인용; 웹인용; web 인용; cite web/ja; cite web/nl; вебсайт; citat-web; "
    "veebiviide; tīmekļa atsauce; navedi-web; citiranje weba; cite web/lang; цитат веб; cytuj www; web alıntı; "
    "ref web; cita url; cita pagina web; sitaatti; cite web sv; अन्तरजाल उद्धरण; वेब सन्दर्भ; "
    "erreferentzia web; veb-sayt; cita-web; erabilitako web; atsauce web",
    "news": "cita news; cita noticia; cita notícia; citar jornal; citar notícia; citar noticia; tidningsref; cita pubblicazione periodica; "
    "kilde avis; lehtiviite; citeer nieuws; citace periodika; cytuj gazetę; chú thích báo; haber kaynağı; 뉴스 인용; 뉴스인용; "
    "استشهاد بخبر; یادکرد خبر; navedi novice; cita periódico; cita diario; artikkelviite; ref-notícia; citar jornal2; "
    "новость; navedi vijesti; navedi vesti; اقتباس الخبر; אתר חדשות; cytuj prasę",
    "book": "ouvrage; literatur; cita libro; citar livro; citeer boek; bokref; kilde bok; bogkilde; kirjaviite; cytuj książkę; "
    "книга; citace monografie; cărți; citat carte; hivatkozás/könyv; cite book/ja; ref-llibre; "
    "kitap kaynağı; chú thích sách; 서적 인용; 서적인용; 책 인용; استشهاد بكتاب; مرجع كتاب; یادکرد کتاب; navedi knjigo; "
    "navedi knjigu; ספר; citat-knjiga; raamatuviide; buchquelle; cita llibre; cytuj książkę2; ref libro; "
    "पुस्तक सन्दर्भ; citation ouvrage; erreferentzia liburua; cita-libro",
    "journal": "article; cita publicación; cita publicacion; cita pubblicazione; citar periódico; citar periodico; "
    "tijdschriftref; cytuj pismo; статья; citace sborníku; kilde artikkel; tidskriftsref; tijdschrift; 저널 인용; 저널인용; "
    "استشهاد بدورية محكمة; استشهاد بدورية; یادکرد ژورنال; dergi kaynağı; akademik dergi kaynağı; chú thích tạp chí; "
    "ref-publicació; citeer journal; citeer tijdschrift; navedi revijo; מאמר; citat revistă; "
    "cita artículo; citation article; cytuj czasopismo; navedi časopis; ref-articulo",
    "magazine": "cita revista; citar revista; 잡지 인용; یادکرد مجله; استشهاد بمجلة",
    "encyclopedia": "cita enciclopedia; citar enciclopédia; citar enciclopedia; ref-enciclopèdia; 백과사전 인용; "
    "استشهاد بموسوعة; یادکرد دانشنامه; ansiklopedi kaynağı; chú thích bách khoa toàn thư; uppslagsverk; cytuj encyklopedię",
    "conference": "cita conferencia; citar conferência; کنفرانس; استشهاد بمؤتمر; یادکرد کنفرانس; konferans kaynağı; "
    "chú thích hội thảo; 컨퍼런스 인용",
    "thesis": "cita tesis; citar tese; 학위논문 인용; استشهاد بأطروحة; یادکرد پایان‌نامه; tez kaynağı; chú thích luận văn",
    "report": "cita informe; citar relatório; استشهاد بتقرير; rapor kaynağı; chú thích báo cáo; یادکرد گزارش; 보고서 인용",
    "press-release": "cita comunicado; comunicado; basın açıklaması kaynağı; chú thích thông cáo báo chí; citar comunicado de imprensa; "
    "cita comunicato stampa; استشهاد ببيان صحفي; 보도 자료 인용",
    "av-media": "cita video; cita vídeo; citar vídeo; citar video; cita audiovisual; lien vidéo; lien video; av media kaynağı; chú thích video; "
    "lien podcast; استشهاد بوسائط مرئية ومسموعة; 영상 인용; film cité",
    "av-media-notes": "cita notas audiovisual; cita álbum; livret; chú thích ghi chú album; albüm notları kaynağı",
    "episode": "cita episodio; citar episódio; bölüm kaynağı; chú thích phần chương trình; 에피소드 인용",
    "interview": "cita entrevista; citar entrevista; röportaj kaynağı; chú thích phỏng vấn; 인터뷰 인용",
    "map": "cita mapa; citar mapa; harita kaynağı; chú thích bản đồ; carte citée",
    "mailing-list": "cita lista de correo; 메일링 리스트 인용",
}
