/**
 * The covers of one frame: what is covered, what the person has revealed. With shutter.ts, which closes and opens each, and what that
 * uses (paint.ts, attributes.ts, title.ts) the only file that changes what the page shows.
 *
 * What was revealed is remembered by film and words, not by place, so it stays revealed when the page renders the block
 * anew; a reload forgets it.
 */
import type { FilmNumber } from '../../engine/film.ts';
import type { Verdict } from '../../engine/verdict.ts';
import { idOf } from './identity.ts';
import { boxesOf, hasHighlight } from './reach.ts';
import type { Holder, Reading } from './read.ts';
import { coversJust, rangeOf, type Stretch, stretchesOf } from './run.ts';
import { Shutter } from './shutter.ts';
import { elementOf, includes, order } from './tree.ts';

export interface Cover {
  /** The same for the same words about the same film. */
  id: number;
  film: FilmNumber;
  /** The words of an attribute; others stand in the page, and a copy would keep the whole block's text. */
  words?: string;
  verdict: Verdict;
  holder: Holder;
  /** One for each text node; none for an attribute. */
  ranges: Range[];
  /** The attribute whose value is covered. */
  attribute?: string;
}

export interface CoverOptions {
  /** The film's title and year. */
  nameOf(film: FilmNumber): string;
  /** The covers of a holder are not what they were. */
  onChange(holder: Holder): void;
  /** Runs what changes attributes of the page. */
  quietly(act: () => void): void;
}

export class Covers {
  readonly shutter: Shutter;
  readonly #options: CoverOptions;
  readonly #byHolder = new Map<Holder, Cover[]>();
  readonly #revealed = new Set<number>();
  /** Dropped, and still on the page. */
  readonly #leaving = new Map<Holder, Cover[]>();
  /** To be closed. */
  readonly #coming = new Set<Cover>();

  constructor(page: Document, options: CoverOptions) {
    this.shutter = new Shutter(page, (cover) => this.labelOf(cover));
    this.#options = options;
  }

  /** Covers what the verdicts on a block say: what can be held meanwhile not before `settle`. */
  put(reading: Reading, verdicts: Verdict[]): void {
    const { holder, pieces, block, attribute } = reading;
    for (const verdict of verdicts) {
      if (!verdict.cover) continue;
      const { film, start, end } = verdict;
      const words = block.text.slice(start, end);
      const stretches = stretchesOf(pieces, start, end);
      const id = idOf(film, words);
      const stays = this.#takeBack(holder, id, stretches, attribute);
      const cover = stays ?? {
        id,
        film,
        verdict,
        holder,
        ranges: stretches.map(rangeOf),
        ...(attribute && { attribute, words }),
      };
      // Lists that were gathered one by one have room for more.
      cover.verdict = { ...verdict, reasons: [...verdict.reasons] };
      const list = this.#byHolder.get(holder);
      if (list) list.push(cover);
      else this.#byHolder.set(holder, [cover]);
      if (this.isRevealed(cover) || this.shutter.isClosed(cover)) continue;
      if (this.shutter.isPainted(cover)) this.#coming.add(cover);
      else this.#close(cover);
    }
  }

