/** Ties one frame's shield to the settings, the popup and the background, and takes it away cleanly. */
import type { Outlook, Page } from '../../engine/page.ts';
import { browser } from '../../platform/native.ts';
import { readNames } from '../../platform/pageNames.ts';
import { DEFAULTS } from '../../platform/settings/defaults.ts';
import { readProfiles, wantsShield, watchShieldState } from '../../platform/shieldState.ts';
import { pristine } from './markup.ts';
import { Names } from './names.ts';
import { Mind } from './outlook.ts';
import { Shield } from './shield.ts';
import { Talk } from './talk.ts';

/** Makes the judge of a frame; the catalogue's version says which numbers it gives to films. */
export type EngineMaker = (outlook: Outlook) => { page: Page; catalogue: string };

/**
 * Runs the shield on a page until the extension is updated or removed.
 * @param createEngine called when the first text is met: frames without text cost nothing
 */
export function run(page: Document, createEngine: EngineMaker): void {
  const life = new AbortController();
  const { signal } = life;
  const host = topHost(pristine(page));
  let shield: Shield | null = null;
  let engine: Page | undefined;
  let wishes = { look: DEFAULTS.look, gestures: DEFAULTS.gestures };
  const mind = new Mind({
    read: readProfiles,
    onRead: (films, anew) => (anew ? shield?.again('all') : shield?.informed(films)),
  });
  const names = new Names({
    read: (films) => readNames(mind.catalogue, films),
    onRead: (films) => shield?.covers.rename(films),
  });
  const talk = new Talk({ shield: () => shield, host, catalogue: () => mind.catalogue });

  const judge = (): Page => {
    if (!engine) {
      const made = createEngine(mind);
      engine = made.page;
      mind.speaks(made.catalogue);
    }
    return engine;
  };
  const turn = (on: boolean) => {
    if (on !== (shield !== null)) {
      shield?.stop();
      shield = on
        ? new Shield(page, {
            engine: judge,
            onText: listen,
            nameOf: (film) => names.of(film),
            onChange: talk.changed,
            onFailure: talk.failed,
            awaited: () => mind.awaited(),
            outcome: (films) => mind.outcome(films),
            isAlive: () => browser.runtime?.id !== undefined,
            onGone: () => life.abort(),
          })
        : null;
      shield?.wear(wishes);
      shield?.start();
    }
    talk.changed();
  };

  let listens = false;
  /** To settings, popup and background: in a frame once it has text. Most have none, and to listen is a good part of what one costs. */
  function listen(): void {
    // After an update there is nobody to listen to; the shield notices once it covers something.
    if (listens || !browser.runtime?.id) return;
    listens = true;
    talk.start(signal);
    watchShieldState((state) => {
      const anew = mind.take(state);
      wishes = state ?? wishes;
      turn(state === null || wantsShield(state, host));
      shield?.wear(wishes);
      shield?.again(anew);
    }, signal);
  }

  turn(true);
  if (window === window.top) listen();
  signal.addEventListener('abort', () => turn(false), { once: true });
}

/** Host of the tab's topmost page, as well as a frame can tell. */
function topHost(page: Document): string {
  const outermost = [...(location.ancestorOrigins ?? [])].at(-1);
  const address = outermost ?? (window === window.top ? page.URL : page.referrer || page.baseURI);
  return URL.canParse(address) ? new URL(address).hostname : '';
}
