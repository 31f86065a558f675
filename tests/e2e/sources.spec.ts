/** Fetching from sources, by clicks alone. */
import { expect, extracts, LISTED, main, test, WATERWORLD } from './fixtures/sources.ts';

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

test('a story that was fetched is known to the shield of an open tab at once', async ({ page, open, context }) => {
  const tab = await context.newPage();
  const talk = '<h1>Waterworld (1995): spoilers ahead</h1><p>In the end Ben drowns, and Ada breaks the lantern.</p>';
  await tab.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: talk }));
  await tab.goto('https://club.example/');
  await open('/options.html'); // Where the tabs of the browser can be counted.
  const id = await page.evaluate(async () => (await chrome.tabs.query({})).at(-1)!.id);
  await open(`/popup.html?tab=${id}`);
  await expect(page.locator('.covers li')).toHaveCount(1);
  await expect(page.locator('.covers')).not.toContainText('matches');
  await page.getByRole('button', { name: /^Ask Wikipedia: Full plot/ }).click();
  await expect(page.locator('.covers')).toContainText('matches the ending');
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
  await expect.poll(() => source.asked.length).toBe(1); // Each "too many requests" is to be met where it is meant.
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('0 of 4 films · paused')).toBeVisible();
  expect(told()).toBe(0);

  source.next({ status: 429, headers: { 'Retry-After': '20' }, body: '' });
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(() => source.asked.length).toBe(2);
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
