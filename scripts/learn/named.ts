/** Which names on a labelled page mean films that it mentions by the way (format: tests/pages/README.md). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const names = v.optional(v.array(v.pipe(v.string(), v.trim(), v.minLength(1))), []);
const File = v.record(
  v.string(),
  v.strictObject({ films: names, doubtful: names, complete: v.optional(v.boolean(), false) }),
);

/** As written on the page, every run of white space as one space. */
export interface Named {
  films: ReadonlySet<string>;
  /** Two readers would differ, or the same words mean a film in one place and none in another. */
  doubtful: ReadonlySet<string>;
  /** Every name on the page is listed, also of films that the catalogue lacks. */
  complete: boolean;
}

const NONE: Named = { films: new Set(), doubtful: new Set(), complete: false };

/**
 * For each page of a folder of labelled pages.
 * @throws with the place of what does not fit the format
 */
export function readNamed(folder: string): (slug: string) => Named {
  const parsed = v.safeParse(File, JSON.parse(readFileSync(join(folder, 'named.json'), 'utf8')));
  if (!parsed.success) throw new Error(`named.json: ${v.getDotPath(parsed.issues[0])}: ${parsed.issues[0].message}`);
  const pages = new Map(
    Object.entries(parsed.output).map(([slug, { films, doubtful, complete }]) => [
      slug,
      { films: new Set(films), doubtful: new Set(doubtful), complete },
    ]),
  );
  return (slug) => pages.get(slug) ?? NONE;
}
