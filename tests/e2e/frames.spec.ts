/** Frames of one site share what the judge is made of; the page sees nothing of it, and no frame needs another to live on. */
import type { CDPSession, Frame, Page } from '@playwright/test';
import { coveredIn, expect, test } from './fixtures/extension.ts';

const FILM = '<h1>Leaving Las Vegas (1995): spoilers ahead</h1>';
const told = (where: string) => `${FILM}<p>In the end Ben dies ${where}.</p>`;
const quoted = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Runs an expression in the content scripts' own world of each frame of this process. @returns the answers by the frame's name */
async function inShields(session: CDPSession, expression: string): Promise<Record<string, unknown>> {
  const ids = new Set<number>();
  const met = ({ context }: { context: { id: number; origin: string; auxData?: { type?: string } } }) => {
    if (context.auxData?.type === 'isolated' && context.origin.startsWith('chrome-extension://')) ids.add(context.id);
  };
  session.on('Runtime.executionContextCreated', met);
  await session.send('Runtime.enable');
  const answers: Record<string, unknown> = {};
  for (const contextId of ids) {
    const { result } = await session.send('Runtime.evaluate', {
      contextId,
      expression: `({ name: window.name, answer: (${expression}) })`,
      returnByValue: true,
    });
    const { name, answer } = result.value as { name: string; answer: unknown };
    answers[name || 'top'] = answer;
  }
  await session.send('Runtime.disable');
  session.off('Runtime.executionContextCreated', met);
  return answers;
}

const KEY = `Object.keys(window).find((key) => key.startsWith('curtain'))`;
/** Whether a frame's judge is made by the topmost page's program. */
const SHARES = `(() => { const key = ${KEY}; try { return window[key]() === top[key]() } catch { return 'apart' } })()`;

const coveredBy = (frame: Frame | null): Promise<string[]> => (frame ? coveredIn(frame) : Promise.resolve([]));
const covers = async (page: Page, ...names: string[]): Promise<void> => {
  for (const name of names)
    await expect.poll(() => coveredBy(page.frame({ name })), name).toEqual([expect.stringContaining(`in ${name}`)]);
};

test('frames of one site share one judge, others have their own', async ({ page, site, chromium }) => {
  const leaf = site.page(told('in leaf'));
  const other = site.page(`${told('in other')}<iframe name="leaf" src="${leaf}"></iframe>`);
  const deep = `<iframe name="inner" srcdoc="${quoted(told('in inner'))}"></iframe>`;
  await page.goto(
    site.page(`<!doctype html>${told('at the top')}
      <iframe name="address" src="${site.page(told('in address'))}"></iframe>
      <iframe name="srcdoc" srcdoc="${quoted(told('in srcdoc') + deep)}"></iframe>
      <iframe name="blank"></iframe><iframe name="blob"></iframe>
      <iframe name="boxed" sandbox="allow-scripts" srcdoc="${quoted(told('in boxed'))}"></iframe>
      <iframe name="open" sandbox="allow-same-origin" srcdoc="${quoted(told('in open'))}"></iframe>
      <iframe name="data" src="data:text/html,${encodeURIComponent(told('in data'))}"></iframe>
      <iframe name="other" src="${other.replace('localhost', '127.0.0.1')}"></iframe>
      <script>
        frames.blank.document.body.innerHTML = ${JSON.stringify(told('in blank'))};
        document.querySelector('[name=blob]').src = URL.createObjectURL(new Blob([${JSON.stringify(told('in blob'))}], { type: 'text/html' }));
      </script>`),
  );
  await covers(page, 'address', 'srcdoc', 'inner', 'blank', 'blob', 'boxed', 'open', 'data', 'other', 'leaf');
  const shares: Record<string, unknown> = {};
  for (const target of [page, ...page.frames()]) {
    const session = await chromium.newCDPSession(target).catch(() => null);
    if (session) Object.assign(shares, await inShields(session, SHARES));
    await session?.detach();
  }
  const yes = Object.fromEntries(
    ['top', 'address', 'srcdoc', 'inner', 'blank', 'blob', 'open', 'leaf'].map((name) => [name, true]),
  );
  expect(shares).toEqual({ ...yes, boxed: 'apart', data: 'apart', other: 'apart' });
});

