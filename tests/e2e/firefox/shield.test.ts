/** The built extension in Firefox: covering, revealing, copying, a shadow root, a page without films. */
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

test('a page without films is left alone', async () => {
  await open('<h1>Notes</h1><p>In the end the old dog died in her arms. They buried him under the tree.</p>');
  await page.evaluate(() => new Promise((settled) => setTimeout(settled, 500)));
  expect(await covered()).toBe('');
});
