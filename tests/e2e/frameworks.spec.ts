/** Pages that own their DOM: they re-render, reorder and remove for a while, without an error, and end as they do without a shield. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Page } from '@playwright/test';
import { browserPath } from '../../scripts/browsers.mjs';
import { coveredIn, expect, test } from './fixtures/extension.ts';

const PREACT = readFileSync(
  createRequire(import.meta.url)
    .resolve('preact')
    .replace(/\.js$/, '.mjs'),
  'utf8',
);
const SPOILER = 'In the end Ben dies in her arms.';
const HEAD = '<!doctype html><title>Talk</title><h1>Leaving Las Vegas (1995): spoilers ahead</h1><div id="app"></div>';
const ERRORS = `<script>window.errors = []; addEventListener('error', (event) => errors.push(event.message));</script>`;

const RENDERED = `${HEAD}${ERRORS}<script type="module">
  import { h, render } from '/preact.mjs';
  const Post = ({ id, text, open }) => h('article', { class: 'post', key: id }, h('p', { title: text }, 'Post ', id, '. ', open ? h('b', null, text) : text), id % 3 ? null : h('ul', null, h('li', null, text)));
  let posts = Array.from({ length: 12 }, (_, id) => ({ id, text: id % 2 ? '${SPOILER}' : 'I liked the trumpet.' }));
  const draw = () => render(h('main', null, posts.map((post) => h(Post, { ...post, key: post.id }))), document.getElementById('app'));
  draw();
  for (let n = 0; n < 60; n++) {
    await new Promise((done) => setTimeout(done, 16));
    if (n % 4 === 0) posts = [...posts.slice(5), ...posts.slice(0, 5)];
    else if (n % 4 === 1) posts = posts.map((post) => ({ ...post, open: !post.open }));
    else if (n % 4 === 2) posts = posts.filter(({ id }) => id !== n).concat({ id: 100 + n, text: '${SPOILER}' }).slice(-14);
    else posts = posts.map((post) => ({ ...post, text: post.text.startsWith('I') ? '${SPOILER}' : 'I liked the trumpet.' }));
    draw();
  }
  posts = [{ id: 1, text: '${SPOILER}' }, { id: 2, text: 'I liked the trumpet.' }];
  draw();
  window.done = true;
</script>`;

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

/** The page's own DOM in the end: without the shield's attributes. */
const finalDom = async (page: Page): Promise<{ html: string; errors: string[] }> => {
  await page.waitForFunction(() => (globalThis as unknown as { done?: boolean }).done);
  await page.waitForTimeout(200);
  return page.evaluate(() => {
    const app = document.getElementById('app')!.cloneNode(true) as Element;
    for (const one of app.querySelectorAll('*'))
      for (const name of ['data-curtain', 'aria-hidden', 'aria-owns', 'tabindex', 'title']) one.removeAttribute(name);
    return { html: app.innerHTML, errors: (globalThis as unknown as { errors: string[] }).errors };
  });
};

for (const [name, html] of [
  ['Preact', RENDERED],
  ['a keyed list that keeps its text nodes', KEYED],
] as const) {
  test(`${name} renders as without a shield`, async ({ page, site }) => {
    const preact = site.serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(PREACT),
    );
    const address = site.page(html.replace('/preact.mjs', new URL(preact).pathname));
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
