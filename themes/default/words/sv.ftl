### Portalens ord på svenska.

## Ram

portal-name = Dataskyddsbeskrivningar
skip-to-content = Gå till innehållet
nav-main = Huvudmeny
nav-languages = Språk
nav-breadcrumbs = Du är här
nav-home = Startsida
nav-notices = Beskrivningar
nav-changes = Ändringar
nav-rights = Dina rättigheter
officer = Dataskyddsombud
phone = Tfn
authority = Tillsynsmyndighet
authority-name = Dataombudsmannens byrå
authority-url = https://tietosuoja.fi/sv/framsida
authority-site = tietosuoja.fi
authority-visit = Besöksadress: Fågelviksgränden 4, 00530 Helsingfors
authority-post = Postadress: PB 800, 00531 Helsingfors
authority-phone = 029 566 6700
authority-email = tietosuoja@om.fi
about-site = Om webbplatsen
accessibility-statement = Tillgänglighetsutlåtande
removed-notices = Borttagna beskrivningar
open-data = Öppna data
feedback = Ge respons på webbplatsen
no-cookies = Inga kakor. Ingen spårning.

## Sidornas rubriker

title-home = Dataskyddsbeskrivningar
title-notices = Beskrivningar A–Ö
title-history = { $title }: versionshistorik
title-revision = { $title }: version { $number }, { $date }
title-compare = { $title }: jämförelse av versioner
title-search = Sök
title-changes = Ändringar i beskrivningarna
title-changes-of = Ändringar: { $month }
title-removed = Borttagna beskrivningar
title-rights = Dina rättigheter
title-accessibility = Tillgänglighetsutlåtande
title-open-data = Öppna data
title-not-found = Sidan hittades inte
title-moved = Beskrivningen har flyttats

## Sidornas beskrivningar för sökmotorer

description-home = Vilka personuppgifter som behandlas om dig, varför och hur länge. Alla dataskyddsbeskrivningar och ändringarna i dem.
description-notices = Alla gällande dataskyddsbeskrivningar i alfabetisk ordning.
description-department = Sektorns dataskyddsbeskrivningar.
description-notice = Vilka personuppgifter som behandlas, på vilken grund och hur länge.
description-history = Beskrivningens alla versioner och vad som har ändrats.
description-revision = En tidigare version av beskrivningen, så som den gällde.
description-compare = Ändringarna mellan två versioner av beskrivningen.
description-search = Sök med ord i dataskyddsbeskrivningarna.
description-changes = Vad som har ändrats i dataskyddsbeskrivningarna, när och varför.
description-changes-of = En månads ändringar i dataskyddsbeskrivningarna.
description-removed = Dataskyddsbeskrivningar som inte längre gäller.
description-rights = Vilka rättigheter du har till dina uppgifter och hur du begär att få dem.
description-accessibility = Webbplatsens tillgänglighet och kontaktuppgifter för respons.
description-open-data = Dataskyddsbeskrivningarna och deras versioner i maskinläsbar form: CSV, Excel, JSON och JSON-LD.
description-not-found = Det finns ingen sida på adressen.

## Startsidan och förteckningarna

home-question = Vilka uppgifter har vi om dig?
home-lead = En dataskyddsbeskrivning berättar vilka personuppgifter en tjänst behandlar, varför och hur länge. Här hittar du alla beskrivningar och ändringarna i dem.
home-browse = Bläddra bland beskrivningarna
home-departments = Bläddra enligt sektor
home-changes = Senast ändrade
all-of = Alla
all-notices = Alla beskrivningar
all-changes = Alla ändringar
call-title = Vill du se dina egna uppgifter?
call-text = Du har rätt att få veta vilka uppgifter som finns om dig och att begära att fel rättas. Begäran är avgiftsfri och besvaras inom en månad.
how-to-request = Så gör du en begäran
index = Alfabetiskt register
notices-lead = Alla gällande beskrivningar i alfabetisk ordning.
department = Sektor
department-notices = Sektorns beskrivningar
no-notices = Inga beskrivningar har publicerats ännu.
updated = Uppdaterad

## Beskrivningen

