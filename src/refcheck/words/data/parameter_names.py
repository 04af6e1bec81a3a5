"""Which parameter names mean the same field (CS1 of September 2022 with the additions up to February 2025).

The key is the name that refcheck uses throughout, the words after it the other spellings that the module reads or
once read.  `#` stands for a number; a name with `#` also stands without one.
"""

from __future__ import annotations

# One name, one field: the names that CS1 knows or knew.
ALIASES = {
    "access-date": "accessdate accessed retrieved",
    "archive-date": "archivedate",
    "archive-url": "archiveurl",
    "authors": "people credits",
    "book-title": "booktitle",
    "chapter": "contribution entry article section",
    "chapter-format": "contribution-format entry-format article-format section-format",
    "chapter-url": "contribution-url entry-url article-url section-url chapterurl contributionurl sectionurl",
    "chapter-url-access": "contribution-url-access entry-url-access article-url-access section-url-access",
    "conference": "event",
    "conference-url": "conferenceurl",
    "date": "air-date airdate",
    "display-authors": "display-subjects displayauthors",
    "display-editors": "displayeditors",
    "doi-broken-date": "doi-broken doi-inactive-date doi_brokendate doi_inactivedate doibroken",
    "encyclopedia": "encyclopaedia encyclopædia dictionary",
    "id": "ID",
    "issue": "number",
    "language": "lang",
    "mailing-list": "mailinglist",
    "map-url": "mapurl",
    "name-list-style": "name-list-format",
    "no-pp": "nopp",
    "no-tracking": "template-doc-demo no-cat nocat notracking",
    "orig-date": "orig-year origyear origdate",
    "page": "p",
    "pages": "pp",
    "work": "journal magazine newspaper periodical website",
    "place": "location",
    "pmc-embargo-date": "embargo",
    "publication-date": "publicationdate",
    "publication-place": "publicationplace",
    "publisher": "institution",
    "quote": "quotation",
    "script-chapter": "script-contribution script-entry script-article script-section",
    "script-work": "script-journal script-magazine script-newspaper script-periodical script-website",
    "series": "version",
    "series-link": "serieslink",
    "series-number": "series-no seriesno",
    "title-link": "episode-link episodelink titlelink",
    "type": "medium",
    "trans-chapter": "trans-article trans-contribution trans-entry trans-section trans_chapter",
    "trans-title": "trans_title",
    "trans-work": "trans-journal trans-magazine trans-newspaper trans-periodical trans-website",
    "transcript-url": "transcripturl",
    "url": "URL",
    "url-status": "deadurl dead-url",
    "arxiv": "eprint ARXIV",
    "asin": "ASIN",
    "doi": "DOI",
    "eissn": "EISSN",
    "hdl": "HDL",
    "isbn": "ISBN isbn13 ISBN13 isbn10 ISBN10",
    "ismn": "ISMN",
    "issn": "ISSN",
    "jfm": "JFM",
    "jstor": "JSTOR",
    "lccn": "LCCN",
    "mr": "MR",
    "oclc": "OCLC",
    "ol": "OL",
    "osti": "OSTI",
    "pmc": "PMC",
    "pmid": "PMID",
    "rfc": "RFC",
    "sbn": "SBN",
    "ssrn": "SSRN",
    "s2cid": "S2CID",
    "zbl": "ZBL",
}

