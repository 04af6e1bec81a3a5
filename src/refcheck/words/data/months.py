"""The names of months in the languages of the larger Wikipedias, case-folded, nominative, genitive and short forms."""

from __future__ import annotations

# One line a language: twelve groups divided by commas, the forms of one month divided by spaces.
_NAMES = {
    "de": "januar jänner jan, februar feb, märz mär, april apr, mai, juni jun, juli jul, august aug, september sep sept, oktober okt, november nov, dezember dez",
    "fr": "janvier janv, février fevrier févr fév, mars, avril avr, mai, juin, juillet juil, août aout, septembre sept, octobre oct, novembre nov, décembre decembre déc",
    "es": "enero ene, febrero feb, marzo mar, abril abr, mayo may, junio jun, julio jul, agosto ago, septiembre setiembre sep set, octubre oct, noviembre nov, diciembre dic",
    "it": "gennaio gen, febbraio feb, marzo mar, aprile apr, maggio mag, giugno giu, luglio lug, agosto ago, settembre set, ottobre ott, novembre nov, dicembre dic",
    "pt": "janeiro jan, fevereiro fev, março marco mar, abril abr, maio mai, junho jun, julho jul, agosto ago, setembro set, outubro out, novembro nov, dezembro dez",
    "nl": "januari jan, februari feb, maart mrt, april apr, mei, juni jun, juli jul, augustus aug, september sep, oktober okt, november nov, december dec",
    "sv": "januari jan, februari feb, mars, april apr, maj, juni jun, juli jul, augusti aug, september sep, oktober okt, november nov, december dec",
    "da": "januar jan, februar feb, marts mar, april apr, maj, juni jun, juli jul, august aug, september sep, oktober okt, november nov, december dec",
    "no": "januar jan, februar feb, mars mar, april apr, mai, juni jun, juli jul, august aug, september sep, oktober okt, november nov, desember des",
    "fi": "tammikuu tammikuuta, helmikuu helmikuuta, maaliskuu maaliskuuta, huhtikuu huhtikuuta, toukokuu toukokuuta, kesäkuu kesäkuuta, heinäkuu heinäkuuta, elokuu elokuuta, syyskuu syyskuuta, lokakuu lokakuuta, marraskuu marraskuuta, joulukuu joulukuuta",
    "et": "jaanuar, veebruar, märts, aprill, mai, juuni, juuli, august, september, oktoober, november, detsember",
    "pl": "styczeń stycznia sty, luty lutego lut, marzec marca mar, kwiecień kwietnia kwi, maj maja, czerwiec czerwca cze, lipiec lipca lip, sierpień sierpnia sie, wrzesień września wrz, październik października paź, listopad listopada lis, grudzień grudnia gru",
    "cs": "leden ledna, únor února, březen března, duben dubna, květen května, červen června, červenec července, srpen srpna, září, říjen října, listopad listopadu, prosinec prosince",
    "sk": "január januára, február februára, marec marca, apríl apríla, máj mája, jún júna, júl júla, august augusta, september septembra, október októbra, november novembra, december decembra",
    "hr": "siječanj siječnja, veljača veljače, ožujak ožujka, travanj travnja, svibanj svibnja, lipanj lipnja, srpanj srpnja, kolovoz kolovoza, rujan rujna, listopad listopada, studeni studenoga studenog, prosinac prosinca",
    "sl": "januar januarja, februar februarja, marec marca, april aprila, maj maja, junij junija, julij julija, avgust avgusta, september septembra, oktober oktobra, november novembra, december decembra",
    "sr": "januar januara јануар јануара, februar februara фебруар фебруара, mart marta март марта, april aprila април априла, maj maja мај маја, jun juna јун јуна, jul jula јул јула, avgust avgusta август августа, septembar septembra септембар септембра, oktobar oktobra октобар октобра, novembar novembra новембар новембра, decembar decembra децембар децембра",
    "hu": "január jan, február febr feb, március márc, április ápr, május máj, június jún, július júl, augusztus aug, szeptember szept, október okt, november nov, december dec",
    "ro": "ianuarie ian, februarie feb, martie mar, aprilie apr, mai, iunie iun, iulie iul, august aug, septembrie sept, octombrie oct, noiembrie noi, decembrie dec",
    "tr": "ocak, şubat, mart, nisan, mayıs, haziran, temmuz, ağustos, eylül, ekim, kasım, aralık",
    "ca": "gener gen, febrer febr, març, abril abr, maig, juny, juliol jul, agost ag, setembre set, octubre oct, novembre nov, desembre des",
    "id": "januari jan, februari feb, maret mar, april apr, mei, juni jun, juli jul, agustus agu, september sep, oktober okt, november nov, desember des",
    "ru": "январь января янв, февраль февраля фев, март марта мар, апрель апреля апр, май мая, июнь июня, июль июля, август августа авг, сентябрь сентября сен, октябрь октября окт, ноябрь ноября ноя, декабрь декабря дек",
    "uk": "січень січня, лютий лютого, березень березня, квітень квітня, травень травня, червень червня, липень липня, серпень серпня, вересень вересня, жовтень жовтня, листопад листопада, грудень грудня",
    "bg": "януари, февруари, март, април, май, юни, юли, август, септември, октомври, ноември, декември",
    "el": "ιανουάριος ιανουαρίου, φεβρουάριος φεβρουαρίου, μάρτιος μαρτίου, απρίλιος απριλίου, μάιος μαΐου μαίου, ιούνιος ιουνίου, ιούλιος ιουλίου, αύγουστος αυγούστου, σεπτέμβριος σεπτεμβρίου, οκτώβριος οκτωβρίου, νοέμβριος νοεμβρίου, δεκέμβριος δεκεμβρίου",
    "ar": "يناير, فبراير, مارس, أبريل ابريل, مايو, يونيو, يوليو, أغسطس اغسطس, سبتمبر, أكتوبر اكتوبر, نوفمبر, ديسمبر",
    "he": "ינואר בינואר, פברואר בפברואר, מרץ במרץ, אפריל באפריל, מאי במאי, יוני ביוני, יולי ביולי, אוגוסט באוגוסט, ספטמבר בספטמבר, אוקטובר באוקטובר, נובמבר בנובמבר, דצמבר בדצמבר",
}  # fmt: skip


def _table(line: str) -> dict[str, int]:
    return {form.casefold(): at for at, forms in enumerate(line.split(","), 1) for form in forms.split()}


BY_LANGUAGE = {language: _table(line) for language, line in _NAMES.items()}
BY_LANGUAGE["nb"] = BY_LANGUAGE["nn"] = BY_LANGUAGE["no"]


def _merge() -> dict[str, int]:
    """All names that mean the same month in every language that has them, English spelling included."""
    seen: dict[str, set[int]] = {}
    for table in BY_LANGUAGE.values():
        for name, number in table.items():
            seen.setdefault(name, set()).add(number)
    return {name: numbers.pop() for name, numbers in seen.items() if len(numbers) == 1}


ALL = _merge()
