/**
 * Fetching from sources, by clicks alone. Wikipedia and Wikidata are played on this machine; the built extension is copied, and its copy may ask
 * this machine without the browser's question, which no test can answer.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { StandIn } from '../standins/server.ts';
import { amount, label, ref, time, type World, wikimedia } from '../standins/wikimedia.ts';
import { BUILT, backgroundOf, launch } from './fixtures/extension.ts';

/** A film that is not shipped. */
const WATERWORLD = 'Q272595';
const article = (title: string, end: string) =>
  [
    `${title} is a film of the year 1995.\nMore of the lead.`,
    '\n\n== Plot ==\nAda finds a lantern. She follows its light to the north.\n\nThere she meets Ben, who keeps another one.',
    `\n\n=== Ending ===\n${end}`,
    '\n\n== Cast ==\nMay Roe as Ada\nJon Poe as Ben',
  ].join('\n');
const film = (title: string, more = {}) => ({
  ...label(title),
  claims: { P31: [ref('Q11424')], P577: [time(1995)], ...more },
  sitelinks: { enwiki: { site: 'enwiki', title } },
});

/** Films of 1995 in the catalogue, for a watchlist. */
const LISTED = [
  ['Q598860', 'Congo'],
  ['Q839042', 'Nixon'],
  ['Q1141727', 'Rob Roy'],
  ['Q495513', 'Outbreak'],
] as const;

const worldOf = (): World => ({
  pages: {
    'en:Waterworld': { item: WATERWORLD, extract: article('Waterworld', 'Ben drowns, and Ada breaks the lantern.') },
    ...Object.fromEntries(
      LISTED.map(([item, title]) => [`en:${title}`, { item, extract: article(title, 'All goes dark.') }]),
    ),
  },
  items: {
    [WATERWORLD]: film('Waterworld', {
      P2047: [amount(170, 'Q7727')],
      P840: [ref('Q1')],
      P2142: [amount(187_000_000, 'Q4917')],
    }),
    Q1: label('Los Angeles'),
    ...Object.fromEntries(LISTED.map(([item, title]) => [item, film(title)])),
  },
  hits: {},
});

interface Fixtures {
  source: StandIn;
  world: World;
  /** Lies in the package in place of the catalogue. */
  catalogue: string | undefined;
  context: BrowserContext;
  page: Page;
  /** Opens a page of the extension. */
  open(file: string): Promise<void>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  world: async ({}, use) => use(worldOf()),
  source: async ({ world }, use) => {
    const source = await wikimedia(world);
    await use(source);
    await source.close();
  },
  catalogue: [undefined, { option: true }],
  context: async ({ catalogue }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'curtain-'));
    await cp(BUILT, folder, { recursive: true });
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    manifest.host_permissions = ['http://127.0.0.1/*'];
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
    if (catalogue !== undefined) await writeFile(join(folder, 'catalogue.txt'), catalogue);
    const context = await launch(folder);
    await use(context);
    await context.close();
    await rm(folder, { recursive: true });
  },
  page: async ({ context }, use) => use(await context.newPage()),
  open: async ({ context, page, source }, use) => {
    const home = (await backgroundOf(context)).url();
    const open = async (file: string) => void (await page.goto(new URL(file, home).href));
    await open('/options.html#sources');
    await page.getByText('Addresses of the sources').click();
    for (const [name, path] of [
      ['Wikipedia', '/wp-{lang}'],
      ['Wikidata', '/wd'],
    ] as const) {
      await page.getByLabel(name, { exact: true }).fill(source.base + path);
      await page.keyboard.press('Enter');
      await expect(page.getByText('Saved')).toBeVisible();
    }
    await use(open);
  },
});

const main = (page: Page) => page.locator('main');
/** What Wikipedia was asked for: the texts of articles. */
const extracts = ({ asked }: StandIn) =>
  asked.map(({ url }) => url.searchParams).filter((query) => query.get('prop')?.includes('extracts'));

test('the synopsis alone is asked for first, the story by its own click, each with its credit', async ({
  page,
  open,
  source,
}) => {
  await open(`/film.html#${WATERWORLD}`);
  await expect(page.getByRole('button', { name: 'Ask Wikipedia: Synopsis' })).toBeVisible();
  expect(source.asked).toEqual([]);

  await page.getByRole('button', { name: 'Ask Wikipedia: Synopsis' }).click();
  await expect(page.locator('.synopsis')).toHaveText('Waterworld is a film of the year 1995.');
  expect(extracts(source).map((query) => query.get('exintro'))).toEqual(['1']);
  expect(source.asked.every(({ headers }) => String(headers['api-user-agent']).startsWith('Curtain/'))).toBe(true);
  const credit = main(page).locator('.credit');
  await expect(credit).toContainText(/“Waterworld”, Wikipedia contributors · CC BY-SA 4.0 · shortened · \d+ \w+ \d{4}/);
  await expect(credit.getByRole('link', { name: 'Waterworld' })).toHaveAttribute(
    'href',
    /en\.wikipedia\.org\/wiki\/Waterworld$/,
  );
  await expect(credit.getByRole('link', { name: 'CC BY-SA 4.0' })).toHaveAttribute('href', /creativecommons/);
  await expect(page.getByRole('button', { name: 'Full plot and ending' })).toBeHidden();

  await page.getByRole('button', { name: /^Ask Wikipedia: Full plot/ }).click();
  await page.getByRole('button', { name: 'Full plot and ending' }).click();
  expect(extracts(source).map((query) => query.get('exintro'))).toEqual(['1', null]);
  await expect(main(page)).not.toContainText('drowns');
  await page.getByRole('button', { name: 'Open the curtain' }).click();
  await page.getByRole('button', { name: /^Timeline/ }).click();
  await expect(main(page)).toContainText('made from the plot');
  await page.getByRole('button', { name: 'Ending', exact: true }).click();
  await expect(main(page)).toContainText('Ben drowns');
});

