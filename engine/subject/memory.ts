import type { Place, Subject } from '../block.ts';
import type { FilmNumber } from '../film.ts';
import { Taught } from '../titles/taught.ts';
import type { Clues } from './clues.ts';
import { Headings } from './headings.ts';
import { Named } from './named.ts';
import { Course, type Learned, type Note } from './notes.ts';
import { Cast } from './people.ts';
import { Tally } from './tally.ts';

/** What is known of one page; another page, another memory. */
export class Memory {
  readonly learned = new WeakMap<Place, Learned>();
  readonly course = new Course();
  readonly named = new Named();
  readonly cast = new Cast();
  readonly headings = new Headings();
  /** Films named in text that is no heading. */
  readonly prose = new Tally();
  /** The page's first top heading, and the first block that names a film. */
  headline: Note | null = null;
  first: Note | null = null;
  /** How often each name (by its hash) was surely a film's. */
  readonly sure = new Map<number, number>();
  /** Names that the page taught. */
  readonly taught: Taught;
  /** What the page says of itself, as read when its film talk was at `step`. */
  signals: Subject[] = [];
  step = 0;
  /** Clues as last gathered, while nothing was learned since. */
  around: { place: Place; number: number; clues: Clues } | null = null;
  /** The film named most when `course` was as long as `at`. */
  top: { film: FilmNumber | undefined; at: number } = { film: undefined, at: 0 };
  /** What was read before was read again for names taught later, and is to be judged again; when that was last done. */
  spread = { owed: false, at: 0 };

  /** @param films of the catalogue */
  constructor(films: number) {
    this.taught = new Taught(films);
  }
}
