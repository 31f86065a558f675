/** What the person can do about a cover, beside clicking it: the sign, the menu, pictures, what plays, paper. */
import type { Page, Worker } from '@playwright/test';
import { coveredIn, expect, test } from './fixtures/extension.ts';
import { callSafe } from './fixtures/told.ts';

const FILM = '<!doctype html><h1>Leaving Las Vegas (1995): spoilers ahead</h1>';
const dies = (where: string) => `In the end Ben drinks himself to death and dies in her arms, ${where}.`;
const NAME = 'Leaving Las Vegas (1995)';
callSafe('A safe word.', 'x');

/** As the menu and the shortcuts do. */
const tell = (background: Worker, kind: string) =>
  background.evaluate(async (kind) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    await chrome.tabs.sendMessage(tab!.id!, { kind }, { frameId: 0 }).catch(() => {});
  }, kind);

/** Text in shadow roots of the shield, which the page cannot see. */
async function signs(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  const text = (node: typeof root): string =>
    node.nodeValue + [...(node.shadowRoots ?? []), ...(node.children ?? [])].map(text).join('');
  const find = (node: typeof root): string =>
    node.localName === 'curtain-tip' ? text(node) : (node.children ?? []).map(find).join('');
  return find(root);
}

test('a sign says film, year and why while the pointer rests on a cover', async ({ page, site }) => {
  await page.goto(site.page(`${FILM}<p id="p">${dies('here')}</p><p id="q">A safe word.</p>`));
  await expect.poll(() => coveredIn(page)).toEqual([dies('here')]);
  await page.hover('#p', { position: { x: 20, y: 8 } });
  await expect.poll(() => signs(page)).toMatch(/Leaving Las Vegas \(1995\) · .+ · click to reveal/);
  expect(await coveredIn(page)).toEqual([dies('here')]);
  await page.hover('#q');
  await expect.poll(() => signs(page)).toBe('');
});

test('the menu reveals the cover it was opened on, and teaches the judge', async ({ page, site, background }) => {
  await page.goto(
    site.page(
      `${FILM}<p id="p">${dies('at sea')}</p><p id="q">${dies('in the snow of the mountains')}</p><p id="r">x</p>`,
    ),
  );
  await expect.poll(() => coveredIn(page)).toHaveLength(2);
  await page.bringToFront();
  const menuOn = (id: string) => page.click(id, { button: 'right', position: { x: 20, y: 8 } });
  await menuOn('#r');
  await tell(background, 'revealHere');
  expect(await coveredIn(page)).toHaveLength(2);
  await menuOn('#p');
  await tell(background, 'revealHere');
  await expect.poll(() => coveredIn(page)).toEqual([dies('in the snow of the mountains')]);
  await menuOn('#q');
  await tell(background, 'notASpoilerHere');
  await expect.poll(() => coveredIn(page)).toEqual([]);
  await page.reload();
  await expect.poll(() => coveredIn(page)).toEqual([dies('at sea')]);
  await page.locator('#r').selectText();
  await tell(background, 'hideSelection');
  await expect.poll(() => coveredIn(page)).toEqual([dies('at sea'), 'x']);
  await background.evaluate(() => chrome.storage.local.remove('corrections'));
});

test('"I’ve seen this film" uncovers all of it', async ({ page, site, background }) => {
  await page.goto(site.page(`${FILM}<p id="p">${dies('here')}</p><p>${dies('there')}</p>`));
  await expect.poll(() => coveredIn(page)).toHaveLength(2);
  await page.bringToFront();
  await page.click('#p', { button: 'right', position: { x: 20, y: 8 } });
  await tell(background, 'seenHere');
  await expect.poll(() => coveredIn(page)).toEqual([]);
  await background.evaluate(async () => {
    const stored = Object.keys(await chrome.storage.local.get()).filter((key) => key.startsWith('library:'));
    await chrome.storage.local.remove(stored);
  });
  await expect.poll(() => coveredIn(page)).toHaveLength(2);
});

test('the button of a form is revealed by its first click, and not pressed', async ({ page, site }) => {
  await page.goto(site.page(`${FILM}<form action="/gone"><input type="submit" value="${dies('on a button')}"></form>`));
  const color = () => page.locator('input').evaluate((input) => getComputedStyle(input).color);
  await expect.poll(color).toBe('rgba(0, 0, 0, 0)');
  const address = page.url();
  await page.locator('input').click();
  await expect.poll(color).not.toBe('rgba(0, 0, 0, 0)');
  expect(page.url()).toBe(address);
  await expect
    .poll(() => page.locator('form').innerHTML())
    .toBe(`<input type="submit" value="${dies('on a button')}">`);
});

test('what plays is named without covered words', async ({ page, site, background }) => {
  await page.goto(
    site.page(`${FILM}<p id="p">x</p><script>
      window.play = (title) => { navigator.mediaSession.metadata = new MediaMetadata({ title, artist: 'Radio' }) };
      window.play('${dies('on the radio')}');</script>`),
  );
  const title = () => page.evaluate(() => navigator.mediaSession.metadata!.title);
  await expect.poll(title).toBe(`[spoiler: ${NAME}]`);
  await page.evaluate((text) => (globalThis as unknown as { play(title: string): void }).play(text), dies('in a song'));
  await expect.poll(title).toBe(`[spoiler: ${NAME}]`);
  await page.bringToFront();
  await tell(background, 'togglePage');
  await expect.poll(title).toBe(dies('in a song'));
});

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

test('pictures of a covered card are blurred when the person chose so', async ({ page, site, background }) => {
  const look = (blurPictures: boolean) =>
    background.evaluate(async (blurPictures) => {
      const value = { style: 'blur', hoverReveals: false, blurPictures };
      await chrome.storage.local.set({ 'settings:look': { version: 1, value } });
    }, blurPictures);
  await page.goto(
    site.page(`${FILM}<div class="card"><a href="#x"><img id="in" src="${PIXEL}"></a><div><a href="#y"><p id="title">${dies('in the snow, and she buries him')}</p></a></div></div>
      <div class="card"><img id="out" src="${PIXEL}"><p>A safe word.</p></div>`),
  );
  await expect.poll(() => coveredIn(page)).toEqual([dies('in the snow, and she buries him')]);
  const filter = (id: string) => page.locator(id).evaluate((img) => getComputedStyle(img).filter);
  expect(await filter('#in')).toBe('none');
  await look(true);
  await expect.poll(() => filter('#in')).toContain('blur');
  expect(await filter('#out')).toBe('none');
  await page.click('#title', { position: { x: 20, y: 8 } });
  await expect.poll(() => filter('#in')).toBe('none');
  await look(false);
});

test('on paper the covers stay', async ({ page, site }) => {
  await page.goto(site.page(`${FILM}<p>${dies('on paper')}</p>`));
  await expect.poll(() => coveredIn(page)).toEqual([dies('on paper')]);
  await page.emulateMedia({ media: 'print' });
  const [color, shadow] = await page.locator('p').evaluate((p) => {
    const { color, textShadow } = getComputedStyle(p, '::highlight(curtain-blur)');
    return [color, textShadow];
  });
  expect(color).toBe('rgba(0, 0, 0, 0)');
  expect(shadow).toContain('px');
});
