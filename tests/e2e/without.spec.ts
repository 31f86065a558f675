/** Browsers that lack something, and a shield that fails: what a copy of the built extension does when it is taken away. */
import type { BrowserContext } from '@playwright/test';
import { backgroundOf, coveredIn, expect, test } from './fixtures/extension.ts';
import { withPatch } from './fixtures/patched.ts';

const FILM = '<!doctype html><h1>Leaving Las Vegas (1995): spoilers ahead</h1>';
const SPOILER = 'In the end Ben dies in her arms.';

const opened = async (context: BrowserContext, address: string) => {
  const page = await context.newPage();
  await page.goto(address);
  return page;
};

test('without the highlight API whole elements are covered, at once and also while much is unread', async ({
  site,
}) => {
  await withPatch('globalThis.Highlight = undefined;', async (context) => {
    const talk = `<p>${'We talked about soup and the long way home. '.repeat(40)}</p>`.repeat(400);
    const page = await opened(
      context,
      site.page(`${FILM}<p id="p">${SPOILER}</p><div id="app"></div><template id="long">${talk}<p id="late">${SPOILER}</p></template><script>
        window.seen = [];
        const look = () => { for (const one of document.querySelectorAll('#p, #late')) if (getComputedStyle(one).webkitTextFillColor !== 'rgba(0, 0, 0, 0)') seen.push(one.id) };
        const frame = () => { const { port1, port2 } = new MessageChannel(); port1.onmessage = look; port2.postMessage(0); requestAnimationFrame(frame) };
        requestAnimationFrame(frame);
        setTimeout(() => app.append(long.content.cloneNode(true)), 300);</script>`),
    );
    await expect(page.locator('#late')).toHaveAttribute('data-curtain', 'whole', { timeout: 20_000 });
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.querySelector('h1')!).webkitTextFillColor))
      .not.toBe('rgba(0, 0, 0, 0)');
    expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
    await page.click('#p', { position: { x: 20, y: 8 } });
    await expect(page.locator('#p')).not.toHaveAttribute('data-curtain');
    await expect(page.locator('#late')).not.toHaveAttribute('data-curtain');
  });
});

const BROKEN = {
  read: 'Document.prototype.createTreeWalker = () => { throw new Error("broken"); };',
  judge: 'Map.prototype.has = () => { throw new Error("broken"); };',
};
for (const [what, lines] of Object.entries(BROKEN)) {
  test(`a shield that cannot ${what} says "!" and leaves the page as it is`, async ({ site }) => {
    await withPatch(lines, async (context) => {
      const html = `<p>${SPOILER}</p>`;
      const page = await opened(context, site.page(`${FILM}${html}`));
      const background = await backgroundOf(context);
      const badge = () =>
        background.evaluate(async () => {
          const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
          return chrome.action.getBadgeText({ tabId: tab!.id! });
        });
      await page.bringToFront();
      await expect.poll(badge).toBe('!');
      expect(await page.evaluate(() => document.body.innerHTML)).toContain(html);
    });
  });
}

test('before settings have arrived spoilers are covered; what needs no cover is uncovered then', async ({ site }) => {
  const slow = `const get = chrome.storage.local.get.bind(chrome.storage.local);
    chrome.storage.local.get = async (...keys) => { await new Promise((done) => setTimeout(done, 1500)); return get(...keys); };`;
  await withPatch(slow, async (context) => {
    const background = await backgroundOf(context);
    await background.evaluate(() =>
      chrome.storage.local.set({
        'settings:sites': { version: 1, value: { where: 'all', off: ['127.0.0.1'], only: [] } },
      }),
    );
    const page = await opened(context, site.page(`${FILM}<p>${SPOILER}</p>`));
    expect(await coveredIn(page)).toEqual([SPOILER]);
    await page.waitForTimeout(2000);
    expect(await coveredIn(page)).toEqual([SPOILER]);
    await page.goto(page.url().replace('localhost', '127.0.0.1'));
    expect(await coveredIn(page)).toEqual([SPOILER]);
    await expect.poll(() => coveredIn(page)).toEqual([]);
  });
});
