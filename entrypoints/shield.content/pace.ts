/**
 * When the next slice of work comes: as a task of its own, so that it lengthens none of the page's. Frames stop in hidden tabs, so a time-out
 * stands beside each.
 */

/** Milliseconds after which a frame that did not come is not waited for. */
const FRAME_LATE = 100;
/** Milliseconds between tasks for which there is no haste. */
const PAUSE = 40;

/** `soon`: several between two frames; `painted`: behind the next frame; `later`: now and then. */
export type Haste = 'soon' | 'painted' | 'later';

export class Pace {
  readonly #task: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(task: () => void) {
    this.#task = task;
  }

  /** Asks for the next slice; nothing happens when it was asked for before. */
  next(haste: Haste): void {
    if (this.#timer !== undefined) return;
    const timer = setTimeout(() => this.#go(), haste === 'later' ? PAUSE : FRAME_LATE);
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
