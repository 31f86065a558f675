/**
 * One pass over the characters of a text cuts it into words and hashes each. The same cut is used for names and for
 * pages, so whatever it merges (II and two, & and and) is merged on both sides.
 */
import {
  APOSTROPHE,
  BREAK,
  DROP,
  expansion,
  FIRST_LETTER,
  fold,
  foldPair,
  foldTable,
  foldUnit,
  GAP,
  HALF,
  MANY,
  OWN,
  UNCASED,
  UPPER,
} from './fold.ts';

/** Flags of a word. */
export const CAPITAL = 1;
/** All capitals, at least two. */
export const CAPITALS = 2;
/** No name reaches from the word before into this one. */
export const AFTER_BREAK = 4;
/** A leading article of a language the catalogue holds many titles of. */
export const ARTICLE = 8;
/** Begins with a digit, or its script has no capitals: its case tells nothing. */
export const CASELESS = 16;
/** Has a suffix set off by an apostrophe, or a year written on to it, so that `stem` differs. */
export const SUFFIXED = 32;
/** One character of a script without spaces. */
export const SPACELESS = 64;
/** Something other than a space stands right before it. */
export const TOUCHED = 128;

const PRIME = 0x01000193;
const SEED = 0x811c9dc5 | 0;

/** Hash of a word so far and one folded unit more (FNV-1a). */
export function addUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME);
}

/** Hash of a folded word. */
export function hashWord(word: string): number {
  let hash = SEED;
  for (let i = 0; i < word.length; i++) hash = addUnit(hash, word.charCodeAt(i));
  return hash;
}

/** Different spellings of one word; the first is the one kept. "i" and "x" stay words. */
const SAME = `1 one|2 two ii|3 three iii|4 four iv|5 five v|6 six vi|7 seven vii|8 eight viii|9 nine ix|10 ten|11 eleven xi|12 twelve xii
13 thirteen xiii|14 fourteen xiv|15 fifteen xv|16 sixteen|17 seventeen|18 eighteen|19 nineteen|20 twenty|21 twentyone|30 thirty|40 forty
50 fifty|60 sixty|100 hundred|1000 thousand|vs versus|mr mister|dr doctor|st saint`;

/** Only words that begin no title as anything but an article: "die", "i", "o", "as" are missing. */
const ARTICLES = 'the a an le la les l un une der das el los las il gli';

/** Words that need more than their hash, each in its own place: one look-up settles a word. */
const PLACES = 4096;
const SPECIAL = new Int32Array(PLACES);
const KEPT = new Int32Array(PLACES);
const FLAGS = new Uint8Array(PLACES);
const placeOf = (hash: number) => (hash ^ (hash >>> 15)) & (PLACES - 1);

function addSpecial(word: string, kept: string, flags: number): void {
  const hash = hashWord(word);
  const at = placeOf(hash);
  if (SPECIAL[at] !== 0) throw new Error(`"${word}" needs a place of its own: change placeOf.`);
  SPECIAL[at] = hash;
  KEPT[at] = hashWord(kept);
  FLAGS[at] = flags;
}
for (const row of SAME.split(/[|\n]/)) {
  const [kept, ...others] = row.split(' ');
  for (const other of others) addSpecial(other, kept!, 0);
}
for (const article of ARTICLES.split(' ')) addSpecial(article, article, ARTICLE);

const SPACE = 0x20;
const SMALL_A = 0x61;
/** The bit by which a small letter of ASCII differs from its capital. */
const SMALLER = 0x20;
/** Told apart from what needs a closer look. */
const LETTER = 0x40;

/** Room for so many words is kept from text to text; more, for a huge one, is given back at the next. */
const MOST_KEPT = 8192;

