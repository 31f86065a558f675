/** Right-click menu, shortcuts, and the address bar's "film"; Firefox for Android has none of the three. */
import { type Browser, browser } from 'wxt/browser';
import type { FilmId } from '../../engine/film.ts';
import type { Catalogue } from '../catalogue.ts';
import type { BackgroundToPage } from '../messages.ts';
import { settings } from '../settings.ts';
import { shippedCatalogue } from '../shipped.ts';

const PAGE: Browser.contextMenus.CreateProperties['contexts'] = ['page', 'frame', 'link', 'selection', 'image'];

/** Items told to the frame in which the menu was opened. */
const TOLD: { id: Exclude<BackgroundToPage['kind'], 'togglePage'>; title: string; contexts: typeof PAGE }[] = [
  { id: 'revealHere', title: 'Reveal this spoiler', contexts: PAGE },
  { id: 'notASpoilerHere', title: 'This is not a spoiler', contexts: PAGE },
  { id: 'seenHere', title: 'I’ve seen this film', contexts: PAGE },
  { id: 'hideSelection', title: 'Hide the selected text as a spoiler', contexts: ['selection'] },
];
const LOOK_UP = 'lookUp';

export function keepMenus(): void {
  if (!browser.contextMenus) return;
  browser.runtime.onInstalled.addListener(async () => {
    await browser.contextMenus.removeAll();
    for (const item of TOLD) browser.contextMenus.create(item);
    browser.contextMenus.create({ id: LOOK_UP, title: 'Look up “%s”', contexts: ['selection'] });
  });
  browser.contextMenus.onClicked.addListener(async ({ menuItemId, frameId, selectionText }, tab) => {
    if (menuItemId === LOOK_UP) return openFilm(selectionText ?? '');
    const item = TOLD.find(({ id }) => id === menuItemId);
    if (item && tab?.id !== undefined) await tell(tab.id, { kind: item.id }, frameId ?? 0);
  });
}

export function keepCommands(): void {
  if (!browser.commands) return;
  browser.commands.onCommand.addListener(async (command) => {
    if (command === 'toggle-shield') await settings.shield.update(({ on }) => ({ on: !on }));
    if (command !== 'toggle-page') return;
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id !== undefined) await tell(tab.id, { kind: 'togglePage' });
  });
}

/** A page without a shield (the browser's own pages) has nobody to hear it. */
async function tell(tab: number, message: BackgroundToPage, frameId?: number): Promise<void> {
  await browser.tabs.sendMessage(tab, message, frameId === undefined ? {} : { frameId }).catch(() => {});
}

const MOST_SUGGESTED = 6;

export function keepOmnibox(): void {
  if (!browser.omnibox) return;
  browser.omnibox.onInputChanged.addListener(async (text, suggest) => {
    const catalogue = await shippedCatalogue();
    suggest(
      suggestions(catalogue, text).map(({ content, description }) => ({ content, description: plain(description) })),
    );
  });
  browser.omnibox.onInputEntered.addListener(openFilm);
}

/** What the address bar offers for a text. */
export function suggestions(catalogue: Catalogue, text: string): { content: string; description: string }[] {
  return catalogue.search(text, MOST_SUGGESTED).map(({ film }) => ({
    content: `${film.title} ${film.year}`,
    description: [`${film.title} (${film.year})`, ...film.directors.slice(0, 2)].join(' · '),
  }));
}

/** Chrome reads descriptions as XML, Firefox as text. */
function plain(text: string): string {
  if (import.meta.env.FIREFOX) return text;
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Opens the film that a text most likely names, or the film page's search for it. */
async function openFilm(text: string): Promise<void> {
  const [found] = (await shippedCatalogue()).search(text, 1);
  await browser.tabs.create({ url: filmPage(found?.film.id, text) });
}

function filmPage(film: FilmId | undefined, text: string): string {
  const page = browser.runtime.getURL('/film.html');
  return film === undefined ? `${page}?search=${encodeURIComponent(text)}` : `${page}#${encodeURIComponent(film)}`;
}
