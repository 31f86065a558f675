/**
 * The shield of one frame: what changed, what it says, what the judge says of it, what is covered.
 *
 *   page ──records──> watch.ts ──elements──> read.ts ──blocks──> engine ──verdicts──> cover.ts ──ranges──> page
 *
 * All of it in the observer's own call, before the page is painted.
 */
import type { Block } from '../../engine/block.ts';
import type { FilmNumber, Stranger } from '../../engine/film.ts';
import type { Page } from '../../engine/page.ts';
import { NO_FILM } from '../../engine/verdict.ts';
import type { Settings } from '../../platform/settings/defaults.ts';
import { Covers } from './cover.ts';
import { Gestures } from './gestures.ts';
import { Guard } from './guard.ts';
import { pristine } from './markup.ts';
import type { Anew, Mind } from './outlook.ts';
import { openPlace } from './places.ts';
import type { Holder, Reading } from './read.ts';
import { readSignals } from './signals.ts';
import { Ticks } from './ticks.ts';
import type { Title } from './title.ts';
import { lineage } from './tree.ts';
import { Voice } from './voice.ts';
import { Watch } from './watch.ts';

export interface ShieldOptions {
  /** Asked for when the first text is met: frames without text cost nothing. */
  engine(): Page;
  /** Text was met for the first time, or again before there was enough of it for a judge. */
  onText(): void;
  /** A film's title and year, once they are known. */
  nameOf(film: FilmNumber): string | undefined;
  /** Covers or films may have changed. */
  onChange(): void;
  /** Films that the judge, since this was last asked, would have known better with a profile that is on its way. */
  awaited(): FilmNumber[];
  /** What has come of waiting for these films' profiles. */
  outcome: Mind['outcome'];
  /** Something could not be judged; the rest still is. */
  onFailure(error: unknown): void;
  /** False once the extension was updated or removed; then `onGone` is told. */
  isAlive(): boolean;
  onGone(): void;
}

/** Units of text of a whole frame that cannot name a film and spoil it: a few words on a button or an advertisement need no judge. */
const LEAST_TEXT = 24;

export class Shield {
  readonly covers: Covers;
  readonly gestures: Gestures;
  readonly #voice: Voice;
  readonly #guard: Guard;
  readonly #ending = new AbortController();
  readonly #page: Document;
  readonly #options: ShieldOptions;
  readonly #watch: Watch;
  /** Films whose profiles the verdicts on a holder's blocks wait for. */
  readonly #awaiting = new Map<Holder, FilmNumber[]>();
  readonly #ticks = new Ticks();
  #engine: Page | null | undefined;
  /** Met before there was enough text to need a judge. */
  #early: Reading[] = [];
  #signals = '';
  /** The judge's, as last seen. */
  #version = 0;