/** The words of one text. Kept and filled anew, because a page has thousands of small texts. */
export class Words {
  count = 0;
  // Declared, not defined: a field that was undefined once costs at every look.
  declare hash: Int32Array<ArrayBuffer>;
  /** Hash without the suffix, for SUFFIXED words ("Casablanca's", "Brazil1985"). */
  declare stem: Int32Array<ArrayBuffer>;
  declare start: Int32Array<ArrayBuffer>;
  declare end: Int32Array<ArrayBuffer>;
  /** Where the stem ends in the text. */
  declare stemEnd: Int32Array<ArrayBuffer>;
  declare flags: Uint8Array<ArrayBuffer>;

  /** @param room for so many words to begin with; it grows. */
  constructor(room = 256) {
    this.hash = new Int32Array(room);
    this.stem = new Int32Array(room);
    this.start = new Int32Array(room);
    this.end = new Int32Array(room);
    this.stemEnd = new Int32Array(room);
    this.flags = new Uint8Array(room);
  }

  /** Cuts `text` into words. */
  read(text: string): void {
    const length = text.length;
    if (this.hash.length > MOST_KEPT && length < MOST_KEPT) this.#resize(MOST_KEPT);
    this.count = 0;
    const { hash: hashes, start: starts, end: ends, flags: flagsOf } = this;
    const most = hashes.length;
    let count = 0;
    /** Flags of the next word, as far as they are told before it. */
    let flags = AFTER_BREAK;
    let i = 0;
    while (i < length) {
      const unit = text.charCodeAt(i);
      if (unit === SPACE) {
        flags &= ~TOUCHED;
        i++;
        continue;
      }
      const kind = unit < 128 ? ASCII[unit]! : 0;
      if (kind === 0) {
        const entry = unit < 256 ? LATIN[unit]! : foldAt(text, i);
        if (entry < FIRST_LETTER) {
          flags |= entry === BREAK ? AFTER_BREAK | TOUCHED : TOUCHED;
          i++;
          continue;
        }
      }
      if (count === most) {
        this.#resize(most * 2);
        this.read(text);
        return;
      }
      starts[count] = i;
      let hash = Math.imul(SEED ^ unit ^ (kind & SMALLER), PRIME);
      let at = i + 1;
      let next = SPACE;
      for (; at < length; at++) {
        next = text.charCodeAt(at);
        const letter = next - SMALL_A;
        if (letter >>> 0 > 25) break;
        hash = Math.imul(hash ^ next, PRIME);
      }
      if (kind !== 0 && (at === length || next === SPACE || (next < 128 && ENDING[next] === 1))) {
        // Small letters behind the first: most words by far, and nothing else need be asked of them.
        flagsOf[count] = flags | (kind & (CAPITAL | CASELESS));
        ends[count] = at;
        flags = TOUCHED;
        i = at;
        if (next === SPACE) {
          flags = 0;
          i++;
        }
      } else {
        hash = this.#readOther(text, i, count, flags);
        i = this.#next;
        flags = TOUCHED;
      }
      const place = placeOf(hash);
      if (SPECIAL[place] === hash) {
        hash = KEPT[place]!;
        flagsOf[count]! |= FLAGS[place]!;
      }
      hashes[count++] = hash;
    }
    this.count = count;
  }

  /** Where reading goes on behind the word read last by #readOther. */
  #next = 0;

