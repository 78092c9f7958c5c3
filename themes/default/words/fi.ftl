### Portaalin sanat suomeksi.

## Kehys

portal-name = Tietosuojaselosteet
skip-to-content = Siirry sisältöön
nav-main = Päävalikko
nav-languages = Kieli
nav-breadcrumbs = Olet tässä
nav-home = Etusivu
nav-notices = Selosteet
nav-changes = Muutokset
nav-rights = Oikeutesi
officer = Tietosuojavastaava
phone = Puh.
authority = Valvontaviranomainen
authority-name = Tietosuojavaltuutetun toimisto
authority-url = https://tietosuoja.fi
authority-site = tietosuoja.fi
authority-visit = Käyntiosoite: Lintulahdenkuja 4, 00530 Helsinki
authority-post = Postiosoite: PL 800, 00531 Helsinki
authority-phone = 029 566 6700
authority-email = tietosuoja@om.fi
about-site = Tästä sivustosta
accessibility-statement = Saavutettavuusseloste
removed-notices = Poistetut selosteet
open-data = Avoin data
feedback = Anna palautetta sivustosta
no-cookies = Ei evästeitä. Ei seurantaa.

## Sivujen otsikot

title-home = Tietosuojaselosteet
title-notices = Selosteet A–Ö
title-history = { $title }: versiohistoria
title-revision = { $title }: versio { $number }, { $date }
title-compare = { $title }: versioiden vertailu
title-search = Haku
title-changes = Muutokset selosteisiin
title-changes-of = Muutokset: { $month }
title-removed = Poistetut selosteet
title-rights = Oikeutesi
title-accessibility = Saavutettavuusseloste
title-open-data = Avoin data
title-not-found = Sivua ei löytynyt
title-moved = Seloste on siirtynyt

## Sivujen kuvaukset hakukoneille

description-home = Mitä henkilötietoja sinusta käsitellään, miksi ja kuinka kauan. Kaikki tietosuojaselosteet ja niiden muutokset.
description-notices = Kaikki voimassa olevat tietosuojaselosteet aakkosjärjestyksessä.
description-department = Toimialan tietosuojaselosteet.
description-notice = Mitä henkilötietoja käsitellään, millä perusteella ja kuinka kauan.
description-history = Selosteen kaikki versiot ja niiden muutokset.
description-revision = Selosteen aiempi versio sellaisena kuin se oli voimassa.
description-compare = Selosteen kahden version väliset muutokset.
description-search = Hae sanoilla tietosuojaselosteista.
description-changes = Mitä tietosuojaselosteissa on muuttunut, milloin ja miksi.
description-changes-of = Yhden kuukauden muutokset tietosuojaselosteisiin.
description-removed = Tietosuojaselosteet, jotka eivät ole enää voimassa.
description-rights = Mitä oikeuksia sinulla on omiin tietoihisi ja miten teet tietopyynnön.
description-accessibility = Sivuston saavutettavuus ja yhteystiedot palautetta varten.
description-open-data = Tietosuojaselosteet ja niiden versiot koneluettavina: CSV, Excel, JSON ja JSON-LD.
description-not-found = Osoitteessa ei ole sivua.

## Etusivu ja luettelot

home-question = Mitä tietoja meillä on sinusta?
home-lead = Tietosuojaseloste kertoo, mitä henkilötietoja palvelu käsittelee, miksi ja kuinka kauan. Täältä löydät kaikki selosteet ja niiden muutokset.
home-browse = Selaa selosteita
home-departments = Selaa toimialoittain
home-changes = Viimeksi muuttuneet
all-of = Kaikki
all-notices = Kaikki selosteet
all-changes = Kaikki muutokset
call-title = Haluatko nähdä omat tietosi?
call-text = Sinulla on oikeus saada tietää, mitä tietoja sinusta on, ja pyytää virheiden korjaamista. Pyyntö on maksuton, ja siihen vastataan kuukauden kuluessa.
how-to-request = Näin teet pyynnön
index = Aakkosellinen hakemisto
notices-lead = Kaikki voimassa olevat selosteet aakkosjärjestyksessä.
department = Toimiala
department-notices = Toimialan selosteet
no-notices = Selosteita ei ole vielä julkaistu.
updated = Päivitetty

