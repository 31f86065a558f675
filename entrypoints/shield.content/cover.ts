/**
 * The covers of one frame: what is covered, what the person has revealed. The only file that changes what the page shows, with those
 * it uses for it: paint.ts (highlights) and attributes.ts (what highlights do not reach).
 *
 * What was revealed is remembered by film and words, not by place, so it stays revealed when the page renders the block
 * anew; a reload forgets it.
 */
import type { FilmNumber } from '../../engine/film.ts';
import type { Verdict } from '../../engine/verdict.ts';
import { Attributes } from './attributes.ts';
import { idOf } from './identity.ts';
import { Paint } from './paint.ts';
import type { Holder, Reading } from './read.ts';
import { coversJust, rangeOf, type Stretch, stretchesOf } from './run.ts';
import { Title } from './title.ts';
import { elementOf, includes, order, picturesBy } from './tree.ts';

export interface Cover {
  /** The same for the same words about the same film. */
  id: number;
  film: FilmNumber;
  words: string;
  verdict: Verdict;
  holder: Holder;
  /** One for each text node; none for an attribute. */
  ranges: Range[];
  /** The attribute whose value is covered. */
  attribute?: string;
}

/** Marks elements that hold covered words: the block (empty), inline elements in it (`part`); `whole` covers all text, where highlights do not reach. */
export const MARK = 'data-curtain';
/** A page that takes the highlights away more often than this is not trusted with them. */
const MOST_CLEARED = 3;
const PICTURE = 'data-curtain-picture';

export interface CoverOptions {
  /** The film's title and year. */
  nameOf(film: FilmNumber): string;
  /** The covers of a holder are not what they were. */
  onChange(holder: Holder): void;
  /** Runs what changes attributes of the page. */
  quietly(act: () => void): void;
}

export class Covers {
  readonly paint = Paint.works ? new Paint() : null;
  private blursPictures = false;
  /** Highlights are not to be relied on: the page takes them away. */
  private elementsOnly = this.paint === null;
  /** How often the page took the highlights away. */
  private cleared = 0;
  private readonly options: CoverOptions;
  readonly title: Title;
  private readonly attributes = new Attributes();
  private readonly byHolder = new Map<Holder, Cover[]>();
  private readonly revealed = new Set<number>();
  /** Dropped, and still on the page. */
  private readonly leaving = new Map<Holder, Cover[]>();
  /** To be closed. */
  private readonly coming = new Set<Cover>();
  /** Undoes a closed cover. */
  private readonly undo = new Map<Cover, (() => void)[]>();