  /** Reads a word of any kind but the most usual, and notes all but its hash, which it returns. */
  #readOther(text: string, start: number, count: number, flags: number): number {
    const length = text.length;
    let i = start;
    let unit = text.charCodeAt(i);
    let entry = unit < 256 ? LATIN[unit]! : foldAt(text, i);
    let more = flags;
    if ((entry & OWN) !== 0) {
      i += unit >= 0xd800 && unit < 0xe000 ? 2 : 1;
      this.flags[count] = more | CASELESS | ((entry & UNCASED) !== 0 ? SPACELESS : 0);
      this.end[count] = this.#next = i;
      return addLetter(SEED, entry);
    }
    if ((entry & UNCASED) !== 0 || isDigit(unit)) more |= CASELESS;
    else if ((entry & UPPER) !== 0) more |= CAPITAL;
    let hash = SEED;
    let letters = 0;
    let capitals = 0;
    let end = i;
    let stem = 0;
    let stemEnd = -1;
    for (;;) {
      if (entry >= FIRST_LETTER) {
        if ((entry & OWN) !== 0) break;
        hash = (entry & MANY) === 0 ? Math.imul(hash ^ (entry & 0xffff), PRIME) : addLetter(hash, entry);
        capitals += (entry >> 16) & 1;
        letters++;
        i += unit >= 0xd800 && unit < 0xe000 ? 2 : 1;
        end = i;
      } else if (entry === DROP) i++;
      // One letter before an apostrophe is an elided word (l'avventura); more are a word with a suffix, or a
      // contraction.
      else if (entry === APOSTROPHE && letters > 1 && isLetter(text, i + 1)) {
        stem = hash;
        stemEnd = end;
        i++;
      } else break;
      if (i >= length) break;
      unit = text.charCodeAt(i);
      entry = unit < 256 ? LATIN[unit]! : foldAt(text, i);
    }
    if (letters > YEAR && isDigit(text.charCodeAt(end - 1)) && endsInYear(text, end)) {
      stemEnd = end - YEAR;
      stem = hashWord(fold(text.slice(start, stemEnd)));
    }
    if (capitals > 1 && capitals === letters) more |= CAPITALS;
    if (stemEnd >= 0) {
      more |= SUFFIXED;
      this.stem[count] = stem;
      this.stemEnd[count] = stemEnd;
    }
    this.flags[count] = more;
    this.end[count] = end;
    this.#next = i;
    return hash;
  }

  #resize(size: number): void {
    const resized = (old: Int32Array<ArrayBuffer>) => {
      const next = new Int32Array(size);
      next.set(old.subarray(0, Math.min(size, this.count)));
      return next;
    };
    this.hash = resized(this.hash);
    this.stem = resized(this.stem);
    this.start = resized(this.start);
    this.end = resized(this.end);
    this.stemEnd = resized(this.stemEnd);
    const flags = new Uint8Array(size);
    flags.set(this.flags.subarray(0, Math.min(size, this.count)));
    this.flags = flags;
  }
}

/** Digits of a year. */
const YEAR = 4;
export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** A year stands right behind letters, as where a page sets it off by style alone ("Brazil1985"). */
function endsInYear(text: string, end: number): boolean {
  return /\p{L}(?:19|20)\d\d$/u.test(text.slice(end - YEAR - 1, end));
}

const LATIN = foldTable(0);

/**
 * What letters and digits of ASCII say of the word they begin, SMALLER where another unit stands for them when folded, and LETTER; 0 for
 * all that needs a closer look. They are nearly all of most pages.
 */
const ASCII = new Uint8Array(128);
for (let i = 0; i < 128; i++) {
  const entry = LATIN[i]!;
  if (entry >= FIRST_LETTER && (entry & OWN) === 0)
    ASCII[i] = LETTER | (isDigit(i) ? CASELESS : (entry & UPPER) !== 0 ? CAPITAL | SMALLER : 0);
}

/** ASCII that ends a word whatever follows: neither part of one nor an apostrophe. */
const ENDING = new Uint8Array(128);
for (let i = 0; i < 128; i++) {
  const entry = LATIN[i]!;
  if (entry === GAP || entry === BREAK || (entry & OWN) !== 0) ENDING[i] = 1;
}

/** The entry of the character at `at`, of both halves of a pair. */
function foldAt(text: string, at: number): number {
  const entry = foldUnit(text.charCodeAt(at));
  return entry === HALF ? foldPair(text, at) : entry;
}

function addLetter(hash: number, entry: number): number {
  if ((entry & MANY) === 0) return Math.imul(hash ^ (entry & 0xffff), PRIME);
  const folded = expansion(entry);
  let more = hash;
  for (let i = 0; i < folded.length; i++) more = Math.imul(more ^ folded.charCodeAt(i), PRIME);
  return more;
}

function isLetter(text: string, at: number): boolean {
  const entry = at < text.length ? foldAt(text, at) : GAP;
  return entry >= FIRST_LETTER && (entry & OWN) === 0;
}