  /** A dropped cover that turns out to be needed just as it was: nothing on the page has to change. */
  #takeBack(holder: Holder, id: number, stretches: Stretch[], attribute?: string): Cover | undefined {
    const list = this.#leaving.get(holder) ?? [];
    const at = list.findIndex(
      (cover) => cover.id === id && cover.attribute === attribute && coversJust(cover.ranges, stretches),
    );
    return at < 0 ? undefined : list.splice(at, 1)[0];
  }

  /**
   * Forgets the covers of the text that stands directly in a holder, and those of its attributes. They stay on the page until `settle`, so
   * that a block that is only read anew changes nothing in it.
   */
  drop(holder: Holder): void {
    this.#keep(holder, () => false);
  }

  /** Nothing has come of what covers waited for: what only waited is dropped. */
  relieve(holder: Holder): void {
    this.#keep(holder, ({ verdict }) => verdict.lasts);
    for (const { verdict } of this.of(holder)) verdict.waiting = false;
  }

  #keep(holder: Holder, stays: (cover: Cover) => boolean): void {
    const gone: Cover[] = [];
    const left: Cover[] = [];
    for (const cover of this.of(holder)) (stays(cover) ? left : gone).push(cover);
    if (!gone.length) return;
    if (left.length) this.#byHolder.set(holder, left);
    else this.#byHolder.delete(holder);
    for (const cover of gone) this.#coming.delete(cover);
    this.#leaving.set(holder, [...(this.#leaving.get(holder) ?? []), ...gone]);
  }

  /** Closes what is to be covered, and takes what was dropped off the page. */
  settle(): void {
    for (const cover of this.#coming) if (!this.isRevealed(cover)) this.#close(cover);
    this.#coming.clear();
    for (const list of this.#leaving.values()) for (const cover of list) this.#open(cover);
    this.#leaving.clear();
  }

  clear(): void {
    for (const holder of this.#byHolder.keys()) this.drop(holder);
    this.settle();
    this.shutter.hold([]);
    this.shutter.paint?.stop();
  }

  /** Reveals covers, or covers again. */
  turn(covers: Iterable<Cover>, revealed: boolean): void {
    const ids = new Set<number>();
    for (const { id } of covers) ids.add(id);
    for (const id of ids) {
      if (revealed) this.#revealed.add(id);
      else this.#revealed.delete(id);
    }
    this.#options.quietly(() => {
      for (const cover of this.all()) {
        if (!ids.has(cover.id)) continue;
        if (revealed) this.#open(cover);
        else this.#close(cover);
      }
    });
    this.shutter.paint?.assert();
  }

  /** Shows words for as long as the pointer rests on them, and no longer. */
  peek(cover: Cover, shown: boolean): void {
    if (this.isRevealed(cover) || !this.shutter.isClosed(cover)) return;
    if (shown) this.shutter.paint?.uncover(cover.ranges);
    else this.shutter.paint?.cover(cover.ranges);
  }

  /** Films have got another name: labels say it. */
  rename(films: ReadonlySet<FilmNumber>): void {
    const named = this.shutter.closed().filter(({ film }) => films.has(film));
    this.#options.quietly(() => {
      this.shutter.anew(named.filter(({ ranges, holder }) => !ranges.length || !hasHighlight(elementOf(holder))));
      for (const { holder } of named) this.#options.onChange(holder);
    });
  }

  /** How many holders have covers, closed or revealed. */
  get size(): number {
    return this.#byHolder.size;
  }

  isRevealed(cover: Cover): boolean {
    return this.#revealed.has(cover.id);
  }

  of(holder: Holder): Cover[] {
    return this.#byHolder.get(holder) ?? [];
  }

  *all(): Generator<Cover> {
    for (const list of this.#byHolder.values()) yield* list;
  }

  /** In reading order; what is in a shadow root stands where its host does. */
  inOrder(): Cover[] {
    return [...this.all()].sort((a, b) => order(a.holder, b.holder) || a.verdict.start - b.verdict.start);
  }

  /**
   * The cover at a point, closed or revealed.
   * @param target what the browser says is topmost there: words under a menu are not hit
   */
  at(x: number, y: number, target: Node): Cover | null {
    for (const cover of this.all()) {
      if (!includes(target, cover.holder) && !cover.holder.contains(target)) continue;
      for (const { left, right, top, bottom } of boxesOf(cover))
        if (x >= left && x <= right && y >= top && y <= bottom) return cover;
    }
    return null;
  }

  /** How many are closed; words that stand on the page twice count once. */
  get closed(): number {
    const ids = new Set<number>();
    for (const { id } of this.all()) if (!this.#revealed.has(id)) ids.add(id);
    return ids.size;
  }

  /** What stands in place of covered words wherever text is wanted. */
  labelOf({ film }: Cover): string {
    return `[spoiler: ${this.#options.nameOf(film)}]`;
  }

  wordsOf({ words, ranges }: Cover): string {
    return words ?? ranges.join('').replace(/\s+/g, ' ');
  }

  nameOf(film: FilmNumber): string {
    return this.#options.nameOf(film);
  }

  #close(cover: Cover): void {
    if (this.shutter.close(cover)) this.#options.onChange(cover.holder);
  }

  #open(cover: Cover): void {
    if (this.shutter.open(cover)) this.#options.onChange(cover.holder);
  }
}
