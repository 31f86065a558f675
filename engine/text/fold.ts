/**
 * Folding: what a character counts as when names are compared. One table look-up a character; tables are filled in
 * blocks of 256 characters when the first character of a block is met, so a page pays only for the scripts it uses.
 *
 * An entry is either one of the small kinds below, or a folded character with flags: `É` -> `e` + UPPER, `ﬁ` -> MANY
 * ("fi"), `映` -> `映` + OWN (scripts written without spaces: each character is a word).
 */

/** Between words. */
export const GAP = 0;
/** Not there at all: combining marks, soft hyphen, zero-width characters, direction marks. */
export const DROP = 1;
/** No name reaches across it: line breaks, bullets, bars. */
export const BREAK = 2;
/** An apostrophe, or a single quote. */
export const APOSTROPHE = 3;
/** Half of a pair; see `foldPair`. */
export const HALF = 4;
/** Entries from here on belong to a word. */
export const FIRST_LETTER = 0x10;

/** Flag: a capital. */
export const UPPER = 0x10000;
/** Flag: a word by itself. */
export const OWN = 0x20000;
/** Flag: the low 16 bits number an entry of `EXPANSIONS`. */
export const MANY = 0x40000;
/** Flag: a letter of a script that has no capitals. */
export const UNCASED = 0x80000;

const EXPANSIONS: string[] = [];

const SPECIAL: Record<string, string> = {
  ı: 'i',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ŋ: 'n',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
  ς: 'σ',
  '&': 'and',
  '+': 'and',
  '＆': 'and',
  '＋': 'and',
};

/** Words by themselves that are not letters of a spaceless script: "Alien³" is "alien 3". */
const ALONE = /[&+＆＋⁰¹²³⁴-⁹]/u;

const APOSTROPHES = /['’‘‛ʼʻ′`´＇]/u;
const DROPPED = /[\u00AD\u061C\u0640\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|[\uFE00-\uFE0F]/u;
const BREAKS = /[\n\r\t\v\f\u2028\u2029|•●■▪►¦]/u;
/** Marks that change a letter's look, not its place in the word; Indic and Thai vowel signs are not among them. */
const STRIPPED = /(?=\p{Mn})[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]/u;

function foldCharacter(character: string): number {
  if (APOSTROPHES.test(character)) return APOSTROPHE;
  if (DROPPED.test(character) || STRIPPED.test(character)) return DROP;
  if (BREAKS.test(character)) return BREAK;
  const lower = character.toLowerCase();
  const special = SPECIAL[lower] ?? SPECIAL[character];
  if (special === undefined && !WORD.test(character)) return GAP;
  const spaceless = SPACELESS.test(character);
  let folded = special;
  let capital = lower !== character;
  if (folded === undefined) {
    folded = '';
    for (const part of spaceless ? lower.normalize('NFKC') : lower.normalize('NFKD')) {
      if (!WORD.test(part) || [STRIPPED, DROPPED, APOSTROPHES].some((sign) => sign.test(part))) continue;
      const small = part.toLowerCase();
      folded += SPECIAL[small] ?? small;
      capital ||= small !== part;
    }
  }
  if (folded === '') return GAP;
  let flags = 0;
  if (spaceless) flags = OWN | UNCASED;
  else if (ALONE.test(character)) flags = OWN;
  else if (capital) flags = UPPER;
  else if (character.toUpperCase() === character && /\p{L}/u.test(character)) flags = UNCASED;
  if (folded.length === 1) return flags | folded.charCodeAt(0);
  EXPANSIONS.push(folded);
  return flags | MANY | (EXPANSIONS.length - 1);
}

const TABLES: (Uint32Array | undefined)[] = new Array(256);

/** Entries of the 256 units that share a high byte. */
export function foldTable(block: number): Uint32Array {
  return TABLES[block] ?? fillTable(block);
}

function fillTable(block: number): Uint32Array {
  const table = new Uint32Array(256);
  const first = block << 8;
  const plainHan = (first >= 0x4e00 && first < 0x9f00) || (first >= 0xac00 && first < 0xd700);
  for (let i = 0; i < 256; i++) {
    const code = first | i;
    if (plainHan) table[i] = code | OWN | UNCASED;
    else if (code >= 0xd800 && code < 0xe000) table[i] = HALF;
    else table[i] = foldCharacter(String.fromCharCode(code));
  }
  TABLES[block] = table;
  return table;
}

/** The entry of one UTF-16 unit. */
export function foldUnit(unit: number): number {
  return foldTable(unit >> 8)[unit & 255]!;
}

const PAIRS = new Map<number, number>();

/**
 * The entry of the surrogate pair that begins at `at`, and GAP for half of one. Bold and script letters of mathematics
 * fold to plain ones.
 */
export function foldPair(text: string, at: number): number {
  const point = text.codePointAt(at)!;
  if (point <= 0xffff) return GAP;
  let entry = PAIRS.get(point);
  if (entry === undefined) {
    entry = foldCharacter(String.fromCodePoint(point));
    PAIRS.set(point, entry);
  }
  return entry;
}

/** What an entry with MANY stands for. */
export function expansion(entry: number): string {
  return EXPANSIONS[entry & 0xffff]!;
}

/**
 * A name as compared: lower case, no diacritics, full-width as plain, one space between words, apostrophes closed up
 * ("Schindler’s List" -> "schindlers list"), "&" as "and". Folding twice changes nothing.
 */
export function fold(text: string): string {
  let folded = '';
  let gap = false;
  for (let i = 0; i < text.length; i++) {
    let entry = foldUnit(text.charCodeAt(i));
    if (entry === HALF) {
      entry = foldPair(text, i);
      if (entry !== GAP || text.codePointAt(i)! > 0xffff) i++;
    }
    if (entry === DROP || entry === APOSTROPHE) continue;
    if (entry < FIRST_LETTER) {
      gap = true;
      continue;
    }
    const alone = (entry & (OWN | UNCASED)) === OWN;
    if ((gap || alone) && folded !== '') folded += ' ';
    gap = alone;
    folded += entry & MANY ? expansion(entry) : String.fromCharCode(entry & 0xffff);
  }
  return folded;
}
