/** Headings of one level are siblings: where many of them are films' names, as in a list of films, the others likely are too. */
import type { Block } from '../block.ts';
import type { Note } from './notes.ts';

/** Names among the headings of one level from which on they count for their siblings. */
const ENOUGH = 1.5;

/** How many headings of a level there are, how many of them are likely a film's name, and that number when last told. */
interface Level {
  all: number;
  films: number;
  told: number;
}

export class Headings {
  readonly #levels = new Map<number, Level>();

  /** Adds a heading's note, or takes it back; other notes are passed over. */
  count({ block, mentions, faint }: Note, sign: 1 | -1): void {
    if (block.kind !== 'heading') return;
    const level = this.#levels.get(block.level ?? 0) ?? { all: 0, films: 0, told: 0 };
    level.all += sign;
    level.films += sign * [...mentions, ...faint].reduce((most, { sure }) => Math.max(most, sure), 0);
    this.#levels.set(block.level ?? 0, level);
  }

  /** What part of a heading's siblings are films' names, 0 to 1; 0 for what is no heading. */
  siblingsOf(block: Block): number {
    const level = block.kind === 'heading' ? this.#levels.get(block.level ?? 0) : undefined;
    return level === undefined || level.films < ENOUGH ? 0 : Math.min(1, level.films / level.all);
  }

  /** Whether twice as many of a heading's siblings as when last asked are films' names, so that all are worth another look. */
  haveGrown(block: Block): boolean {
    const level = block.kind === 'heading' ? this.#levels.get(block.level ?? 0) : undefined;
    if (level === undefined || level.films < Math.max(ENOUGH, 2 * level.told)) return false;
    level.told = level.films;
    return true;
  }
}

export const areSiblings = (a: Block, b: Block): boolean =>
  a.kind === 'heading' && b.kind === 'heading' && (a.level ?? 0) === (b.level ?? 0);
