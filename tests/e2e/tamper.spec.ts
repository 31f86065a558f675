/** Pages that fight back, by intent or by being broken: the shield holds and the page keeps working. */
import { coveredIn, expect, test } from './fixtures/extension.ts';
import { callSafe } from './fixtures/told.ts';

callSafe('Safe words.', 'Talk.', 'We talked about soup and the long way home.');

const FILM = '<!doctype html><h1>Leaving Las Vegas (1995): spoilers ahead</h1>';
const SPOILER = 'In the end Ben dies in her arms.';

test('cleared highlights are put back; a page that keeps clearing gets whole elements covered', async ({
  page,
  site,
}) => {
  await page.goto(site.page(`${FILM}<p id="p">Safe words. ${SPOILER}</p>`));
  await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
  await page.evaluate(() => {
    CSS.highlights.clear();
  });
  await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
  await page.evaluate(() => {
    const clear = () => {
      CSS.highlights.clear();
      document.getElementById('p')!.removeAttribute('data-curtain');
      requestAnimationFrame(clear);
    };
    clear();
  });
  const color = () =>
    page.evaluate(
      () =>
        new Promise<string>((done) =>
          requestAnimationFrame(() => setTimeout(() => done(getComputedStyle(document.getElementById('p')!).color))),
        ),
    );
  await expect.poll(color).toBe('rgba(0, 0, 0, 0)');
  for (let i = 0; i < 20; i++) expect(await color()).toBe('rgba(0, 0, 0, 0)');
});

test('events that a script makes reveal nothing', async ({ page, site }) => {
  await page.goto(site.page(`${FILM}<p id="p">${SPOILER}</p>`));
  await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
  await page.evaluate(() => {
    const p = document.getElementById('p')!;
    const { left, top } = p.getBoundingClientRect();
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      p.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: left + 5, clientY: top + 5 }));
    p.click();
    for (const key of ['Tab', 'Enter', ' '])
      document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    document.dispatchEvent(
      new CustomEvent('wxt:content-script-started', { detail: { contentScriptName: 'shield', messageId: 'x' } }),
    );
  });
  await page.waitForTimeout(200);
  expect(await coveredIn(page)).toEqual([SPOILER]);
});

const POLICY = {
  'content-security-policy':
    "default-src 'none'; script-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'",
};
const HOSTILE: [string, string, Record<string, string>?][] = [
  ['a strict policy and Trusted Types', '', POLICY],
  [
    'frozen prototypes',
    '<script>for (const proto of [Node, Element, HTMLElement, Document, Range, Map, Array, Object]) Object.freeze(proto.prototype)</script>',
  ],
  [
    'getters that throw',
    `<script>for (const name of ['firstChild', 'parentNode', 'nextSibling', 'textContent', 'localName', 'data'])
    for (const proto of [Node.prototype, Element.prototype, CharacterData.prototype]) if (Object.hasOwn(proto, name)) Object.defineProperty(proto, name, { get() { throw new Error(name) } })</script>`,
  ],
  [
    'a registry that is replaced',
    '<script>CSS.highlights.set = () => { throw new Error() }; Highlight.prototype.add = () => {}; globalThis.Range = globalThis.Highlight = null</script>',
  ],
  [
    'form fields named like properties',
    '<form><input name="parentNode"><input name="localName"><input name="nextSibling"><input name="getAttribute"><input name="firstChild"><p>Talk.</p></form><img name="createTreeWalker"><img name="body">',
  ],
  ['broken markup', '<p><b><i>x</p></b></table><td></div><p <p>></span><svg><p></svg><!-- <p>'],
];
for (const [what, html, headers] of HOSTILE) {
  test(`holds on a page with ${what}`, async ({ page, site }) => {
    await page.goto(
      site.page(
        `${FILM}${html.replace('<!-- <p>', '')}<p>${SPOILER}</p>${html.includes('<!-- <p>') ? '<!-- <p>' : ''}`,
        headers,
      ),
    );
    await expect.poll(() => coveredInRaw(page)).toContain(SPOILER);
  });
}

