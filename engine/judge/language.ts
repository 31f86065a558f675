/** Whether a sentence is in a language whose voice the judge has learned. Others are judged by the film's plot alone. */
import type { Reading } from './reading.ts';
import { FLAG } from './words.ts';

/** Words enough to tell by. */
const ENOUGH = 6;
/** In English at least this share of the words are usual ones. */
const LEAST_KNOWN = 0.3;
/** Where the page says another language. */
const LEAST_KNOWN_ELSEWHERE = 0.6;

export function isKnownLanguage({ words, flags, names, common, entries }: Reading, lang?: string): boolean {
  let known = 0;
  let counted = 0;
  let foreign = 0;
  for (let i = 0; i < words.length; i++) {
    if (flags[i]! & FLAG.foreign) foreign++;
    if (names[i] || flags[i]! & FLAG.digit) continue;
    counted++;
    if (common[i]! > 1 || (entries[i] && entries[i]!.closed >= 0)) known++;
  }
  if (foreign > words.length / 2) return false;
  const said = lang?.toLowerCase().split('-')[0];
  const isElsewhere = said !== undefined && said !== '' && said !== 'en' && said !== 'und';
  if (counted < ENOUGH) return !isElsewhere;
  return known >= counted * (isElsewhere ? LEAST_KNOWN_ELSEWHERE : LEAST_KNOWN);
}