test('facts bring the running time, with which a story made from prose can be followed by the minute', async ({
  page,
  open,
}) => {
  await open(`/film.html#${WATERWORLD}`);
  await page.getByRole('button', { name: /^Ask Wikipedia: Full plot/ }).click();
  await expect(page.getByRole('button', { name: 'Full plot and ending' })).toBeVisible();
  await expect(page.getByRole('slider')).toBeHidden();
  await page.getByRole('button', { name: 'Ask Wikidata: Facts' }).click();
  await expect(main(page)).toContainText('2 h 50 min');
  await page.getByRole('slider', { name: /minute/ }).fill('60');
  await expect(page.locator('.position')).toContainText('Ada finds a lantern.');
  await expect(page.locator('.position')).not.toContainText('drowns');
});

test('cast and money alone wait behind a curtain that says what it hides', async ({ page, open }) => {
  await open(`/film.html#${WATERWORLD}`);
  await page.getByRole('button', { name: /^Ask Wikidata: Cast/ }).click();
  await page.getByRole('button', { name: 'Characters, cast and more' }).click();
  await expect(main(page)).toContainText('can hint at what happens');
  await page.getByRole('button', { name: 'Open the curtain' }).click();
  await page.getByRole('button', { name: /^Box office/ }).click();
  await expect(main(page)).toContainText('$187M');
  await expect(page.getByRole('button', { name: /^Ask Wikipedia: Full plot/ })).toBeVisible();
});

test('what goes wrong is said plainly, and nothing half-read is kept', async ({ page, open, source, world }) => {
  await open(`/film.html#${WATERWORLD}`);
  const ask = page.getByRole('button', { name: 'Ask Wikipedia: Synopsis' });
  const says = async (words: string | RegExp) => {
    await ask.click();
    await expect(main(page)).toContainText(words);
    await expect(page.locator('.synopsis')).toBeHidden();
  };
  source.next({ status: 429, headers: { 'Retry-After': '3600' }, body: '<p>Too many requests' });
  await says(/asks to wait before more requests are made/);
  source.next({ body: '<!doctype html><p>Portal' });
  await says('answered with a web page where data was asked for');
  delete world.pages['en:Waterworld'];
  await says('Wikipedia has no page on this film.');
  world.items[WATERWORLD] = film('Waterworld', { P577: [time(1986)] });
  await says('is another film, or no film');
  await source.close();
  await says('cannot be reached. Is there a connection to the internet?');
});

test('a 429 that says how long is obeyed, and the answer then shown; a wait can be stopped', async ({
  page,
  open,
  source,
}) => {
  await open(`/film.html#${WATERWORLD}`);
  source.next({ status: 429, headers: { 'Retry-After': '30' }, body: '' });
  await page.getByRole('button', { name: 'Ask Wikipedia: Synopsis' }).click();
  await expect(main(page)).toContainText('Fetching…');
  await page.getByRole('button', { name: 'Cancel asking Wikipedia' }).click();
  await expect(main(page)).toContainText('Stopped.');
  source.next({ status: 429, headers: { 'Retry-After': '1' }, body: '' });
  await page.getByRole('button', { name: 'Ask Wikipedia: Synopsis' }).click();
  await expect(page.locator('.synopsis')).toBeVisible();
});

