/**
 * Stems: what is left of a word when its endings are taken off, so that "drowns", "drowned" and "drowning" meet. Irregular verbs
 * meet by table. Only equality matters; a stem need not be a word.
 */
import { formsOf, readIrregular } from './verbs.ts';

export type Stemmer = (word: string) => string;

export function createStemmer(): Stemmer {
  const irregular = readIrregular();
  const bases = new Map<string, string>();
  for (const base of irregular.keys()) {
    for (const [form] of formsOf(base, irregular)) if (!bases.has(form)) bases.set(form, base);
  }
  return (word) => cutEndings(bases.get(word) ?? word);
}

function cutEndings(word: string): string {
  let stem = word;
  if (stem.length > 4) {
    if (stem.endsWith('ies') || stem.endsWith('ied')) stem = `${stem.slice(0, -3)}y`;
    else if (stem.endsWith('sses')) stem = stem.slice(0, -2);
    else if (stem.endsWith('s') && !stem.endsWith('ss') && !stem.endsWith('us')) stem = stem.slice(0, -1);
  } else if (stem.length === 4 && stem.endsWith('s') && !stem.endsWith('ss')) stem = stem.slice(0, -1);
  if (stem.length > 5 && stem.endsWith('ing')) stem = stem.slice(0, -3);
  else if (stem.length > 4 && stem.endsWith('ed')) stem = stem.slice(0, -2);
  else if (stem.length > 5 && stem.endsWith('ly')) stem = stem.slice(0, -2);
  else if (stem.length > 5 && stem.endsWith('er')) stem = stem.slice(0, -2);
  if (stem.length > 3 && stem.endsWith('e')) stem = stem.slice(0, -1);
  const last = stem.length - 1;
  if (stem.length > 3 && stem[last] === stem[last - 1] && stem[last] !== 's' && stem[last] !== 'l')
    stem = stem.slice(0, -1);
  return stem;
}
