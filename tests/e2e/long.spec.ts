/** Pages far longer than anybody sees at once: what is not read yet is held, and only that; what comes into sight is judged soon. */
import type { Page } from '@playwright/test';
import { backgroundOf, coveredIn, expect, launch, test } from './fixtures/extension.ts';
import { copied, heard } from './fixtures/heard.ts';

const FILM = '<h1>Leaving Las Vegas (1995): spoilers ahead</h1>';
const SPOILER = 'In the end Ben dies in her arms.';
const TALK = 'She said the film had a twist, and he laughed at the ending of it. '.repeat(8);

/** Blocks of talk, one to a line as sites send them. */
const blocks = (count: number) => `<p>${TALK}</p>\n`.repeat(count);
const spoils = (id: string) => `<p class="spoils" id="${id}">${SPOILER}</p>\n`;

/** Looks after each frame for spoilers in sight that are neither held nor covered. */
const SAMPLER = `<script>
  window.exposed = [];
  window.isHidden = (one) => getComputedStyle(one).webkitTextFillColor === 'rgba(0, 0, 0, 0)' ||
    [...CSS.highlights].some(([name, ranges]) => name.startsWith('curtain-') && [...ranges].some((range) => !range.collapsed && range.intersectsNode(one.firstChild)));
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    for (const one of document.querySelectorAll('.spoils')) {
      const { top, bottom } = one.getBoundingClientRect();
      if (bottom > 0 && top < innerHeight && bottom > top && !isHidden(one)) exposed.push(one.id);
    }
  };
  const frame = () => { port2.postMessage(0); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
</script>`;
const long = (body: string) => `<!doctype html><title>Talk</title><body>${FILM}${SAMPLER}${body}`;

const held = (page: Page) => page.locator('[data-curtain="wait"]');
const isHeld = async (page: Page) => expect.poll(() => held(page).count()).toBeGreaterThan(100);
/** The element is covered while much of the page still waits. */
async function isJudgedAhead(page: Page, id: string) {
  await expect(page.locator(`#${id}`)).toHaveAttribute('data-curtain', '', { timeout: 5000 });
  expect(await held(page).count()).toBeGreaterThan(100);
  expect(await page.evaluate(() => (globalThis as unknown as { exposed: string[] }).exposed)).toEqual([]);
}

test('only what is not read is held: not the page around it, nor what stands beside it', async ({ page, site }) => {
  await page.goto(site.page(long(`${spoils('first')}${blocks(4000)}<a href="#">Top</a>`)));
  await isHeld(page);
  await expect(page.locator('#first')).toHaveAttribute('data-curtain', '');
  const isHeldWhole = await page.evaluate(() => document.body.matches('[data-curtain="wait"]'));
  expect(await held(page).count()).toBeGreaterThan(100);
  expect(isHeldWhole).toBe(false);
});

test('a narrow pane beside a long page, and what lies under a veil', async ({ page, site }) => {
  await page.goto(
    site.page(
      long(`<div style="margin-right:200px">${blocks(3000)}${spoils('under')}</div>
      <div id="pane" style="position:fixed;top:0;right:0;width:150px;height:100vh;overflow:auto">${blocks(500)}${spoils('last')}</div>
      <div style="position:fixed;inset:0 200px 0 0"></div>`),
    ),
  );
  await isHeld(page);
  await page.evaluate(() => document.getElementById('pane')!.scrollTo(0, 1e7));
  await isJudgedAhead(page, 'last');
  await page.evaluate(() => document.getElementById('under')!.scrollIntoView());
  await isJudgedAhead(page, 'under');
});

test('a long shadow root', async ({ page, site }) => {
  await page.goto(
    site.page(
      long(`<div><template shadowrootmode="open">${blocks(4000)}${spoils('last')}</template></div>${blocks(200)}`),
    ),
  );
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('curtain-wait'))).toBe(true);
  await page.evaluate(() => document.querySelector('div')!.shadowRoot!.getElementById('last')!.scrollIntoView());
  await expect
    .poll(() =>
      page.evaluate(() =>
        document.querySelector('div')!.shadowRoot!.getElementById('last')!.getAttribute('data-curtain'),
      ),
    )
    .toBe('');
  expect(await page.evaluate(() => CSS.highlights.has('curtain-wait'))).toBe(true);
});

test('covered blocks that are moved while much is held stay hidden', async ({ page, site }) => {
  await page.goto(site.page(long(`<div id="list">${(blocks(50) + spoils('')).repeat(50)}</div>`)));
  await isHeld(page);
  const shown = await page.evaluate(async () => {
    const list = document.getElementById('list')!;
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const all = [...list.querySelectorAll('.spoils')];
    const { isHidden } = globalThis as unknown as { isHidden(one: Element): boolean };
    let shown = 0;
    for (let i = 0; i < 4; i++) {
      list.prepend(...all.slice(-10 - i));
      await frame();
      shown += all.filter((one) => !isHidden(one)).length;
      list.append(...[...list.children].reverse());
      await frame();
      shown += all.filter((one) => !isHidden(one)).length;
    }
    return shown;
  });
  expect(shown).toBe(0);
});