## Seloste

notice = Tietosuojaseloste
in-short = Lyhyesti
on-this-page = Tällä sivulla
read-more = Lue lisää
section-empty = Tähän kohtaan ei ole kirjattu tietoja.
version = Versio
version-history = Versiohistoria
last-change = Viimeisin muutos:
borne-date = Selosteen päiväys
only-in = Seloste on julkaistu vain
language-fi = suomeksi
language-sv = ruotsiksi
language-en = englanniksi
permanent-link = Pysyvä linkki tähän versioon
printed-version = Tämän version pysyvä osoite:
printed-page = Tämän sivun osoite:
how-to-request-title = Näin pyydät omat tietosi
how-to-request-lead = Voit tarkistaa, mitä tietoja sinusta on tässä rekisterissä, ja pyytää virheiden korjaamista.
step-ask = Tee pyyntö
step-ask-text = Kerro, mitä rekisteriä pyyntösi koskee.
step-identify = Todista henkilöllisyytesi
step-identify-text = Näin tiedot päätyvät vain sinulle.
step-answer = Saat vastauksen
step-answer-text = Viimeistään kuukauden kuluessa, maksutta.
request-online = Tee tietopyyntö
request-by-email = Tee tietopyyntö sähköpostitse
read-rights = Lue oikeuksistasi
complain = Valitus tietosuojavaltuutetulle

## Huomautukset sivun alussa

banner-draft = Luonnos
draft-note = Tätä tekstiä ei ole vielä julkaistu. Se näkyy vain esikatselussa.
banner-removed = Tämä seloste ei ole enää voimassa
removed-on = Seloste poistettiin
was-in-force = Teksti oli voimassa
banner-old = Tämä on vanha versio
banner-current = Tämä versio on voimassa
replaced-by = Sen korvasi
version-of = versio
lasting-address = Versio pysyy tässä osoitteessa, vaikka seloste muuttuisi.
to-current = Siirry voimassa olevaan selosteeseen
to-last-text = Siirry selosteen viimeiseen tekstiin

## Versiohistoria

history-lead = Jokainen julkaistu versio on luettavissa sellaisena kuin se oli voimassa.
version-small = versio
versions = Versiot
in-force = Voimassa
first-version = Ensimmäinen versio
kind-material = Olennainen muutos
kind-technical = Tekninen korjaus
touched-sections = Kohdat:
touch-added = lisätty
touch-changed = muutettu
touch-removed = poistettu
touch-moved = siirretty
only-layout = Ulkoasu muuttui, sisältö ennallaan.
only-order = Järjestys muuttui, sisältö ennallaan.
borne-unchanged = sama kuin edellisessä versiossa
valid = Voimassa
was-valid = Oli voimassa
valid-before = { "" }
valid-after = alkaen
period-dash = –
published = Julkaistu
recorded-date = Kirjattu versionhallintaan
written-date = Kirjoitettu
author = Tekijä
commit = Tunniste
read-version = Lue versio
what-changed = Mitä muuttui?
previous-version = Edellinen versio
next-version = Seuraava versio
event-moved = Selosteen osoite vaihtui: { $from } → { $to }.
event-removed = Seloste poistettiin.
event-restored = Seloste palautettiin voimaan.
history-source = Historia tulee suoraan selosteiden versionhallinnasta. Sitä ei muokata jälkikäteen.
history-starts = Versiohistoria alkaa
history-starts-more = Aiempia versioita ei ole saatavilla täällä.
history-since-note = Versiohistoria alkaa { $date }. Aiempia versioita ei ole saatavilla täällä.
no-history-note = Versiohistoriaa ei ole saatavilla: selosteet eivät ole versionhallinnassa.

## Muutokset

changes-lead = Mitä selosteissa on muuttunut, milloin ja miksi.
changes-newest = Uusimmat muutokset
changes-by-month = Muutokset kuukausittain
months = Kuukaudet
no-changes = Selosteisiin ei ole tehty muutoksia.
older = Aiemmat
newer = Myöhemmät
what-new = Uusi
what-removed = Poistettu
what-moved = Siirretty
what-restored = Palautettu