  constructor(page: Document, options: ShieldOptions) {
    this.#page = page;
    this.#options = options;
    const own = pristine(page);
    this.covers = new Covers(own, {
      nameOf: (film) => this.#nameOf(film),
      onChange: (holder) => {
        this.#voice.changed(holder);
        this.#guard.wake();
        options.onChange();
      },
      quietly: (act) => this.#watch.quietly(act),
    });
    this.#guard = new Guard({
      isNeeded: () => this.covers.size > 0 || this.covers.shutter.holds,
      assert: () => {
        this.#hearTitles();
        return this.covers.shutter.assert();
      },
      isAlive: options.isAlive,
      onGone: options.onGone,
    });
    this.#voice = new Voice(own, this.covers, (holder) => this.#watch.isRead(holder));
    this.gestures = new Gestures(own, this.covers, this.#voice);
    this.#watch = new Watch(page, {
      stale: (holder) => this.covers.shutter.titles.every(({ element }) => element !== holder) && this.#forget(holder),
      block: (reading) => this.#judge(reading),
      arrived: (root) => this.covers.shutter.disown(root),
      removed: () => this.#prune(),
      head: () => this.#hear(),
      show: (unread, isTouched) => {
        this.#hearTitles();
        this.covers.settle();
        if (unread) {
          this.covers.shutter.hold(unread);
          this.#guard.wake();
        }
        if (isTouched) this.covers.shutter.assert();
        else this.covers.shutter.paint?.assert();
      },
      failed: options.onFailure,
      isOurs: (element, attribute) => this.covers.shutter.isOurs(element, attribute),
      original: (element, attribute) => this.covers.shutter.original(element, attribute),
    });
  }

  start(): void {
    const { signal } = this.#ending;
    for (const type of ['copy', 'cut', 'dragstart'])
      addEventListener(type, ({ isTrusted }) => isTrusted && this.#readSelected(), { signal, capture: true });
    this.gestures.start(signal);
    // By then the page has said what it is about, and its title can be judged in that light.
    for (const type of ['DOMContentLoaded', 'load'])
      addEventListener(type, () => this.#judgeTitle(this.covers.shutter.title), { signal, capture: true });
    for (const type of ['play', 'loadedmetadata', 'timeupdate'])
      addEventListener(type, () => this.#hearTitles(), { signal, capture: true, passive: true });
    this.#watch.start();
  }

  /** Leaves the page as it was. */
  stop(): void {
    this.#ending.abort();
    this.#watch.stop();
    this.covers.clear();
    this.#guard.rest();
    this.#voice.stop();
    this.#awaiting.clear();
  }

  /** Looks and gestures as the person wants them. */
  wear({ look, gestures }: Pick<Settings, 'look' | 'gestures'>): void {
    this.covers.shutter.paint?.wear(look.style);
    this.covers.shutter.blurPictures = look.blurPictures;
    this.gestures.wishes = { gestures, hoverReveals: look.hoverReveals };
  }

  films(): ReturnType<Page['films']> {
    return this.#engine?.films() ?? [];
  }

  strangerOf(film: FilmNumber): Stranger | undefined {
    return this.#engine?.strangerOf(film);
  }

  /** The judge's mind may have changed: what is covered is read again; of all the rest of the page, without haste. */
  again(anew: Anew): void {
    if (!this.#engine) return;
    if (anew === 'all') this.#ticks.forget();
    if (anew === 'waiting') this.informed();
    else this.#reread(this.#holders());
    this.#options.onChange();
    if (anew === 'all') this.#watch.again();
  }

  /** More may be known of these films, or of all: what waited for it is read again, or waits no longer. */
  informed(films?: readonly FilmNumber[]): void {
    const known = films && new Set(films);
    const news: Holder[] = [];
    this.#watch.quietly(() => {
      for (const [holder, awaits] of this.#awaiting) {
        const outcome = known && !awaits.some((film) => known.has(film)) ? 'none yet' : this.#options.outcome(awaits);
        if (outcome === 'news') news.push(holder);
        if (outcome !== 'none') continue;
        this.#awaiting.delete(holder);
        this.covers.relieve(holder);
      }
      this.covers.settle();
    });
    this.#reread(news);
  }

  /** What is selected is about to be copied: what of it is not read yet is read. */
  #readSelected(): void {
    const selection = this.#page.getSelection();
    if (selection) this.#watch.finish((root) => selection.containsNode(lineage(root)[0]!, true));
  }

  /** What has covers, or waits for more to be known. */
  #holders(): Holder[] {
    const covered = [...this.covers.all()].map(({ holder }) => holder);
    return [...new Set([...covered, ...this.#awaiting.keys()])];
  }

  #reread(holders: Holder[]): void {
    const titles = this.covers.shutter.titles.filter(({ element }) => element && holders.includes(element));
    for (const title of titles) this.#judgeTitle(title);
    this.#watch.reread(holders.filter((holder) => titles.every(({ element }) => element !== holder)));
  }

  /** The judge knows more of the page than when it judged the blocks before: they are read again, without haste. */
  #follow(version: number): void {
    if (version === this.#version) return;
    this.#version = version;
    this.#ticks.forget();
    this.#watch.again();
  }

  #judge(reading: Reading): void {
    if (this.#engine === null) return;
    try {
      if (!this.#engine) {
        this.#options.onText();
        this.#early.push(reading);
        if (this.#early.reduce((sum, { block }) => sum + block.text.length, 0) < LEAST_TEXT) return;
        this.#engine = null; // Without data that fits there is no judge; one try is enough.
        this.#engine = this.#options.engine();
        this.#hear();
        for (const one of this.#early.splice(0)) this.#judge(one);
        return;
      }
      if (this.#ticks.has(reading)) return;
      const verdicts = this.#engine.judge(reading.block, reading.place);
      this.#follow(this.#engine.version);
      const awaits = this.#options.awaited();
      if (reading.goesOn === false && this.covers.of(reading.holder).length) this.#voice.changed(reading.holder);
      const isQuiet = () =>
        !verdicts.some(({ cover }) => cover) && this.#engine!.isSilent(reading.block, reading.place);
      this.#ticks.keep(reading, isQuiet);
      if (!verdicts.length) return;
      const { holder } = reading;
      if (awaits.length) this.#awaiting.set(holder, [...(this.#awaiting.get(holder) ?? []), ...awaits]);
      this.covers.put(reading, verdicts);
    } catch (error) {
      this.#options.onFailure(error);
    }
  }

  #nameOf(film: FilmNumber): string {
    if (film === NO_FILM) return 'a film';
    const stranger = this.strangerOf(film);
    if (stranger) return stranger.year ? `${stranger.title} (${stranger.year})` : stranger.title;
    return this.#options.nameOf(film) ?? (this.films().find((one) => one.film === film)?.name || 'a film');
  }

  #forget(holder: Holder): void {
    this.#awaiting.delete(holder);
    if (this.#early.length) this.#early = this.#early.filter((reading) => reading.holder !== holder);
    this.covers.drop(holder);
  }

  #prune(): void {
    for (const holder of this.#holders()) if (!holder.isConnected) this.#forget(holder);
  }

  /** Tells the judge what the page says of itself, when that is news. */
  #hear(): void {
    this.#hearTitles();
    const { title } = this.covers.shutter;
    if (!this.#engine) return;
    const signals = { ...readSignals(this.#page, addressOf(this.#page)), title: title.text };
    // Counters of news in the title ("(3) …") come and go.
    const text = JSON.stringify({ ...signals, title: signals.title.replace(/^[([]?\d+\+?[)\]]?\s*/, '') });
    if (text === this.#signals) return;
    const isFirst = this.#signals === '';
    this.#signals = text;
    this.#ticks.forget();
    this.#engine.signals(signals);
    if (!isFirst) this.#watch.again();
  }

  #hearTitles(): void {
    for (const title of this.covers.shutter.titles) if (title.news() !== null) this.#judgeTitle(title);
  }

  /** A title is a block of its own. */
  #judgeTitle({ element, text }: Title): void {
    if (!element) return;
    this.#forget(element);
    this.covers.settle();
    if (!text) return;
    const block: Block = { text, kind: 'label', marks: [] };
    this.#judge({ block, place: openPlace(this.#page, 'page', null), holder: element, pieces: [], attribute: 'text' });
  }
}

/** The page's address; for a frame without one of its own (about:blank, srcdoc) that of the page that made it. */
function addressOf(page: Document): string {
  const { URL: address, baseURI } = pristine(page);
  return address.startsWith('about:') ? baseURI : address;
}
