/** Pages that own their DOM: they re-render, reorder and remove for a while, without an error, and end as they do without a shield. */
import { chromium, type Page } from '@playwright/test';
import { browserPath } from '../../scripts/browsers.mjs';
import { coveredIn, expect, test } from './fixtures/extension.ts';
import { bundle, serverSide } from './fixtures/frameworks.ts';
import { callSafe } from './fixtures/told.ts';

const SPOILER = 'In the end Ben dies in her arms.';
const HEAD = '<!doctype html><title>Talk</title><h1>Leaving Las Vegas (1995): spoilers ahead</h1><div id="app"></div>';
const ERRORS = `<script>window.errors = []; addEventListener('error', (event) => errors.push(event.message)); addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));</script>`;

// A list by hand that keeps its text nodes, as compiled frameworks do: it moves, splits and removes exactly what it made.
const KEYED = `${HEAD}${ERRORS}<script>
  const app = document.getElementById('app'), kept = new Map();
  const make = (id) => { const p = document.createElement('p'), a = document.createTextNode(''), b = document.createTextNode(''); p.append(a, document.createComment(''), b); return { p, a, b }; };
  const draw = (items) => {
    for (const [id, { p }] of kept) if (!items.some((item) => item.id === id)) { p.parentNode.removeChild(p); kept.delete(id); }
    let before = null;
    for (const { id, text } of [...items].reverse()) {
      const one = kept.get(id) ?? kept.set(id, make(id)).get(id);
      const cut = text.length >> 1;
      if (one.a.data !== text.slice(0, cut)) one.a.data = text.slice(0, cut);
      if (one.b.data !== text.slice(cut)) one.b.data = text.slice(cut);
      if (one.p.childNodes.length !== 3 || one.p.firstChild !== one.a) throw new Error('not my nodes');
      app.insertBefore(one.p, before); before = one.p;
    }
  };
  let n = 0;
  const timer = setInterval(() => {
    if (n++ === 80) { clearInterval(timer); draw([{ id: 1, text: 'First. ${SPOILER}' }, { id: 2, text: 'Second.' }]); window.done = true; return; }
    draw(Array.from({ length: 10 }, (_, i) => ({ id: (i * 7 + n) % 13, text: (i + n) % 3 ? 'Talk ' + n : 'Item. ${SPOILER}' })));
  }, 12);
</script>`;

callSafe('I liked the trumpet score.', 'Post 1.', 'Talk 1', 'Item.', 'First.', 'Second.');

const page = async (framework: string, server = '') =>
  `${HEAD.replace('></div>', `>${server}</div>`)}${ERRORS}<script>${(await bundle(framework)).replaceAll('</script', '<\\/script')}
  story.open(document.getElementById('app'));</script>`;

const PAGES: Record<string, () => Promise<string>> = {
  React: () => page('react'),
  'React, hydrated': async () => page('react', await serverSide('react')),
  Preact: () => page('preact'),
  Vue: () => page('vue'),
  'Vue, hydrated': async () => page('vue', await serverSide('vue')),
  Svelte: () => page('svelte'),
  Lit: () => page('lit'),
  'a keyed list that keeps its text nodes': async () => KEYED,
};

/** The page's own DOM in the end: without the shield's attributes. */
const finalDom = async (page: Page): Promise<{ html: string; errors: string[] }> => {
  await page.waitForFunction(() => (globalThis as unknown as { done?: boolean }).done);
  await page.waitForTimeout(200);
  return page.evaluate(() => {
    const told = (root: Element | ShadowRoot): string => {
      const copy = document.createElement('div');
      copy.append(...[...root.childNodes].map((node) => node.cloneNode(true)));
      for (const one of copy.querySelectorAll('*'))
        for (const name of ['data-curtain', 'aria-hidden', 'aria-owns', 'tabindex', 'title']) one.removeAttribute(name);
      return copy.innerHTML;
    };
    const app = document.getElementById('app')!;
    const roots = [...app.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    return {
      html: [app, ...roots]
        .map(told)
        .join('')
        .replace(/lit\$\d+\$/g, 'lit'),
      errors: (globalThis as unknown as { errors: string[] }).errors,
    };
  });
};

for (const [name, html] of Object.entries(PAGES)) {
  test(`${name} renders as without a shield`, async ({ page, site }) => {
    const address = site.page(await html());
    await page.goto(address);
    const shielded = await finalDom(page);
    const plain = await chromium.launch({
      executablePath: browserPath('chromium'),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    const bare = await plain.newPage();
    await bare.goto(address);
    expect(shielded).toEqual(await finalDom(bare));
    await plain.close();
    expect(shielded.errors).toEqual([]);
    expect((await coveredIn(page)).join('')).toContain(SPOILER);
    await expect.poll(() => coveredIn(page)).not.toContain('I liked the trumpet score.');
  });
}

test('the layout does not move', async ({ page, site }) => {
  await page.goto(
    site.page(
      `${HEAD}<p>Safe. ${SPOILER} More <a href="#">words and a link</a>.</p><ul><li>${SPOILER}</li></ul><table><tr><td>${SPOILER}</td><td>x</td></tr></table>`,
    ),
  );
  await expect.poll(async () => (await coveredIn(page)).filter((text) => text === SPOILER)).toHaveLength(3);
  const boxes = () =>
    page.evaluate(() =>
      [...document.body.querySelectorAll('*')].map((one) => JSON.stringify(one.getBoundingClientRect())),
    );
  const covered = await boxes();
  await page.evaluate(() => {
    CSS.highlights.clear();
    for (const one of document.querySelectorAll('[data-curtain]')) one.removeAttribute('data-curtain');
  });
  expect(await boxes()).toEqual(covered);
});
