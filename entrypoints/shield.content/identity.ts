import type { FilmNumber } from '../../engine/film.ts';

/** A number for the words and their film, the same each time (FNV-1a twice, 53 bits), so that no list of words is kept. */
export function idOf(film: FilmNumber, words: string): number {
  let low = 0x811c9dc5 ^ film;
  let high = 0x1000193 ^ film;
  for (let at = 0; at < words.length; at++) {
    const unit = words.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