test('the page sees nothing of what its frames share', async ({ page, site }) => {
  await page.goto(
    site.page(`${told('at the top')}<iframe name="child" srcdoc="${quoted(told('in child'))}"></iframe>`),
  );
  await covers(page, 'child');
  const seen = () => Reflect.ownKeys(window).filter((key) => String(key).includes('curtain'));
  for (const frame of page.frames()) expect(await frame.evaluate(seen)).toEqual([]);
});

test('a page cannot put a judge of its own in its place', async ({ page, site }) => {
  await page.goto(
    site.page(`<script>
      const forged = () => { throw new Error('forged') };
      window.parent = top.parent;
      for (let n = 0; n < 20; n++) window['curtain 0.' + n + '.0'] = forged;
      Object.prototype['curtain 0.1.0'] = forged;
    </script><form id="curtain 0.1.0"></form><iframe name="curtain 0.1.0"></iframe>
    ${told('at the top')}<iframe name="child" srcdoc="${quoted(told('in child'))}"></iframe>`),
  );
  await covers(page, 'child');
});

test('a frame lives on when others go', async ({ page, site }) => {
  const child = (name: string) =>
    `<iframe name="${name}" srcdoc="${quoted(`<ul></ul><script>
    add = (text) => document.querySelector('ul').insertAdjacentHTML('beforeend', text);
  </script>`)}"></iframe>`;
  const holder = site.page(`${told('in holder')}${child('first')}`);
  // The holder is of another site than the top: its children share among themselves only.
  await page.goto(
    site.page(`<iframe name="holder" src="${holder.replace('localhost', '127.0.0.1')}"></iframe>${child('second')}`),
  );
  await covers(page, 'holder');
  const add = (name: string) =>
    page
      .frame({ name })!
      .evaluate((html) => (globalThis as unknown as { add(html: string): void }).add(html), told(`in ${name}`));
  await add('first');
  await covers(page, 'first');
  await page.evaluate(() => document.querySelector('[name=holder]')!.remove());
  await add('second');
  await covers(page, 'second');
  // The topmost page is written anew: its old frames are gone, new ones find a living judge.
  await page.evaluate(
    (html) => {
      document.open();
      document.write(html);
      document.close();
    },
    `<p>New.</p><iframe name="third" srcdoc="${quoted(told('in third'))}"></iframe>`,
  );
  await covers(page, 'third');
});

test('a frame without text asks for nothing; once it has some it heeds the settings', async ({
  chromium,
  background,
  page,
  site,
}) => {
  const html = site.page('<!doctype html><p>A page.</p><iframe name="late"></iframe>');
  const listeners = async () => {
    const session = await chromium.newCDPSession(page);
    const answers = await inShields(session, 'chrome.runtime.onMessage.hasListeners()');
    await session.detach();
    return answers;
  };
  const write = async () => {
    const late = page.frame({ name: 'late' })!;
    await late.evaluate((text) => {
      document.body.innerHTML = text;
    }, told('in late'));
  };
  await page.goto(html);
  expect(await listeners()).toEqual({ top: true, late: false });
  await write();
  await covers(page, 'late');
  expect(await listeners()).toEqual({ top: true, late: true });

  const turn = (off: string[]) =>
    background.evaluate(
      (hosts) =>
        chrome.storage.local.set({ 'settings:sites': { version: 1, value: { where: 'all', off: hosts, only: [] } } }),
      off,
    );
  await turn(['localhost']);
  try {
    await expect.poll(() => coveredBy(page.frame({ name: 'late' }))).toEqual([]);
    await page.goto(html);
    await write();
    await expect.poll(() => coveredBy(page.frame({ name: 'late' }))).toEqual([]);
    await page.waitForTimeout(500);
    expect(await coveredBy(page.frame({ name: 'late' }))).toEqual([]);
  } finally {
    await turn([]);
  }
});
