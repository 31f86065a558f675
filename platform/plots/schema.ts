/** The shape of a film, as shipped in data/films and as kept in the cache. Unknown fields are errors: they are typing slips. */
import * as v from 'valibot';
import type { Film } from '../../engine/film.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'));
const texts = v.array(text);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const year = v.pipe(v.number(), v.integer(), v.minValue(1870), v.maxValue(2100));
const day = v.pipe(v.string(), v.isoDate());

const ascend = (events: { minute?: number }[]): boolean => {
  const minutes = events.flatMap(({ minute }) => minute ?? []);
  return minutes.every((minute, i) => i === 0 || minute >= minutes[i - 1]!);
};

const fields = {
  title: text,
  year,
  originalTitle: v.exactOptional(text),
  otherTitles: texts,
  ids: v.strictObject({
    wikidata: v.exactOptional(v.pipe(v.string(), v.regex(/^Q\d+$/, 'is no Wikidata id'))),
    imdb: v.exactOptional(v.pipe(v.string(), v.regex(/^tt\d{7,8}$/, 'is no IMDb id'))),
    tmdb: v.exactOptional(count),
    wikipedia: v.exactOptional(text),
  }),
  runtime: v.exactOptional(v.pipe(count, v.minValue(1))),
  languages: texts,
  countries: texts,
  directors: texts,
  genres: texts,
  synopsis: v.string(),
  plot: texts,
  ending: texts,
  timeline: v.pipe(
    v.array(v.strictObject({ minute: v.exactOptional(count), when: v.exactOptional(text), event: text })),
    v.check((events) => ascend(events), 'has minutes that do not ascend'),
  ),
  characters: v.array(
    v.strictObject({
      name: text,
      actor: v.exactOptional(text),
      aliases: v.exactOptional(texts),
      role: v.string(),
      fate: v.exactOptional(text),
    }),
  ),
  settings: texts,
  themes: texts,
  boxOffice: v.exactOptional(v.strictObject({ budget: v.exactOptional(count), gross: v.exactOptional(count) })),
  crew: v.array(v.strictObject({ job: text, names: v.pipe(texts, v.minLength(1)) })),
  production: texts,
  postCredits: v.exactOptional(
    v.strictObject({
      during: v.exactOptional(v.boolean()),
      after: v.exactOptional(v.boolean()),
      note: v.exactOptional(text),
    }),
  ),
  similar: v.array(v.strictObject({ title: text, year, why: v.string() })),
  updated: day,
};

/** Any film of the cache: a source may know little of it. */
export const FilmShape: v.GenericSchema<unknown, Film> = v.strictObject(fields);

const some = v.pipe(texts, v.minLength(1, 'is empty'));

/** A film of data/films: told in full. */
export const ShippedFilmShape: v.GenericSchema<unknown, Film> = v.strictObject({
  ...fields,
  languages: some,
  directors: some,
  genres: some,
  synopsis: text,
  plot: some,
  ending: some,
  timeline: v.pipe(fields.timeline, v.minLength(6, 'has fewer than 6')),
  characters: v.pipe(fields.characters, v.minLength(3, 'has fewer than 3')),
});

/**
 * @param name of the file or film, for the message.
 * @throws an Error that names the path of each field that does not fit.
 */
export function checkFilm(
  value: unknown,
  name: string,
  shape: v.GenericSchema<unknown, Film> = ShippedFilmShape,
): Film {
  const read = v.safeParse(shape, value);
  if (read.success) return read.output;
  const faults = read.issues.map((issue) => `  ${v.getDotPath(issue) ?? '(whole)'}: ${issue.message}`);
  throw new Error(`${name} does not fit the film schema:\n${faults.join('\n')}`);
}
