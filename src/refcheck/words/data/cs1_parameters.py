"""The parameters that Citation Style 1 knows (September 2022, with what was added up to February 2025).

Every name stands for itself here, case counts; `#` is a number.  Facts: which names exist, which mean one field, which
templates know which.
"""

from __future__ import annotations

# Every template but those for preprints.
BASIC = (
    "accessdate access-date agency archivedate archive-date archive-format archiveurl archive-url article "
    "article-format article-url article-url-access arxiv asin ASIN asin-tld at author author-first author-given "
    "author-last author-surname authorlink author-link author-mask authors bibcode bibcode-access biorxiv chapter "
    "chapter-format chapter-url chapter-url-access citeseerx collaboration contribution contribution-format "
    "contribution-url contribution-url-access contributor contributor-first contributor-given contributor-last "
    "contributor-surname contributor-link contributor-mask date department df dictionary display-authors "
    "display-contributors display-editors display-interviewers display-subjects display-translators doi DOI "
    "doi-access doi-broken-date edition editor editor-first editor-given editor-last editor-surname editor-link "
    "editor-mask eissn EISSN encyclopaedia encyclopedia entry entry-format entry-url entry-url-access eprint "
    "first format given hdl HDL hdl-access host id ID institution interviewer interviewer-first interviewer-given "
    "interviewer-last interviewer-surname interviewer-link interviewer-mask isbn ISBN ismn ISMN issn ISSN issue "
    "jfm JFM journal jstor JSTOR jstor-access lang language last lay-date lay-format lay-source lay-url lccn LCCN "
    "location magazine medium minutes mode mr MR name-list-style newspaper no-pp no-tracking number oclc OCLC ol "
    "OL ol-access orig-date origyear orig-year osti OSTI osti-access others p page pages people periodical place "
    "pmc PMC pmc-embargo-date pmid PMID postscript pp publication-date publication-place publisher quotation "
    "quote quote-page quote-pages ref rfc RFC sbn SBN scale script-article script-chapter script-contribution "
    "script-entry script-journal script-magazine script-newspaper script-periodical script-quote script-section "
    "script-title script-website script-work section section-format section-url section-url-access series ssrn "
    "SSRN ssrn-access subject subject-link subject-mask surname s2cid S2CID s2cid-access template-doc-demo time "
    "time-caption title title-link translator translator-first translator-given translator-last "
    "translator-surname translator-link translator-mask trans-article trans-chapter trans-contribution "
    "trans-entry trans-journal trans-magazine trans-newspaper trans-periodical trans-quote trans-section "
    "trans-title trans-website trans-work type url URL url-access url-status vauthors veditors version via volume "
    "website work year zbl ZBL medrxiv article-number "
)

# Names of people, in every template but those for preprints.
NUMBERED = (
    "author# author-first# author#-first author-given# author#-given author-last# author#-last author-surname# "
    "author#-surname author-link# author#-link authorlink# author#link author-mask# author#-mask contributor# "
    "contributor-first# contributor#-first contributor-given# contributor#-given contributor-last# "
    "contributor#-last contributor-surname# contributor#-surname contributor-link# contributor#-link "
    "contributor-mask# contributor#-mask editor# editor-first# editor#-first editor-given# editor#-given "
    "editor-last# editor#-last editor-surname# editor#-surname editor-link# editor#-link editor-mask# "
    "editor#-mask first# given# host# interviewer# interviewer-first# interviewer#-first interviewer-given# "
    "interviewer#-given interviewer-last# interviewer#-last interviewer-surname# interviewer#-surname "
    "interviewer-link# interviewer#-link interviewer-mask# interviewer#-mask last# subject# subject-link# "
    "subject#-link subject-mask# subject#-mask surname# translator# translator-first# translator#-first "
    "translator-given# translator#-given translator-last# translator#-last translator-surname# "
    "translator#-surname translator-link# translator#-link translator-mask# translator#-mask "
)

# The templates for preprints.
LIMITED = (
    "at author author-first author-given author-last author-surname author-link authorlink author-mask authors "
    "collaboration date df display-authors first given language last mode name-list-style no-tracking p page "
    "pages postscript pp quotation quote ref surname template-doc-demo title trans-title vauthors year "
)
LIMITED_NUMBERED = (
    "author# author-first# author#-first author-given# author#-given author-last# author#-last author-surname# "
    "author#-surname author-link# author#-link authorlink# author#link author-mask# author#-mask first# given# "
    "last# surname# "
)

PREPRINTS = {
    "arxiv": "arxiv class eprint",
    "biorxiv": "biorxiv",
    "citeseerx": "citeseerx",
    "ssrn": "ssrn SSRN ssrn-access",
    "medrxiv": "medrxiv",
}