notice = Dataskyddsbeskrivning
in-short = I korthet
on-this-page = På den här sidan
read-more = Läs mer
section-empty = Inga uppgifter har antecknats i denna punkt.
version = Version
version-history = Versionshistorik
last-change = Senaste ändring:
borne-date = Beskrivningen är daterad
only-in = Beskrivningen har publicerats endast
language-fi = på finska
language-sv = på svenska
language-en = på engelska
permanent-link = Permanent länk till denna version
printed-version = Den här versionens permanenta adress:
printed-page = Den här sidans adress:
how-to-request-title = Så begär du dina egna uppgifter
how-to-request-lead = Du kan kontrollera vilka uppgifter som finns om dig i detta register och begära att fel rättas.
step-ask = Gör en begäran
step-ask-text = Berätta vilket register din begäran gäller.
step-identify = Styrk din identitet
step-identify-text = Då får bara du dina uppgifter.
step-answer = Du får svar
step-answer-text = Senast inom en månad, utan avgift.
request-online = Begär dina uppgifter
request-by-email = Begär dina uppgifter per e-post
read-rights = Läs om dina rättigheter
complain = Klagomål till dataombudsmannen

## Meddelanden överst på sidan

banner-draft = Utkast
draft-note = Denna text har inte publicerats ännu. Den syns bara i förhandsgranskningen.
banner-removed = Denna beskrivning gäller inte längre
removed-on = Beskrivningen togs bort
was-in-force = Texten gällde
banner-old = Detta är en gammal version
banner-current = Denna version gäller
replaced-by = Den ersattes av
version-of = versionen från
lasting-address = Versionen finns kvar på denna adress även om beskrivningen ändras.
to-current = Gå till den gällande beskrivningen
to-last-text = Gå till beskrivningens sista text

## Versionshistorik

history-lead = Varje publicerad version kan läsas så som den gällde.
version-small = version
versions = Versioner
in-force = I kraft
first-version = Första versionen
kind-material = Väsentlig ändring
kind-technical = Teknisk rättelse
touched-sections = Punkter:
touch-added = ny
touch-changed = ändrad
touch-removed = borttagen
touch-moved = flyttad
only-layout = Utseendet har ändrats, innehållet är oförändrat.
only-order = Ordningsföljden har ändrats, innehållet är oförändrat.
borne-unchanged = samma som i föregående version
valid = I kraft
was-valid = Gällde
valid-before = från och med
valid-after = { "" }
period-dash = –
published = Publicerad
recorded-date = Infört i versionshanteringen
written-date = Skrivet
author = Gjord av
commit = Beteckning
read-version = Läs version
what-changed = Vad ändrades?
previous-version = Föregående version
next-version = Följande version
event-moved = Beskrivningens adress ändrades: { $from } → { $to }.
event-removed = Beskrivningen togs bort.
event-restored = Beskrivningen började gälla på nytt.
history-source = Historiken kommer direkt från beskrivningarnas versionshantering. Den ändras inte i efterhand.
history-starts = Versionshistoriken börjar
history-starts-more = Tidigare versioner finns inte tillgängliga här.
history-since-note = Versionshistoriken börjar { $date }. Tidigare versioner finns inte tillgängliga här.
no-history-note = Det finns ingen versionshistorik: beskrivningarna finns inte i versionshantering.

## Ändringar

changes-lead = Vad som har ändrats i beskrivningarna, när och varför.
changes-newest = De senaste ändringarna
changes-by-month = Ändringar per månad
months = Månader
no-changes = Inga ändringar har gjorts i beskrivningarna.
older = Tidigare
newer = Senare
what-new = Ny
what-removed = Borttagen
what-moved = Flyttad
what-restored = Återställd

## Borttagna, flyttade och saknade

removed-lead = Dessa beskrivningar gäller inte längre. Deras sista text och versionshistorik kan fortfarande läsas.
removed-short = Borttagen
none-removed = Inga beskrivningar har tagits bort.
moved-title = Beskrivningen har flyttats
moved-text = Beskrivningen finns nu på en ny adress:
not-found-text = Det finns ingen sida på denna adress. Länken kan vara föråldrad eller adressen felskriven.
not-found-removed = Söker du en beskrivning som inte längre gäller? Se
to-home = Gå till startsidan

