/** What the shield tells the popup and the background, and what they ask of it. */
import type { Browser } from 'wxt/browser';
import { textKey } from '../../engine/feedback.ts';
import type { FilmNumber } from '../../engine/film.ts';
import {
  type BackgroundToPage,
  type CoverReport,
  PAGE_PORT,
  type PageToBackground,
  type PageToPopup,
  type PopupToPage,
} from '../../platform/messages.ts';
import { browser } from '../../platform/native.ts';
import { readPageText } from '../../platform/pageText.ts';
import type { Cover, Covers } from './cover.ts';
import type { Shield } from './shield.ts';

export interface Spokesman {
  /** Null while the shield is off here. */
  shield(): Shield | null;
  /** Host that the site switch speaks of. */
  host: string;
  catalogue(): string;
}

/** Milliseconds between two reports: a page that changes all the time is told of a few times a second. */
const PAUSE = 200;
/** Units of a corrected text that are kept readable, for the person's list. */
const EXCERPT = 60;

export class Talk {
  readonly #speaks: Spokesman;
  readonly #frame = crypto.getRandomValues(new Uint32Array(2)).join('-');
  readonly #ports = new Set<Browser.runtime.Port>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #count = 0;
  #failure: string | null = null;

  constructor(speaks: Spokesman) {
    this.#speaks = speaks;
  }

  start(signal: AbortSignal): void {
    const connected = (port: Browser.runtime.Port) => {
      if (port.name !== PAGE_PORT) return;
      this.#ports.add(port);
      port.onDisconnect.addListener(() => this.#ports.delete(port));
      port.onMessage.addListener((message: PopupToPage) => this.#answer(message));
    };
    const ordered = (message: BackgroundToPage, _: unknown, respond: (answer: unknown) => void) => {
      if (message.kind === 'readPage') respond(readPageText(document));
      else this.#obey(message);
    };
    browser.runtime.onConnect.addListener(connected);
    browser.runtime.onMessage.addListener(ordered);
    addEventListener('pageshow', () => this.#tellCount(this.#covered()), { signal });
    addEventListener('pagehide', () => this.#tellCount(0), { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      // After an update the old context has no runtime to leave.
      if (!browser.runtime?.id) return;
      browser.runtime.onConnect.removeListener(connected);
      browser.runtime.onMessage.removeListener(ordered);
      for (const port of this.#ports) port.disconnect();
    });
  }

  /** Covers, films or the switch have changed. */
  changed = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#ports.size) this.#report();
      this.#tellCount(this.#covered());
    }, PAUSE);
  };

  /** Told once for each frame: the badge shows it. */
  failed = (error: unknown): void => {
    if (this.#failure !== null) return;
    this.#failure = String(error);
    this.tell({ kind: 'failed', why: this.#failure });
    this.changed();
  };

  /** Never throws: the background may be gone after an update. */
  tell(message: PageToBackground): void {
    try {
      browser.runtime.sendMessage(message).catch(() => {});
    } catch {
      // No runtime any more.
    }
  }

  /** Does what menus and shortcuts ask for. */
  #obey({ kind }: BackgroundToPage): void {
    const shield = this.#speaks.shield();
    if (!shield) return;
    const { covers, gestures } = shield;
    const cover = gestures.menuCover;
    const catalogue = this.#speaks.catalogue();
    if (kind === 'togglePage') covers.turn([...covers.all()], covers.closed > 0);
    else if (kind === 'hideSelection') {
      const words = getSelection()?.toString().trim();
      if (words) this.#correct('hide', words, null);
    } else if (cover && kind === 'revealHere') covers.turn([cover], true);
    else if (cover && kind === 'notASpoilerHere') this.#correct('safe', covers.wordsOf(cover), cover.film);
    else if (cover && kind === 'seenHere')
      this.tell({ kind: 'seen', film: shield.strangerOf(cover.film) ?? cover.film, catalogue });
    this.changed();
  }

  #correct(says: 'safe' | 'hide', words: string, film: FilmNumber | null): void {
    const excerpt = words.slice(0, EXCERPT);
    this.tell({ kind: 'told', says, key: textKey(words), film, catalogue: this.#speaks.catalogue(), excerpt });
  }

  #covered(): number {
    return this.#speaks.shield()?.covers.closed ?? 0;
  }

  #tellCount(covered: number): void {
    if (covered === this.#count || this.#failure !== null) return;
    this.#count = covered;
    this.tell({ kind: 'count', covered });
  }

  #answer(message: PopupToPage): void {
    const covers = this.#speaks.shield()?.covers;
    if (message.kind !== 'report' && covers && (message.frame ?? this.#frame) === this.#frame) {
      const which = [...covers.all()].filter(({ id }) => id === (message.cover ?? id));
      covers.turn(which, message.kind === 'reveal');
    }
    this.#report();
  }

  #report(): void {
    const shield = this.#speaks.shield();
    const report: PageToPopup = {
      kind: 'report',
      frame: this.#frame,
      top: window === window.top,
      host: this.#speaks.host,
      shield: this.#failure !== null ? 'failed' : shield ? 'on' : 'off',
      catalogue: this.#speaks.catalogue(),
      films: shield?.films() ?? [],
      covers: shield ? reports(shield.covers) : [],
    };
    for (const port of this.#ports) port.postMessage(report);
  }
}

/** Words that stand on the page twice are one line of the list. */
function reports(covers: Covers): CoverReport[] {
  const byId = new Map<number, Cover>();
  for (const cover of covers.inOrder()) if (!byId.has(cover.id)) byId.set(cover.id, cover);
  return [...byId.values()].map((cover) => ({
    id: cover.id,
    film: cover.film,
    score: cover.verdict.score,
    reasons: cover.verdict.reasons,
    revealed: covers.isRevealed(cover),
  }));
}
