/** What can go wrong with sources and catalogue, and how the person is told. */
import { time } from '../standins/wikimedia.ts';
import { expect, film, main, test, WATERWORLD } from './fixtures/sources.ts';

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
  source.next({ body: '{"entities":{"Q27' });
  await says('was cut off or garbled');
  source.next({ body: `"${'x'.repeat(11_000_000)}"` });
  await says('far larger than a film needs');
  source.next(...Array(3).fill({ status: 500, headers: { 'Retry-After': '0' }, body: '' }));
  await says('has trouble of its own');
  const article = world.pages['en:Waterworld'];
  world.pages['en:Waterworld'] = { redirect: 'Kevin Reynolds#Films' };
  world.pages['en:Kevin Reynolds'] = { ...article };
  await says('is another film, or no film');
  world.pages['en:Waterworld'] = { item: WATERWORLD, disambiguation: true };
  await says('has several films of this name');
  delete world.pages['en:Waterworld'];
  await says('Wikipedia has no page on this film.');
  world.pages['en:Waterworld'] = { item: WATERWORLD, extract: 'A lead.\n\n\n== Production ==\nIt was shot at sea.' };
  await page.getByRole('button', { name: /^Ask Wikipedia: Full plot/ }).click();
  await expect(main(page)).toContainText('it does not tell the plot');
  world.items[WATERWORLD] = film('Waterworld', { P577: [time(1986)] });
  await says('is another film, or no film');
  await source.close();
  await says('cannot be reached. Is there a connection to the internet?');
});

test('script in an answer is shown as the text it is', async ({ page, open, world }) => {
  const script = '<img src=x onerror="document.title = 1"><script>document.title = 2</script>';
  world.pages['en:Waterworld']!.extract = `${script}\n\n\n== Plot ==\n${script} One. ${script} Two.`;
  await open(`/film.html#${WATERWORLD}`);
  await page.getByRole('button', { name: 'Ask Wikipedia: Synopsis' }).click();
  await expect(page.locator('.synopsis')).toHaveText(script);
  await page.getByRole('button', { name: /^Ask Wikipedia: Full plot/ }).click();
  await page.getByRole('button', { name: 'Full plot and ending' }).click();
  await page.getByRole('button', { name: 'Open the curtain' }).click();
  await page.getByRole('button', { name: /^Plot/ }).click();
  await expect(page.locator('.prose')).toContainText(script);
  expect(await page.locator('main :is(img, script)').count()).toBe(0);
  await expect(page).toHaveTitle('Waterworld (1995) · Curtain');
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
  await expect.poll(() => source.asked.length).toBe(1); // The long wait is for this request, not for the next.
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
