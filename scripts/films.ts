/** Joins data/films/*.json into the one file that the package ships: a film a line, so that it can be read film by film. */
import { readdirSync, readFileSync } from 'node:fs';
import { checkFilm } from '../platform/plots/schema.ts';

const FOLDER = new URL('../data/films/', import.meta.url);

/** @throws an Error naming file and field of every film that does not fit the schema. */
export function joinFilms(folder: URL = FOLDER): string {
  const faults: string[] = [];
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      try {
        return `${JSON.stringify(checkFilm(JSON.parse(readFileSync(new URL(name, folder), 'utf8')), `data/films/${name}`))}\n`;
      } catch (error) {
        faults.push(
          error instanceof SyntaxError
            ? `data/films/${name} is not JSON: ${error.message}`
            : `${error instanceof Error ? error.message : error}`,
        );
        return '';
      }
    });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return lines.join('');
}
