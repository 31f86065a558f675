/**
 * Explicit zones: stretches that a page itself calls spoilers, or promises to be free of them.
 *
 *   a site's own spoiler markup, [spoiler] … [/spoiler]     the words inside
 *   "Spoilers ahead." … "End of spoilers."                  from the end of the one to the other, or to the end of the place
 *   a heading: Plot, Ending explained, "… (spoilers)"       its section
 *
 * The nearest word counts: a "Spoiler section" inside a spoiler-free review is one. No zone runs from an article into its comments,
 * or from one comment into the next, except that of a thread's own title.
 */
import type { Block, Place } from './block.ts';
import type { FilmNumber } from './film.ts';
import { Looks } from './looks.ts';
import { cutSentences, type Sentence } from './sentences.ts';
import { type HeadingKind, headingKind } from './zones/headings.ts';
import { mentionsSpoilers, readSign } from './zones/signs.ts';

/** `markup` hides the words on the page itself; `warning` was said before them; `plot`, `ending`, `title` come from a heading. */
export type ZoneReason = 'markup' | 'warning' | 'plot' | 'ending' | 'title';

/** A stretch of a block's text, in UTF-16 units. */
export interface Zone {
  start: number;
  end: number;
  kind: 'spoiler' | 'safe';
  why: ZoneReason;
  /** The one film it is about, when its sign names one: other films' sentences are not in it. */
  film?: FilmNumber;
}

export interface Zones {
  /**
   * The zones of one block, in order, not overlapping. Blocks come in reading order; a block that is asked for again gets the same answer and
   * changes nothing.
   * @param filmAt the film that a stretch of this block names, for signs such as "Spoilers for Vertigo:".
   */
  of(block: Block, place: Place, filmAt?: (start: number, end: number) => FilmNumber | undefined): Zone[];
}

type Running = Pick<Zone, 'kind' | 'why' | 'film'>;

/** What runs in a place: a zone, `null` after an end sign, undefined where no sign was seen yet. */
type State = Running | null | undefined;

interface Memory {
  heading: string | undefined;
  /** What the heading says of the place. */
  headed: State;
  state: State;
}

export function createZones(): Zones {
  const memories = new WeakMap<Place, Memory>();
  /** What ran before each block: two blocks of one text are taken for one. */
  const before = new Looks<State>(4000);

  const memoryOf = (place: Place): Memory => {
    let memory = memories.get(place);
    if (!memory) {
      memory = { heading: undefined, headed: undefined, state: undefined };
      memories.set(place, memory);
    }
    if (place.heading !== memory.heading) {
      memory.heading = place.heading;
      memory.headed = titleZone(place.heading ?? '');
    }
    return memory;
  };

  /** What runs in a place at this moment, by its own signs or those of the places around it. */
  const runningIn = (place: Place | null): State => {
    let outside = false;
    for (let at = place; at; at = at.parent) {
      const { state, headed } = memoryOf(at);
      if (!outside && state !== undefined) return state;
      if (headed !== undefined && (!outside || headed?.why === 'title')) return headed;
      outside ||= at.kind === 'comment';
    }
    return undefined;
  };

  /** An end sign ends the nearest zone, and if that is a section's own, in this place only. */
  const close = (place: Place): void => {
    for (let at: Place | null = place; at; at = at.kind === 'comment' ? null : at.parent) {
      const memory = memories.get(at);
      if (memory?.state) {
        memory.state = null;
        return;
      }
    }
    memoryOf(place).state = null;
  };

  return {
    of(block, place, filmAt) {
      const { text } = block;
      const memory = memoryOf(place);
      const again = before.has(place, text);
      const opening = block.kind === 'heading' && place.heading === text;
      let running = again ? before.at(place, text) : runningIn(opening ? place.parent : place);
      before.keep(place, text, running);

      const zones: Zone[] = [];
      let from = 0;
      const until = (end: number): void => {
        if (running && end > from) zones.push({ start: from, end, ...running });
        from = end;
      };
      if (mentionsSpoilers(text)) {
        for (const { start, end } of cutSentences(block)) {
          if (RAW_TAG.test(text.slice(start, end))) continue;
          const sign = readSign(text.slice(start, end));
          if (!sign || (opening && sign.kind !== 'closes')) continue;
          until(start);
          from = start + sign.end;
          const film = filmAt?.(start, end);
          const zone: Running = {
            kind: sign.kind === 'free' ? 'safe' : 'spoiler',
            why: 'warning',
            ...(film !== undefined && { film }),
          };
          running = sign.kind === 'closes' ? null : zone;
          if (again || sign.kind === 'once') continue;
          if (running) memory.state = running;
          else close(place);
        }
      }
      until(text.length);
      return overlay(zones, hiddenZones(block, place));
    },
  };
}

/** The zone that holds at least half of a sentence of a film, if any. */
export function zoneOf(zones: readonly Zone[], { start, end }: Sentence, film: FilmNumber): Zone | undefined {
  return zones.find(
    (zone) =>
      (zone.film === undefined || zone.film === film) &&
      2 * (Math.min(end, zone.end) - Math.max(start, zone.start)) >= end - start,
  );
}

/** What a title or heading says of the text under it: undefined for nothing, null for "spoilers end here". */
export function titleZone(title: string): Running | null | undefined {
  const kind = headingKind(title);
  return kind === undefined ? undefined : ZONES[kind];
}

const ZONES: Record<HeadingKind, Running | null> = {
  plot: { kind: 'spoiler', why: 'plot' },
  ending: { kind: 'spoiler', why: 'ending' },
  warned: { kind: 'spoiler', why: 'title' },
  free: { kind: 'safe', why: 'title' },
  over: null,
};

const RAW_TAG = /\[\/?spoiler(?:=[^\]]*)?\]/i;

/** Forum, Reddit and Discord markup that was left in the text. */
const RAW = /\[spoiler(?:=[^\]]*)?\][\s\S]*?(?:\[\/spoiler\]|$)|>![\s\S]+?!<|\|\|[^|]+\|\|/gi;

function hiddenZones(block: Block, place: Place): Zone[] {
  const hidden = (start: number, end: number): Zone => ({ start, end, kind: 'spoiler', why: 'markup' });
  for (let at: Place | null = place; at; at = at.parent)
    if (at.kind === 'spoiler') return [hidden(0, block.text.length)];
  const zones = block.marks.filter(({ kind }) => kind === 'hidden').map(({ start, end }) => hidden(start, end));
  if (/\[spoiler|>!|\|\|/i.test(block.text)) {
    for (const match of block.text.matchAll(RAW)) zones.push(hidden(match.index, match.index + match[0].length));
  }
  return zones.sort((a, b) => a.start - b.start);
}

/** Lays `upper` over `lower`; both in order. */
function overlay(lower: Zone[], upper: Zone[]): Zone[] {
  let rest = lower;
  const laid: Zone[] = [];
  for (const zone of upper) {
    const start = Math.max(zone.start, laid.at(-1)?.end ?? 0);
    if (zone.end <= start) continue;
    laid.push({ ...zone, start });
    rest = rest.flatMap((under) => [
      ...(under.start < start ? [{ ...under, end: Math.min(under.end, start) }] : []),
      ...(under.end > zone.end ? [{ ...under, start: Math.max(under.start, zone.end) }] : []),
    ]);
  }
  return [...rest, ...laid].sort((a, b) => a.start - b.start);
}