## Poistetut, siirtyneet ja puuttuvat

removed-lead = Nämä selosteet eivät ole enää voimassa. Niiden viimeinen teksti ja versiohistoria ovat edelleen luettavissa.
removed-short = Poistettu
none-removed = Yhtään selostetta ei ole poistettu.
moved-title = Seloste on siirtynyt
moved-text = Seloste on nyt uudessa osoitteessa:
not-found-text = Osoitteessa ei ole sivua. Linkki voi olla vanhentunut, tai osoitteessa on kirjoitusvirhe.
not-found-removed = Etsitkö selostetta, joka ei ole enää voimassa? Katso
to-home = Siirry etusivulle

## Avoin data

data-lead = Tämän portaalin tietosuojaselosteet ja niiden kaikki versiot saa myös koneluettavina. Tiedostot ovat vapaasti haettavissa ilman tunnuksia.
data-licence = Lisenssi
data-licence-is = Aineistoa saa käyttää seuraavan lisenssin ehdoilla:
data-licence-none = Aineistolle ei ole vielä ilmoitettu lisenssiä. Kysy käyttöehdoista organisaatiolta.
data-all = Kaikki selosteet
data-all-text = Yksi rivi on yksi voimassa oleva seloste. Sarakkeissa on, mitä seloste kertoo käsittelytoimia koskevaan selosteeseen kuuluvista asioista (tietosuoja-asetuksen 30 artiklan 1 kohta): rekisterinpitäjästä, tarkoituksista, rekisteröidyistä ja tiedoista, vastaanottajista, siirroista, säilytysajoista ja suojauksesta.
data-language = Kieli
data-notices = Selosteita
data-files = Tiedostot
data-csv = CSV
data-xlsx = Excel (XLSX)
data-json = JSON
data-linked = JSON-LD
data-formats = CSV-tiedostossa erotin on puolipiste ja merkistö UTF-8. Excel-tiedoston soluun mahtuu enintään 32 767 merkkiä; pidempi teksti on kokonaan muissa tiedostoissa.
data-single = Yksittäinen seloste
data-single-text = Jokaisen selosteen ja sen jokaisen version sivulla on linkki samaan tekstiin JSON- ja JSON-LD-muodossa.
data-example = Esimerkki:
data-terms = JSON-LD-tiedostojen käsitteet ovat W3C-yhteisön sanaston versiosta 2.3:
data-follow = Muutosten seuraaminen ja tiedostojen rakenne
data-follow-text = Uusista versioista kertoo syöte. Tiedostojen rakenne on kuvattu JSON Schema -kielellä (2020-12).
data-sitemap = Sivukartta (XML)
data-schema-notice = Yhden selosteen rakenne (JSON Schema)
data-schema-register = Kaikkien selosteiden rakenne (JSON Schema)
data-note = Oikeusperusteet, henkilötietojen ryhmät ja muut luokittelut on tunnistettu selosteiden tekstistä automaattisesti. Jos ne ja seloste poikkeavat toisistaan, seloste ratkaisee.
data-of-page = Sama datana:
data-register-title = Tietosuojaselosteet: { $organisation }
data-column-title = Seloste
data-column-department = Toimiala
data-column-language = Kieli
data-column-date = Selosteen päiväys
data-column-updated = Päivitetty
data-column-bases = Oikeusperusteet (6 artiklan 1 kohta)
data-column-transfers = Siirretäänkö EU:n tai ETA:n ulkopuolelle
data-column-systems = Tunnistetut järjestelmät
data-column-address = Osoite
data-column-data = Seloste JSON-muodossa

## Saavutettavuus

accessibility-missing = Saavutettavuusselostetta ei ole vielä julkaistu
accessibility-missing-text = Laki digitaalisten palvelujen tarjoamisesta (306/2019) edellyttää, että sivustolla on saavutettavuusseloste. Tältä sivustolta se puuttuu vielä.
accessibility-feedback = Anna palautetta
accessibility-feedback-text = Jos jotakin sivuston osaa on vaikea käyttää tai tarvitset sisällön toisessa muodossa, kerro siitä meille.