## Öppna data

data-lead = Portalens dataskyddsbeskrivningar och alla deras versioner finns också i maskinläsbar form. Filerna kan hämtas fritt utan användarnamn.
data-licence = Licens
data-licence-is = Materialet får användas enligt villkoren i licensen
data-licence-none = Ingen licens har ännu angetts för materialet. Fråga organisationen om villkoren.
data-all = Alla beskrivningar
data-all-text = En rad är en gällande beskrivning. Kolumnerna innehåller det som beskrivningen säger om sådant som hör till ett register över behandling (artikel 30.1 i dataskyddsförordningen): personuppgiftsansvarig, ändamål, registrerade och uppgifter, mottagare, överföringar, lagringstider och skydd.
data-language = Språk
data-notices = Beskrivningar
data-files = Filer
data-csv = CSV
data-xlsx = Excel (XLSX)
data-json = JSON
data-linked = JSON-LD
data-formats = I CSV-filen är skiljetecknet semikolon och teckenkodningen UTF-8. En cell i Excel-filen rymmer högst 32 767 tecken; längre texter finns i sin helhet i de andra filerna.
data-single = En enskild beskrivning
data-single-text = På sidan för varje beskrivning och för var och en av dess versioner finns en länk till samma text i formaten JSON och JSON-LD.
data-example = Exempel:
data-terms = Begreppen i JSON-LD-filerna kommer från version 2.3 av W3C:s vokabulär
data-follow = Följ ändringar och filernas struktur
data-follow-text = Ett flöde berättar om nya versioner. Filernas struktur beskrivs med JSON Schema (2020-12).
data-sitemap = Webbplatskarta (XML)
data-schema-notice = Strukturen för en beskrivning (JSON Schema)
data-schema-register = Strukturen för alla beskrivningar (JSON Schema)
data-note = Rättsliga grunder, kategorier av personuppgifter och andra klassificeringar har identifierats automatiskt ur beskrivningarnas text. Om de avviker från beskrivningen gäller beskrivningen.
data-of-page = Samma text som data:
data-register-title = Dataskyddsbeskrivningar: { $organisation }
data-column-title = Beskrivning
data-column-department = Sektor
data-column-language = Språk
data-column-date = Beskrivningens datum
data-column-updated = Uppdaterad
data-column-bases = Rättsliga grunder (artikel 6.1)
data-column-transfers = Överförs utanför EU eller EES
data-column-systems = Identifierade system
data-column-address = Adress
data-column-data = Beskrivningen i JSON-format

## Tillgänglighet

accessibility-missing = Tillgänglighetsutlåtandet har inte publicerats ännu
accessibility-missing-text = Enligt lagen om tillhandahållande av digitala tjänster (306/2019) ska webbplatsen ha ett tillgänglighetsutlåtande. Det saknas ännu på denna webbplats.
accessibility-feedback = Ge respons
accessibility-feedback-text = Berätta för oss om något är svårt att använda eller om du behöver innehållet i en annan form.

## Antal

notices-count = { $count ->
    [one] { $count } beskrivning
   *[other] { $count } beskrivningar
}
versions-count = { $count ->
    [one] { $count } version
   *[other] { $count } versioner
}
changes-count = { $count ->
    [one] { $count } ändring
   *[other] { $count } ändringar
}
words-in-all = { $count } ord
words-changed = +{ $added } / −{ $removed } ord

## Dina rättigheter: att göra en begäran

