import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../engine/profile.ts';
import { Mind } from '../../../entrypoints/shield.content/outlook.ts';
import { DEFAULTS } from '../../../platform/settings/defaults.ts';
import type { ShieldState } from '../../../platform/shieldState.ts';

const CATALOGUE = 'a catalogue';
const [UNTOLD, TOLD, OTHER] = [1, 2, 3];

const state = (change: Partial<ShieldState> = {}): ShieldState => ({
  on: true,
  sites: DEFAULTS.sites,
  sensitivity: 'balanced',
  look: DEFAULTS.look,
  gestures: DEFAULTS.gestures,
  catalogue: CATALOGUE,
  seen: [],
  profiles: [TOLD],
  made: 1,
  told: [],
  ...change,
});

function makeMind() {
  const asked: number[][] = [];
  const profile = {} as Profile;
  const mind = new Mind({
    read: async (_, films) => {
      asked.push(films);
      return new Map(films.map((film) => [film, film === TOLD ? profile : null]));
    },
    onRead: () => {},
  });
  mind.speaks(CATALOGUE);
  return { mind, asked };
}

/** What the judge asks of the films of a sentence. */
const ask = (mind: Mind, films: number[]) => {
  for (const film of films) if (!mind.isSeen(film)) mind.profile(film);
  return mind.awaited();
};

describe('what has come of waiting', () => {
  it('is nothing before the state has arrived, then nothing for good for a film without a profile', () => {
    const { mind } = makeMind();
    expect(ask(mind, [UNTOLD])).toEqual([UNTOLD]);
    expect(mind.outcome([UNTOLD])).toBe('none yet');
    expect(mind.take(state())).toBe('waiting');
    expect(mind.outcome([UNTOLD])).toBe('none');
  });

  it('is news once a profile has been read, and where a film turns out to be seen', async () => {
    const { mind, asked } = makeMind();
    ask(mind, [TOLD, UNTOLD]);
    mind.take(state());
    expect(mind.outcome([TOLD, UNTOLD])).toBe('none yet');
    await expect.poll(() => mind.outcome([TOLD, UNTOLD])).toBe('news');
    expect(asked).toEqual([[TOLD]]);
    mind.take(state({ seen: [UNTOLD] }));
    expect(mind.outcome([UNTOLD])).toBe('news');
  });

  it('is read again when profiles were made anew while one was being read', async () => {
    const reads: ((profiles: Map<number, Profile | null>) => void)[] = [];
    const mind = new Mind({ read: () => new Promise((resolve) => reads.push(resolve)), onRead: () => {} });
    mind.speaks(CATALOGUE);
    mind.take(state());
    ask(mind, [TOLD]);
    await expect.poll(() => reads.length).toBe(1);
    mind.take(state({ made: 2 }));
    reads[0]!(new Map([[TOLD, null]]));
    await expect.poll(() => reads.length).toBe(2);
  });

  it('leaves nothing behind that the next sentence would be taken to wait for', () => {
    const { mind } = makeMind();
    ask(mind, [UNTOLD]);
    mind.outcome([UNTOLD]);
    expect(ask(mind, [OTHER])).toEqual([OTHER]);
  });
});

describe('what is to be judged anew', () => {
  it.each<[string, Partial<ShieldState>, string]>([
    ['nothing new', {}, 'waiting'],
    ['a film seen that the page talks of', { seen: [UNTOLD] }, 'covered'],
    ['a film seen that it does not talk of', { seen: [OTHER] }, 'waiting'],
    ['words called safe', { told: [{ key: 'k', says: 'safe' }] }, 'covered'],
    ['words called a spoiler', { told: [{ key: 'k', says: 'hide' }] }, 'all'],
    ['another sensitivity', { sensitivity: 'strict' }, 'all'],
  ])('%s', (_, change, anew) => {
    const { mind } = makeMind();
    ask(mind, [UNTOLD]);
    mind.take(state());
    expect(mind.take(state(change))).toBe(anew);
  });

  it('all when a film is no longer seen', () => {
    const { mind } = makeMind();
    mind.take(state({ seen: [OTHER] }));
    expect(mind.take(state())).toBe('all');
  });
});
