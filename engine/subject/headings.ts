/**
 * Headings of one level are siblings, and so are short lines of one kind, bare lists most of all: where many of them are films' names, the
 * others likely are too.
 */
import type { Block } from '../block.ts';
import type { Note } from './notes.ts';

/** Names among the headings of one level from which on they count for their siblings. */
const ENOUGH = 1.5;

/** Longer lines are sentences. */
const LONGEST = 60;
/** A line that is a name has hardly any other letters: its year, its number. */
const MOST_BESIDES = 12;

/** How many headings of a level there are, how many of them are likely a film's name, and that number when last told. */
interface Level {
  all: number;
  films: number;
  told: number;
}

export class Headings {
  readonly #levels = new Map<string, Level>();

  /** Adds the note of a heading or short line, or takes it back; other notes are passed over. */
  count({ block, mentions, faint }: Note, sign: 1 | -1): void {
    const key = keyOf(block);
    if (key === '') return;
    const names =
      block.kind === 'heading'
        ? [...mentions, ...faint]
        : mentions.filter(({ start, end }) => block.text.length - (end - start) <= MOST_BESIDES);
    const level = this.#levels.get(key) ?? { all: 0, films: 0, told: 0 };
    level.all += sign;
    level.films += sign * names.reduce((most, { sure }) => Math.max(most, sure), 0);
    this.#levels.set(key, level);
  }

  /** How far the siblings of a heading or short line are films' names, 0 to 1; 0 for other text. */
  siblingsOf(block: Block): number {
    const level = this.#levels.get(keyOf(block));
    if (level === undefined || level.films < ENOUGH) return 0;
    const part = Math.min(1, level.films / level.all);
    // Lines of all sorts share a kind: they make a list when most of them are names.
    return block.kind === 'heading' ? part : Math.max(0, 2 * part - 1);
  }

  /** Whether twice as many of a block's siblings as when last asked are films' names, so that all are worth another look. */
  haveGrown(block: Block): boolean {
    const level = this.#levels.get(keyOf(block));
    if (level === undefined || level.films < Math.max(ENOUGH, 2 * level.told) || this.siblingsOf(block) === 0)
      return false;
    level.told = level.films;
    return true;
  }
}

/** Siblings have the same key; text that has none, an empty one. */
function keyOf({ kind, level, text, marks }: Block): string {
  if (kind === 'heading') return `heading ${level ?? 0}`;
  if (text.length > LONGEST) return '';
  const isEmphasised = marks.some((mark) => mark.kind === 'emphasis' && mark.end - mark.start === text.length);
  return isEmphasised ? `${kind} emphasised` : kind;
}

export const areSiblings = (a: Block, b: Block): boolean => keyOf(a) !== '' && keyOf(a) === keyOf(b);
