/**
 * The shield of one frame: what changed, what it says, what the judge says of it, what is covered.
 *
 *   page ──records──> watch.ts ──elements──> read.ts ──blocks──> engine ──verdicts──> cover.ts ──ranges──> page
 *
 * All of it in the observer's own call, before the page is painted.
 */
import type { Block } from '../../engine/block.ts';
import type { FilmNumber } from '../../engine/film.ts';
import type { Page } from '../../engine/page.ts';
import { NO_FILM } from '../../engine/verdict.ts';
import type { Settings } from '../../platform/settings/defaults.ts';
import { Covers } from './cover.ts';
import { Gestures } from './gestures.ts';
import { Guard } from './guard.ts';
import { pristine } from './markup.ts';
import { openPlace } from './places.ts';
import type { Holder, Reading } from './read.ts';
import { readSignals } from './signals.ts';
import { Voice } from './voice.ts';
import { Watch } from './watch.ts';

export interface ShieldOptions {
  /** Asked for when the first text is met: frames without text cost nothing. */
  engine(): Page;
  /** A film's title and year, once they are known. */
  nameOf(film: FilmNumber): string | undefined;
  /** Covers or films may have changed. */
  onChange(): void;
  /** Films that the judge, since this was last asked, would have known better with a profile that is on its way. */
  awaited(): FilmNumber[];
  /** Nothing has come of what these films wait for. */
  stillAwaits(films: readonly FilmNumber[]): boolean;
  /** Something could not be judged; the rest still is. */
  onFailure(error: unknown): void;
  /** False once the extension was updated or removed; then `onGone` is told. */
  isAlive(): boolean;
  onGone(): void;
}

/** Units of text of a whole frame that cannot name a film and spoil it: a few words on a button or an advertisement need no judge. */
const LEAST_TEXT = 24;

/** A block on which there are verdicts, and the films that its judge awaits. */
interface Judged {
  reading: Reading;
  awaits: FilmNumber[];
}

export class Shield {
  readonly covers: Covers;
  readonly gestures: Gestures;
  private readonly voice: Voice;
  private readonly guard: Guard;
  private readonly ending = new AbortController();
  private readonly page: Document;
  private readonly options: ShieldOptions;
  private readonly watch: Watch;
  /** Blocks on which there are verdicts, covered or not: a change of mind judges them again. */
  private readonly judged = new Map<Holder, Judged[]>();
  /** Those of them that are to be judged again. */
  private readonly doubted = new Set<Holder>();
  private engine: Page | null | undefined;
  /** Met before there was enough text to need a judge. */
  private early: Reading[] = [];
  private signals = '';
  /** The judge's, as last seen. */
  private version = 0;
  private titled = '';

  constructor(page: Document, options: ShieldOptions) {
    this.page = page;
    this.options = options;
    const own = pristine(page);
    this.covers = new Covers(own, {
      nameOf: (film) => this.nameOf(film),
      onChange: (holder) => {
        this.voice.changed(holder);
        this.guard.wake();
        options.onChange();
      },
      quietly: (act) => this.watch.quietly(act),
    });
    this.guard = new Guard({
      isNeeded: () => this.covers.size > 0,
      assert: () => this.covers.assert(),
      isAlive: options.isAlive,
      onGone: options.onGone,
    });
    this.voice = new Voice(own, this.covers);
    this.gestures = new Gestures(own, this.covers, this.voice);
    this.watch = new Watch(page, {
      stale: (holder) => holder !== this.covers.title.element && this.forget(holder),
      block: (reading) => this.judge(reading),
      removed: () => this.prune(),
      head: () => this.hear(),
      spare: (end) => this.reconsider(end),
      show: (stretches) => {
        this.covers.settle();
        this.covers.paint?.hold(stretches);
        this.covers.assert();
      },
      isOurs: (element, attribute) => this.covers.isOurs(element, attribute),
      original: (element, attribute) => this.covers.original(element, attribute),
    });
  }

  start(): void {
    const { signal } = this.ending;
    this.gestures.start(signal);
    // By then the page has said what it is about, and its title can be judged in that light.
    for (const type of ['DOMContentLoaded', 'load'])
      addEventListener(type, () => this.judgeTitle(), { signal, capture: true });
    this.watch.start();
  }

  /** Leaves the page as it was. */
  stop(): void {
    this.ending.abort();
    this.watch.stop();
    this.covers.clear();
    this.guard.rest();
    this.voice.stop();
    this.judged.clear();
    this.doubted.clear();
  }