rights-lead = Du har rätt att veta vilka uppgifter om dig som behandlas och att påverka behandlingen. Rättigheterna grundar sig på EU:s allmänna dataskyddsförordning.
rights-request = Så gör du en begäran
rights-step-ask = Berätta vilken rättighet du vill utöva och vilken tjänst eller vilket register din begäran gäller.
rights-step-identify = Vi kontrollerar din identitet innan vi lämnar ut uppgifter. Då får ingen annan dina uppgifter.
rights-step-answer = Vi svarar utan dröjsmål och senast inom en månad. Om begäran är komplicerad eller om det kommer många begäranden kan vi förlänga tiden med högst två månader. Det meddelar vi dig under den första månaden.
rights-by-email = Du kan också göra din begäran per e-post:
rights-email-warning = Skicka inte din personbeteckning eller känsliga uppgifter i vanlig e-post.
rights-officer = Fråga dataskyddsombudet
rights-officer-text = Dataskyddsombudet ger dig råd i alla frågor som gäller behandlingen av dina personuppgifter och dina rättigheter.
rights-cost = Vad kostar det?
rights-cost-text = Begäran är avgiftsfri. Endast för en uppenbart ogrundad eller orimlig begäran, till exempel en som upprepas gång på gång, kan en skälig avgift tas ut eller begäran avslås.
rights-refusal = Om begäran inte godkänns
rights-refusal-text = Om vi inte kan tillmötesgå din begäran berättar vi varför inom en månad. Vi berättar också hur du kan lämna in ett klagomål till dataombudsmannen eller föra ärendet till domstol.

## Dina rättigheter: rättigheterna

rights-list = Vilka rättigheter du har
rights-list-lead = Inom parentes står den artikel i dataskyddsförordningen som rättigheten grundar sig på.
article-7 = (artikel 7.3)
article-15 = (artikel 15)
article-16 = (artikel 16)
article-17 = (artikel 17)
article-18 = (artikel 18)
article-19 = (artikel 19)
article-20 = (artikel 20)
article-21 = (artikel 21)
article-22 = (artikel 22)
right-access = Rätt till tillgång till uppgifter
right-access-text = Du kan fråga om dina uppgifter behandlas och få en kopia av dem. Samtidigt får du veta varför uppgifterna behandlas, varifrån de kommer, till vem de lämnas ut och hur länge de lagras.
right-rectification = Rätt till rättelse
right-rectification-text = Du kan begära att felaktiga uppgifter rättas och att ofullständiga uppgifter kompletteras.
right-erasure = Rätt till radering
right-erasure-text = Du kan begära att dina uppgifter raderas till exempel när de inte längre behövs eller när du har återkallat ditt samtycke. Uppgifterna raderas inte om de enligt lag måste bevaras eller om de behövs för en myndighetsuppgift.
right-restriction = Rätt till begränsning av behandling
right-restriction-text = Du kan begära att behandlingen av dina uppgifter begränsas, till exempel medan det utreds om de är korrekta. Under begränsningen får uppgifterna i huvudsak endast lagras.
right-notification = Rätt att veta vem som har underrättats om ändringar
right-notification-text = De som har fått dina uppgifter underrättas om rättelse, radering och begränsning, om det är möjligt och inte kräver en oproportionell ansträngning. På begäran får du veta vilka de är.
right-portability = Rätt att överföra uppgifter från ett system till ett annat
right-portability-text = Du kan få de uppgifter som du själv har lämnat i maskinläsbar form och överföra dem till en annan personuppgiftsansvarig. Rätten gäller uppgifter som behandlas automatiserat med stöd av ditt samtycke eller ett avtal.
right-objection = Rätt att göra invändningar
right-objection-text = Du kan invända mot behandlingen av dina uppgifter av skäl som hänför sig till din personliga situation. Behandlingen upphör, om det inte finns tvingande och berättigade skäl att fortsätta. Direktmarknadsföring kan du alltid förbjuda.
right-automated = Rätt att inte bli föremål för automatiserade beslut
right-automated-text = Ett beslut som i betydande grad påverkar dig får inte fattas enbart automatiserat, om inte lagen tillåter det, du uttryckligen har samtyckt till det eller det är nödvändigt för ett avtal. I beskrivningen anges om sådana beslut fattas.
right-withdrawal = Rätt att återkalla samtycke
right-withdrawal-text = Om behandlingen grundar sig på ditt samtycke kan du återkalla det när som helst. Det ska vara lika lätt att återkalla som att ge samtycket. Återkallelsen påverkar inte det som har gjorts med uppgifterna före den.

## Dina rättigheter: rättigheter enligt grund

