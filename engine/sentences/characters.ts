/** Classes of characters as the sentence cutter needs them, by UTF-16 code; ASCII by table, the rest by ranges. */

export const PLAIN = 0;
// Marks that end sentences, the weakest first.
export const STOP = 1;
export const ELLIPSIS = 2;
/** `!` and `?`: never part of an abbreviation. */
export const SHOUT = 3;
/** Ends a sentence with no space after it: CJK, Devanagari, Arabic, Armenian, Ethiopic, Khmer, Burmese. */
export const FULL = 4;
export const BULLET = 5;
export const EMOJI = 6;
export const SPACE = 7;
export const PAREN = 8;

const ASCII = new Uint8Array(128);
for (const [char, role] of [
  ['.', STOP],
  ['!', SHOUT],
  ['?', SHOUT],
  [' ', SPACE],
  ['\t', SPACE],
  [')', PAREN],
] as const) {
  ASCII[char.charCodeAt(0)] = role;
}

const codes = (text: string): ReadonlySet<number> => new Set(Array.from(text, (char) => char.charCodeAt(0)));
const FULLS = codes('。！？．｡।॥؟۔։።។။');
const SHOUTS = codes('‼⁇⁈⁉');
const BULLETS = codes('•▪‣◦●■');
const CLOSERS = codes(')]}"\'”’»›」』）】》〉］*_~');
const OPENERS = codes('([{"\'“‘«‹„‚「『（【¿¡—–-*_~>#@');

export function roleOf(code: number): number {
  if (code < 128) return ASCII[code]!;
  if (code === 0x2026) return ELLIPSIS;
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000) return SPACE;
  if (isEmoji(code)) return EMOJI;
  if (FULLS.has(code)) return FULL;
  if (SHOUTS.has(code)) return SHOUT;
  return BULLETS.has(code) ? BULLET : PLAIN;
}

/** Halves of pictographs, symbols, and what joins and varies them. */
const isEmoji = (code: number): boolean =>
  (code >= 0xd83c && code <= 0xd83e) ||
  (code >= 0xdc00 && code <= 0xdfff) ||
  (code >= 0x2600 && code <= 0x27bf) ||
  code === 0x2b50 ||
  code === 0xfe0f ||
  code === 0x200d;

export const isEnd = (role: number): boolean => role >= STOP && role <= FULL;
export const isCloser = (code: number): boolean => CLOSERS.has(code);
export const isOpener = (code: number): boolean => OPENERS.has(code) || isEmoji(code);
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isThai = (code: number): boolean => code >= 0x0e00 && code <= 0x0e7f;

export type LetterCase = 'upper' | 'lower' | 'none' | 'digit' | 'sign';

/** `none`: a letter of a script without case. */
export function caseAt(text: string, at: number): LetterCase {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return 'digit';
  if (code < 128) {
    const folded = code | 32;
    return folded >= 97 && folded <= 122 ? (code === folded ? 'lower' : 'upper') : 'sign';
  }
  const char = text[at]!;
  if (char.toLowerCase() !== char) return 'upper';
  if (char.toUpperCase() !== char) return 'lower';
  return code > 0x2bff || (code >= 0x0590 && code < 0x2000) ? 'none' : 'sign';
}

const isWordCode = (code: number): boolean =>
  isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 0xc0 && (code < 0x2000 || code > 0x2bff));

/** The word that starts at `at`; at most 24 units of it. */
export function wordFrom(text: string, at: number, to: number): string {
  let end = at;
  while (end < to && end - at < 24 && isWordCode(text.charCodeAt(end))) end++;
  return text.slice(at, end);
}

/** The word that ends at `end`, with full stops inside it ("U.S"); at most 24 units of it. */
export function wordBefore(text: string, start: number, end: number): string {
  let at = end;
  while (at > start && end - at < 24 && (isWordCode(text.charCodeAt(at - 1)) || text[at - 1] === '.')) at--;
  return text.slice(at, end);
}