# Names of people; the first number is the person's, so `author-last2` and `author2-last` are `last2`.
NUMBERED = {
    "last": "author author-last author#-last author-surname author#-surname surname subject host",
    "first": "author-first author#-first author-given author#-given given",
    "author-link": "author#-link authorlink author#link subject-link subject#-link subjectlink",
    "author-mask": "author#-mask subject-mask subject#-mask authormask",
    "contributor-last": "contributor contributor#-last contributor-surname contributor#-surname",
    "contributor-first": "contributor#-first contributor-given contributor#-given",
    "contributor-link": "contributor#-link",
    "contributor-mask": "contributor#-mask",
    "editor-last": "editor editor#-last editor-surname editor#-surname editorlast editor#last",
    "editor-first": "editor#-first editor-given editor#-given editorfirst editor#first",
    "editor-link": "editor#-link editorlink editor#link",
    "editor-mask": "editor#-mask editormask",
    "interviewer-last": "interviewer interviewer#-last interviewer-surname interviewer#-surname",
    "interviewer-first": "interviewer#-first interviewer-given interviewer#-given",
    "interviewer-link": "interviewer#-link interviewerlink",
    "interviewer-mask": "interviewer#-mask",
    "translator-last": "translator translator#-last translator-surname translator#-surname",
    "translator-first": "translator#-first translator-given translator#-given",
    "translator-link": "translator#-link",
    "translator-mask": "translator#-mask",
}

# Where a class of template reads a name in another sense.
BY_KIND = {
    ("episode", "number"): "number",
    ("tech-report", "number"): "number",
    ("av-media", "number"): "number",
    ("av-media-notes", "number"): "number",
    ("map", "section"): "section",
    ("map", "number"): "number",
    ("encyclopedia", "dictionary"): "work",
    ("encyclopedia", "encyclopedia"): "work",
    ("encyclopedia", "encyclopaedia"): "work",
    ("citation", "encyclopedia"): "work",
    ("citation", "encyclopaedia"): "work",
    ("interview", "program"): "work",
}

