/**
 * The person's hands: the pointer here, keys in keys.ts. Listens on the window before the page can, and heeds only what a person did;
 * events that a script makes reveal nothing. The first click on a cover does nothing else: no link is followed, no
 * button pressed, and the page is not told of it.
 */
import { DEFAULTS, type Settings } from '../../platform/settings/defaults.ts';
import { copySafely } from './copy.ts';
import type { Cover, Covers } from './cover.ts';
import { Keys } from './keys.ts';
import { Tip } from './tip.ts';
import { elementOf, includes } from './tree.ts';
import type { Voice } from './voice.ts';

const POINTER = [
  'pointerdown',
  'mousedown',
  'touchstart',
  'pointerup',
  'mouseup',
  'touchend',
  'click',
  'auxclick',
  'dblclick',
];
/** Milliseconds that the pointer rests on a cover before the sign, or the words, are shown. */
const REST = 200;

export interface Wishes {
  gestures: Settings['gestures'];
  hoverReveals: boolean;
}

export class Gestures {
  /** Where the menu was opened last. */
  menuCover: Cover | null = null;
  wishes: Wishes = { gestures: DEFAULTS.gestures, hoverReveals: DEFAULTS.look.hoverReveals };
  readonly #page: Document;
  readonly #covers: Covers;
  readonly #voice: Voice;
  readonly #keys: Keys;
  readonly #tip: Tip;
  /** What the pointer was pressed on, until the click is over. */
  #pressed: Cover | null = null;
  /** What the pointer is on, or has the focus. */
  #met: Cover | Element | null = null;
  /** Revealed while the pointer rests on it. */
  #peeked: Cover | null = null;
  #lastRevealed: Cover | null = null;
  #moved: MouseEvent | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(page: Document, covers: Covers, voice: Voice) {
    this.#page = page;
    this.#covers = covers;
    this.#voice = voice;
    this.#keys = new Keys(page, voice);
    this.#tip = new Tip(page, covers);
  }

  start(signal: AbortSignal): void {
    const view = this.#page.defaultView!;
    const on = <E extends Event>(types: string[], take: (event: E) => void, passive = false) => {
      const listener = (event: Event) => event.isTrusted && this.#covers.size && take(event as E);
      for (const type of types) view.addEventListener(type, listener, { capture: true, signal, passive });
    };
    on(POINTER, (event: MouseEvent) => this.#press(event));
    on(['keydown'], (event: KeyboardEvent) => this.#key(event));
    on(['copy', 'cut'], (event: ClipboardEvent) => this.#copy(event, event.clipboardData));
    on(['dragstart'], (event: DragEvent) => copySafely(this.#page, this.#covers, event.dataTransfer));
    on(['contextmenu'], (event: MouseEvent) => {
      this.menuCover = this.#coverAt(event);
    });
    on(['pointermove', 'pointerout', 'scroll'], (event: MouseEvent) => this.#move(event), true);
    on(['focusin', 'focusout'], () => this.#meet(this.#keys.focused()?.stands ?? null));
    signal.addEventListener('abort', () => this.#meet(null));
  }

  #coverAt({ clientX, clientY, target }: MouseEvent): Cover | null {
    return target instanceof Node ? this.#covers.at(clientX, clientY, target) : null;
  }

  #press(event: MouseEvent): void {
    const { type } = event;
    const isClick = type === 'click' || type === 'auxclick';
    if (type === 'pointerdown') this.#pressed = this.#pressable(event);
    // Enter on a link or a button clicks it without a pointer.
    else if (type === 'click' && event.detail === 0) this.#pressed = this.#coverIn(event.target);
    if (!this.#pressed) return;
    event.stopImmediatePropagation();
    if (event.cancelable && !type.startsWith('touch')) event.preventDefault();
    if (!isClick) return;
    const cover = this.#pressed;
    // A double click is one wish.
    if (event.detail === 0) this.#pressed = null;
    if (event.detail <= 1) this.#turn(cover, !this.#covers.isRevealed(cover));
  }

  /** The cover that a press is meant for; revealed words take one only with Alt held. */
  #pressable(event: MouseEvent): Cover | null {
    if (event.button > 1) return null;
    const { clickReveals, altClickCovers } = this.wishes.gestures;
    const cover = this.#coverAt(event);
    if (!cover) return null;
    return (this.#covers.isRevealed(cover) ? altClickCovers && event.altKey : clickReveals) ? cover : null;
  }

  #coverIn(target: EventTarget | null): Cover | null {
    if (!(target instanceof Element) || !target.matches('a, button, input, summary, [role="button"], [role="link"]'))
      return null;
    for (const cover of this.#covers.all()) {
      const seen = cover.attribute === 'value' ? cover.holder : cover.ranges[0]?.startContainer;
      if (seen && !this.#covers.isRevealed(cover) && includes(target, seen)) return cover;
    }
    return null;
  }

  #turn(cover: Cover, revealed: boolean): void {
    this.#covers.turn([cover], revealed);
    this.#lastRevealed = revealed ? cover : null;
    this.#meet(null);
  }

  #key(event: KeyboardEvent): void {
    const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
    const focused = this.#keys.focused();
    if (ctrlKey || altKey || metaKey) return;
    if ((key === 'Enter' || key === ' ') && focused && !(focused.stands instanceof Element))
      this.#lastRevealed = focused.stands;
    else if (key === 'Escape' && this.#lastRevealed && this.wishes.gestures.escapeCovers) {
      this.#voice.hide(this.#lastRevealed);
      this.#lastRevealed = null;
    } else if (key === 'Tab' && this.#keys.tab(shiftKey)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }

  #copy(event: Event, data: DataTransfer | null): void {
    if (!copySafely(this.#page, this.#covers, data)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Looks where the pointer rests, once it does. */
  #move(event: MouseEvent): void {
    this.#moved = event.type === 'pointermove' ? event : null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const cover = this.#moved && this.#coverAt(this.#moved);
      this.#meet(cover && !this.#covers.isRevealed(cover) ? cover : (this.#keys.focused()?.stands ?? null));
    }, REST);
  }

  #meet(one: Cover | Element | null): void {
    if (one === this.#met) return;
    this.#met = one;
    if (this.#peeked) this.#covers.peek(this.#peeked, false);
    this.#peeked = null;
    this.#tip.hide();
    if (!one) return;
    const cover = one instanceof Element ? null : one;
    const hasFocus = this.#keys.focused()?.stands === one;
    if (hasFocus) (cover ? elementOf(cover.holder) : (one as Element)).scrollIntoView({ block: 'nearest' });
    this.#tip.show(one, hasFocus);
    if (cover && !hasFocus && this.wishes.hoverReveals) {
      this.#peeked = cover;
      this.#covers.peek(cover, true);
    }
  }
}