  /** Looks and gestures as the person wants them. */
  wear({ look, gestures }: Pick<Settings, 'look' | 'gestures'>): void {
    this.covers.paint?.wear(look.style);
    this.covers.blurPictures = look.blurPictures;
    this.gestures.wishes = { gestures, hoverReveals: look.hoverReveals };
  }

  films(): ReturnType<Page['films']> {
    return this.engine?.films() ?? [];
  }

  /**
   * The judge's mind may have changed: what it spoke on is judged again.
   * @param all the rest of the page is, too, without haste
   */
  again(all: boolean): void {
    if (!this.engine) return;
    const { stillAwaits } = this.options;
    this.doubt(({ awaits }) => !awaits.length || !stillAwaits(awaits));
    this.options.onChange();
    if (all) this.watch.again();
  }

  /** More is known of these films: what waited for it is judged again. */
  informed(films: readonly FilmNumber[]): void {
    const known = new Set(films);
    this.doubt(({ awaits }) => awaits.some((film) => known.has(film)));
  }

  private doubt(doubts: (judged: Judged) => boolean): void {
    for (const [holder, list] of this.judged) if (list.some(doubts)) this.doubted.add(holder);
    if (this.doubted.size) this.watch.slice();
  }

  /** Judges what is doubted again, as far as time goes. @returns whether more is to be done */
  private reconsider(end: number): boolean {
    for (const holder of this.doubted) {
      if (performance.now() > end) break;
      const list = this.judged.get(holder) ?? [];
      this.forget(holder);
      const readings = list.map(({ reading }) => reading);
      while (readings.length && performance.now() < end) this.judge(readings.shift()!);
      if (readings.length) this.watch.putBack(holder, readings);
    }
    return this.doubted.size > 0;
  }

  /** The judge knows more of the page than when it judged the blocks before: they are read again, without haste. */
  private follow(version: number): void {
    if (version === this.version) return;
    this.version = version;
    this.watch.again();
  }

  private judge(reading: Reading): void {
    if (this.engine === null) return;
    try {
      if (!this.engine) {
        this.early.push(reading);
        if (this.early.reduce((sum, { block }) => sum + block.text.length, 0) < LEAST_TEXT) return;
        this.engine = null; // Without data that fits there is no judge; one try is enough.
        this.engine = this.options.engine();
        this.hear();
        for (const one of this.early.splice(0)) this.judge(one);
        return;
      }
      const verdicts = this.engine.judge(reading.block, reading.place);
      this.follow(this.engine.version);
      const judged = { reading, awaits: this.options.awaited() };
      if (!verdicts.length) return;
      const known = this.judged.get(reading.holder);
      if (known) known.push(judged);
      else this.judged.set(reading.holder, [judged]);
      this.covers.put(reading, verdicts);
    } catch (error) {
      this.options.onFailure(error);
    }
  }

  private nameOf(film: FilmNumber): string {
    if (film === NO_FILM) return 'a film';
    return this.options.nameOf(film) ?? (this.films().find((one) => one.film === film)?.name || 'a film');
  }

  private forget(holder: Holder): void {
    this.judged.delete(holder);
    this.doubted.delete(holder);
    if (this.early.length) this.early = this.early.filter((reading) => reading.holder !== holder);
    this.covers.drop(holder);
  }

  private prune(): void {
    for (const holder of [...this.judged.keys()]) if (!holder.isConnected) this.forget(holder);
  }

  /** Tells the judge what the page says of itself, when that is news. */
  private hear(): void {
    const { title } = this.covers;
    if (title.text !== this.titled) this.judgeTitle();
    if (!this.engine) return;
    const signals = { ...readSignals(this.page, addressOf(this.page)), title: title.text };
    // Counters of news in the title ("(3) …") come and go.
    const text = JSON.stringify({ ...signals, title: signals.title.replace(/^[([]?\d+\+?[)\]]?\s*/, '') });
    if (text === this.signals) return;
    const isFirst = this.signals === '';
    this.signals = text;
    this.engine.signals(signals);
    if (!isFirst) this.watch.again();
  }

  /** The tab's title is a block of its own. */
  private judgeTitle(): void {
    const { element, text } = this.covers.title;
    this.titled = text;
    if (!element || !text) return;
    this.forget(element);
    this.covers.settle();
    const block: Block = { text, kind: 'label', marks: [] };
    this.judge({ block, place: openPlace(this.page, 'page', null), holder: element, pieces: [], attribute: 'text' });
  }
}

/** The page's address; for a frame without one of its own (about:blank, srcdoc) that of the page that made it. */
function addressOf(page: Document): string {
  const { URL: address, baseURI } = pristine(page);
  return address.startsWith('about:') ? baseURI : address;
}
