/**
 * Stands watch while something is covered: puts back what the page takes away, and notices when the extension is gone. The page can clear
 * the highlights without any event, so they are looked at a few times a second; at each frame once a page was seen to do it.
 */
const PAUSE = 300;
/** Milliseconds of closer watch after the page took something away. */
const WARY = 5000;

export interface Guarded {
  /** There is something to guard. */
  isNeeded(): boolean;
  /** Puts things right. @returns whether something was amiss */
  assert(): boolean;
  /** False once the extension was updated or removed. */
  isAlive(): boolean;
  onGone(): void;
}

export class Guard {
  readonly #guarded: Guarded;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #waryUntil = 0;

  constructor(guarded: Guarded) {
    this.#guarded = guarded;
  }

  /** Begins to watch if it does not yet. */
  wake(): void {
    if (this.#timer !== undefined || !this.#guarded.isNeeded()) return;
    const look = () => {
      this.rest();
      if (!this.#guarded.isAlive()) this.#guarded.onGone();
      else {
        if (this.#guarded.assert()) this.#waryUntil = performance.now() + WARY;
        this.wake();
      }
    };
    this.#timer = setTimeout(look, PAUSE);
    if (performance.now() < this.#waryUntil) this.#frame = requestAnimationFrame(look);
  }

  rest(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#timer = undefined;
  }
}
