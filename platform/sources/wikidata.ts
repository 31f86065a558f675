/** Wikidata: facts, cast with roles, crew, places, subjects, series, money and ids. */
import type { Character, FilmFacts } from '../../engine/film.ts';
import { bareFilm } from '../plots/kept.ts';
import { SourceError } from './error.ts';
import { at, defined, distinct, textAt } from './json.ts';
import type { Asking, Origin, Source, Wanted } from './source.ts';
import {
  type Item,
  idsAt,
  isFilmOf,
  itemsOf,
  labelOf,
  searchItems,
  statements,
  stringsAt,
  valueIn,
  yearOfItem,
} from './wikibase.ts';

const NAME = 'Wikidata';
const MOST_CAST = 25;
const US_DOLLAR = 'Q4917';
/** Minutes in a unit of time. */
const UNITS: Record<string, number> = { Q7727: 1, Q25235: 60, Q11574: 1 / 60 };

const CREW: [string, string][] = [
  ['P58', 'Writer'],
  ['P162', 'Producer'],
  ['P86', 'Composer'],
  ['P344', 'Cinematographer'],
  ['P1040', 'Editor'],
];
const FACTS = ['P57', 'P136', 'P364', 'P495'];
const MORE = ['P840', 'P2408', 'P921', 'P144', 'P179', 'P155', 'P156', ...CREW.map(([property]) => property)];

export const wikidata: Source = {
  async ask(film, gives, asking) {
    const item = await itemOf(film, asking);
    const more = gives.includes('more');
    const roles = more ? castStatements(item) : [];
    const ids = [
      ...[...FACTS, ...(more ? MORE : [])].flatMap((property) => idsAt(item, property)),
      ...roles.flatMap((role) => [textAt(valueIn(role), 'id'), textAt(roleOf(role, 'P453'), 'id')]),
    ];
    const labels = await itemsOf(distinct(ids), 'labels', asking);
    const name = (id: string) => labelOf(labels.get(id), asking.settings.languages);
    const names = (property: string) => distinct(idsAt(item, property).map(name));

    const kept = bareFilm(film.id, factsOf(film, item, names, asking));
    const origin: Origin = {
      source: 'wikidata',
      link: `https://www.wikidata.org/wiki/${textAt(item, 'id')}`,
      date: asking.today,
    };
    kept.origins.facts = origin;
    if (!more) return kept;
    const boxOffice = defined({ budget: dollarsAt(item, 'P2130'), gross: dollarsAt(item, 'P2142') });
    const parts = {
      characters: roles.flatMap((role) => characterOf(role, name)),
      settings: [...names('P840'), ...names('P2408')],
      themes: names('P921'),
      crew: CREW.map(([property, job]) => ({ job, names: names(property) })).filter(({ names }) => names.length > 0),
      production: notes(names),
      ...(Object.keys(boxOffice).length > 0 && { boxOffice }),
    };
    for (const [part, value] of Object.entries(parts)) {
      if (Array.isArray(value) && value.length === 0) continue;
      Object.assign(kept.film, { [part]: value });
      kept.origins[part as keyof typeof parts] = origin;
    }
    return kept;
  },
};

/** The film's item, by its ids or by its title; checked to be a film of the year. @throws SourceError. */
async function itemOf(film: Wanted, asking: Asking): Promise<Item> {
  const { wikidata: id, imdb, tmdb } = film.ids;
  const ids = id
    ? [id]
    : imdb
      ? await searchItems(`haswbstatement:P345=${imdb}`, asking)
      : tmdb
        ? await searchItems(`haswbstatement:P4947=${tmdb}`, asking)
        : await searchItems(`${film.title} haswbstatement:P31=Q11424|P31=Q506240|P31=Q24862`, asking);
  const items = await itemsOf(ids, 'labels|aliases|claims|sitelinks', asking);
  const fitting = [...items.values()].filter((item) => isFilmOf(item, film.year));
  const byName = id === undefined && imdb === undefined && tmdb === undefined;
  const named = byName ? fitting.filter((item) => namesOf(item).includes(film.title.toLowerCase())) : fitting;
  if (named.length === 1) return named[0];
  throw new SourceError(named.length > 1 ? 'ambiguous' : items.size > 0 ? 'wrong-film' : 'missing', NAME);
}

