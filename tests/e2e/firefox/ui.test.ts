/** Popup, film page and options of the built extension in Firefox, and the way from a click to a fetched story. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { browserPath } from '../../../scripts/browsers.mjs';
import { openSite, type Site } from '../../../scripts/serve.ts';
import type { StandIn } from '../../standins/server.ts';
import { addressesAt, amount, label, ref, time, wikimedia } from '../../standins/wikimedia.ts';

/** Firefox gives every extension an address by chance, unless the profile has one written down. */
const HOME = 'moz-extension://6f1c1d3e-0c1a-4d52-9b7e-2f4b8a6f0c11';
const beside = (file: string) => createRequire(file).resolve;
/** The checks, as `@axe-core/playwright` brings them along. */
const AXE = readFileSync(beside(beside(import.meta.url)('@axe-core/playwright'))('axe-core/axe.min.js'), 'utf8');
const FORUM = `<!doctype html><title>Film club</title><h1>Leaving Las Vegas (1995): spoilers ahead</h1>
  <p>I liked the trumpet score. In the end Ben dies in her arms.</p>`;
const WATERWORLD = 'Q272595';
const SOON = 20_000;

let browser: Browser;
let site: Site;
let source: StandIn;

beforeAll(async () => {
  site = await openSite();
  source = await wikimedia({
    pages: {
      'en:Waterworld': { item: WATERWORLD, extract: 'Waterworld is a film.\n\n\n== Plot ==\nA ship sails. It sinks.' },
    },
    items: {
      [WATERWORLD]: {
        ...label('Waterworld'),
        claims: { P31: [ref('Q11424')], P577: [time(1995)], P2047: [amount(170, 'Q7727')] },
        sitelinks: { enwiki: { site: 'enwiki', title: 'Waterworld' } },
      },
    },
    hits: {},
  });
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: browserPath('firefox'),
    headless: true,
    args: ['--remote-allow-system-access'], // Pages of extensions are closed to WebDriver without it.
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ 'curtain@curtain.example': new URL(HOME).host }),
      'extensions.webextOptionalPermissionPrompts': false, // The browser's question is answered with yes.
    },
  });
  await browser.installExtension(resolve('.output/firefox-mv3'));
});

afterAll(async () => {
  await browser?.close();
  await source?.close();
  site?.close();
});

/** Opens a page of the extension; the driver does not see it load, so its words are waited for. */
async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  page.goto(HOME + path).catch(() => {});
  await vi.waitFor(async () => expect(await page.evaluate(() => location.protocol)).toBe('moz-extension:'), SOON);
  return page;
}

const words = (page: Page): Promise<string> => page.evaluate(() => document.querySelector('main')?.textContent ?? '');
const says = (page: Page, text: string) => vi.waitFor(async () => expect(await words(page)).toContain(text), SOON);

/** A true click, in the middle of the button that is so named. */
async function press(page: Page, name: string) {
  const place = await vi.waitFor(async () => {
    const found = await page.evaluate((text) => {
      const named = [...document.querySelectorAll('button, a, input')].find((one) =>
        (one.getAttribute('aria-label') ?? one.textContent)?.trim().startsWith(text),
      );
      named?.scrollIntoView({ block: 'center' });
      const box = named?.getBoundingClientRect();
      return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, name);
    expect(found, name).toBeDefined();
    return found!;
  }, SOON);
  await page.mouse.click(place.x, place.y);
}

async function expectNoViolations(page: Page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(found).toEqual([]);
}

test('film page: synopsis at once, the story behind warning and clicks', async () => {
  const page = await open('/film.html#Q280918');
  await says(page, 'Ben Sanderson, a Hollywood screenwriter');
  await expectNoViolations(page);
  expect(await words(page)).not.toContain('he dies');
  await press(page, 'Full plot and ending');
  await says(page, 'This tells how Leaving Las Vegas ends.');
  await press(page, 'Open the curtain');
  await press(page, 'Ending');
  await says(page, 'he dies');
  await expectNoViolations(page);
  await page.close();
});

test('popup: the film of the page, and "I’ve seen it" uncovers it in every tab', async () => {
  const tabs = [await browser.newPage(), await browser.newPage()];
  for (const tab of tabs) await tab.goto(site.page(FORUM));
  const covered = () =>
    Promise.all(
      tabs.map((tab) => tab.evaluate(() => [...CSS.highlights.keys()].some((name) => name.startsWith('curtain-')))),
    );
  await vi.waitFor(async () => expect(await covered()).toEqual([true, true]), SOON);
  const popup = await open('/options.html');
  // It stands behind the two; addresses of tabs are not told to it.
  const tab = await popup.evaluate(async () => (await chrome.tabs.query({ currentWindow: true })).at(-3)?.id);
  await popup.close();
  const opened = await open(`/popup.html?tab=${tab}`);
  await says(opened, 'Leaving Las Vegas (1995)');
  await expectNoViolations(opened);
  await press(opened, 'I’ve seen it');
  await vi.waitFor(async () => expect(await covered()).toEqual([false, false]), SOON);
  await press(opened, 'I’ve seen it');
  await vi.waitFor(async () => expect(await covered()).toEqual([true, true]), SOON);
  for (const one of [...tabs, opened]) await one.close();
});

test('options: every section stands the check; a choice is saved', async () => {
  const page = await open('/options.html#library');
  for (const id of ['library', 'shield', 'look', 'sites', 'gestures', 'sources', 'corrections', 'cache', 'privacy']) {
    await page.evaluate((section) => {
      location.hash = section;
    }, id);
    await vi.waitFor(async () => expect(await page.evaluate(() => !!document.querySelector('.section'))).toBe(true));
    await expectNoViolations(page);
  }
  await page.evaluate(() => {
    location.hash = 'shield';
  });
  await vi.waitFor(() => page.evaluate(() => document.querySelector<HTMLElement>('input[value=strict]')!.click()));
  await vi.waitFor(async () => expect(await page.evaluate(() => document.body.textContent)).toContain('Saved'), SOON);
  await page.close();
});

test('a story is fetched on a click, after leave for these hosts alone', async () => {
  const page = await open(`/film.html#${WATERWORLD}`);
  await page.evaluate((stored) => chrome.storage.local.set(stored), addressesAt(source.base));
  const allowed = () => page.evaluate(async () => (await chrome.permissions.getAll()).origins);
  const before = await allowed();
  await press(page, 'Ask Wikipedia: Full plot');
  await press(page, 'Full plot and ending');
  await press(page, 'Open the curtain');
  await press(page, 'Ending');
  await says(page, 'It sinks.');
  expect((await allowed())?.filter((origin) => !before?.includes(origin))).toEqual(['http://127.0.0.1/*']);
  expect(source.asked.length).toBeGreaterThan(0);
  await page.close();
});