# What single templates know besides.
UNIQUE = {
    "av-media": "transcript transcript-format transcript-url",
    "conference": "book-title conference conference-format conference-url event",
    "episode": "airdate air-date credits episode-link network season series-link series-no series-number station transcript transcript-format transcripturl transcript-url",
    "mailing-list": "mailing-list",
    "map": "cartography inset map map-format map-url map-url-access script-map sections sheet sheets trans-map",
    "newsgroup": "message-id newsgroup",
    "report": "docket",
    "serial": "airdate air-date credits episode episode-link network series-link station",
    "speech": "conference conference-format conference-url event",
    "thesis": "degree docket",
}

DEPRECATED = "lay-date lay-format lay-source lay-url transcripturl"

# One field, several names, in the order in which the module prefers them.
FIELDS = {
    "access-date": "access-date accessdate",
    "archive-date": "archive-date archivedate",
    "archive-url": "archive-url archiveurl",
    "authors": "authors people credits",
    "chapter": "chapter contribution entry article section",
    "chapter-format": "chapter-format contribution-format entry-format article-format section-format",
    "chapter-url": "chapter-url contribution-url entry-url article-url section-url",
    "chapter-url-access": "chapter-url-access contribution-url-access entry-url-access article-url-access section-url-access",
    "conference": "conference event",
    "date": "date air-date airdate",
    "display-authors": "display-authors display-subjects",
    "encyclopedia": "encyclopedia encyclopaedia dictionary",
    "id": "id ID",
    "issue": "issue number",
    "language": "language lang",
    "no-tracking": "no-tracking template-doc-demo",
    "orig-date": "orig-date orig-year origyear",
    "page": "page p",
    "pages": "pages pp",
    "work": "journal magazine newspaper periodical website work",
    "place": "place location",
    "publisher": "publisher institution",
    "quote": "quote quotation",
    "script-chapter": "script-chapter script-contribution script-entry script-article script-section",
    "script-work": "script-journal script-magazine script-newspaper script-periodical script-website script-work",
    "series": "series version",
    "series-number": "series-number series-no",
    "title-link": "title-link episode-link",
    "type": "type medium",
    "trans-chapter": "trans-article trans-chapter trans-contribution trans-entry trans-section",
    "transcript-url": "transcript-url transcripturl",
    "trans-work": "trans-journal trans-magazine trans-newspaper trans-periodical trans-website trans-work",
    "url": "url URL",
    "arxiv": "arxiv eprint",
    "asin": "asin ASIN",
    "doi": "doi DOI",
    "eissn": "eissn EISSN",
    "hdl": "hdl HDL",
    "isbn": "isbn ISBN",
    "ismn": "ismn ISMN",
    "issn": "issn ISSN",
    "jfm": "jfm JFM",
    "jstor": "jstor JSTOR",
    "lccn": "lccn LCCN",
    "mr": "mr MR",
    "oclc": "oclc OCLC",
    "ol": "ol OL",
    "osti": "osti OSTI",
    "pmc": "pmc PMC",
    "pmid": "pmid PMID",
    "rfc": "rfc RFC",
    "sbn": "sbn SBN",
    "ssrn": "ssrn SSRN",
    "s2cid": "s2cid S2CID",
    "zbl": "zbl ZBL",
}

# People: the role and which part of the name, then the names that CS1 reads for it; a name with `#` also stands
# without a number for the first person.
PEOPLE = {
    "author-last": "author# author-last# author#-last author-surname# author#-surname host# last# subject# surname#",
    "author-first": "author-first# author#-first author-given# author#-given first# given#",
    "author-link": "author-link# author#-link subject-link# subject#-link authorlink# author#link",
    "author-mask": "author-mask# author#-mask subject-mask# subject#-mask",
    "contributor-last": "contributor# contributor-last# contributor#-last contributor-surname# contributor#-surname",
    "contributor-first": "contributor-first# contributor#-first contributor-given# contributor#-given",
    "contributor-link": "contributor-link# contributor#-link",
    "contributor-mask": "contributor-mask# contributor#-mask",
    "editor-last": "editor# editor-last# editor#-last editor-surname# editor#-surname",
    "editor-first": "editor-first# editor#-first editor-given# editor#-given",
    "editor-link": "editor-link# editor#-link",
    "editor-mask": "editor-mask# editor#-mask",
    "interviewer-last": "interviewer# interviewer-last# interviewer#-last interviewer-surname# interviewer#-surname",
    "interviewer-first": "interviewer-first# interviewer#-first interviewer-given# interviewer#-given",
    "interviewer-link": "interviewer-link# interviewer#-link",
    "interviewer-mask": "interviewer-mask# interviewer#-mask",
    "translator-last": "translator# translator-last# translator#-last translator-surname# translator#-surname",
    "translator-first": "translator-first# translator#-first translator-given# translator#-given",
    "translator-link": "translator-link# translator#-link",
    "translator-mask": "translator-mask# translator#-mask",
}
