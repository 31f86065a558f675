/** The other ways in: the address bar's "film", the menu on a right click, and the shortcuts. */
import type { Page, Worker } from '@playwright/test';
import { coveredIn, expect, test } from './fixtures/extension.ts';

const FORUM = `<!doctype html><title>Film club</title><h1>Leaving Las Vegas (1995): spoilers ahead</h1>
  <p>In the end Ben dies in the motel bed with Sera beside him.</p>`;

/** An event of the browser, which a test can set off as the browser does. */
type Doors = Record<'omnibox' | 'contextMenus' | 'commands', Record<string, { dispatch(...told: unknown[]): void }>>;

const enter = (background: Worker, text: string) =>
  background.evaluate((typed) => {
    (chrome as unknown as Doors).omnibox.onInputEntered!.dispatch(typed, 'currentTab');
  }, text);

async function opened(page: Page, act: () => Promise<unknown>): Promise<Page> {
  const [tab] = await Promise.all([page.context().waitForEvent('page'), act()]);
  return tab;
}

test('address bar: a title opens the film page, one that is not known its search', async ({ page, background }) => {
  const film = await opened(page, () => enter(background, 'leavin las vegas 1995'));
  await expect(film.getByRole('heading', { level: 1 })).toHaveText('Leaving Las Vegas (1995)');
  await film.close();
  const none = await opened(page, () => enter(background, 'zzqxv wq'));
  await expect(none.getByRole('combobox')).toHaveValue('zzqxv wq');
  await expect(none.getByText('No film of this name.')).toBeVisible();
  await none.close();
});

test('address bar: films are suggested with title, year and director', async ({ background }) => {
  const offered = await background.evaluate(
    () =>
      new Promise<{ content: string; description: string }[]>((suggest) =>
        (chrome as unknown as Doors).omnibox.onInputChanged!.dispatch('wallace & gromit', suggest),
      ),
  );
  expect(offered.length).toBeGreaterThan(1);
  for (const { description } of offered) expect(description).not.toMatch(/&(?!#\d+;)|[<>]/); // Read as XML.
});

test('menu: the selected words are looked up', async ({ page, background }) => {
  const film = await opened(page, () =>
    background.evaluate(() => {
      const { onClicked } = (chrome as unknown as Doors).contextMenus;
      onClicked!.dispatch({ menuItemId: 'lookUp', selectionText: 'The Sixth Sense' }, undefined);
    }),
  );
  await expect(film.getByRole('heading', { level: 1 })).toHaveText('The Sixth Sense (1999)');
  await film.close();
});

test('shortcuts: all of the page revealed and covered again, the shield off and on', async ({
  page,
  site,
  background,
}) => {
  await page.goto(site.page(FORUM));
  await page.bringToFront();
  await expect.poll(() => coveredIn(page)).toHaveLength(1);
  const press = (command: string) =>
    background.evaluate((name) => (chrome as unknown as Doors).commands.onCommand!.dispatch(name), command);
  for (const command of ['toggle-page', 'toggle-shield']) {
    await press(command);
    await expect.poll(() => coveredIn(page)).toEqual([]);
    await press(command);
    await expect.poll(() => coveredIn(page)).toHaveLength(1);
  }
});
