/**
 * What the person's side says to the judge, out of the state that the background keeps. Before it has arrived: on, balanced, nothing seen,
 * profiles on their way.
 */
import { createMemory, type Told } from '../../engine/feedback.ts';
import type { FilmId, FilmNumber } from '../../engine/film.ts';
import type { Outlook } from '../../engine/page.ts';
import type { Profile } from '../../engine/profile.ts';
import type { Sensitivity } from '../../engine/verdict.ts';
import type { ShieldState } from '../../platform/shieldState.ts';

export interface ProfileStore {
  read(catalogue: string, films: FilmNumber[]): Promise<Map<FilmNumber, Profile | null>>;
  /**
   * Profiles of these films have come: what waited for them can be judged.
   * @param anew another profile of one of them, or none, was used until now
   */
  onRead(films: readonly FilmNumber[], anew: boolean): void;
}

/** What is to be judged anew: what waited for more to be known, all that is covered, or all of the page. */
export type Anew = 'waiting' | 'covered' | 'all';

export class Mind implements Outlook {
  sensitivity: Sensitivity = 'balanced';
  told: Outlook['told'] = null;
  /** Version of the film numbers that the judge uses; empty before there is a judge. */
  catalogue = '';
  readonly #store: ProfileStore;
  #state: ShieldState | null = null;
  #arrived = false;
  #seen: ReadonlySet<FilmNumber> = new Set();
  #seenStrangers: ReadonlySet<FilmId> = new Set();
  #known: ReadonlySet<FilmNumber> = new Set();
  /** Films that the judge has come across. */
  readonly #met = new Set<FilmNumber>();
  /** Of the films that the judge has asked for. Those of an earlier state hold until the new ones have come. */
  readonly #profiles = new Map<FilmNumber, Profile | null>();
  /** To be read when those that are being read have come. */
  #wanted = new Set<FilmNumber>();
  #reading: ReadonlySet<FilmNumber> = new Set();
  /** Asked for in vain since `awaited` was last asked. */
  readonly #missed = new Set<FilmNumber>();

  constructor(store: ProfileStore) {
    this.#store = store;
  }

  /** @param catalogue a state with the numbers of another version says nothing of films. */
  speaks(catalogue: string): void {
    this.catalogue = catalogue;
    this.#profiles.clear();
    this.#apply();
  }

  take(state: ShieldState | null): Anew {
    const { sensitivity } = this;
    const [seen, strangers] = [this.#seen, this.#seenStrangers];
    const before = this.#state;
    this.#state = state;
    this.#arrived = true;
    this.#apply();
    // What is just being read may be the old one.
    const asked = [...this.#profiles.keys(), ...this.#reading];
    if (before?.made !== state?.made) for (const film of asked) this.#want(film, true);
    const isUnseen =
      [...seen].some((film) => !this.#seen.has(film)) || [...strangers].some((id) => !this.#seenStrangers.has(id));
    const said = newlyTold(state, before);
    const unsaid = newlyTold(before, state);
    if (this.sensitivity !== sensitivity || isUnseen || said.has('hide') || unsaid.has('safe')) return 'all';
    const isSeen =
      [...this.#seen].some((film) => !seen.has(film) && this.#met.has(film)) ||
      [...this.#seenStrangers].some((id) => !strangers.has(id));
    return isSeen || said.has('safe') || unsaid.has('hide') ? 'covered' : 'waiting';
  }

  isSeen(film: FilmNumber): boolean {
    this.#met.add(film);
    return this.#seen.has(film);
  }

  isSeenStranger(id: FilmId): boolean {
    return this.#seenStrangers.has(id);
  }

  profile(film: FilmNumber): Profile | null | undefined {
    const profile = this.#profiles.get(film);
    if (profile !== undefined) return profile;
    if (this.#arrived && !this.#known.has(film)) {
      this.#profiles.set(film, null);
      return null;
    }
    this.#missed.add(film);
    if (this.#arrived) this.#want(film);
    return undefined;
  }

  /** The films whose profiles the judge asked for in vain since this was last asked. */
  awaited(): FilmNumber[] {
    const films = [...this.#missed];
    this.#missed.clear();
    return films;
  }

  /** What has come of waiting for these films: nothing yet; nothing, and nothing more will; more is known of one of them. */
  outcome(films: readonly FilmNumber[]): 'none yet' | 'none' | 'news' {
    const unseen = films.filter((film) => !this.#seen.has(film));
    const profiles = unseen.map((film) => this.profile(film));
    this.#missed.clear();
    if (profiles.includes(undefined)) return 'none yet';
    return unseen.length < films.length || profiles.some((profile) => profile !== null) ? 'news' : 'none';
  }

  #apply(): void {
    const state = this.#state;
    const fits = state?.catalogue === this.catalogue;
    this.sensitivity = state?.sensitivity ?? 'balanced';
    this.#seen = new Set(fits ? state.seen : []);
    this.#seenStrangers = new Set(state?.seenStrangers);
    this.#known = new Set(fits ? state.profiles : []);
    this.told = state?.told.length ? createMemory(state.told) : null;
  }

  #want(film: FilmNumber, anew = false): void {
    if (!anew && this.#reading.has(film)) return;
    if (this.#reading.size + this.#wanted.size === 0) queueMicrotask(() => this.#fetch());
    this.#wanted.add(film);
  }

  #fetch(): void {
    const films = [...this.#wanted];
    this.#reading = this.#wanted;
    this.#wanted = new Set();
    const done = (profiles: ReadonlyMap<FilmNumber, Profile | null>) => {
      this.#reading = new Set();
      const anew = films.some((film) => this.#profiles.has(film));
      for (const film of films) this.#profiles.set(film, profiles.get(film) ?? null);
      if (this.#wanted.size) this.#fetch();
      this.#store.onRead(films, anew);
    };
    // When they cannot be read the judge does without them: what was covered meanwhile is judged again either way.
    this.#store.read(this.catalogue, films).then(done, () => done(new Map()));
  }
}

/** What the person has said in the one state that the other does not have. */
function newlyTold(state: ShieldState | null, other: ShieldState | null): Set<Told['says']> {
  const known = other?.told ?? [];
  const isNew = (told: Told) => !known.some(({ key, says }) => key === told.key && says === told.says);
  return new Set((state?.told ?? []).filter(isNew).map(({ says }) => says));
}
