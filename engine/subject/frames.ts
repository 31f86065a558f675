/**
 * The words that stand around a name in a short line: "Watch the trailer for …", "… Opened Jan 24, 2025", "…" above "My guess: $8,000,000".
 * Where several films stood in one frame, what stands in it is likely a film too.
 */
import type { Block } from '../block.ts';
import type { Note } from './notes.ts';

/** A mention as sure as this shows that films stand in its frame. */
const SURE = 0.8;
/** Films in one frame from which on it is one. */
const ENOUGH = 3;
/** A line with more around the name is a sentence. */
const LONGEST = 40;
const FIRST_WORD = /^\P{L}*\p{L}+/u;

export class Frames {
  readonly #films = new Map<string, number>();

  /** Adds what a note names for sure, or takes it back. */
  count({ block, mentions }: Note, sign: 1 | -1): void {
    for (const mention of mentions) {
      const frame = mention.sure < SURE ? null : frameOf(block, mention);
      if (frame !== null) this.#films.set(frame, (this.#films.get(frame) ?? 0) + sign);
    }
  }

  /** Whether several films stood where this name stands. */
  isFilms(block: Block, name: { start: number; end: number }): boolean {
    if (this.#films.size === 0) return false;
    const frame = frameOf(block, name);
    return frame !== null && (this.#films.get(frame) ?? 0) >= ENOUGH;
  }
}

/** What stands before the name in its line, and the first word behind it; null where these make no frame: in sentences. */
function frameOf({ text, kind }: Block, { start, end }: { start: number; end: number }): string | null {
  if (kind === 'heading' || /^[\p{Ll}\s]+$/u.test(text.slice(start, end))) return null;
  const before = text.slice(Math.max(0, start - LONGEST), start);
  const after = text.slice(end, end + 2 * LONGEST);
  const lead = before.slice(before.lastIndexOf('\n') + 1);
  const rest = after.split('\n', 1)[0]!;
  if (lead.length + rest.length >= LONGEST) return null;
  const isWhole = !/\p{L}/u.test(lead + rest);
  // A name that is a whole line is framed by the line below; a word behind a name alone frames links only, as people say "… is".
  if (!isWhole && (kind === 'prose' || (kind !== 'link' && !/\p{L}/u.test(lead)))) return null;
  const behind = FIRST_WORD.exec(isWhole ? after : rest)?.[0].trim() ?? '';
  return isWhole && behind === '' ? null : `${kind}\n${lead}\n${behind}`;
}
