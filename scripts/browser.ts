/** The built extension in a real Chromium: for the demo, the end-to-end tests and the benchmarks. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import { browserPath } from './browsers.mjs';

/** The folder of the built extension. */
export const BUILT = process.env.CURTAIN_BUILT ?? resolve(import.meta.dirname, '../.output/chrome-mv3');

// Keeps Chromium from calling home, which only costs time where there is no network.
const QUIET = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

export interface LaunchOptions {
  /** Folder of the extension; null: a browser without one, to compare with. */
  extension?: string | null;
  headless?: boolean;
  /** Folder of a browser profile that is to be used again; without it a new one, gone afterwards. */
  profile?: string;
  args?: string[];
  context?: Parameters<typeof chromium.launchPersistentContext>[1];
}

/**
 * Opens Chromium with the extension.
 * @throws when there is no Chromium, or the extension is not built.
 */
export async function launch({
  extension = BUILT,
  headless = true,
  profile = '',
  args = [],
  context = {},
}: LaunchOptions = {}): Promise<BrowserContext> {
  if (extension && !existsSync(`${extension}/manifest.json`))
    throw new Error(`No built extension in ${extension}: run "npm run build" first.`);
  return chromium.launchPersistentContext(profile, {
    executablePath: browserPath('chromium'),
    // Playwright's own headless mode would start a browser that cannot load extensions.
    headless: false,
    args: [
      ...(headless ? ['--headless=new'] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
      ...QUIET,
      ...args,
    ],
    ...context,
  });
}

/** The extension's background, as soon as it runs. */
export const backgroundOf = async (context: BrowserContext): Promise<Worker> =>
  context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));

/** The extension's id, once its background runs. */
export const extensionId = async (context: BrowserContext): Promise<string> =>
  new URL((await backgroundOf(context)).url()).host;

/** Resolves to the milliseconds that the extension took from its start to having taken in all shipped films. */
export async function filled(context: BrowserContext): Promise<number> {
  const worker = await backgroundOf(context);
  const start = performance.now();
  while (!(await worker.evaluate(async () => 'filled' in (await chrome.storage.local.get('filled')))))
    await new Promise((done) => setTimeout(done, 50));
  return performance.now() - start;
}

/** Text of everything covered in a frame, in reading order: all ranges in `CSS.highlights` under a name that starts with `curtain-`. */
export function coveredTexts(page: Pick<Page, 'evaluate'>): Promise<string[]> {
  return page.evaluate(() => {
    const ranges: AbstractRange[] = [];
    for (const [name, highlight] of CSS.highlights) if (name.startsWith('curtain-')) ranges.push(...highlight);
    return (ranges as Range[])
      .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
      .map((range) => range.toString().replace(/\s+/g, ' ').trim());
  });
}