const namesOf = (item: Item): string[] =>
  [...Object.values(at(item, 'labels') ?? {}), ...Object.values(at(item, 'aliases') ?? {}).flat()].map((name) =>
    textAt(name, 'value').toLowerCase(),
  );

/** What the catalogue says stays where the item says nothing. */
function factsOf(film: Wanted, item: Item, names: (property: string) => string[], asking: Asking): FilmFacts {
  const or = (found: string[], known: string[]) => (found.length > 0 ? found : known);
  const [original] = statements(item, 'P1476').map((statement) => textAt(valueIn(statement), 'text'));
  const tmdb = Number(stringsAt(item, 'P4947')[0]);
  const title = labelOf(item, asking.settings.languages) || film.title;
  return defined({
    title,
    year: yearOfItem(item) ?? film.year,
    originalTitle: original && original !== title ? original : film.originalTitle,
    otherTitles: film.otherTitles,
    ids: defined({
      ...film.ids,
      wikidata: textAt(item, 'id') || film.ids.wikidata,
      imdb: stringsAt(item, 'P345').find((id) => /^tt\d{7,8}$/.test(id)) ?? film.ids.imdb,
      tmdb: tmdb > 0 ? tmdb : film.ids.tmdb,
      wikipedia: textAt(item, 'sitelinks', 'enwiki', 'title') || film.ids.wikipedia,
    }),
    runtime: minutesOf(item) ?? film.runtime,
    languages: or(names('P364'), film.languages),
    countries: or(names('P495'), film.countries),
    directors: or(names('P57'), film.directors),
    genres: or(names('P136'), film.genres),
  }) as FilmFacts;
}

/** Amount and unit of a quantity: "+111", "http://www.wikidata.org/entity/Q7727". */
function quantity(statement: unknown): { amount: number; unit: string } {
  const value = valueIn(statement);
  return { amount: Number(textAt(value, 'amount')), unit: /Q\d+$/.exec(textAt(value, 'unit'))?.[0] ?? '' };
}

function minutesOf(item: Item): number | undefined {
  const minutes = statements(item, 'P2047')
    .map(quantity)
    .map(({ amount, unit }) => amount * (UNITS[unit] ?? Number.NaN));
  const known = minutes.filter((length) => length >= 1);
  return known.length > 0 ? Math.round(known[0]!) : undefined;
}

/** The largest amount in US dollars: takings are stated by country too. */
function dollarsAt(item: Item, property: string): number | undefined {
  const dollars = statements(item, property)
    .map(quantity)
    .filter(({ amount, unit }) => unit === US_DOLLAR && amount >= 1);
  return dollars.length > 0 ? Math.round(Math.max(...dollars.map(({ amount }) => amount))) : undefined;
}

const roleOf = (statement: unknown, qualifier: string) =>
  at(statement, 'qualifiers', qualifier, 0, 'datavalue', 'value');

/** Cast and voices, in billing order where it is stated. */
function castStatements(item: Item): unknown[] {
  const order = (statement: unknown) => Number(roleOf(statement, 'P1545') ?? Number.POSITIVE_INFINITY);
  const all = [...statements(item, 'P161'), ...statements(item, 'P725')];
  return all.sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b))).slice(0, MOST_CAST);
}

function characterOf(role: unknown, name: (id: string) => string): Character[] {
  const actor = name(textAt(valueIn(role), 'id'));
  const written = roleOf(role, 'P4633');
  const character = name(textAt(roleOf(role, 'P453'), 'id')) || (typeof written === 'string' ? written.trim() : '');
  return actor && character ? [{ name: character, actor, role: '' }] : [];
}

function notes(names: (property: string) => string[]): string[] {
  const line = (words: string, property: string) => names(property).map((name) => `${words} ${name}.`);
  return [
    ...line('Based on', 'P144'),
    ...line('Part of', 'P179'),
    ...line('Follows', 'P155'),
    ...line('Followed by', 'P156'),
  ];
}