## Lukumäärät

notices-count = { $count ->
    [one] { $count } seloste
   *[other] { $count } selostetta
}
versions-count = { $count ->
    [one] { $count } versio
   *[other] { $count } versiota
}
changes-count = { $count ->
    [one] { $count } muutos
   *[other] { $count } muutosta
}
words-in-all = { $count ->
    [one] { $count } sana
   *[other] { $count } sanaa
}
words-changed = +{ $added } / −{ $removed } sanaa

## Oikeutesi: pyynnön tekeminen

rights-lead = Sinulla on oikeus tietää, mitä tietoja sinusta käsitellään, ja vaikuttaa niiden käsittelyyn. Oikeudet perustuvat EU:n yleiseen tietosuoja-asetukseen.
rights-request = Näin teet pyynnön
rights-step-ask = Kerro, mitä oikeutta haluat käyttää ja mitä palvelua tai rekisteriä pyyntösi koskee.
rights-step-identify = Varmistamme henkilöllisyytesi, ennen kuin annamme tietoja. Näin kukaan muu ei saa tietojasi.
rights-step-answer = Vastaamme viivytyksettä ja viimeistään kuukauden kuluessa. Jos pyyntö on monimutkainen tai pyyntöjä on paljon, voimme jatkaa määräaikaa enintään kahdella kuukaudella. Siitä kerromme sinulle ensimmäisen kuukauden aikana.
rights-by-email = Voit tehdä pyynnön myös sähköpostitse:
rights-email-warning = Älä lähetä henkilötunnusta tai arkaluonteisia tietoja tavallisessa sähköpostissa.
rights-officer = Kysy tietosuojavastaavalta
rights-officer-text = Tietosuojavastaava neuvoo sinua kaikissa henkilötietojesi käsittelyä ja oikeuksiasi koskevissa asioissa.
rights-cost = Mitä pyyntö maksaa?
rights-cost-text = Pyyntö on maksuton. Vain ilmeisen perusteettomasta tai kohtuuttomasta, esimerkiksi toistuvasta, pyynnöstä voidaan periä kohtuullinen maksu tai se voidaan jättää toteuttamatta.
rights-refusal = Jos pyyntöön ei suostuta
rights-refusal-text = Jos emme voi toteuttaa pyyntöäsi, kerromme syyn kuukauden kuluessa. Kerromme myös, miten voit valittaa tietosuojavaltuutetulle tai viedä asian tuomioistuimeen.

## Oikeutesi: oikeudet

