/** The film page of the built extension, as a person meets it. */
import { expect, test } from './fixtures/extension.ts';
import { addressOf, expectNoViolations, FILLING, openFilm, refuseDatabase } from './fixtures/pages.ts';

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
  await openFilm(page, background, '#100%');
  await page.reload();
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

test('a database that cannot open is said on film page and options; facts, similar films and search are there', async ({
  page,
  background,
}) => {
  await page.addInitScript(refuseDatabase);
  await openFilm(page, background);
  await expect(page.getByRole('alert')).toContainText('The shield keeps working.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Leaving Las Vegas (1995)');
  await expect(page.locator('.facts')).toContainText('Directed by Mike Figgis');
  await expect(page.getByRole('button', { name: /^Ask/ })).toBeHidden(); // What they gave could not be kept.
  await page.getByRole('button', { name: 'Similar films' }).click();
  await expect(page.locator('.similar li').first()).toContainText('Also');
  await expectNoViolations(page);
  await page.getByRole('combobox').fill('heat 1995');
  await expect(page.getByRole('option').first()).toContainText('Heat');
  await openFilm(page, background, '#no-such-film');
  await expect(page.getByRole('alert')).toContainText('cannot be opened');
  await page.goto(addressOf(background, '/options.html#cache'));
  await expect(page.getByRole('alert')).toContainText('The shield keeps working without it.');
  await expectNoViolations(page);
});