test('held words are not heard, and copying reads them first', async ({ page, site }) => {
  await page.goto(site.page(long(`${blocks(3000)}${spoils('last')}<p>The end.</p>`)));
  await isHeld(page);
  expect((await heard(page)).join()).not.toContain(SPOILER);
  await page.evaluate(() => {
    const [from, to] = [document.getElementById('last')!, document.body.lastElementChild!];
    getSelection()!.setBaseAndExtent(from, 0, to, to.childNodes.length);
  });
  const { text, html } = await copied(page);
  expect(text).toMatch(/^\[spoiler: Leaving Las Vegas/);
  expect(text + html).not.toContain(SPOILER);
  expect(await held(page).count()).toBeGreaterThan(100);
});

test('of a paragraph that is half read only what was read is heard', async ({ page, site }) => {
  await page.goto(site.page(long(`<p>${`${TALK}${SPOILER} `.repeat(1500)}</p>`)));
  const isHalfRead = () => page.evaluate(() => CSS.highlights.has('curtain-wait'));
  await expect.poll(async () => (await heard(page)).join().includes('Leaving Las Vegas (1995) hidden')).toBe(true);
  const said = (await heard(page)).join();
  expect(await isHalfRead()).toBe(true);
  expect(said.includes(SPOILER)).toBe(false);
});

test('what is typed stays to be seen in what is held; gradients, outlines and drawings do not', async ({
  page,
  site,
}) => {
  // As the shield marks it, for as long as the test looks.
  await page.goto(
    site.page(`<!doctype html><style>#cut, #own { -webkit-text-fill-color: red } #cut { background: linear-gradient(red, blue) text }</style>
    <div id="held"><p id="cut">x</p><p id="own" style="-webkit-text-stroke: 1px red">x</p><svg><text id="drawn" y="9">x</text></svg>
    <textarea id="typed"></textarea><p contenteditable><b id="edited">x</b></p></div>`),
  );
  await page.locator('#held').evaluate((one) => one.setAttribute('data-curtain', 'wait'));
  const style = (id: string, name: string) =>
    page.evaluate(([id, name]) => getComputedStyle(document.getElementById(id!)!).getPropertyValue(name!), [id, name]);
  const none = 'rgba(0, 0, 0, 0)';
  expect(await style('cut', 'background-clip')).toBe('border-box');
  expect(await style('own', '-webkit-text-fill-color')).toBe(none);
  expect(await style('own', '-webkit-text-stroke-color')).toBe(none);
  expect(await style('drawn', 'fill')).toBe(none);
  expect(await style('typed', '-webkit-text-fill-color')).toBe('rgb(0, 0, 0)');
  expect(await style('edited', '-webkit-text-fill-color')).toBe('rgb(0, 0, 0)');
});

test('nothing stays on the page when all is read', async ({ page, site }) => {
  await page.goto(
    site.page(
      long(
        `${`<p>We talked about the weather and the soup, all the way home. ${'And so on. '.repeat(20)}</p>\n`.repeat(1500)}${spoils('last')}`,
      ),
    ),
  );
  await isHeld(page);
  await page.evaluate(() => {
    const [a, b] = document.querySelectorAll('[data-curtain="wait"]');
    a!.remove();
    document.body.prepend(b!);
    Object.assign(globalThis, { removed: a });
  });
  await expect.poll(() => held(page).count(), { timeout: 20_000 }).toBe(0);
  await expect.poll(() => coveredIn(page)).toContain(SPOILER);
  const left = await page.evaluate(() => [
    document.querySelectorAll('p[aria-hidden]:not([data-curtain])').length,
    (globalThis as unknown as { removed: Element }).removed.getAttributeNames().length,
    CSS.highlights.has('curtain-wait'),
  ]);
  expect(left).toEqual([0, 0, false]);
});

test('nothing stays held when the site is switched off, nor when the extension is gone', async ({ site }) => {
  const address = site.page(long(`${blocks(4000)}${spoils('last')}`));
  const left = (page: Page) =>
    page.evaluate(() => document.querySelectorAll('p[data-curtain], p[aria-hidden], curtain-voices').length);
  const context = await launch();
  const worker = await backgroundOf(context);
  const page = await context.newPage();
  await page.goto(address);
  await isHeld(page);
  const sites = (off: string[]) =>
    worker.evaluate(
      (off) => chrome.storage.local.set({ 'settings:sites': { version: 1, value: { where: 'all', off, only: [] } } }),
      off,
    );
  await sites(['localhost']);
  await expect.poll(() => left(page)).toBe(0);
  await sites([]);
  await isHeld(page);
  await worker.evaluate(() => chrome.runtime.reload()).catch(() => {});
  await expect.poll(() => left(page)).toBe(0);
  await context.close();
});
