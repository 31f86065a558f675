/** How common words are in ordinary text, as the four levels the judge knows. */
import { FLAG, wordsOf } from '../../engine/judge/words.ts';

const LEVELS = [5, 40, 400];

/** Words in lower case only, so that names stay unknown; level 1 to 3. */
export function levelsOf(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const part of texts) {
    const { text, flags } = wordsOf(part);
    text.forEach((word, i) => {
      if (!(flags[i]! & (FLAG.capital | FLAG.digit | FLAG.foreign | FLAG.title)))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    });
  }
  const levels = new Map<string, number>();
  for (const [word, count] of counts) {
    const level = LEVELS.filter((least) => count >= least).length;
    if (level > 0) levels.set(word, level);
  }
  return levels;
}
