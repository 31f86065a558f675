/** From sources to the files of data/catalogue. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../../engine/text/fold.ts';
import { readFilm, readLines } from '../../platform/catalogue/format.ts';
import { type Compiled, compile, finish, namesOf } from './compile.ts';
import { citedFilms, listFilms, plotFilms, wikidataFilms } from './corpus.ts';
import { readFilms, readNames, readNotFilms } from './handwritten.ts';
import { join as joinFilms } from './join.ts';
import { compilePeople } from './people.ts';
import { count, readCounts, writeCounts } from './plain.ts';
import { readShipped, shippedFilms } from './shipped.ts';
import { type SourceFilm, sourceFilm } from './source.ts';
import { ordinaryTexts } from './text.ts';

export interface Build {
  /** The project's data folder: read (what was written by hand, the catalogue before) and written. */
  data: string;
  /** Corpus folder, if there is one. Without it the catalogue before is built on, and the counts of plain.tsv stay. */
  corpus?: string;
  /** What the query service told. */
  online?: SourceFilm[];
  warn(message: string): void;
}

/** @throws when there is nothing to build from, or a hand-written file has a fault. */
export function build({ data, corpus, online = [], warn }: Build): Compiled {
  const file = (name: string) => join(data, 'catalogue', name);
  const before = existsSync(file('catalogue.txt')) ? filmsBefore(readFileSync(file('catalogue.txt'), 'utf8')) : [];
  if (!corpus && online.length + before.length === 0)
    throw new Error('There is nothing to build from: no corpus, no catalogue.');
  const abroad = readNames(file('abroad.tsv'));
  const namesAbroad = abroad.flatMap((film) => film.names);
  const names = [...readNames(file('names.tsv')), ...abroad];
  const notFilms = readNotFilms(file('not-films.tsv'));
  const joined = joinFilms(
    [
      online,
      corpus ? wikidataFilms(corpus) : before,
      // Names come twice: here they let the films written by hand find theirs, below they are added to films written by hand.
      names.map((film) => ({ ...film, addsOnly: '' })),
      [...readFilms(file('known.tsv')), ...readFilms(file('additions.tsv'))],
      shippedFilms(join(data, 'films')),
      names,
      ...(corpus ? [listFilms(corpus), plotFilms(corpus), citedFilms(corpus)] : []),
      before.map(idOnly),
    ],
    warn,
  );
  const films = finish(joined.filter((film) => !notFilms.has(`${film.title} ${film.year}`)));
  if (corpus) {
    const names = namesOf(films, new Set(namesAbroad.map(fold))).flat();
    writeFileSync(file('plain.tsv'), writeCounts(count(ordinaryTexts(corpus), names)));
  }
  const counts = readCounts(readFileSync(file('plain.tsv'), 'utf8'));
  const compiled = compile(films, counts, namesAbroad);
  writeFileSync(file('catalogue.txt'), compiled.catalogue);
  writeFileSync(file('index.txt'), compiled.index);
  const people = compilePeople(readShipped(join(data, 'films')), compiled.films, counts, compiled.version);
  writeFileSync(file('people.txt'), people);
  return compiled;
}

/** The films of an earlier catalogue, ids and ranks kept. */
function filmsBefore(text: string): SourceFilm[] {
  const lines = readLines(text);
  return lines.films.map((line) => {
    const { otherTitles, ...film } = readFilm(line, lines);
    return { ...film, names: otherTitles, standing: 0 };
  });
}

/** An earlier film as a row that gives its id to the film that it is now. */
function idOnly({ title, year, id, ids }: SourceFilm): SourceFilm {
  return { ...sourceFilm(title, year), id: id!, ids, addsOnly: '' };
}
