/** A watchlist of 500 films is made ready offline: pause, and on after the browser was closed. Wikipedia is played on this machine. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type CatalogueFilm, loadCatalogue } from '../../platform/catalogue.ts';
import { BUILT, backgroundOf, filled, launch } from '../../scripts/browser.ts';
import { addressesAt, label, ref, time, wikimedia } from '../standins/wikimedia.ts';

const FILMS = 500;

/** Films that are not shipped, with an article each. */
async function someFilms(): Promise<CatalogueFilm[]> {
  const catalogue = loadCatalogue(await readFile(join(BUILT, 'catalogue.txt'), 'utf8'));
  const shipped = (await readFile(join(BUILT, 'films.jsonl'), 'utf8')).split('\n');
  const films: CatalogueFilm[] = [];
  for (let number = 0; films.length < FILMS; number += 50) {
    const film = catalogue.byNumber(number)!;
    const told = shipped.some((line) => line.includes(`"title":"${film.title}"`));
    if (film.ids.wikidata && !told) films.push(film);
  }
  return films;
}

const articleOf = ({ title, id }: CatalogueFilm) => ({
  item: id,
  extract: `${title} is a film.\n\n\n== Plot ==\nA keeper finds a lantern. In the end the keeper drowns.`,
});
const itemOf = ({ title, year, id }: CatalogueFilm) => ({
  ...label(title),
  claims: { P31: [ref('Q11424')], P577: [time(year)] },
  sitelinks: { enwiki: { site: 'enwiki', title: id } },
});

test('500 films: progress, pause, and on after a restart of the browser', async () => {
  test.setTimeout(180_000);
  const films = await someFilms();
  const source = await wikimedia({
    pages: Object.fromEntries(films.map((film) => [`en:${film.id}`, articleOf(film)])),
    items: Object.fromEntries(films.map((film) => [film.id, itemOf(film)])),
    hits: {},
  });
  // The browser's question for leave cannot be answered here: the package has it.
  const extension = await mkdtemp(join(tmpdir(), 'curtain-'));
  const profile = await mkdtemp(join(tmpdir(), 'curtain-'));
  await cp(BUILT, extension, { recursive: true });
  const manifest = JSON.parse(await readFile(join(BUILT, 'manifest.json'), 'utf8'));
  await writeFile(
    join(extension, 'manifest.json'),
    JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }),
  );
  const start = () => launch({ extension, profile });
  const options = async (context: BrowserContext, section: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(new URL(`/options.html#${section}`, (await backgroundOf(context)).url()).href);
    return page;
  };

  let context = await start();
  try {
    await filled(context);
    const library = await options(context, 'library');
    const watchlist = films.map(({ id, title, year }) => ({ id, title, year, date: '2026-01-01' }));
    const file = JSON.stringify({ format: 'curtain-library', version: 1, seen: [], watchlist });
    await library
      .locator('input[type=file]')
      .setInputFiles({ name: 'library.json', mimeType: 'application/json', buffer: Buffer.from(file) });
    await expect(library.getByText(`to the watchlist: ${FILMS}`)).toBeVisible();
    await library.close();

    let page = await options(context, 'sources');
    await page.evaluate((stored) => chrome.storage.local.set(stored), addressesAt(source.base));
    const done = async () =>
      Number(/^(\d+) of/.exec((await page.locator('.card label').last().textContent()) ?? '')?.[1]);
    await page.getByRole('switch', { name: /watchlist ready offline/ }).click();
    await expect(page.getByText(`of ${FILMS} films`)).toBeVisible();
    await expect.poll(done, { timeout: 60_000 }).toBeGreaterThan(20);
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByText('· paused')).toBeVisible();
    // What was on its way when the button was pressed still comes.
    await page.waitForTimeout(500);
    const paused = await done();
    await page.waitForTimeout(500);
    expect(await done()).toBe(paused);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect.poll(done).toBeGreaterThan(paused);
    await context.close();

    source.asked.length = 0;
    context = await start();
    page = await options(context, 'sources');
    await expect(page.getByText(`${FILMS} of ${FILMS} films`)).toBeVisible({ timeout: 60_000 });
    const told = source.asked.filter(({ url }) => url.searchParams.get('prop')?.includes('extracts')).length;
    expect(told).toBeLessThanOrEqual(2 * (FILMS - paused + 1));
    await page.goto(page.url().replace('#sources', '#cache'));
    await page.reload();
    await expect(page.locator('.section')).toContainText('films, about');
  } finally {
    await context.close();
    await source.close();
    await Promise.all([extension, profile].map((folder) => rm(folder, { recursive: true })));
  }
});
