/** The popup of the built extension, as a person meets it. */
import { coveredIn, expect, test } from './fixtures/extension.ts';
import { expectNoViolations, FILLING, FORUM, openPopup, refuseDatabase } from './fixtures/pages.ts';

test('a database that cannot open leaves the popup its covers and the film’s facts', async ({
  page,
  chromium,
  background,
  site,
}) => {
  await page.goto(site.page(FORUM));
  const popup = await chromium.newPage();
  await popup.addInitScript(refuseDatabase);
  await openPopup(popup, background, page);
  await expect(popup.getByRole('alert')).toContainText('The film cache cannot be opened in this browser profile.');
  await expect(popup.getByRole('heading', { level: 2, name: 'Leaving Las Vegas (1995)' })).toBeVisible();
  await popup.getByRole('button', { name: 'Reveal all' }).click();
  await expect(popup.getByText('Nothing is covered here')).toBeVisible();
  await expectNoViolations(popup);
  await popup.close();
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
  const other = await chromium.newPage();
  await other.goto(site.page(FORUM));
  await expect.poll(() => coveredIn(other)).toHaveLength(1);
  const badge = () => background.evaluate(badges);
  await expect.poll(badge).toEqual(['1', '1']);
  const seen = popup.getByRole('button', { name: 'I’ve seen it' });
  await seen.click();
  await expect(popup.getByText('Nothing is covered here')).toBeVisible();
  await expect.poll(() => coveredIn(other)).toEqual([]);
  await expect.poll(badge).toEqual([]);
  await seen.click();
  await expect(popup.getByText('1 sentence is covered here')).toBeVisible();
  await expect.poll(() => coveredIn(other)).toHaveLength(1);
  await expect.poll(badge).toEqual(['1', '1']);
  await other.close();
  await popup.close();
});

test('popup: a film that the catalogue lacks has the name that the page gives it, and can be seen', async ({
  page,
  chromium,
  background,
  site,
}) => {
  const body = `<h1>The Lanterns of Ostrov (2031)</h1><p>A film about two brothers, in cinemas from May.</p>
    <p>In the end Ben murders his brother and drowns himself in the lake.</p>`;
  await page.goto(site.page(`<!doctype html><title>The Lanterns of Ostrov (2031): film review</title>${body}`));
  await expect.poll(() => coveredIn(page)).toHaveLength(1);
  const popup = await chromium.newPage();
  await openPopup(popup, background, page);
  await expect(popup.getByRole('heading', { level: 2, name: 'The Lanterns of Ostrov (2031)' })).toBeVisible();
  await expect(popup.getByText('This film is not in the catalogue')).toBeVisible();
  await expectNoViolations(popup);
  const seen = popup.getByRole('button', { name: 'I’ve seen it' });
  await seen.click();
  await expect.poll(() => coveredIn(page)).toEqual([]);
  await seen.click();
  await expect.poll(() => coveredIn(page)).toHaveLength(1);
  await popup.close();
});

/** Runs in the background: what stands on the toolbar button, over all tabs that have anything there. */
const badges = async () => {
  const tabs = await chrome.tabs.query({});
  const texts = await Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id! })));
  return texts.filter(Boolean);
};

test('popup: many films of a page take one line, and the curtain is in view below the card', async ({
  page,
  chromium,
  background,
  site,
}) => {
  const films = ['Leaving Las Vegas (1995)', 'The Sixth Sense (1999)', 'Fight Club (1999)', 'Parasite (2019)'];
  const talk = films.map((film) => `<article><h2>${film}</h2><p>In the end he dies in the motel bed.</p></article>`);
  await page.goto(site.page(`<!doctype html><title>Film club</title>${talk.join('')}`));
  const popup = await chromium.newPage();
  await openPopup(popup, background, page);
  await expect(popup.locator('.choices button')).toHaveCount(4);
  const curtain = popup.getByRole('button', { name: 'Full plot and ending' });
  await expect(curtain).toBeVisible(FILLING);
  const bottom = (await curtain.boundingBox())!;
  expect(bottom.y + bottom.height).toBeLessThan((await popup.locator('footer').boundingBox())!.y);
  await expectNoViolations(popup);

  await popup.getByRole('button', { name: 'All 4 films of this page' }).click();
  await popup.getByRole('button', { name: 'Parasite (2019)', exact: true }).click();
  await expect(popup.getByRole('heading', { level: 2, name: 'Parasite (2019)' })).toBeVisible();
  await curtain.press('Enter');
  await expectNoViolations(popup);
  await popup.getByRole('button', { name: 'Open the curtain' }).press('Enter');
  await popup.getByRole('button', { name: /^Plot/ }).press('Enter');
  const plot = (await popup.locator('.prose').boundingBox())!;
  expect(plot.y).toBeLessThan(500); // The story is in view where it was opened.
  await expectNoViolations(popup);
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
