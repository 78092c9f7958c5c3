// Makes a large portal without a history to search in: notices of about 6 kB in 14 sections, of
// sentences of the example portal and of sentences with many inflected and compound words. The same
// for the same number.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DEPARTMENTS = 30;

/** A repeatable row of numbers (mulberry32). */
const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

// Words that begin compounds, and words that end them with the stem that their endings follow.
const MODIFIERS = `asiakas koulu kirjasto lasku hakemus varaus sopimus oppilas huoltaja lapsi perhe vuokra asunto
  rakennus lupa katu puisto satama vene uimahalli liikunta nuoriso musiikki taide museo teatteri henkilöstö palkka
  työ virka kokous valtuusto lautakunta päätös arkisto asiakirja tietoturva verkko puhelin sähköposti osoite kartta
  kiinteistö maa metsä vesi jäte lämpö energia liikenne pysäköinti kuljetus ruoka ateria keittiö terveys neuvola
  päivä iltapäivä kesä talvi leiri kerho kurssi opinto todistus arviointi tuki avustus maksu korvaus vahinko vakuutus
  turva kamera valvonta kulku avain tunnus rekisteri loki käyttäjä järjestelmä ohjelmisto laite huolto korjaus
  siivous hankinta tarjous toimittaja yritys yhdistys seura kilpailu tapahtuma lippu uutiskirje palaute kysely
  tutkimus tilasto vaali äänestys osallisuus vanhus vammainen omainen edunvalvonta työllisyys kotoutuminen`.split(/\s+/);
const HEADS = `rekisteri:rekisteri tieto:tiedo palvelu:palvelu lomake:lomakkee tunnus:tunnukse osoite:osoittee päätös:päätökse
  hakemus:hakemukse sopimus:sopimukse lasku:lasku maksu:maksu luettelo:luettelo kortti:korti järjestelmä:järjestelmä
  ohjelma:ohjelma valvonta:valvonna hallinta:hallinna toiminta:toiminna suunnitelma:suunnitelma selvitys:selvitykse
  arvio:arvio lausunto:lausunno todistus:todistukse ilmoitus:ilmoitukse varaus:varaukse kokous:kokoukse yhdistys:yhdistykse
  yksikkö:yksikö paikka:paika alue:aluee kohde:kohtee tila:tila laite:laittee verkko:verko kamera:kamera tallenne:tallentee
  kuva:kuva viesti:viesti kirje:kirjee puhelu:puhelu käynti:käynni ohjaus:ohjaukse opetus:opetukse kurssi:kurssi
  ryhmä:ryhmä vastuu:vastuu johtaja:johtaja sihteeri:sihteeri hoitaja:hoitaja opettaja:opettaja ohjaaja:ohjaaja
  asiakas:asiakkaa käyttäjä:käyttäjä hakija:hakija omistaja:omistaja vuokralainen:vuokralaise laina:laina tuki:tue
  avustus:avustukse korvaus:korvaukse peruste:perustee velvoite:velvoittee oikeus:oikeude pyyntö:pyynnö valitus:valitukse`
  .split(/\s+/).map((it) => it.split(':'));
const CASES = ['n', 'ssa', 'sta', 'lla', 'lta', 'lle', 'ksi', 'n', 'n'];

const SECTIONS = ['Rekisterinpitäjä', 'Yhteyshenkilö rekisteriä koskevissa asioissa', 'Tietosuojavastaava', 'Rekisterin nimi',
  'Henkilötietojen käsittelyn tarkoitus', 'Käsittelyn oikeusperuste', 'Rekisterin tietosisältö', 'Säännönmukaiset tietolähteet',
  'Tietojen luovutukset', 'Tietojen siirto EU:n tai ETA-alueen ulkopuolelle', 'Tietojen säilytysaika',
  'Rekisterin suojauksen periaatteet', 'Rekisteröidyn oikeudet', 'Oikeus tehdä valitus valvontaviranomaiselle'];

/** Sentences of the notices of a folder. */
const sentencesOf = (content) => readdirSync(content, { recursive: true }).filter((file) => /(?<!\.sv|\.en|_index)\.md$/.test(file))
  .sort().flatMap((file) => readFileSync(join(content, file), 'utf8').replace(/^\+\+\+[^]*?\+\+\+/, '')
    .split('\n').filter((line) => /^\p{L}/u.test(line)).join(' ').split(/(?<=\.) /)).filter((it) => it.length > 40 && !it.includes('['));

/** Writes a portal of so many notices into a folder; `content` is the folder whose sentences are used. */
export const generate = (folder, notices, content) => {
  const next = chance(20_260_518);
  const below = (bound) => Math.floor(next() * bound);
  /** Small numbers come often, large ones seldom. */
  const seldom = (bound) => Math.floor(bound * next() ** 3);
  const known = sentencesOf(content);
  const word = () => {
    const [head, stem] = HEADS[seldom(HEADS.length)];
    const compound = next() < .55 ? MODIFIERS[seldom(MODIFIERS.length)] : '';
    const second = next() < .12 ? MODIFIERS[below(MODIFIERS.length)] : '';
    return second + compound + (next() < .3 ? head : stem + CASES[below(CASES.length)]);
  };
  const sentence = () => {
    if (next() < .55) return known[below(known.length)];
    const words = Array.from({ length: 7 + below(8) }, word).join(' ');
    return `${words[0].toUpperCase()}${words.slice(1)}.`;
  };
  const write = (path, text) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('site/site.toml', 'languages = ["fi"]\n[organisation]\nname = "Kunta"\n');
  write('site/accessibility.md', '+++\ntitle = "Saavutettavuusseloste"\n+++\n\nHyvä.\n');
  for (let at = 0; at < DEPARTMENTS; at++) {
    write(`content/toimiala-${at}/_index.md`, `+++\ntitle = "${MODIFIERS[at * 3]}palvelut"\n+++\n`);
  }
  for (let at = 0; at < notices; at++) {
    const title = `${MODIFIERS[at % MODIFIERS.length]}${MODIFIERS[below(MODIFIERS.length)]}rekisteri ${at}`;
    const sections = SECTIONS.map((heading, number) =>
      `## ${number + 1}. ${heading}\n\n${Array.from({ length: 2 + below(4) }, sentence).join(' ')}\n`);
    const date = `20${18 + at % 8}-0${1 + at % 9}-15`;
    write(`content/toimiala-${at % DEPARTMENTS}/seloste-${at}.md`, `+++\ntitle = "${title}"\ndate = ${date}\n+++\n\n${sections.join('\n')}`);
  }
};

if (process.argv[1] === import.meta.filename) generate(process.argv[2], +process.argv[3], process.argv[4]);
