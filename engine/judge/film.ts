/**
 * What a sentence shares with a film: matching words and when in the story they first come, the sentences of the plot it is nearest to,
 * people, and who suffers what.
 */
import { hash16, type Known, type Thread } from './known.ts';
import { EVENT_CLASSES } from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { Stemmer } from './stems.ts';

export const FILM_CUES = [
  'matched',
  'matched share',
  'first',
  'last',
  'late words',
  'early words',
  'latest word',
  'best',
  'best position',
  'best words',
  'second',
  'depth',
  'synopsis overlap',
  'beyond synopsis',
  'people',
  'new people',
  'latest person',
  'actors',
  'class match',
  'class late',
  'who what',
  'who what late',
  'pair best',
  'pair position',
  'pair first',
  'carried people',
  'unknown names',
  'content',
  'plot size',
  'position',
  'mass early',
  'mass late',
  'lead of late',
  'window',
  'window position',
  'nearness',
] as const;

type Cue = (typeof FILM_CUES)[number];
const AT = Object.fromEntries(FILM_CUES.map((name, i) => [name, i])) as Record<Cue, number>;

/** How telling a match of a word is, by its commonness in ordinary text. */
const WORTH = [1.5, 1.3, 0.8, 0.3];
const PERSON_WORTH = 0.8;
const CLASS_WORTH = 0.9;
/** Up to here the story sets out; from there it comes to its end. */
const EARLY = 0.25;
const LATE = 0.6;
const PRONOUNS = new Set(['he', 'she', 'they', 'him', 'her', 'them', 'his']);

/** Fills `out` (length of FILM_CUES); `carried` are the people of the sentence before, for sentences of pronouns. */
export function fillFilm(
  out: Float32Array,
  { words, entries, names, common, hits }: Reading,
  known: Known,
  stem: Stemmer,
  carried: readonly number[],
): void {
  out.fill(0);
  const put = (cue: Cue, value: number): void => {
    out[AT[cue]] = value;
  };
  const size = known.sentences.length;
  /** Per sentence of the plot what is shared with it: words and people; with classes of events added in `near`. */
  const scores = new Float32Array(size);
  const counts = new Uint8Array(size);
  const people = new Set<number>();
  const seen = new Set<number>();
  let [content, matched, first, last, weights] = [0, 0, 0, 0, 0];
  const met = (one: Thread, weight: number): void => {
    for (const sentence of one.sentences) scores[sentence]! += weight;
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const own = hash16(word);
    const person = known.names.get(own);
    if (person !== undefined) {
      people.add(person);
      continue;
    }
    if (names[i]) {
      out[known.actors.has(own) ? AT.actors : AT['unknown names']]!++;
      if (known.actors.has(own)) continue;
    }
    if (word.length < 3 || (entries[i]?.closed ?? -1) >= 0) continue;
    const hash = hash16(stem(word));
    if (seen.has(hash)) continue;
    seen.add(hash);
    const worth = WORTH[common[i]!]!;
    content += worth;
    const one = known.stems.get(hash);
    if (!one) continue;
    const weight = worth * one.rarity;
    matched += worth;
    weights += weight;
    first += weight * one.first;
    last += weight * one.last;
    if (one.inSynopsis) out[AT['synopsis overlap']]! += worth;
    else {
      out[AT['beyond synopsis']]! += worth;
      if (one.first > LATE) out[AT['late words']]! += weight;
      out[AT['latest word']] = Math.max(out[AT['latest word']]!, one.first * Math.min(1, weight));
    }
    if (one.first < EARLY) out[AT['early words']]! += weight;
    met(one, weight);
    for (const sentence of one.sentences) counts[sentence]!++;
  }
  for (const person of people) {
    const one = known.people[person]!;
    met(one, PERSON_WORTH * one.rarity);
    if (!one.inSynopsis) out[AT['new people']]!++;
    out[AT['latest person']] = Math.max(out[AT['latest person']]!, one.first);
  }
  const who = people.size > 0 || !words.some((word) => PRONOUNS.has(word)) ? [...people] : carried;
  const kinds = new Set<number>();
  for (const { cls } of hits) if (cls < EVENT_CLASSES.length) kinds.add(cls);

  let [best, second, nearest, window] = [0, 0, 0, 0];
  let [early, late] = [0, 0];
  const near = new Float32Array(size);
  for (let s = 0; s < size; s++) {
    const score = scores[s]!;
    const { position, people: those, classes } = known.sentences[s]!;
    if (score > best) {
      second = best;
      best = score;
      put('best position', position);
      put('best words', counts[s]!);
    } else if (score > second) second = score;
    let shared = 0;
    for (const kind of classes) if (kinds.has(kind)) shared += known.classes[kind]!.rarity;
    let together = 0;
    for (const person of who) if (those.includes(person)) together++;
    out[AT['class match']] = Math.max(out[AT['class match']]!, shared);
    out[AT['class late']] = Math.max(out[AT['class late']]!, shared * position);
    out[AT['who what']] = Math.max(out[AT['who what']]!, shared * together);
    out[AT['who what late']] = Math.max(out[AT['who what late']]!, shared * together * position);
    const all = score + CLASS_WORTH * shared + (people.size === 0 ? PERSON_WORTH * together : 0) / 2;
    near[s] = all;
    if (all > nearest) {
      nearest = all;
      put('pair position', position);
    }
    if (position < EARLY) early = Math.max(early, all);
    else if (position > LATE) late = Math.max(late, all);
  }
  // Where in the story the sentence stands: every sentence of the plot votes, the nearer the louder.
  let [votes, position, massEarly, massLate] = [0, 0, 0, 0];
  for (let s = 0; s < size; s++) {
    const vote = Math.exp(2 * (near[s]! - nearest));
    const at = known.sentences[s]!.position;
    votes += vote;
    position += vote * at;
    if (at < EARLY) massEarly += vote;
    else if (at > LATE) massLate += vote;
    const sum = near[s]! + 0.6 * ((near[s - 1] ?? 0) + (near[s + 1] ?? 0));
    if (sum > window) {
      window = sum;
      put('window position', at);
    }
  }
  put('matched', matched);
  put('matched share', matched / Math.max(2, content));
  put('first', weights > 0 ? first / weights : 0);
  put('last', weights > 0 ? last / weights : 0);
  put('best', best);
  put('second', second);
  put('depth', weights > 0 ? best / weights : 0);
  put('people', people.size);
  put('pair best', nearest);
  put('pair first', firstTogether(who, known));
  put('carried people', people.size > 0 ? 0 : who.length);
  put('content', content);
  put('plot size', size);
  put('position', votes > 0 ? position / votes : 0);
  put('mass early', votes > 0 ? massEarly / votes : 0);
  put('mass late', votes > 0 ? massLate / votes : 0);
  put('lead of late', late - early);
  put('window', window);
  put('nearness', nearest / Math.max(2, content + PERSON_WORTH * people.size));
}

/** Where two of these people first meet in the story; 0 when they never do. */
function firstTogether(who: readonly number[], { sentences }: Known): number {
  if (who.length < 2) return 0;
  for (const { position, people } of sentences)
    if (who.filter((person) => people.includes(person)).length > 1) return position;
  return 0;
}
