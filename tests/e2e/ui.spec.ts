/** Popup, film page and options of the built extension, as a person meets them. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Worker } from '@playwright/test';
import { expect, test } from './fixtures/extension.ts';

const LEAVING = 'Q280918';
const FORUM = `<!doctype html><title>Film club</title><h1>Film club</h1>
  <article><h2>Leaving Las Vegas (1995): spoilers ahead</h2>
  <p>In the end Ben dies in the motel bed with Sera beside him.</p></article>`;

/** The cache and the profiles are made right after the installation; open pages follow. */
const FILLING = { timeout: 20_000 };

const addressOf = (background: Worker, file: string) => new URL(file, background.url()).href;

async function openFilm(page: Page, background: Worker, hash = `#${LEAVING}`) {
  await page.goto(addressOf(background, `/film.html${hash}`));
}

async function expectNoViolations(page: Page) {
  await page.emulateMedia({ reducedMotion: 'reduce' }); // Colours are judged at rest.
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** The popup as a page that speaks for the tab of another; tabs and pages stand in the same order. */
async function openPopup(page: Page, background: Worker, of: Page) {
  const place = of.context().pages().indexOf(of);
  const tab = await background.evaluate(async (index) => {
    const tabs = await chrome.tabs.query({});
    return tabs[index]!.id;
  }, place);
  await page.setViewportSize({ width: 380, height: 600 });
  await page.goto(addressOf(background, `/popup.html?tab=${tab}`));
}

test('film page: facts and synopsis at once, the story by its own clicks', async ({ page, background }) => {
  await openFilm(page, background);
  await expect(page.locator('.synopsis')).toBeVisible(FILLING);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Leaving Las Vegas (1995)');
  await expect(page).toHaveTitle('Leaving Las Vegas (1995) · Curtain');
  await expect(page.locator('main')).toContainText('1 h 51 min · English · Directed by Mike Figgis · Drama, Romance');
  await expect(page.locator('main')).not.toContainText('he dies');

  await page.getByRole('button', { name: 'Full plot and ending' }).press('Enter');
  await expect(page.getByText('This tells how Leaving Las Vegas ends.')).toBeFocused();
  await page.getByRole('button', { name: 'Open the curtain' }).press('Enter');
  await expect(page.locator('main')).not.toContainText('he dies');
  const ending = page.getByRole('button', { name: 'Ending', exact: true });
  await ending.press('Enter');
  await expect(page.locator('main')).toContainText('he dies');
  await expect(page.locator('main')).toContainText('CC BY 4.0');
  const closed = page.locator('.part-button[aria-expanded=false]');
  while (await closed.count()) await closed.first().click();
  await expect(page.getByRole('button', { name: 'Look up The Lost Weekend' })).toBeVisible();
  await page.locator('.scrubber').click({ position: { x: 300, y: 16 } });
  await expect(page.locator('.timeline [aria-current=step]')).not.toContainText('An unsteady Ben');
  await page.getByRole('slider', { name: 'Move along the timeline' }).press('End');
  await expect(page.locator('.timeline [aria-current=step]')).toContainText('In a session');
  await expectNoViolations(page);

  await page.getByRole('button', { name: 'Close the curtain' }).press('Enter');
  await expect(page.locator('main')).not.toContainText('he dies');
  await expect(page.getByRole('button', { name: 'Full plot and ending' })).toBeFocused();
});

test('film page: the minute is kept, and tells only what has happened', async ({ page, background }) => {
  await openFilm(page, background);
  const slider = page.getByRole('slider', { name: /minute/ });
  await slider.fill('30');
  await expect(page.locator('.position')).toContainText('narrowly misses Sera');
  await expect(page.locator('.position')).not.toContainText('ends up spending the night');
  await page.reload();
  await expect(slider).toHaveValue('30');
  await slider.fill('0');
});

test('film page: search by keyboard leads to another film, and back', async ({ page, background }) => {
  await openFilm(page, background);
  await page.getByRole('combobox', { name: 'Search all films' }).fill('sixth sense');
  await expect(page.getByRole('option').first()).toContainText('The Sixth Sense');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Sixth Sense (1999)');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Leaving Las Vegas (1995)');
});