rights-grounds = Rättigheterna beror på grunden för behandlingen
rights-grounds-lead = I varje beskrivning anges den rättsliga grunden för behandlingen. I tabellen ser du vilka rättigheter du då har.
rights-column = Rättighet
basis-consent = Samtycke
basis-contract = Avtal
basis-obligation = Rättslig förpliktelse
basis-vital = Grundläggande intressen
basis-task = Allmänt intresse eller offentlig makt
basis-interest = Berättigat intresse
yes = Ja
no = Nej
rights-grounds-note = Det kan finnas undantag i lag, och därför bedöms varje begäran för sig. Du kan alltid lämna in ett klagomål, och reglerna om automatiserade beslut gäller oberoende av grund.
rights-complaint = Rätt att lämna in klagomål
rights-complaint-text = Om du anser att dina personuppgifter behandlas i strid med lagen kan du lämna in ett klagomål till dataombudsmannen (artikel 77). Vi hoppas att du kontaktar oss först, men det är inget villkor för att klaga.

# Comparisons
diff-added = tillagt
diff-removed = borttaget
diff-changed = ändrat
diff-unchanged = oförändrat
diff-unchanged-parts = Oförändrade punkter
diff-part-added = Ny punkt
diff-part-removed = Borttagen punkt
diff-part-moved = Flyttad, står nu efter
diff-part-renamed = Rubriken var tidigare
diff-out-of = Avskild från punkten
diff-into = Sammanslagen med punkten
diff-moved-within = flyttat inom punkten
diff-moved-from = flyttat hit från punkten
diff-moved-to = flyttat till punkten
diff-laid = annan uppställning, samma ord
diff-relinked = länkens adress ändrad
diff-no-link = ingen länk
diff-before = tidigare
diff-now = nu
diff-place = i texten
views = Vyer
view-plain = Text
view-text = Ändringarna i texten
view-side = Sida vid sida
view-list = Som lista
view-list-title = Ändringarna som lista
legend-added = tillagd text
legend-removed = borttagen text
column-change = Ändring
keys = Tangenter: n = nästa ändring, p = föregående
changes-in-version = Vad ändrades i version
compare-versions = Jämför versioner
compare-lead = Välj två versioner, så ser du vad som ändrades mellan dem. Webbläsaren sammanställer jämförelsen med JavaScript. Du kan också läsa ändringarna en version i taget i listan nedan.
choose-versions = Välj versioner
older-version = Äldre version
newer-version = Nyare version
compare = Jämför
compare-with-newest = Jämför med den nyaste versionen
on-day-title = Vad stod det i beskrivningen en viss dag?
on-day = Dag
on-day-show = Visa versionen
compare-chain = Ändringarna en version i taget
compare-absent = Beskrivningen gällde inte den dag du valde. I listan nedan ser du när varje version gällde.
compare-unknown = Versionen finns inte. Välj versioner på nytt.
compare-same = Du valde samma version två gånger. Välj två olika versioner.
compare-old = En så gammal version kan inte jämföras fritt. Läs ändringarna en version i taget i listan nedan.
compare-failed = Jämförelsen kunde inte hämtas. Försök igen om en stund eller läs ändringarna en version i taget i listan nedan.
only-same = Versionerna har samma innehåll.

## Rättigheterna på beskrivningens sida

rights-here = Dina rättigheter i det här registret
rights-here-lead = { $count ->
    [one] Den rättsliga grunden enligt beskrivningen är { $bases }.
   *[other] De rättsliga grunderna enligt beskrivningen är { $bases }.
} Därför har du de här rättigheterna:
rights-only = bara när grunden är { $bases }
rights-missing = På den här grunden har du i allmänhet inte följande rättigheter:
list-and = och
list-or = eller

## Att välja beskrivningar

facets = Begränsa urvalet
facet-department = Sektor
facet-basis = Rättslig grund
facet-data = Uppgifter som behandlas
facet-special = Särskilda personuppgifter
facet-transfer = Överföring utanför EU och EES
facet-system = Informationssystem
facet-language = Språk
facet-language-fi = Finska
facet-language-sv = Svenska
facet-language-en = Engelska
facet-changed = Ändringar
changed-since = Ändrad efter { $date }
facet-more = { $count ->
    [one] Visa { $count } till
   *[other] Visa { $count } till
}
data-contact = Kontaktuppgifter
data-identity-code = Personbeteckning
data-family = Familj och barn
data-health = Hälsa
data-finances = Inkomster och avgifter
data-education = Utbildning och studier
data-work = Arbete och yrke
data-images = Bilder och inspelningar
data-location = Plats
data-traces = Elektroniska spår
special-health = Uppgifter om hälsa
special-origin = Ras eller etniskt ursprung
special-politics = Politiska åsikter
special-belief = Religion eller övertygelse
special-union = Medlemskap i fackförening
special-genetic = Genetiska uppgifter
special-biometric = Biometriska uppgifter
special-sexuality = Sexualitet
special-offences = Fällande domar och lagöverträdelser
transfer-none = Överförs inte
transfer-made = Överförs eller kan överföras
selection-lead = Gällande beskrivningar i detta urval.