rights-list = Mitä oikeuksia sinulla on
rights-list-lead = Suluissa on tietosuoja-asetuksen artikla, jossa oikeudesta säädetään.
article-7 = (7 artiklan 3 kohta)
article-15 = (15 artikla)
article-16 = (16 artikla)
article-17 = (17 artikla)
article-18 = (18 artikla)
article-19 = (19 artikla)
article-20 = (20 artikla)
article-21 = (21 artikla)
article-22 = (22 artikla)
right-access = Oikeus saada pääsy tietoihin
right-access-text = Voit kysyä, käsitelläänkö tietojasi, ja saada niistä jäljennöksen. Samalla saat tietää, miksi tietoja käsitellään, mistä ne on saatu, kenelle niitä luovutetaan ja kuinka kauan niitä säilytetään.
right-rectification = Oikeus oikaista tietoja
right-rectification-text = Voit pyytää, että virheelliset tietosi oikaistaan ja puutteelliset täydennetään.
right-erasure = Oikeus tietojen poistamiseen
right-erasure-text = Voit pyytää tietojesi poistamista esimerkiksi silloin, kun niitä ei enää tarvita tai kun olet peruuttanut suostumuksesi. Tietoja ei poisteta, jos ne on säilytettävä lain nojalla tai niitä tarvitaan viranomaisen tehtävässä.
right-restriction = Oikeus käsittelyn rajoittamiseen
right-restriction-text = Voit pyytää, että tietojesi käsittelyä rajoitetaan, esimerkiksi siksi aikaa, kun niiden oikeellisuutta selvitetään. Rajoituksen aikana tietoja lähinnä vain säilytetään.
right-notification = Oikeus tietää, kenelle muutoksista on ilmoitettu
right-notification-text = Oikaisusta, poistamisesta ja rajoittamisesta ilmoitetaan niille, joille tietojasi on luovutettu, jos se on mahdollista eikä vaadi kohtuutonta vaivaa. Saat pyynnöstä tietää, keitä he ovat.
right-portability = Oikeus siirtää tiedot järjestelmästä toiseen
right-portability-text = Voit saada itse antamasi tiedot koneellisesti luettavassa muodossa ja siirtää ne toiselle rekisterinpitäjälle. Oikeus koskee tietoja, joita käsitellään automaattisesti suostumuksesi tai sopimuksen perusteella.
right-objection = Vastustamisoikeus
right-objection-text = Voit vastustaa tietojesi käsittelyä henkilökohtaiseen tilanteeseesi liittyvällä perusteella. Käsittely lopetetaan, ellei sen jatkamiseen ole huomattavan tärkeää ja perusteltua syytä. Suoramarkkinoinnin voit kieltää aina.
right-automated = Oikeus olla joutumatta automaattisen päätöksen kohteeksi
right-automated-text = Sinua koskevaa merkittävää päätöstä ei saa tehdä pelkästään automaattisesti, ellei laki salli sitä, ellet ole antanut siihen nimenomaista suostumusta tai ellei se ole välttämätön sopimusta varten. Selosteessa kerrotaan, jos tällaisia päätöksiä tehdään.
right-withdrawal = Oikeus peruuttaa suostumus
right-withdrawal-text = Jos käsittely perustuu suostumukseesi, voit peruuttaa sen milloin tahansa. Peruuttamisen on oltava yhtä helppoa kuin suostumuksen antamisen. Peruutus ei vaikuta siihen, mitä tiedoille on tehty ennen sitä.

## Oikeutesi: oikeudet eri perusteilla

rights-grounds = Oikeudet riippuvat käsittelyn perusteesta
rights-grounds-lead = Jokaisessa selosteessa kerrotaan, millä oikeusperusteella tietoja käsitellään. Taulukosta näet, mitä oikeuksia sinulla silloin on.
rights-column = Oikeus
basis-consent = Suostumus
basis-contract = Sopimus
basis-obligation = Lakisääteinen velvoite
basis-vital = Elintärkeä etu
basis-task = Yleinen etu tai julkinen valta
basis-interest = Oikeutettu etu
yes = Kyllä
no = Ei
rights-grounds-note = Laissa voi olla poikkeuksia, joten jokainen pyyntö arvioidaan erikseen. Valittaa voit aina, ja automaattisia päätöksiä koskevat säännöt pätevät kaikilla perusteilla.
rights-complaint = Oikeus tehdä valitus
rights-complaint-text = Jos katsot, että henkilötietojasi käsitellään lainvastaisesti, voit tehdä valituksen tietosuojavaltuutetulle (77 artikla). Toivomme, että otat ensin yhteyttä meihin, mutta se ei ole valittamisen edellytys.

