/** Looking a film up: from the click on the toolbar to the synopsis and the plot, searching as one types, and making a profile. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Film } from '../../engine/film.ts';
import { profileOf } from '../../platform/background/profiles.ts';
import { loadCatalogue } from '../../platform/catalogue.ts';
import { shippedFilm } from '../../platform/plots/kept.ts';
import type { Row } from '../bench.ts';
import { extensionId, filled, launch } from '../browser.ts';
import { joinFilms } from '../films.ts';
import { openSite } from '../serve.ts';
import { median } from './load.ts';

const ROUNDS = 20;
const MANY = 5000;
const FILM = 'Q280918';
const PAGE = `<!doctype html><title>Film club</title><article><h2>Leaving Las Vegas (1995)</h2>
  <p>In the end Ben dies in the motel bed with Sera beside him.</p></article>`;
const QUERIES = ['the godfather', 'heat 1995', 'leavin las vegs', 'amelie', 'seven samurai', 'blade runner 2049'];

export const benchLookup = async (): Promise<Row[]> => [...(await popupRows()), searchRow(), ...profileRows()];

async function popupRows(): Promise<Row[]> {
  const site = await openSite();
  const context = await launch();
  try {
    await filled(context);
    const home = `chrome-extension://${await extensionId(context)}`;
    const shown = await context.newPage();
    await shown.goto(site.page(PAGE));
    const popup = await context.newPage();
    await popup.goto(`${home}/options.html`);
    // Tabs and pages stand in the same order.
    const place = context.pages().indexOf(shown);
    const tab = await popup.evaluate(async (at) => (await chrome.tabs.query({}))[at]!.id!, place);
    await popup.addInitScript(noteSynopsis);
    const address = `${home}/popup.html?tab=${tab}`;
    const few = await openings(popup, address);
    await popup.goto(`${home}/options.html`);
    await popup.evaluate(multiply, { id: FILM, count: MANY });
    const many = await openings(popup, address);
    const n = `median of ${ROUNDS}`;
    return [
      { name: 'popup: click to synopsis', value: ms(few.synopsis), budget: '≤ 100 ms', n },
      { name: 'popup: click to full plot', value: ms(few.plot), budget: '≤ 50 ms', n },
      {
        name: `popup with ${MANY.toLocaleString('en')} films more, against without`,
        value: `${(many.synopsis / few.synopsis).toFixed(2)} ×`,
        budget: '≤ 1.2 ×',
        n,
      },
    ];
  } finally {
    await context.close();
    site.close();
  }
}

/** Runs in the popup: notes when the synopsis stands in it. */
function noteSynopsis(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('.synopsis')) return;
    (globalThis as { shown?: number }).shown = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function openings(popup: Page, address: string): Promise<{ synopsis: number; plot: number }> {
  const synopsis: number[] = [];
  const plot: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    await popup.goto('about:blank');
    await popup.waitForTimeout(300); // What the popup before it was doing has ended.
    await popup.goto(address);
    const shown = await popup.waitForFunction(() => (globalThis as { shown?: number }).shown);
    await popup.getByRole('button', { name: 'Full plot and ending' }).click();
    await popup.getByRole('button', { name: 'Open the curtain' }).click();
    const opened = await popup.getByRole('button', { name: /^Plot/ }).evaluate((button: HTMLElement) => {
      const start = performance.now();
      return new Promise<number>((done) => {
        new MutationObserver(() => document.querySelector('.prose') && done(performance.now() - start)).observe(
          document,
          { childList: true, subtree: true },
        );
        button.click();
      });
    });
    if (round === 0) continue; // Warms up.
    synopsis.push((await shown.jsonValue())!);
    plot.push(opened);
  }
  return { synopsis: median(synopsis), plot: median(plot) };
}

/** Runs in a page of the extension: puts copies of a cached film into the cache. */
async function multiply({ id, count }: { id: string; count: number }): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
  const db = await done(indexedDB.open('curtain'));
  for (const name of ['films', 'shelf']) {
    const store = db.transaction(name, 'readwrite').objectStore(name);
    const one = await done(store.get(id));
    for (let i = 0; i < count; i++) store.put({ ...one, id: `copy-${i}` });
    await new Promise((end) => {
      store.transaction.oncomplete = end;
    });
  }
  db.close();
}

function searchRow(): Row {
  const catalogue = loadCatalogue(
    readFileSync(fileURLToPath(new URL('../../data/catalogue/catalogue.txt', import.meta.url)), 'utf8'),
  );
  while (!catalogue.warm());
  const times = QUERIES.flatMap((query) =>
    Array.from(query, (_, length) => {
      const start = performance.now();
      catalogue.search(query.slice(0, length + 1), 8);
      return performance.now() - start;
    }),
  ).sort((a, b) => a - b);
  const of = (share: number) => ms(times[Math.floor((times.length - 1) * share)]!);
  const n = `${times.length} keystrokes, ${catalogue.size.toLocaleString('en')} films`;
  return { name: 'search: a keystroke, median · 95 of 100', value: `${of(0.5)} · ${of(0.95)}`, budget: '≤ 30 ms', n };
}

function profileRows(): Row[] {
  const films: Film[] = joinFilms()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const made = films.map((film) => {
    const start = performance.now();
    const profile = profileOf(shippedFilm(FILM, film));
    return { time: performance.now() - start, size: JSON.stringify(profile).length };
  });
  const n = `${films.length} films`;
  const sizes = made.map(({ size }) => size);
  return [
    { name: 'profile: to make', value: ms(median(made.map(({ time }) => time))), budget: '≤ 5 ms', n: `median, ${n}` },
    {
      name: 'profile: size',
      value: `${(Math.max(...sizes) / 1000).toFixed(1)} kB`,
      budget: '≤ 8 kB',
      n: `largest of ${n}`,
    },
  ];
}

const ms = (time: number): string => `${time < 10 ? time.toFixed(1) : time.toFixed(0)} ms`;
