import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Film } from '../../../engine/film.ts';
import { knowFilm } from '../../../engine/judge/known.ts';
import { makeProfile, type Telling } from '../../../engine/profile.ts';

const folder = new URL('../../../data/films/', import.meta.url);
const films = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Film);
const tellingOf = ({ title, year, synopsis, plot, ending, characters, timeline }: Film): Telling => ({
  title,
  year,
  synopsis,
  plot: [...plot, ...ending],
  characters,
  timeline: timeline.map(({ event }) => event),
});

describe('profile', () => {
  it('is small for every shipped film', () => {
    const sizes = films.map((film) => JSON.stringify(makeProfile(tellingOf(film))).length).sort((a, b) => a - b);
    expect(sizes[sizes.length >> 1]).toBeLessThanOrEqual(4096);
    expect(sizes.at(-1)).toBeLessThanOrEqual(8192);
  });

  it('holds no readable word of the plot', () => {
    const profile = JSON.stringify(makeProfile(tellingOf(films[0]!)));
    for (const word of films[0]!.plot.join(' ').match(/[A-Za-z]{8,}/g) ?? []) expect(profile).not.toContain(word);
  });

  it('survives storage', () => {
    const profile = makeProfile(tellingOf(films[0]!));
    expect(knowFilm(JSON.parse(JSON.stringify(profile)))).toEqual(knowFilm(profile));
  });

  it('keeps how late things come and who is there', () => {
    const known = knowFilm(
      makeProfile({
        title: 'Lamp',
        year: 1971,
        synopsis: 'Sera comes to a lighthouse.',
        plot: ['Sera arrives by boat.', 'Tobias shows her the tower.', 'The tower burns.'],
        characters: [{ name: 'Sera Whitlock' }, { name: 'Tobias' }],
      }),
    );
    expect(known.sentences.map(({ position }) => position)).toEqual(
      [...known.sentences.map(({ position }) => position)].sort(),
    );
    expect(known.sentences[0]!.people).toEqual([0]);
    expect(known.sentences[1]!.people).toEqual([1]);
    expect(known.people.map(({ inSynopsis }) => inSynopsis)).toEqual([true, false]);
    expect(known.people[1]!.first).toBeGreaterThan(known.people[0]!.first);
  });

  it('finds the people of a plot that comes without a list', () => {
    const plot = [
      'In winter Sera meets the keeper. There Sera learns that Tobias lied.',
      'At dawn Tobias drowns and Sera rows away.',
    ];
    const known = knowFilm(makeProfile({ title: 'Lamp', year: 1971, synopsis: '', plot, characters: [] }));
    expect(known.names.size).toBe(2);
  });

  it('takes empty and odd tellings', () => {
    const empty = makeProfile({ title: '', year: 0, synopsis: '', plot: [], characters: [] });
    expect(knowFilm(empty).sentences).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })), (synopsis, plot) => {
        knowFilm(makeProfile({ title: 'x', year: 1, synopsis, plot, characters: [{ name: synopsis, aliases: plot }] }));
      }),
    );
    const huge = makeProfile({
      title: 'x',
      year: 1,
      synopsis: 'a '.repeat(50_000),
      plot: ['Tom runs home fast. '.repeat(20_000)],
      characters: [],
    });
    expect(JSON.stringify(huge).length).toBeLessThan(8192);
  });

  it('refuses a profile of another version', () => {
    expect(() => knowFilm({ ...makeProfile(tellingOf(films[0]!)), version: 7 })).toThrow(/version 7/);
  });
});