test('film page: an unknown film, and no film, are said plainly', async ({ page, background }) => {
  await openFilm(page, background, '#no-such-film');
  await expect(page.locator('main')).toContainText('not in the catalogue');
  await openFilm(page, background, '');
  await page.reload();
  await expect(page.getByRole('combobox')).toBeFocused();
  await expectNoViolations(page);
});

test('film page: a film that is not cached offers sources and says what is sent', async ({ page, background }) => {
  await openFilm(page, background, '#Q42198');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Heat (1995)');
  await expect(page.getByRole('button', { name: 'Ask Wikipedia: Synopsis' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Sends the name of the film’s article to Wikipedia.');
  await expectNoViolations(page);
});

test('a database that cannot open is said, and search still works', async ({ page, background }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'UnknownError');
    };
  });
  await openFilm(page, background);
  await expect(page.getByRole('alert')).toContainText('The shield keeps working.');
  await page.getByRole('combobox').fill('heat 1995');
  await expect(page.getByRole('option').first()).toContainText('Heat');
});

test('popup: films of the page, what is covered, reveal and cover again', async ({
  page,
  chromium,
  background,
  site,
}) => {
  await page.goto(site.page(FORUM));
  const popup = await chromium.newPage();
  await openPopup(popup, background, page);
  await expect(popup.getByRole('heading', { level: 2, name: 'Leaving Las Vegas (1995)' })).toBeVisible();
  await expect(popup.locator('.synopsis')).toBeVisible(FILLING);
  await expect(popup.getByText('1 sentence is covered here')).toBeVisible(FILLING);
  await expect(popup.locator('.covers')).not.toContainText('motel');
  await expectNoViolations(popup);

  await popup.getByRole('button', { name: 'Reveal all' }).click();
  await expect(popup.getByText('Nothing is covered here')).toBeVisible();
  await popup.getByRole('button', { name: /^Cover again number 1/ }).click();
  await expect(popup.getByText('1 sentence is covered here')).toBeVisible();

  const here = popup.getByRole('switch');
  await here.click();
  await expect(popup.getByText('Off here: nothing is covered')).toBeVisible();
  await here.click();
  await expect(popup.getByText('1 sentence is covered here')).toBeVisible();
  await popup.close();
});

test('popup: "I’ve seen it" uncovers the film at once, and taking it back covers it', async ({
  page,
  chromium,
  background,
  site,
}) => {
  await page.goto(site.page(FORUM));
  const popup = await chromium.newPage();
  await openPopup(popup, background, page);
  await expect(popup.getByText('1 sentence is covered here')).toBeVisible(FILLING);
  const seen = popup.getByRole('button', { name: 'I’ve seen it' });
  await seen.click();
  await expect(popup.getByText('Nothing is covered here')).toBeVisible();
  await seen.click();
  await expect(popup.getByText('1 sentence is covered here')).toBeVisible();
  await popup.close();
});

test('popup: a page without films, and a page that cannot be read', async ({ page, chromium, background, site }) => {
  await page.goto(site.page('<!doctype html><title>Soup</title><p>We made soup and fixed the roof.</p>'));
  const popup = await chromium.newPage();
  await openPopup(popup, background, page);
  await expect(popup.getByText('No film found on this page')).toBeVisible();
  await expectNoViolations(popup);

  await page.goto('chrome://version');
  await openPopup(popup, background, page);
  await expect(popup.getByText('This page cannot be read')).toBeVisible();
  await popup.getByRole('combobox').fill('sixth sense');
  await expect(popup.getByRole('option').first()).toContainText('The Sixth Sense');
  await popup.keyboard.press('Enter');
  await expect(popup.getByRole('heading', { level: 2, name: 'The Sixth Sense (1999)' })).toBeVisible();
  await popup.close();
});

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
