/**
 * Curtain at work: opens a page in Chromium with the built extension, prints what it covered and why, and leaves pictures.
 *
 *   npm start                  the demo page, a film forum written for this project
 *   npm start -- URL | FILE    any page
 *
 * With a display the browser stays open; without one it runs headless.
 */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { loadCatalogue } from '../platform/catalogue.ts';
import type { PageToPopup } from '../platform/messages.ts';
import { BUILT, coveredTexts, extensionId, filled, launch } from './browser.ts';
import { openSite, type Site } from './serve.ts';

const PICTURES = resolve('demo-output');
const WIDE = { width: 1200, height: 900 };

async function main(wanted = resolve(import.meta.dirname, 'demo/forum.html')): Promise<void> {
  const site = await openSite();
  try {
    await show(addressOf(wanted, site));
  } finally {
    site.close();
  }
}

async function show(url: string): Promise<void> {
  const headless = !(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  const context = await launch({ headless, context: { viewport: headless ? WIDE : null } });
  try {
    const id = await extensionId(context);
    await filled(context); // What is covered rests on the shipped films too, and they are taken in after the installation.
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(url).catch(({ message }: Error) => {
      throw new Error(`${url} cannot be opened: ${/net::\w+/.exec(message)?.[0] ?? message}`);
    });
    const texts = await settledCovers(page);
    const popup = await openPopup(context, page, id);
    const report = await reportOf(popup.page, popup.tab);
    print(page.url(), texts, report);
    mkdirSync(PICTURES, { recursive: true });
    await picture(page, 'page');
    await picture(popup.page, 'popup', { width: 400, height: 600 });
    const film = report?.films[0] && (await openFilm(context, popup.page));
    if (film) await picture(film, 'film');
    await joined(context);
    console.log(`\nPictures: ${PICTURES}`);
    if (headless) return;
    await popup.page.close();
    await film?.close();
    await page.bringToFront();
    console.log('The browser is yours: click a cover, click the toolbar button. Close the window to end.');
    await new Promise<void>((closed) => context.once('close', () => closed()));
  } finally {
    await context.close().catch(() => {});
  }
}

/** Where the browser finds what the person named. @throws when that is neither a file nor a web address. */
function addressOf(wanted: string, site: Site): string {
  if (statSync(wanted, { throwIfNoEntry: false })?.isFile()) return site.page(readFileSync(wanted, 'utf8'));
  if (/^https?:\/\/[^/]/.test(wanted) && URL.canParse(wanted)) return wanted;
  throw new Error(`“${wanted}” is neither a file nor a web address that begins with http:// or https://.`);
}

/** Waits until what is covered has been the same for two seconds: pages write themselves. */
async function settledCovers(page: Page): Promise<string[]> {
  let before = '';
  for (let quiet = 0, tries = 0; quiet < 20 && tries < 200; tries++) {
    await page.waitForTimeout(100);
    const now = JSON.stringify(await coveredTexts(page));
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
  return JSON.parse(before);
}

/** The popup as a page of its own, told which tab it speaks for. */
async function openPopup(context: BrowserContext, page: Page, id: string): Promise<{ page: Page; tab: number }> {
  await page.bringToFront();
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${id}/popup.html`);
  const tab = await popup.evaluate(async (host) => {
    for (const one of await chrome.tabs.query({})) {
      const answered = await new Promise<boolean>((resolve) => {
        const port = chrome.tabs.connect(one.id!, { name: 'page' });
        port.onMessage.addListener((report) => resolve(report.top && report.host === host));
        port.onDisconnect.addListener(() => resolve(false));
        port.postMessage({ kind: 'report' });
      });
      if (answered) return one.id!;
    }
    return -1;
  }, new URL(page.url()).hostname);
  await popup.goto(`chrome-extension://${id}/popup.html?tab=${tab}`);
  await popup.getByRole('heading').first().waitFor();
  return { page: popup, tab };
}

const reportOf = (popup: Page, tab: number): Promise<PageToPopup | undefined> =>
  popup.evaluate(
    (id) =>
      new Promise<PageToPopup | undefined>((resolve) => {
        const port = chrome.tabs.connect(id, { name: 'page' });
        port.onMessage.addListener((report) => report.top && resolve(report));
        port.onDisconnect.addListener(() => resolve(undefined));
        port.postMessage({ kind: 'report' });
      }),
    tab,
  );

async function openFilm(context: BrowserContext, popup: Page): Promise<Page> {
  const [film] = await Promise.all([
    context.waitForEvent('page'),
    popup.getByRole('link', { name: /film page/i }).click(),
  ]);
  await film.getByRole('heading', { level: 1 }).waitFor();
  return film;
}

/** A popup is no taller than its window; a page is shown whole. */
async function picture(page: Page, name: string, size = WIDE): Promise<void> {
  await page.setViewportSize(size);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: size === WIDE });
}

/** Page and popup side by side: the picture of the readme. */
async function joined(context: BrowserContext): Promise<void> {
  const image = (name: string) => `data:image/png;base64,${readFileSync(`${PICTURES}/${name}.png`, 'base64')}`;
  const sheet = await context.newPage();
  await sheet.setViewportSize({ width: 1260, height: 728 });
  await sheet.setContent(
    `<body style="margin:0;display:flex;gap:24px;padding:24px;background:#ddd6cc">
       <img src="${image('page')}" style="width:788px;height:680px;object-fit:cover;object-position:top">
       <img src="${image('popup')}" style="width:400px;height:600px;border-radius:8px;box-shadow:0 2px 16px #0004">`,
  );
  await sheet.screenshot({ path: `${PICTURES}/curtain.png` });
  await sheet.close();
}

function print(url: string, texts: string[], report: PageToPopup | undefined): void {
  console.log(`\n${url}: ${texts.length} ${texts.length === 1 ? 'sentence' : 'sentences'} covered\n`);
  texts.forEach((text, i) => {
    const reasons = report?.covers[i]?.reasons.join(', ');
    console.log(`  ▮ ${text}${reasons ? `\n    because: ${reasons}` : ''}`);
  });
  const catalogue = loadCatalogue(readFileSync(resolve(BUILT, 'catalogue.txt'), 'utf8'));
  const films = report?.films.slice(0, 8).map(({ film, share }) => {
    const { title, year } = catalogue.byNumber(film)!;
    return `${title} (${year}) ${Math.round(share * 100)} %`;
  });
  if (films?.length) console.log(`\nFilms of the page: ${films.join(' · ')}`);
}

await main(process.argv[2]).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