# Comparisons
diff-added = lisätty
diff-removed = poistettu
diff-changed = muutettu
diff-unchanged = ennallaan
diff-unchanged-parts = Ennallaan
diff-part-added = Uusi kohta
diff-part-removed = Poistettu kohta
diff-part-moved = Siirretty, nyt tämän jälkeen
diff-part-renamed = Otsikko oli ennen
diff-out-of = Erotettu kohdasta
diff-into = Yhdistetty kohtaan
diff-moved-within = siirretty kohdan sisällä
diff-moved-from = siirretty tähän kohdasta
diff-moved-to = siirretty kohtaan
diff-laid = asettelu muuttunut, sanat ennallaan
diff-relinked = linkin osoite muuttunut
diff-no-link = ei linkkiä
diff-before = ennen
diff-now = nyt
diff-place = tekstissä
views = Näkymät
view-plain = Teksti
view-text = Muutokset tekstissä
view-side = Rinnakkain
view-list = Luettelona
view-list-title = Muutokset luettelona
legend-added = lisätty teksti
legend-removed = poistettu teksti
column-change = Muutos
keys = Näppäimet: n = seuraava muutos, p = edellinen
changes-in-version = Mitä muuttui versiossa
compare-versions = Vertaa versioita
compare-lead = Valitse kaksi versiota, niin näet, mitä niiden välillä muuttui. Selain kokoaa vertailun JavaScriptin avulla. Muutokset voi lukea myös versio kerrallaan alla olevasta luettelosta.
choose-versions = Valitse versiot
older-version = Vanhempi versio
newer-version = Uudempi versio
compare = Vertaa
compare-with-newest = Vertaa uusimpaan versioon
on-day-title = Mitä selosteessa luki tiettynä päivänä?
on-day = Päivä
on-day-show = Näytä versio
compare-chain = Muutokset versio kerrallaan
compare-absent = Seloste ei ollut voimassa valitsemanasi päivänä. Alla olevasta luettelosta näet, milloin mikin versio oli voimassa.
compare-unknown = Vertailtavaa versiota ei löytynyt. Valitse versiot uudelleen.
compare-same = Valitsit saman version kahdesti. Valitse kaksi eri versiota.
compare-old = Näin vanhaa versiota ei voi verrata vapaasti. Lue muutokset versio kerrallaan alla olevasta luettelosta.
compare-failed = Vertailua ei saatu haettua. Yritä hetken kuluttua uudelleen tai lue muutokset versio kerrallaan alla olevasta luettelosta.
only-same = Versioiden sisältö on sama.

## Oikeudet selosteen sivulla

rights-here = Oikeutesi tässä rekisterissä
rights-here-lead = { $count ->
    [one] Selosteessa mainittu oikeusperuste on { $bases }.
   *[other] Selosteessa mainitut oikeusperusteet ovat { $bases }.
} Siksi sinulla on nämä oikeudet:
rights-only = vain kun perusteena on { $bases }
rights-missing = Tällä perusteella sinulla ei yleensä ole seuraavia oikeuksia:
list-and = ja
list-or = tai

## Selosteiden rajaaminen

facets = Rajaa selosteita
facet-department = Toimiala
facet-basis = Oikeusperuste
facet-data = Käsiteltävät tiedot
facet-special = Erityiset henkilötiedot
facet-transfer = Siirto EU:n ja ETA:n ulkopuolelle
facet-system = Tietojärjestelmä
facet-language = Kieli
facet-language-fi = Suomi
facet-language-sv = Ruotsi
facet-language-en = Englanti
facet-changed = Muutokset
changed-since = Muuttunut { $date } jälkeen
facet-more = { $count ->
    [one] Näytä { $count } muu
   *[other] Näytä { $count } muuta
}
data-contact = Yhteystiedot
data-identity-code = Henkilötunnus
data-family = Perhe ja lapset
data-health = Terveys
data-finances = Tulot ja maksut
data-education = Koulutus ja opinnot
data-work = Työ ja ammatti
data-images = Kuvat ja tallenteet
data-location = Sijainti
data-traces = Sähköiset jäljet
special-health = Terveyttä koskevat tiedot
special-origin = Rotu tai etninen alkuperä
special-politics = Poliittiset mielipiteet
special-belief = Uskonto tai vakaumus
special-union = Ammattiliiton jäsenyys
special-genetic = Geneettiset tiedot
special-biometric = Biometriset tiedot
special-sexuality = Seksuaalisuus
special-offences = Rikostuomiot ja rikkomukset
transfer-none = Ei siirretä
transfer-made = Siirretään tai voidaan siirtää
selection-lead = Voimassa olevat selosteet tällä rajauksella.

## Haku