## Sökning

search = Sök
search-button = Sök
search-label = Sök i beskrivningarna
search-lead = Skriv vad du vill veta, till exempel ”förvaringstid” eller ”barnets uppgifter”. Sökningen sker i din webbläsare med JavaScript, och det du skriver skickas inte någonstans.
search-all = Du kan också bläddra bland beskrivningarna enligt sektor eller i bokstavsordning:
search-narrow = Avgränsa sökningen
search-narrowed = Avgränsa sökningen ({ "{0}" } valda)
search-rest = Visa resten
search-clear = Ta bort avgränsningarna
search-without = Ta bort avgränsningen { "{0}" }
search-scope = Var söks det
search-past = Också gamla versioner och borttagna beskrivningar
search-keys = Tangentbord
search-slash = Tangenten / leder till sökfältet
search-more = Visa fler
search-found = { "{0}" } beskrivningar.
search-found-one = 1 beskrivning.
search-found-past = { "{0}" } gamla versioner.
search-found-past-one = 1 gammal version.
search-past-title = Gamla versioner och borttagna beskrivningar
search-none = Sökningen gav inga träffar.
search-unknown = Ordet ”{ "{0}" }” finns inte i beskrivningarna.
search-near = Ordet ”{ "{0}" }” hittades inte, så liknande ord söktes.
search-widen = Visa träffarna utan avgränsningar ({ "{0}" })
search-in-past = I gamla versioner finns { "{0}" } träffar. Sök också i dem
search-in-past-one = I gamla versioner finns en träff. Sök också i dem
search-failed = Sökregistret kunde inte hämtas. Försök igen om en stund eller bläddra bland beskrivningarna nedan.
search-hint = Sökningen känner igen böjningsformer: ”ansökan” hittar också ”ansökningar”.
search-marked = Sökorden är markerade.
search-unmark = Ta bort markeringarna
search-large = Beskrivningarna är så många att de inte räknas upp här. Bläddra enligt sektor:
search-past-key = gamla
search-keys-key = tangent
search-short-name = Dataskydd
search-updated = { $department }. Uppdaterad { $date }
search-version = Version { $date }, gäller inte längre
search-removed = Sista versionen { $date }, beskrivningen har tagits bort
search-other-fi = Sök i de finskspråkiga beskrivningarna
search-other-sv = Sök i de svenskspråkiga beskrivningarna
search-other-en = Sök i de engelskspråkiga beskrivningarna

## Utkast i förhandsgranskningen

title-draft = { $title }: utkast
title-drafts = Utkast
draft = Utkast
draft-new = Ny beskrivning
draft-changed = Ändring som inte sparats i Git
draft-moved = Beskrivningen flyttas
draft-removed = Beskrivningen tas bort
draft-would = Så här skulle ändringen berättas för läsarna om den sparades i Git nu.
draft-read = Se vad som ändras i utkastet
draft-in-file = Fil
draft-removed-text = Texten som tas bort
draft-borne-unchanged = Texten ändras, men den är daterad som förut.
drafts-lead = Detta skulle ändras i den publicerade portalen om allt sparades i Git nu. Sidan syns bara i förhandsgranskningen.
drafts-none = Det finns inga utkast: på disken finns samma som det senast sparade.
drafts-count = { $count ->
    [0] inga utkast
    [one] { $count } utkast
   *[other] { $count } utkast
}
drafts-changes = Vad som ändras
drafts-others = Andra ändrade filer
drafts-findings = Annat att anmärka
finding-error = fel
finding-warning = varning
finding-info = notis
finding-line = rad
finding-hint = Så här rättar du:

