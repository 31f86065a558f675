import { describe, expect, it } from 'vitest';
import type { Film } from '../../../engine/film.ts';
import { cutSentences } from '../../../engine/sentences.ts';
import { fold } from '../../../engine/text/fold.ts';
import { joinFilms } from '../../../scripts/films.ts';

const films = joinFilms()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Film);
const nameOf = ({ title, year }: Film) => `${title} (${year})`;
const wordsIn = (texts: readonly string[]) => texts.join(' ').split(/\s+/).length;
/** Told longer than this is told in full. */
const FULL = 450;

describe('the shipped films are told', () => {
  it('two hundred of them, forty in full', () => {
    expect(films.length).toBeGreaterThanOrEqual(200);
    const full = films.filter(({ plot, ending }) => wordsIn([...plot, ...ending]) > FULL);
    expect(full.length).toBeGreaterThanOrEqual(40);
  });

  it('in 200 to 700 words, with a synopsis of 2 to 4 sentences and 6 events or more', () => {
    const faults = films.flatMap((film) => {
      const words = wordsIn([...film.plot, ...film.ending]);
      const sentences = cutSentences({ text: film.synopsis, kind: 'prose' }).length;
      const fits = words >= 200 && words <= 700 && sentences >= 2 && sentences <= 4 && film.timeline.length >= 6;
      return fits ? [] : [`${nameOf(film)}: ${words} words, ${sentences} sentences, ${film.timeline.length} events`];
    });
    expect(faults).toEqual([]);
  });
});

/** Every run of so many words, as they fold. */
function runsOf(texts: readonly string[], length: number): Set<string> {
  const runs = new Set<string>();
  for (const text of texts) {
    const words = text
      .replace(/(?<=\p{L})[.’'](?=\p{L})/gu, '')
      .split(/[^\p{L}\p{N}]+/u)
      .map(fold)
      .filter(Boolean);
    for (let i = 0; i + length <= words.length; i++) runs.add(words.slice(i, i + length).join(' '));
  }
  return runs;
}

const outcome = ({ ending, characters }: Film) => [...ending, ...characters.flatMap(({ fate }) => fate ?? [])];

describe('what is open to all', () => {
  it('shares no four words in a row with ending and fates, beyond those of title and synopsis', () => {
    const shared = films.flatMap((film) => {
      const late = runsOf(outcome(film), 4);
      const known = runsOf([film.title, film.synopsis], 4);
      const open = [
        ...film.characters.flatMap(({ role, aliases = [] }) => [role, ...aliases]),
        ...film.production,
        ...film.settings,
        ...film.themes,
        ...film.similar.map(({ why }) => why),
      ];
      return open
        .filter((text) => [...runsOf([text], 4)].some((run) => late.has(run) && !known.has(run)))
        .map((text) => `${nameOf(film)}: ${text}`);
    });
    expect(shared).toEqual([]);
  });

  it('has no synopsis with five words in a row from ending or fates', () => {
    const shared = films.flatMap((film) => {
      const late = runsOf(outcome(film), 5);
      return [...runsOf([film.synopsis], 5)].filter((run) => late.has(run)).map((run) => `${nameOf(film)}: ${run}`);
    });
    expect(shared).toEqual([]);
  });

  it('gives nobody the name of another character', () => {
    const shared = films.flatMap((film) =>
      film.characters.flatMap(({ name, aliases = [] }) =>
        aliases
          .filter((alias) => film.characters.some((other) => other.name !== name && fold(other.name) === fold(alias)))
          .map((alias) => `${nameOf(film)}: ${name}, ${alias}`),
      ),
    );
    expect(shared).toEqual([]);
  });
});
