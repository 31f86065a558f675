/**
 * When the next slice of work comes: as a task of its own, so that it lengthens none of the page's. Frames stop in hidden tabs, so a time-out
 * stands beside each.
 */

/** Milliseconds of reading and judging in one go: before a paint; the same while much is held; in a later task; without haste; in a hidden tab. */
export const SLICE = { first: 20, busy: 5, later: 36, idle: 10, hidden: 100 };
/** Milliseconds after which a frame that did not come is not waited for. */
const FRAME_LATE = 100;
/** Milliseconds between tasks. */
const PAUSE = { later: 40, idle: 80 };

/** `soon`: several between two frames; `painted`: behind the next frame; `later`: now and then; `idle`: seldom enough not to be noticed. */
export type Haste = 'soon' | 'painted' | 'later' | 'idle';

export class Pace {
  readonly #task: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #haste: Haste = 'idle';

  constructor(task: () => void) {
    this.#task = task;
  }

  /** Asks for the next slice; nothing happens when it was asked for before, unless that was without haste. */
  next(haste: Haste): void {
    if (this.#timer !== undefined && (haste === 'idle' || this.#haste !== 'idle')) return;
    this.rest();
    this.#haste = haste;
    const pause = haste === 'idle' || haste === 'later' ? PAUSE[haste] : FRAME_LATE;
    const timer = setTimeout(() => this.#go(), pause);
    this.#timer = timer;
    const soon = () => {
      const go = () => {
        if (this.#timer === timer) this.#go();
      };
      if (globalThis.scheduler) void scheduler.postTask(go, { priority: 'user-blocking' });
      else setTimeout(go);
    };
    if (haste === 'soon') soon();
    else if (haste === 'painted') this.#frame = requestAnimationFrame(soon);
  }

  rest(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #go(): void {
    this.rest();
    this.#task();
  }
}

/** What later slices found is shown after so many milliseconds, or so many times as long as that takes: all that is covered is gone over. */
const SHOWN_EVERY = 300;
const SHOWN_SHARE = 4;

/** When what was found is shown again: not before the browser is done with what was shown last. */
export class Shows {
  #last = 0;
  #next = 0;

  get isDue(): boolean {
    return performance.now() > this.#next;
  }

  /** What was shown last is not painted yet. */
  get isPending(): boolean {
    return this.#next === Number.POSITIVE_INFINITY;
  }

  shown(): void {
    this.#last = performance.now();
    this.#next = Number.POSITIVE_INFINITY;
  }

  /** How long that took says when to show more. */
  painted(): void {
    const took = performance.now() - this.#last;
    if (this.isPending) this.#next = this.#last + Math.max(SHOWN_EVERY, SHOWN_SHARE * took);
  }
}
