/** What pages and UI say to the background, and what it does about each. */
import { type Browser, browser } from 'wxt/browser';
import { type FilmNumber, idOfStranger, type Stranger } from '../../engine/film.ts';
import type { CatalogueFilm } from '../catalogue.ts';
import { addCorrection } from '../corrections.ts';
import { putOn } from '../library.ts';
import type { Answer, PageToBackground, UiToBackground } from '../messages.ts';
import { nameOf } from '../pageNames.ts';
import { shippedCatalogue } from '../shipped.ts';
import { count } from './badge.ts';

type Sender = Browser.runtime.MessageSender;

/** What to do about each kind of a message. */
export type Handlers<Message extends { kind: string }, Result> = {
  [Kind in Message['kind']]: (message: Extract<Message, { kind: Kind }>, sender: Sender) => Promise<Result>;
};

const fromPage: Handlers<PageToBackground, unknown> = {
  async count({ covered }, sender) {
    if (sender.tab?.id !== undefined) await count(sender.tab.id, sender.frameId ?? 0, covered);
  },
  async failed(_, sender) {
    if (sender.tab?.id !== undefined) await count(sender.tab.id, sender.frameId ?? 0, -1);
  },
  async seen({ film, catalogue }) {
    const known = typeof film === 'number' ? await filmOf(film, catalogue) : entryOf(film);
    if (known) await putOn('seen', { id: known.id, title: known.title, year: known.year, date: today() });
  },
  async names({ films, catalogue }) {
    const known = await Promise.all(films.map((film) => filmOf(film, catalogue)));
    return known.map((film) => (film ? nameOf(film) : null));
  },
  async told({ says, key, film, catalogue, excerpt }, sender) {
    const known = film === null ? undefined : await filmOf(film, catalogue);
    await addCorrection({
      id: crypto.randomUUID(),
      told: says,
      key,
      film: known?.id ?? null,
      name: known ? nameOf(known) : null,
      excerpt: sender.tab?.incognito ? '' : excerpt, // Nothing of a private window is written down.
      date: today(),
    });
  },
};

/** A film that the catalogue lacks, for a shelf. */
const entryOf = (film: Stranger) => ({ id: idOfStranger(film), title: film.title, year: film.year ?? null });

/** The film that a page calls by number; none when the page still has the catalogue of another version. */
async function filmOf(film: FilmNumber, version: string): Promise<CatalogueFilm | undefined> {
  const catalogue = await shippedCatalogue();
  return catalogue.version === version ? catalogue.byNumber(film) : undefined;
}

const today = () => new Date().toISOString().slice(0, 10);

/**
 * Answers every message. Only the extension's own pages are heard with what the UI says.
 * Answers go through `respond`: returned promises are not understood by every browser.
 */
export function keepInbox(fromUi: Handlers<UiToBackground, Answer>): void {
  const home = browser.runtime.getURL('/');
  browser.runtime.onMessage.addListener((message: { kind: string }, sender, respond) => {
    const handlers: Record<string, unknown> = sender.url?.startsWith(home) ? fromUi : fromPage;
    if (!Object.hasOwn(handlers, message.kind)) return false;
    const handle = handlers[message.kind] as (message: unknown, sender: Sender) => Promise<unknown>;
    handle(message, sender).then(respond, (error) => {
      console.error(`Curtain: ${message.kind}`, error);
      respond({ ok: false, code: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
    return true;
  });
}
