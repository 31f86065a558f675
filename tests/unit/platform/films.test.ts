import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { joinFilms } from '../../../scripts/films.ts';

const folder = mkdtempSync(join(tmpdir(), 'films-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shipped = joinFilms()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** What is said of a film file with these fields changed. */
function faultOf(changes: object, text = JSON.stringify({ ...shipped[0], ...changes })): string {
  writeFileSync(join(folder, 'a-film.json'), text);
  try {
    joinFilms(pathToFileURL(`${folder}/`));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the shipped films', () => {
  it('all fit the schema, none twice', () => {
    const names = shipped.map(({ title, year }) => `${title} (${year})`);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('Leaving Las Vegas (1995)');
  });

  it.each<[object, string]>([
    [{}, ''],
    [{ year: '1995' }, 'year: '],
    [{ plot: ['fine', ''] }, 'plot.1: is empty'],
    [{ ids: { imdb: '113627' } }, 'ids.imdb: is no IMDb id'],
    [{ characters: [{ name: 'Sera' }] }, 'characters.0.role: '],
    [
      {
        timeline: [
          { minute: 9, event: 'a' },
          { minute: 4, event: 'b' },
        ],
      },
      'timeline: has minutes that do not ascend',
    ],
    [{ synopsys: 'x' }, 'synopsys: '],
    [{ updated: 'yesterday' }, 'updated: '],
  ])('fail the build with the path of the field: %j', (changes, message) => {
    expect(faultOf(changes)).toContain(message);
    if (message) expect(faultOf(changes)).toContain('data/films/a-film.json');
  });

  it('fail the build when a file is not JSON', () => {
    expect(faultOf({}, '{"title": ')).toContain('data/films/a-film.json is not JSON');
  });
});
