/** Covers for those who do not see the page, or do not use a pointer. */
import { coveredIn, expect, test } from './fixtures/extension.ts';
import { heard } from './fixtures/heard.ts';
import { callSafe } from './fixtures/told.ts';

callSafe('Before.', 'One', 'I liked the trumpet score, as did a safe link.', 'Between.', 'Two', 'After.', 'Three');

/** Right after installation the shipped films are still being taken in, and more is covered than will be. */
const FILLING = { timeout: 30_000 };

const FILM = '<!doctype html><title>Talk</title><main><h1>Leaving Las Vegas (1995): spoilers ahead</h1>';
const dies = (where: string) => `In the end Ben drinks himself to death and dies in her arms, ${where}.`;

const PAGE = `${FILM}
  <p>Before. <a href="#one">One</a></p>
  <p id="p">I liked the trumpet score, as did <a href="#safe">a safe link</a>. ${dies('in <a href="#bad">a link</a>')}</p>
  <p>Between. <button id="two">Two</button></p>
  <ul><li>${dies('first')}</li></ul><p>After. <a href="#three">Three</a></p></main>`;

/** Each is the beginning of a line that is heard after the one before. */
function expectInOrder(lines: string[], order: string[]): void {
  let from = 0;
  for (const wanted of order) {
    const at = lines.findIndex((line, i) => i >= from && line.startsWith(wanted));
    expect(at, `${wanted} in ${JSON.stringify(lines)}`).toBeGreaterThanOrEqual(from);
    from = at + 1;
  }
}

test('covered words are out of the accessibility tree; safe words, links and a button to reveal are in it, in order', async ({
  page,
  site,
}) => {
  await page.goto(site.page(PAGE));
  await expect.poll(async () => (await heard(page)).filter((line) => line.includes('hidden')).length, FILLING).toBe(2);
  const lines = await heard(page);
  expect(lines.join(' ')).not.toContain('dies');
  const order = [
    'Before.',
    'link: One',
    'I liked the trumpet score, as did',
    'link: a safe link',
    'button: Spoiler for',
    'Between.',
    'button: Two',
    'button: Spoiler for',
    'After.',
  ];
  expectInOrder(lines, order);
});

test('Tab goes through covers in reading order; Enter reveals, Escape covers again', async ({ page, site }) => {
  await page.goto(site.page(PAGE));
  await expect.poll(async () => (await heard(page)).filter((line) => line.includes('hidden')).length, FILLING).toBe(2);
  const focus = () =>
    page.evaluate(() => document.activeElement!.localName + (document.activeElement!.getAttribute('href') ?? ''));
  const stops: string[] = [];
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('Tab');
    stops.push(await focus());
  }
  expect(stops).toEqual(['a#one', 'curtain-voice', 'curtain-voice', 'button', 'curtain-voice']);
  const before = await coveredIn(page);
  await page.keyboard.press('Shift+Tab');
  expect(await focus()).toBe('button');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => coveredIn(page).then((texts) => texts.includes(dies('first')))).toBe(false);
  expect((await heard(page)).join(' ')).toContain(dies('first'));
  await page.keyboard.press('Escape');
  await expect.poll(() => coveredIn(page).then((texts) => texts.sort())).toEqual(before.sort());
  expect(await focus()).toBe('curtain-voice');
});

test('a stand-in link works; after reveal the page is as it was', async ({ page, site }) => {
  await page.goto(site.page(PAGE));
  const html = PAGE.slice(PAGE.indexOf('<p id="p">'), PAGE.indexOf('<p>Between'));
  await expect.poll(async () => (await heard(page)).filter((line) => line.includes('hidden')).length, FILLING).toBe(2);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => location.hash)).toBe('#safe');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => coveredIn(page).then((texts) => texts.length)).toBe(1);
  await page.keyboard.press('Tab');
  expect((await page.locator('#p').evaluate((p) => p.outerHTML)).trim()).toBe(html.trim());
});

test('headings stay headings, and safe blocks inside a covered one are heard as they are', async ({ page, site }) => {
  await page.goto(
    site.page(`${FILM}<h2>Ben dies in the motel bed with Sera beside him.</h2>
      <div>${dies('outside')}<p>Between. <a href="#one">One</a></p><h3>After.</h3><textarea>Typed</textarea><p>${dies('inside')}</p></div>
      <button id="b" aria-labelledby="name">Go</button><div><p id="name">${dies('as a name')}</p></div></main>`),
  );
  await expect
    .poll(async () => (await heard(page)).some((line) => line.startsWith('heading: Spoiler')), FILLING)
    .toBe(true);
  await expect.poll(async () => (await heard(page)).filter((line) => line.includes('dies'))).toEqual([]);
  const lines = await heard(page);
  const order = [
    'heading: Spoiler for',
    'button: Spoiler for',
    'Between.',
    'link: One',
    'heading: After.',
    'textbox: Typed',
  ];
  expectInOrder(lines, order);
});

test('what is not shown is not heard, until it is', async ({ page, site }) => {
  await page.goto(
    site.page(`${FILM}<p style="display:none" id="hidden">${dies('in hiding')}</p>
      <details><summary>One</summary><p>${dies('in details')}</p></details></main>`),
  );
  await expect.poll(() => coveredIn(page)).toHaveLength(2);
  const hidden = async () => (await heard(page)).filter((line) => line.startsWith('button: Spoiler')).length;
  await expect.poll(hidden, FILLING).toBe(0);
  await page.click('summary');
  await expect.poll(hidden).toBe(1);
  await page.evaluate(() => {
    document.getElementById('hidden')!.style.display = '';
  });
  await expect.poll(hidden).toBe(2);
});

test('Tab goes through covers and links in shadow roots, there and back', async ({ page, site }) => {
  const inner = `<p><a href="#two">Two</a></p><p>${dies('in a root')}</p><slot></slot>`;
  await page.goto(
    site.page(`${FILM}<p><a href="#one">One</a></p><div id="host"><p><a href="#three">Three</a></p></div><p>${dies('outside')}</p></main>
      <script>host.attachShadow({ mode: 'open' }).innerHTML = '${inner}';</script>`),
  );
  await expect.poll(async () => (await heard(page)).filter((line) => line.includes('hidden')).length, FILLING).toBe(2);
  const focus = () =>
    page.evaluate(() => {
      let at = document.activeElement!;
      while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at.getAttribute('href') ?? at.localName;
    });
  const stops = [];
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('Tab');
    stops.push(await focus());
  }
  expect(stops).toEqual(['#one', '#two', 'curtain-voice', '#three', 'curtain-voice']);
  for (const stop of stops.toReversed().slice(1)) {
    await page.keyboard.press('Shift+Tab');
    expect(await focus()).toBe(stop);
  }
});

test('words that stand in the body itself take nothing else of the page away', async ({ page, site }) => {
  await page.goto(
    site.page(
      `${FILM.replace('<main>', '')}<p>Between. <a href="#one">One</a></p><code>${dies('in code')}</code><p>${dies('in a paragraph')}</p>`,
    ),
  );
  await expect
    .poll(async () => (await heard(page)).filter((line) => line.startsWith('button: Spoiler')).length, FILLING)
    .toBe(2);
  const lines = await heard(page);
  expect(lines.join(' ')).not.toContain('dies');
  expect(lines).toContain('Between.');
  expect(lines).toContain('link: One');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.querySelector('a')!.tabIndex)).toBe(0);
});
