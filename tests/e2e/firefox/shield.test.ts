/** The built extension in Firefox: every surface, revealing, copying, keys, shadow roots, a page without films. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { browserPath } from '../../../scripts/browsers.mjs';

const SPOILER = 'In the end Ben dies in her arms.';
const FILM = '<h1>Leaving Las Vegas (1995): spoilers ahead</h1>';

let browser: Browser;
let server: Server;
let page: Page;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(decodeURIComponent(request.url!.slice(2)));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: browserPath('firefox'), headless: true });
  await browser.installExtension(resolve('.output/firefox-mv3'));
  page = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

const open = (html: string) =>
  page.goto(`http://localhost:${(server.address() as AddressInfo).port}/?${encodeURIComponent(html)}`);

const covered = (): Promise<string> =>
  page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith('curtain-'))
      .flatMap(([, ranges]) => [...ranges].map(String))
      .join(''),
  );

test('covers the sentence that spoils and leaves the rest', async () => {
  await open(`${FILM}<p>I liked the trumpet score. In the end Ben <em>dies</em> in her arms. It was shot on film.</p>`);
  await vi.waitFor(async () => expect(await covered()).toBe(SPOILER), 10_000);
});

test('a click reveals and does not follow the link; Alt and a click cover again', async () => {
  await open(`${FILM}<p><a id="link" href="#gone">${SPOILER}</a></p>`);
  await vi.waitFor(async () => expect(await covered()).toBe(SPOILER), 10_000);
  await page.click('#link');
  await vi.waitFor(async () => expect(await covered()).toBe(''), 5_000);
  expect(await page.evaluate(() => location.hash)).toBe('');
  await page.keyboard.down('Alt');
  await page.click('#link');
  await page.keyboard.up('Alt');
  await vi.waitFor(async () => expect(await covered()).toBe(SPOILER), 5_000);
});

test('text that comes later, and text in a closed shadow root, is covered too', async () => {
  await open(`${FILM}<div id="app"></div><div id="host"></div>`);
  await page.evaluate((text) => {
    document.getElementById('app')!.innerHTML = `<p>${text}</p>`;
  }, SPOILER);
  await vi.waitFor(async () => expect(await covered()).toBe(SPOILER), 10_000);
  await page.evaluate(() => {
    document.getElementById('host')!.attachShadow({ mode: 'closed' }).innerHTML =
      '<p>Sera watches him die at dawn.</p>';
  });
  await vi.waitFor(async () => expect(await covered()).toContain('Sera watches him die at dawn.'), 10_000);
});

const dies = (where: string) => `In the end Ben drinks himself to death and dies in her arms, ${where}.`;

test('words are covered on every surface', async () => {
  const places = [
    'a list',
    'a cell',
    'a heading',
    'a quote',
    'details',
    'a link',
    'a button',
    'hiding',
    'a drawing',
    'a slot',
  ];
  await open(`<title>${dies('in the title')}</title>${FILM}<ul><li>${dies('in a list')}</li></ul><table><tr><td>${dies('in a cell')}</td></tr></table>
    <h2>${dies('in a heading')}</h2><blockquote>${dies('in a quote')}</blockquote><details><summary>More</summary><p>${dies('in details')}</p></details>
    <p><a id="a" href="#a" title="${dies('in a tooltip')}">${dies('in a link')}</a></p><button>${dies('in a button')}</button><p hidden>${dies('in hiding')}</p>
    <svg><title>${dies('in a note')}</title><text y="20">${dies('in a drawing')}</text></svg><img alt="${dies('in an alt')}">
    <select><optgroup label="${dies('in a group')}"><option>${dies('in an option')}</option></optgroup></select>
    <form><input id="s" type="submit" value="${dies('in a value')}"></form><div id="slots"><p>${dies('in a slot')}</p></div>
    <textarea>${dies('in an area')}</textarea><div contenteditable>${dies('in an editor')}</div>
    <script>slots.attachShadow({ mode: 'open' }).innerHTML = '<slot></slot>'</script>`);
  await vi.waitFor(async () => {
    const text = await covered();
    expect(places.filter((place) => !text.includes(`in ${place}`))).toEqual([]);
    // Until all is read it is held as a whole, with what is never covered.
    expect(text).not.toContain('an area');
    expect(text).not.toContain('an editor');
  }, 15_000);
  expect(await page.title()).toMatch(/^\[spoiler: /);
  const seen = await page.evaluate(() => {
    const value = (id: string) => getComputedStyle(document.querySelector(id)!);
    const attributes = [...document.body.querySelectorAll('*')].flatMap((one) =>
      [...one.attributes].filter(({ name }) => name !== 'value').map((attribute) => attribute.value),
    );
    return {
      attributes: attributes.join(),
      submit: value('#s').color,
      drawing: value('svg text').fill,
      underline: value('#a').textDecorationColor,
    };
  });
  expect(seen.attributes).not.toContain('dies');
  expect(seen.submit).toBe('rgba(0, 0, 0, 0)');
  expect(seen.drawing).toBe('rgba(0, 0, 0, 0)');
  expect(seen.underline).toBe('rgba(0, 0, 0, 0)');
});

test('what is copied, of the page and of a shadow root, holds no covered words', async () => {
  await open(`${FILM}<p id="p">${SPOILER}</p><div id="host"></div><textarea id="t"></textarea>
    <script>host.attachShadow({ mode: 'open' }).innerHTML = '<p>Sera watches him die at dawn.</p>'</script>`);
  await vi.waitFor(async () => expect(await covered()).toContain('Sera watches him die at dawn.'), 10_000);
  const pasted = async () => {
    await page.keyboard.down('Control');
    await page.keyboard.press('c');
    await page.focus('#t');
    await page.keyboard.press('a');
    await page.keyboard.press('v');
    await page.keyboard.up('Control');
    return page.$eval('#t', (area) => (area as HTMLTextAreaElement).value);
  };
  await page.click('h1');
  await page.evaluate(() => getSelection()!.selectAllChildren(document.body));
  const all = await pasted();
  expect(all).toContain('[spoiler: Leaving Las Vegas (1995)]');
  expect(all).not.toContain('dies');
  expect(all).not.toContain('dawn');
  await page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    getSelection()!.selectAllChildren(document.getElementById('host')!.shadowRoot!.querySelector('p')!);
  });
  expect(await pasted()).not.toContain('dawn');
});

test('Tab reaches covers, Enter reveals, Escape covers again', async () => {
  await open(`${FILM}<p><a href="#one">One</a></p><p id="p">${SPOILER}</p><p><a href="#two">Two</a></p>`);
  await vi.waitFor(async () => expect(await covered()).toContain(SPOILER), 10_000);
  const focus = () =>
    page.evaluate(() => document.activeElement!.getAttribute('href') ?? document.activeElement!.localName);
  await page.keyboard.press('Tab');
  await vi.waitFor(async () => {
    if ((await focus()) !== 'curtain-voice') await page.keyboard.press('Tab');
    expect(await focus()).toBe('curtain-voice');
  }, 5_000);
  await page.keyboard.press('Enter');
  await vi.waitFor(async () => expect(await covered()).not.toContain(SPOILER), 5_000);
  await page.keyboard.press('Escape');
  await vi.waitFor(async () => expect(await covered()).toContain(SPOILER), 5_000);
});

test('frames by address, srcdoc and about:blank', async () => {
  await open(`${FILM}<p>x</p><iframe srcdoc="${FILM}<p>${dies('in srcdoc')}</p>"></iframe><iframe id="blank"></iframe>
    <script>blank.contentDocument.body.innerHTML = '${FILM}<p>${dies('in blank')}</p>'</script>`);
  const inFrames = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('iframe')]
        .flatMap(({ contentWindow }) => [...(contentWindow as unknown as { CSS: typeof CSS }).CSS.highlights])
        .flatMap(([, ranges]) => [...ranges].map(String)),
    );
  await vi.waitFor(
    async () => expect((await inFrames()).sort()).toEqual([dies('in blank'), dies('in srcdoc')]),
    10_000,
  );
});

test('highlights that the page clears are put back', async () => {
  await open(`${FILM}<p>${SPOILER}</p>`);
  await vi.waitFor(async () => expect(await covered()).toBe(SPOILER), 10_000);
  await page.evaluate(() => CSS.highlights.clear());
  await vi.waitFor(async () => expect(await covered()).toBe(SPOILER), 5_000);
});

test('a page without films is left alone', async () => {
  await open('<h1>Notes</h1><p>In the end the old dog died in her arms. They buried him under the tree.</p>');
  await page.evaluate(() => new Promise((settled) => setTimeout(settled, 500)));
  expect(await covered()).toBe('');
});

test('of a long page what is not read is held, and what comes into sight is judged first', async () => {
  // Made in the page: an address as long as that is refused.
  await open(`${FILM}<div id="app"></div>`);
  await page.evaluate((spoiler) => {
    const talk = `<p>${'She said the film had a twist, and he laughed at the ending of it. '.repeat(8)}</p>\n`;
    document.getElementById('app')!.innerHTML = `${talk.repeat(3000)}<p id="far">${spoiler}</p>${talk.repeat(1000)}`;
  }, SPOILER);
  const look = () =>
    page.evaluate(() => {
      const far = document.getElementById('far')!;
      return {
        held: document.querySelectorAll('[data-curtain="wait"]').length > 100,
        mark: far.getAttribute('data-curtain'),
        isTransparent: getComputedStyle(far).webkitTextFillColor === 'rgba(0, 0, 0, 0)',
      };
    });
  await vi.waitFor(async () => expect(await look()).toEqual({ held: true, mark: 'wait', isTransparent: true }), 10_000);
  await page.evaluate(() => document.getElementById('far')!.scrollIntoView());
  await vi.waitFor(async () => expect(await look()).toMatchObject({ held: true, mark: '' }), 5_000);
  expect(await covered()).toContain(SPOILER);
});