  constructor(page: Document, options: CoverOptions) {
    this.title = new Title(page);
    this.options = options;
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
      const stays = this.takeBack(holder, id, stretches, attribute);
      const cover = stays ?? {
        id,
        film,
        words,
        verdict,
        holder,
        ranges: stretches.map(rangeOf),
        ...(attribute && { attribute }),
      };
      cover.verdict = verdict;
      const list = this.byHolder.get(holder);
      if (list) list.push(cover);
      else this.byHolder.set(holder, [cover]);
      if (this.isRevealed(cover) || this.undo.has(cover)) continue;
      if (attribute || !this.reaches(elementOf(holder))) this.close(cover);
      else this.coming.add(cover);
    }
  }

  /** A dropped cover that turns out to be needed just as it was: nothing on the page has to change. */
  private takeBack(holder: Holder, id: number, stretches: Stretch[], attribute?: string): Cover | undefined {
    const list = this.leaving.get(holder) ?? [];
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
    const list = this.byHolder.get(holder);
    if (!list) return;
    this.byHolder.delete(holder);
    for (const cover of list) this.coming.delete(cover);
    this.leaving.set(holder, [...(this.leaving.get(holder) ?? []), ...list]);
  }

  /** Closes what is to be covered, and takes what was dropped off the page. */
  settle(): void {
    for (const cover of this.coming) if (!this.isRevealed(cover)) this.close(cover);
    this.coming.clear();
    for (const list of this.leaving.values()) for (const cover of list) this.open(cover);
    this.leaving.clear();
  }

  clear(): void {
    for (const holder of this.byHolder.keys()) this.drop(holder);
    this.settle();
    this.paint?.stop();
  }

  /** Reveals covers, or covers again. */
  turn(covers: Iterable<Cover>, revealed: boolean): void {
    const ids = new Set<number>();
    for (const { id } of covers) ids.add(id);
    for (const id of ids) {
      if (revealed) this.revealed.add(id);
      else this.revealed.delete(id);
    }
    this.options.quietly(() => {
      for (const cover of this.all()) {
        if (!ids.has(cover.id)) continue;
        if (revealed) this.open(cover);
        else this.close(cover);
      }
    });
    this.paint?.assert();
  }

  /** Shows words for as long as the pointer rests on them, and no longer. */
  peek(cover: Cover, shown: boolean): void {
    if (this.isRevealed(cover) || !this.undo.has(cover)) return;
    if (shown) this.paint?.uncover(cover.ranges);
    else this.paint?.cover(cover.ranges);
  }

  /** Films have got another name: labels say it. */
  rename(films: ReadonlySet<FilmNumber>): void {
    const named = [...this.undo.keys()].filter(({ film }) => films.has(film));
    this.options.quietly(() => {
      this.anew(named.filter(({ ranges, holder }) => !ranges.length || elementOf(holder).localName === 'option'));
      for (const { holder } of named) this.options.onChange(holder);
    });
  }

  private anew(covers: Cover[]): void {
    for (const cover of covers) {
      this.open(cover);
      this.close(cover);
    }
  }

  /** How many holders have covers, closed or revealed. */
  get size(): number {
    return this.byHolder.size;
  }

  isRevealed(cover: Cover): boolean {
    return this.revealed.has(cover.id);
  }

  of(holder: Holder): Cover[] {
    return this.byHolder.get(holder) ?? [];
  }

  *all(): Generator<Cover> {
    for (const list of this.byHolder.values()) yield* list;
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
      for (const range of cover.ranges)
        for (const { left, right, top, bottom } of range.getClientRects())
          if (x >= left && x <= right && y >= top && y <= bottom) return cover;
    }
    return null;
  }

  /** How many are closed; words that stand on the page twice count once. */
  get closed(): number {
    const ids = new Set<number>();
    for (const { id } of this.all()) if (!this.revealed.has(id)) ids.add(id);
    return ids.size;
  }

  /** What stands in place of covered words wherever text is wanted. */
  labelOf({ film }: Cover): string {
    return `[spoiler: ${this.options.nameOf(film)}]`;
  }

  nameOf(film: FilmNumber): string {
    return this.options.nameOf(film);
  }

  isOurs(element: Element, attribute: string): boolean {
    return this.attributes.isOurs(element, attribute);
  }

  /** An attribute as the page has it. */
  original(element: Element, attribute: string): string | null {
    return this.attributes.original(element, attribute);
  }

  /**
   * Puts back what the page took away. When it keeps clearing the highlights, whole elements are covered instead: their attributes
   * are watched, and what is undone is done again before it is painted.
   * @returns whether anything was missing
   */
  assert(): boolean {
    const lost = this.attributes.assert(MARK) || this.attributes.assert('aria-hidden');
    if (!this.paint?.assert()) return lost;
    if (++this.cleared > MOST_CLEARED && !this.elementsOnly) {
      this.elementsOnly = true;
      for (const cover of this.undo.keys())
        if (cover.ranges.length) this.lend(cover, elementOf(cover.holder), MARK, 'whole');
    }
    return true;
  }

  /** Pictures in a covered card are blurred too. */
  set blurPictures(wanted: boolean) {
    if (wanted === this.blursPictures) return;
    this.blursPictures = wanted;
    this.anew([...this.undo.keys()]);
  }

  /** Highlights reach the text of an element. */
  private reaches(element: Element): boolean {
    return !this.elementsOnly && element.localName !== 'option' && !element.namespaceURI?.endsWith('svg');
  }

  private close(cover: Cover): void {
    if (this.undo.has(cover)) return;
    this.undo.set(cover, []);
    const { holder, ranges, attribute } = cover;
    const element = elementOf(holder);
    if (element === this.title.element) this.undo.set(cover, [this.title.cover(cover, this.labelOf(cover))]);
    else if (attribute) this.lend(cover, element, attribute, this.labelOf(cover));
    else if (element.localName === 'option') this.lend(cover, element, 'label', this.labelOf(cover));
    else {
      this.paint?.cover(ranges);
      if (ranges[0]) this.paint?.reach(ranges[0].startContainer);
      for (const { startContainer } of ranges)
        for (let at = startContainer.parentElement; at && at !== element; at = at.parentElement)
          this.lend(cover, at, MARK, 'part');
      this.lend(cover, element, MARK, this.reaches(element) ? '' : 'whole');
      this.lend(cover, element, 'aria-hidden', 'true');
      if (this.blursPictures) for (const picture of picturesBy(element)) this.lend(cover, picture, PICTURE, '');
    }
    this.options.onChange(holder);
  }

  private open(cover: Cover): void {
    const undo = this.undo.get(cover);
    if (!undo) return;
    this.undo.delete(cover);
    this.paint?.uncover(cover.ranges);
    for (const step of undo) step();
    this.options.onChange(cover.holder);
  }

  private lend(cover: Cover, element: Element, name: string, value: string): void {
    this.attributes.lend(element, name, value);
    this.undo.get(cover)!.push(() => this.attributes.giveBack(element, name));
  }
}
