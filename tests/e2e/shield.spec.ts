import { backgroundOf, coveredIn, expect, launch, test } from './fixtures/extension.ts';
import { callSafe } from './fixtures/told.ts';

const FILM = '<h1>Leaving Las Vegas (1995): spoilers ahead</h1>';
const SPOILER = 'In the end Ben dies in her arms.';
const safe = 'I liked the trumpet score.';
callSafe(safe, 'It was shot on film.', 'Bye.');

test('covers sentences across inline tags and leaves the rest', async ({ page, site }) => {
  await page.goto(site.page(`${FILM}<p>${safe} In the end Ben <em>dies</em> in her arms. It was shot on film.</p>`));
  await expect.poll(() => coveredIn(page)).toEqual(['In the end Ben ', 'dies', ' in her arms.']);
});

test('the first click reveals and does nothing else; Alt+click covers again', async ({ page, site }) => {
  await page.goto(
    site.page(`${FILM}<p>${safe} <a id="link" href="#gone">${SPOILER}</a></p>
      <script>var seen = []; for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click']) document.addEventListener(type, (e) => seen.push(type), true)</script>`),
  );
  await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
  await page.evaluate(() =>
    document.getElementById('link')!.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true })),
  );
  await page.evaluate(() => {
    (globalThis as unknown as { seen: string[] }).seen.length = 0;
  });
  await page.click('#link');
  await expect.poll(() => coveredIn(page)).toEqual([]);
  expect(await page.evaluate(() => [(globalThis as unknown as { seen: string[] }).seen, location.hash])).toEqual([
    [],
    '',
  ]);
  await page.click('#link', { modifiers: ['Alt'] });
  await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
  await page.click('#link');
  await page.click('#link');
  expect(await page.evaluate(() => location.hash)).toBe('#gone');
});

test('what was revealed stays so when the block is rendered anew; a reload covers again', async ({ page, site }) => {
  await page.goto(site.page(`${FILM}<div id="app"><p>${SPOILER}</p></div>`));
  await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
  await page.click('p', { position: { x: 20, y: 8 } });
  await expect.poll(() => coveredIn(page)).toEqual([]);
  await page.evaluate((text) => {
    document.getElementById('app')!.innerHTML = `<section><p>${text}</p></section>`;
  }, SPOILER);
  await page.waitForTimeout(100);
  expect(await coveredIn(page)).toEqual([]);
  await page.reload();
  await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
});

test('copying gives a label in place of covered words', async ({ page, site, chromium }) => {
  await chromium.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(site.page(`${FILM}<p>${safe} ${SPOILER} It was shot on film.</p><p>Bye.</p>`));
  await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/I liked the trumpet score\. \[spoiler: [^\]]+\] It was shot on film\.\nBye\./);
  expect(text).not.toContain('dies');
});

test('when the extension is gone the page is left clean', async ({ site }) => {
  const html = `<p title="${SPOILER}">${safe} ${SPOILER}</p><h2 id="h">${SPOILER}</h2><div>${SPOILER}<p>${safe}</p></div>
    <button aria-labelledby="h">x</button><input type="submit" value="${SPOILER}"><select><option>${SPOILER}</option></select>
    <svg><title>${SPOILER}</title><text>${SPOILER}</text></svg><ul><li><a href="#a">${SPOILER}</a></li></ul>`;
  const context = await launch();
  const page = await context.newPage();
  await page.goto(site.page(`${FILM}${html}`));
  await expect.poll(() => page.evaluate(() => document.querySelectorAll('curtain-voice').length)).toBeGreaterThan(4);
  expect(await page.evaluate(() => document.body.innerHTML)).not.toContain(html);
  await (await backgroundOf(context)).evaluate(() => chrome.runtime.reload()).catch(() => {});
  await expect.poll(() => coveredIn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toContain(`${html}</body></html>`);
  await context.close();
});