/** As `coveredIn`, on pages whose own world cannot be relied on: what the eye sees. */
const coveredInRaw = async (page: import('@playwright/test').Page): Promise<string> =>
  await page.evaluate(() => {
    try {
      return [...CSS.highlights.values()]
        .flatMap((ranges) => [...(ranges as unknown as Iterable<Range>)].map(String))
        .join('|');
    } catch (error) {
      return String(error);
    }
  });

const LONG: [string, string][] = [
  ['10,000 nested elements', `${FILM}${'<div>'.repeat(10_000)}${SPOILER}${'</div>'.repeat(10_000)}`],
  [
    '200,000 text nodes',
    `${FILM}<div id="many"></div><script>const many = document.createDocumentFragment(); const words = 'We talked about soup and the long way home. '.match(/\\S+ /g); for (let i = 0; i < 22223 * 9; i++) many.append(document.createTextNode(words[i % 9])); document.getElementById('many').append(many)</script><p>${SPOILER}</p>`,
  ],
  [
    '5 MB of text',
    `${`<p>${'We talked about soup and the long way home. '.repeat(23)}</p>`.repeat(5000)}${FILM}<p>${SPOILER}</p>`,
  ],
];
for (const [what, html] of LONG) {
  test(`is done in time with ${what}`, async ({ page, site }) => {
    await page.goto(site.page(html));
    const covered = async () => (await coveredIn(page)).map((text) => text.slice(0, 80));
    await expect.poll(covered, { timeout: 60_000 }).toEqual([SPOILER]);
  });
}

test('an endless mutation and 500 frames leave the page alive', async ({ page, site }) => {
  await page.goto(
    site.page(`${FILM}<div id="d"></div><p id="p">.</p><script>
    const step = () => { d.replaceChildren(...Array.from({ length: 100 }, (_, i) => { const p = document.createElement('p'); p.textContent = 'Talk ' + i; return p })); p.firstChild.data = '${SPOILER} ' + performance.now(); requestAnimationFrame(step) };
    step(); for (let i = 0; i < 500; i++) document.body.append(document.createElement('iframe'));
  </script>`),
  );
  await page.waitForTimeout(1500);
  const frames = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        let n = 0;
        const count = () => {
          n++;
          requestAnimationFrame(count);
        };
        count();
        setTimeout(() => done(n), 1000);
      }),
  );
  expect(frames).toBeGreaterThan(10);
  await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
});

/** Marks of the shield, and what it hides from assistive technology. */
const MARKS = '[data-curtain], [data-curtain-card], [aria-hidden]';

test('a page that copies what is covered, by clone or by its markup, does not keep the marks', async ({
  page,
  site,
}) => {
  await page.goto(
    site.page(`${FILM}<main><p id="p">Safe words. <em>${SPOILER}</em></p><form><input name="matches"></form></main>`),
  );
  await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
  await page.evaluate(() => {
    const main = document.querySelector('main')!;
    const copy = main.cloneNode(true) as Element;
    main.innerHTML = main.innerHTML
      .replace('<em', '<b')
      .replace(/In the end[^<]*/, 'We talked about soup and the long way home.');
    copy.querySelector('p')!.id = 'copy';
    document.body.append(copy);
  });
  await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
  expect(await page.locator(MARKS).evaluateAll((all) => all.map((one) => one.closest('p')?.id))).toEqual([
    'copy',
    'copy',
  ]);
});

test('a page that copies itself while it is held is read and opened', async ({ page, site }) => {
  await page.goto(site.page('<!doctype html><h1>Soup</h1><main></main>'));
  const copied = await page.evaluate(async () => {
    const main = document.querySelector('main')!;
    main.innerHTML = '<p>We talked about soup <br>and the long way home.</p>'.repeat(3000);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const held = document.querySelectorAll('[data-curtain="wait"]').length;
    document.body.innerHTML = `${document.body.innerHTML}`;
    return held;
  });
  expect(copied).toBeGreaterThan(0);
  await expect(page.locator('[data-curtain]')).toHaveCount(0, { timeout: 20_000 });
  expect(await page.locator(MARKS).count()).toBe(0);
});
