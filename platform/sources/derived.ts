/**
 * A breakdown made out of prose, for sources that have no more: the ending set apart, the events in order, the characters of the
 * cast list. What comes out says of itself that it is derived.
 */
import type { Character, TimelineEvent } from '../../engine/film.ts';
import { cutSentences } from '../../engine/sentences.ts';

/** The ending is the last paragraphs that make up this share of the story, or its last sentences when it is one paragraph. */
const ENDING_SHARE = 0.15;

/** Sets the ending of a plot apart. A plot of one sentence has none. */
export function setEndingApart(paragraphs: string[]): { plot: string[]; ending: string[] } {
  const parts = paragraphs.length > 1 ? paragraphs : sentencesOf(paragraphs[0] ?? '');
  const whole = parts.reduce((length, part) => length + part.length, 0);
  let from = parts.length;
  for (let length = 0; from > 1 && length < whole * ENDING_SHARE; from--) length += parts[from - 1]!.length;
  const [plot, ending] = [parts.slice(0, from), parts.slice(from)];
  if (paragraphs.length > 1) return { plot, ending };
  return { plot: [plot.join(' ')].filter(Boolean), ending: [ending.join(' ')].filter(Boolean) };
}

/**
 * One event a sentence, in the order told.
 * @param runtime minutes; with it each event gets the minute by which a story told evenly would have shown it.
 */
export function timelineOf(paragraphs: string[], runtime?: number): TimelineEvent[] {
  return timed(
    paragraphs.flatMap(sentencesOf).map((event) => ({ event })),
    runtime,
  );
}

/** Derived events with their minutes, for a running time that became known later. */
export function timed(events: TimelineEvent[], runtime?: number): TimelineEvent[] {
  const whole = events.reduce((length, { event }) => length + event.length, 0);
  let told = 0;
  return events.map(({ event }) => {
    told += event.length;
    return runtime === undefined ? { event } : { minute: Math.ceil((runtime * told) / whole), event };
  });
}

function sentencesOf(text: string): string[] {
  return cutSentences({ text, kind: 'prose' }).map(({ start, end }) => text.slice(start, end));
}

/** "Nicolas Cage as Ben Sanderson", "Nicolas Cage: Ben Sanderson", "Nicolas Cage – Ben". */
const ROLE =
  /^(?<actor>[^:–—,()]{2,60}?)(?:\s+(?:as|als|como|nel ruolo di|dans le rôle de|som|jako)\s+|\s*[:–—]\s*|\s+-\s+)(?<name>[^:–—,;.]{1,60})/u;

/** Characters of a cast section's lines. What a line says beyond the names is dropped: it may spoil. */
export function charactersOf(lines: string[]): Character[] {
  return lines.flatMap((line) => {
    const { actor, name } = ROLE.exec(line)?.groups ?? {};
    return actor && name ? [{ name: name.replace(/\s*\(.*$/, '').trim(), actor: actor.trim(), role: '' }] : [];
  });
}
