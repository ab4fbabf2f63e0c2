// Made-up news articles of any number, for those who have no corpus to measure with:
//
//     node benches/made-up.mjs COUNT [SEED] > corpus.jsonl
//
// A JSON object a line: id, url, title, date, source, text. The same count and seed give the same bytes, and fewer articles
// are the beginning of more. Words are drawn after Zipf's law, the first hundred and some from English and the rest made of
// syllables; each article keeps coming back to words of its own, as news does. Of 100 to 400 words, with speakers who are
// quoted directly and indirectly, weekdays, dates and figures, so that analysis finds what it would find in real ones.
// Nobody and nothing in them exists.

const [count, seed] = [process.argv[2] ?? '1000', process.argv[3] ?? '1'].map(Number);
if (!Number.isSafeInteger(count) || count < 0 || !Number.isSafeInteger(seed)) {
  process.stderr.write('usage: node benches/made-up.mjs COUNT [SEED] > corpus.jsonl\n');
  process.exit(2);
}

/** Random numbers from 0 to below 1, the same for the same seed (Bob Jenkins's small generator, 32 bits). */
function random(...seeds) {
  let [a, b, c, d] = [0xf1ea5eed, seeds[0] | 0, (seeds[1] ?? 0) | 0, (seeds[2] ?? 0) | 0];
  const next = () => {
    const e = (a - ((b << 27) | (b >>> 5))) | 0;
    a = b ^ ((c << 17) | (c >>> 15));
    b = (c + d) | 0;
    c = (d + e) | 0;
    d = (e + a) | 0;
    return (d >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 20; i++) next();
  return next;
}

const list = (words) => words.trim().split(/\s*,\s*|\s+/);

const ONSETS = list('b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w z');
const VOWELS = list('a a e e i o o u ai ea ou');
const CODAS = list('b ck d g l ll m n nd nt p r rd rn s st t x');
const ENDINGS = ['', '', '', '', 's', 's', 'ing', 'ed', 'er', 'ment', 'tion', 'ity', 'al'];
const COMMON = list(`year people government company market price state group plan week report official country part month
  bank trade deal work law share rate minister city court election police school health water power oil budget vote party
  leader war peace talks force border region fund tax cost growth job union strike factory farm crop storm river road
  bridge train ship port airport film book team match season record prize award study research patient hospital disease`);
const VERBS = list(`approved rejected delayed opened closed raised cut signed reviewed backed opposed announced cancelled
  extended visited won lost sold bought built repaired tested banned funded`);
const ADJECTIVES = list('new old public local foreign national large small early late final annual joint private new');
const CUES = list('said said said said told_reporters added warned announced insisted argued acknowledged stated');
const CUES_INDIRECT = list('said said said warned announced argued insisted acknowledged');
const ROLES = [
  'Prime Minister', 'Foreign Minister', 'Finance Minister', 'President', 'Governor', 'Mayor', 'Senator', 'Judge',
  'Professor', 'Dr.',
];
const OFFICES = ['spokeswoman', 'spokesman', 'director', 'chairman', 'chief economist', 'coach', 'lawyer', 'analyst'];
const GIVEN = list(`Anna Maria John David Elena Omar Fatima Kenji Mei Ivan Sofia Lucas Nadia Peter Ruth Samuel Tara Victor
  Yusuf Zara Hana Carlos Ingrid Paul Amina George Leila Martin Nora Oscar`);
const WEEKDAYS = list('Sunday Monday Tuesday Wednesday Thursday Friday Saturday');
const MONTHS = list('January February March April May June July August September October November December');
const OUTLETS = [
  'Northern Courier', 'Harbour Gazette', 'Morning Ledger', 'Evening Dispatch', 'Meridian Wire', 'Valley Tribune',
  'Capital Observer', 'Island Herald', 'Lakeside Post', 'Union Chronicle', 'Station Eight', 'Delta Times',
];

/** The number of made-up words. */
const WORDS = 120_000;

/** The made-up word of a rank: two or three syllables, longer as it gets rarer. */
function madeUp(rank) {
  return (known[rank] ??= compose(rank));
}
const known = [];

function compose(rank) {
  const next = random(0x51ab, rank);
  const of = (choices) => choices[Math.floor(next() * choices.length)];
  let word = of(ONSETS) + of(VOWELS) + (next() < 0.4 ? of(CODAS) : '');
  const syllables = 1 + (next() < 0.4) + (rank > 3000) * (next() < 0.7);
  for (let i = 0; i < syllables; i++) word += of(ONSETS) + of(VOWELS) + (i + 1 === syllables ? of(CODAS) : '');
  return word + of(ENDINGS);
}

/** Ranks after Zipf's law. */
const zipf = (next, most) => Math.floor(Math.exp(next() * Math.log(most + 1)) - 1);
const capital = (word) => word[0].toUpperCase() + word.slice(1);

class Writer {
  constructor(number) {
    this.next = random(seed, number, 7);
    // What the article is about, and who speaks in it. Stories are shared by a few articles each.
    const story = random(seed, Math.floor(number / 5), 11);
    this.topic = Array.from({ length: 14 }, () => madeUp(zipf(story, WORDS)));
    this.places = Array.from({ length: 2 }, () => capital(madeUp(zipf(story, 900) + 40)));
    this.speakers = Array.from({ length: 3 }, () => this.speaker(story));
    this.day = new Date(Date.UTC(2016, 0, 1 + Math.floor(story() * 3600) + Math.floor(this.next() * 4)));
  }

  of(choices) {
    return choices[Math.floor(this.next() * choices.length)];
  }

  chance(share) {
    return this.next() < share;
  }

  speaker(next) {
    const of = (choices) => choices[Math.floor(next() * choices.length)];
    const last = capital(madeUp(zipf(next, 6000) + 100).replace(/(ing|ed|ment|tion|ity)$/, ''));
    const name = `${of(GIVEN)} ${last}`;
    const full = next() < 0.6 ? `${of(ROLES)} ${name}` : `${name}, ${of(OFFICES)} of the ${capital(madeUp(zipf(next, 900) + 300))} Group,`;
    return { full, last, named: false };
  }

  /** In full first, by the last name later. */
  name(speaker) {
    const name = speaker.named ? speaker.last : speaker.full;
    speaker.named = true;
    return name;
  }

  noun() {
    if (this.chance(0.45)) return this.of(this.topic);
    return this.chance(0.5) ? COMMON[Math.min(zipf(this.next, COMMON.length), COMMON.length - 1)] : madeUp(zipf(this.next, WORDS));
  }

  phrase() {
    const adjective = this.chance(0.4) ? `${this.of(ADJECTIVES)} ` : '';
    const tail = this.chance(0.3) ? ` of the ${this.noun()}` : this.chance(0.2) ? ` in ${this.of(this.places)}` : '';
    return `${this.of(['the', 'the', 'the', 'a', 'its', 'their', 'this'])} ${adjective}${this.noun()}${tail}`;
  }

  figure() {
    const amount = Math.floor(Math.exp(this.next() * 12)) + 2;
    return this.of([`${amount.toLocaleString('en-US')} people`, `$${1 + (amount % 900)} million`, `${1 + (amount % 98)} percent`, `${amount.toLocaleString('en-US')} tons`]);
  }

  time() {
    const day = new Date(this.day.getTime() + Math.floor(this.next() * 60 - 40) * 864e5);
    const month = MONTHS[day.getUTCMonth()];
    return this.of([
      `on ${this.of(WEEKDAYS)}`, `on ${this.of(WEEKDAYS)}`, `on ${month} ${day.getUTCDate()}`,
      `on ${month} ${day.getUTCDate()}, ${day.getUTCFullYear()}`, 'last week', 'last month', 'earlier this year', 'next year',
      `in ${month}`, `in ${this.day.getUTCFullYear() - Math.floor(this.next() * 9)}`, 'yesterday', 'three years ago',
    ]);
  }

  clause() {
    const object = this.chance(0.3) ? this.figure() : this.phrase();
    const tail = this.chance(0.25) ? ` and ${this.phrase()}` : this.chance(0.2) ? ` after ${this.phrase()}` : '';
    return this.of([
      () => `${this.phrase()} ${this.of(VERBS)} ${object}${tail}`,
      () => `${this.phrase()} is ${this.of(['not', 'now', 'still'])} ${this.of(ADJECTIVES)} for ${object}${tail}`,
      () => `${this.phrase()} will be ${this.of(VERBS)} by ${object}`,
      () => `there was no ${this.noun()} for ${object}${tail}`,
      () => `it has ${this.of(VERBS)} ${object} with ${this.phrase()}`,
      () => `we have ${this.of(VERBS)} ${object}${tail}`,
    ])();
  }

  sentence() {
    const speaker = this.of(this.speakers);
    const cue = this.of(CUES).replace('_', ' ');
    return this.of([
      () => `${capital(this.clause())} ${this.time()}.`,
      () => `${capital(this.clause())}, and ${this.clause()}.`,
      () => `${capital(this.time())}, ${this.clause()}.`,
      () => `“${capital(this.clause())},” ${this.name(speaker)} ${cue}${this.chance(0.5) ? ` ${this.time()}` : ''}.`,
      () => `“${capital(this.clause())},” ${cue} ${this.name(speaker).replace(/,$/, '')}. “${capital(this.clause())}.”`,
      () => `${capital(this.name(speaker))} ${this.of(CUES_INDIRECT)} that ${this.clause()}.`,
      () => `${capital(this.name(speaker))} called ${this.phrase()} “${this.of(ADJECTIVES)} and ${this.of(ADJECTIVES)}” ${this.time()}.`,
      () => `According to ${this.name(speaker)} ${this.clause()}.`.replace(/, (?=[a-z])/, ', '),
    ])();
  }

  article(number) {
    const month = MONTHS[this.day.getUTCMonth()];
    const source = this.of(OUTLETS);
    const title = capital(`${this.noun()} ${this.of(VERBS)} ${this.chance(0.5) ? 'as' : 'after'} ${this.noun()} ${this.noun()} in ${this.places[0]}`);
    const length = 100 + Math.floor(this.next() * this.next() * 300);
    let text = `${this.places[0].toUpperCase()}, ${month} ${this.day.getUTCDate()} (${source}) — `;
    let words = 0;
    while (words < length) {
      const sentence = this.sentence();
      words += sentence.split(' ').length;
      text += sentence + (words < length ? (this.chance(0.4) ? '\n\n' : ' ') : '');
    }
    const id = `m${String(number + 1).padStart(6, '0')}`;
    const date = this.day.toISOString().slice(0, 10);
    return { id, url: `https://example.org/${date.slice(0, 4)}/${id}`, title, date, source, text };
  }
}

let block = '';
for (let number = 0; number < count; number++) {
  block += JSON.stringify(new Writer(number).article(number)) + '\n';
  if (block.length > 1 << 18 || number + 1 === count) {
    if (!process.stdout.write(block)) await new Promise((resume) => process.stdout.once('drain', resume));
    block = '';
  }
}
