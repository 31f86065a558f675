/** The options of the built extension, as a person meets them. */
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures/extension.ts';
import { addressOf, expectNoViolations, openFilm } from './fixtures/pages.ts';

const SECTIONS = ['library', 'shield', 'look', 'sites', 'gestures', 'sources', 'corrections', 'cache', 'privacy'];

test('options: each section in light and dark, wide and narrow', async ({ page, background }) => {
  for (const section of SECTIONS) {
    await page.goto(addressOf(background, `/options.html#${section}`));
    for (const [width, colorScheme] of [
      [1200, 'light'],
      [360, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('.section')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await expectNoViolations(page);
    }
  }
});

test('options: a choice is saved at once and says so', async ({ page, background }) => {
  await page.goto(addressOf(background, '/options.html#shield'));
  await page.getByRole('radio', { name: /Strict/ }).check();
  await expect(page.getByText('Saved')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: /Strict/ })).toBeChecked();
  await page.getByRole('radio', { name: /Balanced/ }).check();
  // The tests that follow in this browser are to find it as it was.
  const stored = () => background.evaluate(async () => JSON.stringify(await chrome.storage.local.get('shield')));
  await expect.poll(stored).toContain('"sensitivity":"balanced"');
});

test('options: films are added, seen everywhere, and removed', async ({ page, chromium, background }) => {
  await page.goto(addressOf(background, '/options.html#library'));
  await page.getByRole('combobox').fill('leaving las vegas');
  await page.getByRole('option').first().click();
  await expect(page.getByText('Leaving Las Vegas added')).toBeVisible();
  const film = await chromium.newPage();
  await openFilm(film, background);
  const seen = film.getByRole('button', { name: 'I’ve seen it' });
  await expect(seen).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Remove Leaving Las Vegas' }).click();
  await expect(seen).toHaveAttribute('aria-pressed', 'false');
  await film.close();
});

test('options: an import reports, and is undone; a broken file changes nothing', async ({ page, background }) => {
  await page.goto(addressOf(background, '/options.html#library'));
  const choose = page.locator('input[type=file]');
  await choose.setInputFiles({
    name: 'x.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK\u0003\u0004broken'),
  });
  await expect(page.getByRole('alert')).toContainText('Nothing was changed.');
  const csv =
    'Date,Name,Year,Letterboxd URI\n2024-01-02,Heat,1995,https://boxd.it/1\n2024-01-03,No Such Film At All,1901,\n';
  await choose.setInputFiles({ name: 'watched.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(page.getByText('Added to seen: 2, to the watchlist: 0')).toBeVisible();
  await expect(page.getByText('Unknown, kept by title and year: 1')).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByText('No film seen yet.')).toBeVisible();
});

test('options: a site is listed and taken off again', async ({ page, background }) => {
  await page.goto(addressOf(background, '/options.html#sites'));
  await page.getByLabel('Address of a site').fill('https://www.example.com/page');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: 'example.com' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove example.com' }).click();
  await expect(page.getByText('No site is listed.')).toBeVisible();
});

test('options: the cache goes out and comes back; a file that is none says why and changes nothing', async ({
  page,
  background,
}) => {
  await page.goto(addressOf(background, '/options.html#cache'));
  const count = page.locator('.section strong').first();
  const before = (await count.textContent())!;
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  const take = (buffer: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name: 'films.json', mimeType: 'application/json', buffer });
  const file = JSON.parse(text);
  await take(Buffer.from(JSON.stringify({ ...file, films: [...file.films, { ...file.films[0], id: '' }] })));
  await expect(page.getByText(/film \d+ has a fault at "id"/)).toBeVisible();
  await take(Buffer.from(text.slice(0, 500)));
  await expect(page.getByText('it is not whole JSON')).toBeVisible();
  await take(Buffer.from(text));
  await expect(page.getByText('Imported')).toBeVisible();
  await expect(count).toHaveText(before);
});
