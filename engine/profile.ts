/**
 * What the judge keeps of one film's breakdown: no sentence of it, only which stems, people and classes of event stand together, how
 * late in the story each comes, and what the synopsis already gives away.
 *
 *   plot, ending, fates, timeline ─> tellings of the story, cut into sentences ─> each: position, stems, people, event classes
 *   synopsis, roles ─> stems and people known from the start
 *
 * Stems and names are 16-bit hashes; everything is bytes in base64, about 3 kB a film.
 */
import { hash16, IN_SYNOPSIS, LAST_POSITION, PROFILE_VERSION, type Profile } from './judge/known.ts';
import { buildLexicon, EVENT_CLASSES } from './judge/lexicon.ts';
import { bytesToText } from './judge/packing.ts';
import { createStemmer } from './judge/stems.ts';
import { FLAG, wordsOf } from './judge/words.ts';

/** What a film's sources tell of it. */
export interface Telling {
  title: string;
  year: number;
  synopsis: string;
  /** Paragraphs in order, the ending last. */
  plot: string[];
  /** `role`: who they are, as harmless as the synopsis. */
  characters: { name: string; actor?: string; aliases?: string[]; role?: string; fate?: string }[];
  /** Events in order: the plot told once more. */
  timeline?: string[];
}

export type { Profile };

/** Up to here a story sets out; a synopsis tells as much. */
const SET_OUT = 0.15;
const MOST_SENTENCES = 110;
const MOST_STEMS = 700;
const MOST_PEOPLE = 60;
const STOPS = new Set(
  'mr mrs miss dr the of a an and de la le von van der st sir lady lord old young one two man men woman women get gets got make makes made go goes went gone come comes came take takes took back also later tell tells told find finds found'.split(
    ' ',
  ),
);

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?;])["”’)]*\s+/).filter((part) => part.length > 2);

interface Tools {
  lexicon: ReturnType<typeof buildLexicon>;
  stem: ReturnType<typeof createStemmer>;
}
/** Built at the first profile, then never changed. */
let built: Tools | undefined;
function tools(): Tools {
  built ??= { lexicon: buildLexicon(), stem: createStemmer() };
  return built;
}

/** Makes the profile of a film. Takes a millisecond or two; any part of the telling may be empty. */
export function makeProfile(telling: Telling): Profile {
  const { lexicon, stem } = tools();
  const plot = telling.plot.flatMap(sentencesOf);
  const people: Telling['characters'] =
    telling.characters.length > 0 ? telling.characters.slice(0, MOST_PEOPLE) : namedIn(plot);
  const personOf = new Map<string, number>();
  people.forEach(({ name, aliases = [] }, person) => {
    for (const { word, isName } of namesOf([name, ...aliases]))
      if (isName && !personOf.has(word)) personOf.set(word, person);
  });

  const stemIndex = new Map<number, number>();
  const roles = people.flatMap(({ role }) => role ?? []);
  const timeline = telling.timeline ?? [];
  const premise = telling.synopsis.trim() ? [telling.synopsis] : [plot, timeline].flatMap(settingOut);
  const synopsisWords = wordsOf([...premise, ...roles].join('\n').slice(0, 8000)).text;
  const inSynopsis = new Set(synopsisWords.map((word) => hash16(stem(word))));
  const bytes: number[] = [];
  let written = 0;

  const tellPart = (sentences: readonly string[], positionOf: (i: number) => number, who?: number) => {
    sentences.forEach((sentence, i) => {
      if (written >= MOST_SENTENCES) return;
      const position = Math.round(positionOf(i) * LAST_POSITION);
      const { text } = wordsOf(sentence);
      const stems = new Set<number>();
      const persons = new Set<number>(who === undefined ? [] : [who]);
      const classes = new Set<number>();
      text.forEach((word, at) => {
        const person = personOf.get(word);
        if (person !== undefined) persons.add(person);
        const entry = lexicon.get(word);
        if (entry) {
          for (const cls of entry.classes) if (cls < EVENT_CLASSES.length) classes.add(cls);
          for (const { rest, cls } of entry.phrases) {
            if (cls < EVENT_CLASSES.length && rest.every((part, k) => part === '_' || text[at + 1 + k] === part))
              classes.add(cls);
          }
        }
        if (person !== undefined || word.length < 3 || STOPS.has(word) || (entry && entry.closed >= 0)) return;
        const hash = hash16(stem(word));
        let index = stemIndex.get(hash);
        if (index === undefined) {
          if (stemIndex.size >= MOST_STEMS) return;
          index = stemIndex.size;
          stemIndex.set(hash, index);
        }
        stems.add(index);
      });
      if (stems.size + persons.size === 0) return;
      written++;
      const some = [...stems].slice(0, 40);
      bytes.push(position, some.length, Math.min(persons.size, 15), Math.min(classes.size, 15));
      for (const index of some) bytes.push(index & 255, index >> 8);
      bytes.push(...[...persons].slice(0, 15), ...[...classes].slice(0, 15));
    });
  };
  tellPart(plot, (i) => (i + 1) / plot.length);
  people.forEach(({ fate }, person) => {
    if (fate) tellPart(sentencesOf(fate), () => 0.95, person);
  });
  tellPart(timeline, (i) => (i + 1) / timeline.length);

  const stemBytes: number[] = [];
  for (const hash of stemIndex.keys()) stemBytes.push(hash & 255, hash >> 8, inSynopsis.has(hash) ? 1 : 0);
  const known = new Set(synopsisWords);
  const nameBytes: number[] = [];
  for (const [word, person] of personOf) {
    const hash = hash16(word);
    nameBytes.push(hash & 255, hash >> 8, person + (known.has(word) ? IN_SYNOPSIS : 0));
  }
  const actorBytes: number[] = [];
  for (const { word, isName } of namesOf(people.flatMap(({ actor }) => (actor ? [actor] : [])))) {
    if (isName && !personOf.has(word)) actorBytes.push(hash16(word) & 255, hash16(word) >> 8);
  }
  const pack = (list: number[]) => bytesToText(Uint8Array.from(list));
  return {
    version: PROFILE_VERSION,
    stems: pack(stemBytes),
    sentences: pack(bytes),
    names: pack(nameBytes),
    actors: pack(actorBytes),
  };
}

/** The first events of a telling: where there is no synopsis they stand for it. */
const settingOut = (told: readonly string[]): string[] => told.slice(0, Math.ceil(told.length * SET_OUT));

/** People of a plot that comes without a list of them: words that stand capitalised inside sentences, twice or more. */
function namedIn(plot: readonly string[]): { name: string }[] {
  const counts = new Map<string, number>();
  for (const sentence of plot) {
    const { text, flags } = wordsOf(sentence);
    text.forEach((word, i) => {
      const flag = flags[i]!;
      if (!(flag & FLAG.capital) || flag & FLAG.start || word.length < 3 || STOPS.has(word)) return;
      const name = word[0]!.toUpperCase() + word.slice(1);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    });
  }
  const often = [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]);
  return often.slice(0, MOST_PEOPLE).map(([name]) => ({ name }));
}

/** The words of names; little words, titles and words in lower case do not count. */
function namesOf(names: readonly string[]): { word: string; isName: boolean }[] {
  return names.flatMap((name) => {
    const { text, flags } = wordsOf(name);
    return text.map((word, i) => ({
      word,
      isName: word.length > 1 && !STOPS.has(word) && !word.startsWith("'") && (flags[i]! & FLAG.capital) > 0,
    }));
  });
}