# The desk of the preview.
title-desk = Arbetsbord
desk-kicker = Bara i förhandsgranskningen
desk-lead = Alla gällande beskrivningar i en överblick: vad som saknas, vad som ska rättas och vad som ska ses över.
desk-reading = Beskrivningarna läses: { $read } av { $count } har lästs. Sidan kompletteras av sig själv.
desk-tiles = Beskrivningar enligt läge
desk-tile-any = alla
desk-tile-errors = med fel
desk-tile-incomplete = saknar punkter
desk-tile-overdue = översyn försenad
desk-tile-untranslated = saknar översättning
desk-tile-draft = med utkast
desk-tile-fine = i ordning
desk-filter = Avgränsa och ordna
desk-words = Namn eller fil
desk-department = Sektor
desk-departments = Alla sektorer
desk-state = Läge
desk-state-any = Alla
desk-state-errors = Med fel
desk-state-findings = Med fel eller varningar
desk-state-incomplete = Saknar punkter
desk-state-overdue = Översyn försenad
desk-state-unscheduled = Ingen dag för översyn
desk-state-untranslated = Saknar översättning
desk-state-draft = Med utkast
desk-state-fine = I ordning
desk-order = Ordning
desk-order-urgency = De mest brådskande först
desk-order-title = Efter namn
desk-order-department = Efter sektor
desk-order-told = De mest bristfälliga först
desk-order-findings = Flest anmärkningar först
desk-order-age = De äldsta först
desk-order-review = Närmaste översyn först
desk-show = Visa
desk-clear = Rensa
desk-table = Hämta som tabell (CSV)
desk-all = Alla på en sida
desk-none = Inga beskrivningar motsvarar avgränsningen.
desk-notice = Beskrivning
desk-told = Punkter
desk-findings = Anmärkningar
desk-review = Ses över
desk-languages = Språk
desk-missing = Saknas eller är bristfälligt:
desk-show-findings = Vad som ska rättas
desk-errors = { $count } fel
desk-warnings = { $count ->
    [one] { $count } varning
   *[other] { $count } varningar
}
desk-infos = { $count ->
    [one] { $count } notis
   *[other] { $count } notiser
}
desk-clean = Inga anmärkningar
desk-unread = läses…
desk-overdue = försenad
desk-near = snart
desk-implied = två år efter datumet
desk-unscheduled = inte avtalat
desk-no-text = ingen text
desk-part = { $from }–{ $to } / { $count }
desk-parts = Sidor
desk-previous = Föregående
desk-next = Följande
desk-legend = Rutorna står från vänster till höger för:
desk-legend-rest = Fylld ruta: beskrivningen berättar det. Tom ruta: punkten saknas eller är bristfällig. Streck: punkten behövs inte i denna beskrivning.
desk-csv-department = Sektor
desk-csv-notice = Beskrivning
desk-csv-file = Fil
desk-csv-languages = Språk
desk-csv-untranslated = Språk som saknas
desk-csv-told = Punkter som finns
desk-csv-due = Punkter som krävs
desk-csv-missing = Punkter som saknas
desk-csv-errors = Fel
desk-csv-warnings = Varningar
desk-csv-infos = Notiser
desk-csv-updated = Uppdaterad
desk-csv-review-by = Ses över senast
desk-csv-review-stated = Dag för översyn avtalad
desk-csv-draft = Utkast
desk-csv-address = Adress
age-less = under en månad
age-months = { $months } mån
age-years = { $years } år
age-years-months = { $years } år { $months } mån

## Flöden

feed-of-portal = Ändringar i dataskyddsbeskrivningarna
feed-of = { $title }: ändringar
feed-subtitle = Nya, ändrade och borttagna dataskyddsbeskrivningar. Tekniska rättelser är utelämnade.
feed-follow = Följ ändringarna som ett flöde (Atom)
feed-new = Ny beskrivning
feed-changed = Ändring
feed-removed = Borttagen beskrivning
feed-restored = Återställd beskrivning
feed-read = Läs beskrivningen
feed-compare = Läs versionen och jämför med den föregående
feed-read-last = Gå till beskrivningen
