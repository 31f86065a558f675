/**
 * What was said just before a block: the judge hears a sentence with its neighbours, across the seams of blocks and chat turns.
 *
 * A block that is judged again gets the same answer, whatever has been judged since.
 */
import type { Block, Place } from './block.ts';
import { type Echo, REACH_BACK } from './judge/around.ts';
import { Looks } from './looks.ts';
import { ownCopy } from './text/own.ts';

/** What stood before a block. */
export interface Before {
  /** The last sentence; empty at the start of the page. */
  text: string;
  /** Echoes of the sentences before, nearest first. */
  echoes: readonly Echo[];
}

const NOTHING: Before = { text: '', echoes: [] };

export class Trail {
  #last = NOTHING;
  /** Of the last block. */
  #heard: readonly Echo[] = [];
  readonly #looks = new Looks<Before>(400);
  /** Left by the last part of a long text: the next one goes on from there, whatever is judged between. */
  readonly #parts = new WeakMap<Place, Before>();

  before(block: Block, place: Place): Before {
    // The page's own title stands alone: what was said last, whenever it is judged, does not lead to it.
    if (block.kind === 'label' && place.parent === null) return NOTHING;
    return this.#looks.at(place, block.text) ?? this.#behind(block, place);
  }

  /** The block was passed over: what it says stands before the next one all the same. */
  pass(block: Block, place: Place): void {
    this.#leave(block, place, { text: ownCopy(block.text.slice(-300)), echoes: this.#behind(block, place).echoes });
  }

  /** The block has been judged: `echoes` of its sentences in order, `text` of the last. */
  keep(block: Block, place: Place, echoes: readonly Echo[], text: string): void {
    const before = this.#behind(block, place);
    if (!this.#looks.keep(place, block.text, before)) return;
    // What a block says again and again while part of it changes is heard once.
    const news = echoes.filter((echo) => !this.#heard.some((one) => isSame(one, echo)));
    this.#heard = echoes;
    const said = [...news].reverse().concat(before.echoes).slice(0, REACH_BACK);
    this.#leave(block, place, { text: ownCopy(text), echoes: said });
  }

  #behind({ part }: Block, place: Place): Before {
    return (part ? this.#parts.get(place) : undefined) ?? this.#last;
  }

  #leave(block: Block, place: Place, left: Before): void {
    this.#last = left;
    if (block.part !== undefined) this.#parts.set(place, left);
  }
}

const isSame = (a: Echo, b: Echo): boolean => a.every((part, i) => part === b[i]);