test('a host that the browser has not granted is not asked', async ({ page, open, source }) => {
  await open('/options.html');
  await open('/options.html#sources');
  await page.getByText('Addresses of the sources').click();
  await page.getByLabel('Wikidata', { exact: true }).fill(source.base.replace('127.0.0.1', 'localhost'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved')).toBeVisible();
  const said = await page.evaluate(
    (film) => chrome.runtime.sendMessage({ kind: 'fetch', film, source: 'wikidata', gives: ['facts'] }),
    WATERWORLD,
  );
  expect(said).toMatchObject({ ok: false, code: 'not-allowed' });
  expect(source.asked).toEqual([]);
});

test('what was fetched is listed in the cache, refreshed and removed there', async ({ page, open, source, world }) => {
  await open(`/film.html#${WATERWORLD}`);
  await page.getByRole('button', { name: 'Ask Wikipedia: Synopsis' }).click();
  await expect(page.locator('.synopsis')).toBeVisible();
  world.pages['en:Waterworld']!.extract = 'Waterworld is told anew.';
  source.asked.length = 0;

  await open('/options.html#cache');
  await page.getByRole('button', { name: 'Refresh Waterworld: asks Wikipedia' }).click();
  await expect(page.getByText('Refreshed')).toBeVisible();
  expect(extracts(source).map((query) => query.get('exintro'))).toEqual(['1']);
  await page.getByRole('link', { name: 'Waterworld (1995)' }).click();
  await expect(page.locator('.synopsis')).toHaveText('Waterworld is told anew.');

  await open('/options.html#cache');
  await page.getByRole('button', { name: 'Remove Waterworld' }).click();
  await expect(page.getByRole('link', { name: 'Waterworld (1995)' })).toBeHidden();
});

test('the watchlist is made ready offline: progress, pause, and on after the background was stopped', async ({
  page,
  open,
  source,
  context,
}) => {
  await open('/options.html#library');
  await page.getByRole('button', { name: 'Watchlist 0' }).click();
  for (const [, title] of LISTED) {
    await page.getByRole('combobox').fill(`${title} 1995`);
    await expect(page.getByRole('option').first()).toContainText('1995');
    await page.getByRole('option').first().click();
    await expect(page.getByText(`${title} added`)).toBeVisible();
  }
  const told = () => extracts(source).filter((query) => !query.has('exintro')).length;

  await open('/options.html#sources');
  source.next({ status: 429, headers: { 'Retry-After': '20' }, body: '' });
  await page.getByRole('switch', { name: /watchlist ready offline/ }).click();
  await expect(page.getByText('0 of 4 films')).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('0 of 4 films · paused')).toBeVisible();
  expect(told()).toBe(0);

  source.next({ status: 429, headers: { 'Retry-After': '20' }, body: '' });
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await page.reload(); // The page itself wakes nobody; what any page says to the background does.
  await page.evaluate(() => chrome.runtime.sendMessage({ kind: 'cancelFetch', film: 'Q1' }));
  await expect(page.getByText('4 of 4 films')).toBeVisible({ timeout: 20_000 });
  expect(told()).toBe(4);

  await open(`/film.html#${LISTED[1][0]}`);
  await expect(page.getByRole('button', { name: 'Full plot and ending' })).toBeVisible();
});

test('a page of What’s After the Movie is saved with one click in the popup', async ({
  page,
  open,
  context,
  source,
}) => {
  const story = `<title>Waterworld (1995)</title><h1>Waterworld</h1>
    <p>Year: 1995</p><p>Runtime: 170 min</p><p>Language: English</p><p>Director: Kevin Reynolds</p>
    <div><span>Action</span><span>Adventure</span></div>
    <p>A drifter sails a world of water and is asked to find dry land.</p>
    <p>Warning: spoilers below!</p>
    <h2>Waterworld (1995) – Full Plot Summary &amp; Ending Explained</h2>
    <p>The atoll is attacked in the morning, and the drifter takes two people aboard.</p>
    <p>On the last page he leaves the others on dry land and sails away.</p>
    <p>Last Updated: November 16, 2024 at 16:36</p>`;
  const tab = await context.newPage();
  await tab.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: story }));
  await tab.goto('https://www.whatsafterthemovie.com/movies/waterworld');
  await open('/popup.html'); // Where the tabs of the browser can be counted.
  const id = await page.evaluate(async () => (await chrome.tabs.query({})).at(-1)!.id);
  await open(`/popup.html?tab=${id}`);
  await page.getByRole('button', { name: 'Save this breakdown' }).click();
  await expect(page.getByRole('heading', { name: 'Waterworld (1995)' })).toBeVisible();
  await expect(page.locator('.synopsis')).toContainText('A drifter sails');
  await expect(page.locator('.film')).toContainText('2 h 50 min');
  await expect(page.locator('.credit')).toContainText('What’s After the Movie');
  await page.getByRole('button', { name: 'Full plot and ending' }).click();
  await page.getByRole('button', { name: 'Open the curtain' }).click();
  await page.getByRole('button', { name: 'Ending', exact: true }).click();
  await expect(main(page)).toContainText('sails away');
  expect(source.asked).toEqual([]);
});

test.describe('with a catalogue that is damaged', () => {
  test.use({ catalogue: 'curtain-catalogue\t1\tx\t1\n' });
  const SAID = 'The list of films cannot be read. Installing Curtain again mends this.';

  test('popup, search and film page say so', async ({ page, open, context }) => {
    await open(`/film.html#${WATERWORLD}`);
    await expect(page.getByRole('alert')).toHaveText(SAID);
    await page.getByRole('combobox').fill('waterworld');
    await expect(page.locator('.hits.none')).toHaveText(SAID);
    const site = await context.newPage();
    await site.goto('about:blank');
    await open('/popup.html?tab=0');
    await expect(page.getByRole('alert')).toHaveText(SAID);
  });
});