# Names that templates of other languages use; read only where the tables above do not know the name.
LOCAL = {
    "access-date": "consulté-le; consulté le; abruf; zugriff; abrufdatum; accesso; dataaccesso; data accesso; fechaacceso; fecha acceso; "
    "fecha-acceso; acessodata; acesso-data; acesso; data dostępu; bezochtdatum; geraadpleegd; hämtdatum; besøksdato; "
    "besoksdato; hentet; hentetdato; viitattu; dato accesso; consulta; dataaccés; data-consulta; dataconsulta; "
    "erişim-tarihi; erişimtarihi; erişim tarihi; ngày truy cập; ngày-truy-cập; ngaytruycap; accesat; datum přístupu; přístup; "
    "дата обращения; дата-обращения; дата доступа; дата-доступу; تاريخ الوصول; تاريخ-الوصول; تاریخ بازبینی; accesodato; "
    "확인날짜; 확인일자; 閲覧日; 访问日期; hozzáférés; hämtad; läst; besøkt; datum-přístupu; vaadatud; datumtoegang",
    "archive-date": "archivage-le; archive-le; archivé le; archivedatum; archiv-datum; archivdatum; archiviert am; dataarchivio; fechaarchivo; "
    "fecha-archivo; arquivodata; data-arquivo; arquivo-data; dataarquivo; zarchiwizowano; archiefdatum; arkivdatum; arkivdato; "
    "arkiverat; arkiveringsdato; arkistoitu; arşiv-tarihi; arşivtarihi; ngày lưu trữ; ngày-lưu-trữ; datum archivace; дата архива; "
    "تاريخ الأرشيف; تاريخ-الأرشيف; تاریخ بایگانی; archivedato; 보존날짜; 보존일자; アーカイブ日; data arxiu; dataarxiu; archiválás dátuma",
    "archive-url": "archive-ul; archiv-url; archivurl; archivbot; urlarchivio; urlarchivo; arquivourl; url-arquivo; arquivo-url; urlarquivo; "
    "archiwum; archiefurl; arkivurl; arkiv-url; arkisto; arşiv-url; arşivurl; url lưu trữ; url-lưu-trữ; url archivu; url-archivu; archiv; "
    "архив; архивная ссылка; مسار الأرشيف; مسار-الأرشيف; نشانی بایگانی; پیوند بایگانی; 보존url; 보존링크; アーカイブurl; urlarxiu; url-arxiu; arxiu; "
    "lien archive; archívurl",
    "authors": "auteurs; autores; autori; autoren; auteurs institutionnels; coautores; coautori; coauteurs; författare2",
    "last": "auteur; autor; autore; autor; nom; nome autor; cognome; apellido; apellidos; último; ultimo; sobrenome; nazwisko; "
    "achternaam; efternamn; etternavn; efternavn; sukunimi; tekijä; författare; forfatter; soyadı; yazar; họ; tác giả; tên họ; příjmení; "
    "автор; фамилия; المؤلف; مؤلف; الأخير; الاسم الأخير; نام خانوادگی; نویسنده; 저자; 성; 著者; author; autorius; cognom; autoría; szerző; "
    "auteur; prezime; priimek; priezvisko; vezetéknév; familio; egile; nume; autors; שם",
    "first": "prénom; nome; nombre; primeiro; primero; imię; voornaam; förnamn; fornavn; etunimi; ad; adı; tên; jméno; imja; имя; "
    "الأول; الاسم الأول; نام; 이름; nom de pila; keresztnév; ime; prenume; שם פרטי",
    "author-link": "lien auteur; autorlink; linkautore; wkautore; enlaceautor; autor-enlace; autorlink1; yazarbağı; författarlänk; "
    "forfatterlenke; autor link; enllaçautor; liên kết tác giả; پیوند نویسنده",
    "editor-last": "éditeur scientifique; directeur1; curatore; hrsg; hg; herausgeber; editor; redaktor; redaktör; redaktør; toimittaja; ed; "
    "redacteur; redakcja; toim; редактор; المحرر; ویراستار; 편집자; cura; a cura di",
    "translator-last": "traduction; traducteur; traductor; tradutor; übersetzer; tłumacz; vertaler; kääntäjä; översättare; oversetter; "
    "перевод; traduttore; çevirmen; مترجم; 번역자",
    "title": "wstitle; titre; titel; titolo; título; titulo; tytuł; otsikko; nimeke; tittel; titlu; başlık; tiêu đề; tieude; titul; titulek; cím; "
    "заглавие; название; العنوان; عنوان; 제목; タイトル; 标题; naslov; títol; titel-p; pealkiri; izenburua; antraštė; nosaukums; názov; כותרת",
    "chapter": "titre chapitre; titre article; capitolo; capítulo; capitulo; rozdział; kapitel; luku; kapittel; bölüm; chương; kapitola; "
    "fejezet; глава; часть; الفصل; فصل; 장; titelerg; passage titre; hoofdstuk; artículo; capítol; poglavje; 章",
    "work": "périodique; periodique; journal titré; site; sito; sammelwerk; werk; opera; obra; pubblicazione; publicación; publicação; jornal; "
    "revista; periódico; periodico; rivista; czasopismo; praca; verk; tidning; tidskrift; avis; julkaisu; lehti; eser; dergi; gazete; "
    "công trình; báo; tạp chí; periodikum; издание; журнал; газета; сайт; العمل; صحيفة; الموقع; اثر; ژورنال; روزنامه; وبگاه; 웹사이트; 작품명; 저널; 뉴스; "
    "サイト; diario; website título; sitioweb; giornale; tijdschrift; kranten; krant; títol publicació; lloc web; delo; revue",
    "publisher": "éditeur; editeur; editore; editorial; editora; verlag; hrsg titel; publicado; publicat; opublikowany; wydawca; uitgever; "
    "utgivare; förlag; utgiver; forlag; udgiver; julkaisija; kustantaja; yayıncı; yayımcı; nhà xuất bản; editura; vydavatel; kiadó; "
    'издательство; издатель; الناشر; ناشر; 출판사; 출판社; 出版社; založnik; izdavač; kirjastus; argitaletxea; מו"ל; editor institucional',
    "date": "data; fecha; datum; dato; tarih; ngày; päivämäärä; ajankohta; pvm; dátum; дата; تاريخ; تاریخ; التاريخ; 날짜; 発行日; 日付; data publicació; "
    "kuupäev; датум; datums",
    "year": "année; annee; anno; año; ano; jahr; rok; år; ar; jaar; vuosi; yıl; năm; an; év; год; سنة; سال; السنة; 연도; 年; any; leto; godina; aasta; urtea; שנת הוצאה",
    "month": "mois; mese; mes; mês; monat; miesiąc; månad; måned; maand; kuukausi; ay; tháng; luna; měsíc; hónap; месяц; شهر; ماه; 월; 月",
    "day": "jour; giorno; día; dia; tag; dzień; dag; päivä; gün; den; nap; день; число; يوم; روز",
    "language": "langue; lingua; língua; idioma; sprache; język; taal; språk; sprog; kieli; dil; ngôn ngữ; limba; limbă; jazyk; nyelv; язык; اللغة; لغة; "
    "زبان; 언어; 言語; llengua; jezik; keel; hizkuntza; שפה; língua2; язык2",
    "url": "lire en ligne; url texte; ligne; online; linkki; osoite; www; lien; ссылка; مسار; نشانی; 링크; enllaç; adresse; adres; url título; weblink",
    "publication-place": "lieu; lieu édition; ort; luogo; ciudad; cidade; miejsce; plaats; utgivningsort; sted; julkaisupaikka; místo; "
    "место; المكان; مکان; 위치; lloc; nơi xuất bản; città; lugar; local; ubicación; localização; locul; kraj",
    "volume": "band; tomo; tome; vol; volumen; wolumin; tom; deel; ciklo; том; المجلد; جلد; 권; volym; bind; cilt; tập; ročník; kötet",
    "issue": "numéro; numero; número; nummer; numer; wydanie czasopisma; выпуск; номер; العدد; شماره; 호; sayı; số; číslo; szám; nr",
    "pages": "passage; seiten; pagine; páginas; paginas; strony; s; str; sidor; sid; sider; side; sivut; sivu; sayfalar; sayfa; trang; strany; oldal; "
    "страницы; الصفحات; صفحات; 쪽; 頁; ページ; pàgines; strani; pàgina; página; pagina; stron; lk; pages lues; الصفحة; صفحه",
    "edition": "édition; auflage; edizione; edición; edição; wydanie; druk; upplaga; utgave; painos; baskı; ấn bản; vydání; kiadás; "
    "الطبعة; ویرایش; 판; edició; izdaja; udgave",
    "quote": "citation; extrait; zitat; cita; citazione; citação; cytat; citaat; citat; sitat; sitaatti; alıntı; trích dẫn; citace; idézet; цитата; "
    "الاقتباس; نقل قول; 인용문; cita textual",
    "url-status": "statut url; offline; enlaceroto; urlmorto; urlmorta; url-status2; ölüurl; url-durumu; url hỏng; deadlink; dødlenke; "
    "tote-url; الوصلة مكسورة; حالة المسار; وضعیت پیوند; 깨진링크; url-dode; url-estado; urlstatus; dodeurl; estado-url; estat-url",
    "format": "formato; filformat; biçim; định dạng; формат; الصيغة; قالب; 형식; tiedostomuoto; bestandsformaat",
    "series": "série; serie; reihe; seria; collection; collana; colección; coleção; sarja; dizi; seri; loạt; sorozat; серия; سلسلة; سری; 총서; serien; bandreihe; col·lecció; reeks",
    "orig-date": "annooriginale; año-original; añooriginal; originaljahr; anno originale; année première édition; ano-original; anooriginal",
    "trans-title": "traduction titre; título-trad; tituloтрад; títulotrad; titolo tradotto; trans-titel; başlıkçevirisi; çeviribaşlık; titulotrad; título traducido",
    "isbn": "شابك; ردمك; شابک",
    "id": "identifiant; artikelnr; bnf; dnb; id local",
    "via": "über; por; przez; через",
    "agency": "agence; agencia; agência; agenzia; ajans; agentur; oznaczenie",
}