search = Haku
search-button = Hae
search-label = Hae selosteista
search-lead = Kirjoita, mitä haluat tietää, esimerkiksi ”säilytysaika” tai ”lapsen tiedot”. Haku toimii selaimessasi JavaScriptin avulla, eikä kirjoittamaasi lähetetä minnekään.
search-all = Voit myös selata selosteita toimialoittain tai aakkosittain:
search-narrow = Rajaa hakua
search-narrowed = Rajaa hakua ({ "{0}" } valittu)
search-rest = Näytä loput
search-clear = Poista rajaukset
search-without = Poista rajaus { "{0}" }
search-scope = Mistä haetaan
search-past = Myös vanhat versiot ja poistetut selosteet
search-keys = Näppäimistö
search-slash = Näppäin / vie hakukenttään
search-more = Näytä lisää
search-found = { "{0}" } selostetta.
search-found-one = 1 seloste.
search-found-past = { "{0}" } vanhaa versiota.
search-found-past-one = 1 vanha versio.
search-past-title = Vanhat versiot ja poistetut selosteet
search-none = Haulla ei löytynyt mitään.
search-unknown = Sanaa ”{ "{0}" }” ei löytynyt selosteista.
search-near = Sanaa ”{ "{0}" }” ei löytynyt, joten haettiin sitä muistuttavia sanoja.
search-widen = Näytä tulokset ilman rajauksia ({ "{0}" })
search-in-past = Vanhoista versioista löytyi { "{0}" }. Hae myös niistä
search-in-past-one = Vanhoista versioista löytyi yksi. Hae myös niistä
search-failed = Hakemistoa ei saatu haettua. Yritä hetken kuluttua uudelleen tai selaa selosteita alla.
search-hint = Haku tunnistaa taivutusmuodot: ”hakemus” löytää myös sanan ”hakemuksen”.
search-marked = Haun sanat on korostettu.
search-unmark = Poista korostukset
search-large = Selosteita on niin paljon, ettei niitä luetella tässä. Selaa niitä toimialoittain:
search-past-key = vanhat
search-keys-key = nappain
search-short-name = Tietosuoja
search-updated = { $department }. Päivitetty { $date }
search-version = Versio { $date }, ei enää voimassa
search-removed = Viimeinen versio { $date }, seloste on poistettu
search-other-fi = Hae suomenkielisistä selosteista
search-other-sv = Hae ruotsinkielisistä selosteista
search-other-en = Hae englanninkielisistä selosteista

## Luonnokset esikatselussa

title-draft = { $title }: luonnos
title-drafts = Luonnokset
draft = Luonnos
draft-new = Uusi seloste
draft-changed = Tallettamaton muutos
draft-moved = Seloste siirtyy
draft-removed = Seloste poistuu
draft-would = Näin muutos kerrottaisiin lukijoille, jos se talletettaisiin Gitiin nyt.
draft-read = Katso, mitä luonnoksessa muuttuu
draft-in-file = Tiedosto
draft-removed-text = Poistuva teksti
draft-borne-unchanged = Teksti muuttuu, mutta sen päiväys on sama kuin ennen.
drafts-lead = Tämä muuttuisi julkaistussa portaalissa, jos kaikki talletettaisiin Gitiin nyt. Sivu näkyy vain esikatselussa.
drafts-none = Luonnoksia ei ole: levyllä on sama kuin viimeksi talletetussa.
drafts-count = { $count ->
    [0] ei luonnoksia
    [one] { $count } luonnos
   *[other] { $count } luonnosta
}
drafts-changes = Mikä muuttuu
drafts-others = Muut muuttuneet tiedostot
drafts-findings = Muuta huomautettavaa
finding-error = virhe
finding-warning = varoitus
finding-info = huomio
finding-line = rivi
finding-hint = Näin korjaat:

# The desk of the preview.
title-desk = Työpöytä
desk-kicker = Vain esikatselussa
desk-lead = Kaikki voimassa olevat selosteet yhdellä silmäyksellä: mitä niistä puuttuu, mitä on korjattava ja mitä tarkistettava.
desk-reading = Selosteita luetaan: { $count } selosteesta on luettu { $read }. Sivu täydentyy itsestään.
desk-tiles = Selosteet tilan mukaan
desk-tile-any = kaikki
desk-tile-errors = virheitä
desk-tile-incomplete = kohtia puuttuu
desk-tile-overdue = tarkistus myöhässä
desk-tile-untranslated = käännös puuttuu
desk-tile-draft = luonnos kesken
desk-tile-fine = kunnossa
desk-filter = Rajaa ja järjestä
desk-words = Nimi tai tiedosto
desk-department = Toimiala
desk-departments = Kaikki toimialat
desk-state = Tila
desk-state-any = Kaikki
desk-state-errors = Virheitä
desk-state-findings = Virheitä tai varoituksia
desk-state-incomplete = Kohtia puuttuu
desk-state-overdue = Tarkistus myöhässä
desk-state-unscheduled = Tarkistuspäivää ei ole sovittu
desk-state-untranslated = Käännös puuttuu
desk-state-draft = Luonnos kesken
desk-state-fine = Kunnossa
desk-order = Järjestys
desk-order-urgency = Kiireellisimmät ensin
desk-order-title = Nimen mukaan
desk-order-department = Toimialoittain
desk-order-told = Vajavaisimmat ensin
desk-order-findings = Eniten havaintoja ensin
desk-order-age = Vanhimmat ensin
desk-order-review = Ensimmäiseksi tarkistettavat ensin
desk-show = Näytä
desk-clear = Tyhjennä
desk-table = Lataa taulukkona (CSV)
desk-all = Kaikki yhdellä sivulla
desk-none = Näillä rajauksilla ei löydy selosteita.
desk-notice = Seloste
desk-told = Valmius
desk-findings = Havainnot
desk-review = Tarkistettava
desk-languages = Kielet
desk-missing = Puuttuu tai on vajaa:
desk-show-findings = Mitä korjataan
desk-errors = { $count ->
    [one] { $count } virhe
   *[other] { $count } virhettä
}
desk-warnings = { $count ->
    [one] { $count } varoitus
   *[other] { $count } varoitusta
}
desk-infos = { $count ->
    [one] { $count } huomio
   *[other] { $count } huomiota
}
desk-clean = Ei havaintoja
desk-unread = luetaan…
desk-overdue = myöhässä
desk-near = pian
desk-implied = kaksi vuotta päiväyksestä
desk-unscheduled = ei sovittu
desk-no-text = ei tekstiä
desk-part = { $from }–{ $to } / { $count }
desk-parts = Sivut
desk-previous = Edelliset
desk-next = Seuraavat
desk-legend = Valmiuden ruudut ovat vasemmalta oikealle:
desk-legend-rest = Täysi ruutu: seloste kertoo kohdan. Tyhjä ruutu: kohta puuttuu tai on vajaa. Viiva: kohtaa ei tarvita tässä selosteessa.
desk-csv-department = Toimiala
desk-csv-notice = Seloste
desk-csv-file = Tiedosto
desk-csv-languages = Kielet
desk-csv-untranslated = Puuttuvat kielet
desk-csv-told = Kohtia kerrottu
desk-csv-due = Kohtia vaaditaan
desk-csv-missing = Puuttuvat kohdat
desk-csv-errors = Virheitä
desk-csv-warnings = Varoituksia
desk-csv-infos = Huomioita
desk-csv-updated = Päivitetty
desk-csv-review-by = Tarkistettava viimeistään
desk-csv-review-stated = Tarkistuspäivä sovittu
desk-csv-draft = Luonnos kesken
desk-csv-address = Osoite
age-less = alle kuukausi
age-months = { $months } kk
age-years = { $years } v
age-years-months = { $years } v { $months } kk

## Syötteet

feed-of-portal = Tietosuojaselosteiden muutokset
feed-of = { $title }: muutokset
feed-subtitle = Uudet, muuttuneet ja poistetut tietosuojaselosteet. Tekniset korjaukset on jätetty pois.
feed-follow = Seuraa muutoksia syötteenä (Atom)
feed-new = Uusi seloste
feed-changed = Muutos
feed-removed = Poistettu seloste
feed-restored = Palautettu seloste
feed-read = Lue seloste
feed-compare = Lue versio ja vertaa edelliseen
feed-read-last = Siirry selosteeseen
