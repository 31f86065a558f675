/** Covers for those who do not see the page, or do not use a pointer. */
import type { Page } from '@playwright/test';
import { coveredIn, expect, test } from './fixtures/extension.ts';

/** Right after installation the shipped films are still being taken in, and more is covered than will be. */
const FILLING = { timeout: 30_000 };

const FILM = '<!doctype html><title>Talk</title><main><h1>Leaving Las Vegas (1995): spoilers ahead</h1>';
const dies = (where: string) => `In the end Ben dies ${where}.`;

/** What a screen reader meets, in its order: texts, links and buttons. */
async function heard(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const read = (id: string) => {
    const node = byId.get(id);
    if (!node) return;
    const role = node.role?.value;
    const name = String(node.name?.value ?? '').trim();
    if (!node.ignored && (role === 'button' || role === 'link')) return void lines.push(`${role}: ${name}`);
    if (!node.ignored && role === 'StaticText' && name) return void lines.push(name);
    for (const child of node.childIds ?? []) read(child);
  };
  read(nodes[0]!.nodeId);
  return lines;
}

const PAGE = `${FILM}
  <p>Before. <a href="#one">One</a></p>
  <p id="p">I liked the trumpet score, as did <a href="#safe">a safe link</a>. ${dies('in <a href="#bad">a link</a>')}</p>
  <p>Between. <button id="two">Two</button></p>
  <ul><li>${dies('first')}</li></ul><p>After. <a href="#three">Three</a></p></main>`;

test('covered words are out of the accessibility tree; safe words, links and a button to reveal are in it, in order', async ({
  page,
  site,
}) => {
  await page.goto(site.page(PAGE));
  await expect.poll(async () => (await heard(page)).filter((line) => line.includes('hidden')).length, FILLING).toBe(2);
  const lines = await heard(page);
  expect(lines.join(' ')).not.toContain('dies');
  const order = [
    'Before.',
    'link: One',
    'I liked the trumpet score, as did',
    'link: a safe link',
    'button: Spoiler for',
    'Between.',
    'button: Two',
    'button: Spoiler for',
    'After.',
  ];
  let from = 0;
  for (const wanted of order) {
    const at = lines.findIndex((line, i) => i >= from && line.startsWith(wanted));
    expect(at, `${wanted} in ${JSON.stringify(lines)}`).toBeGreaterThanOrEqual(from);
    from = at + 1;
  }
});

test('Tab goes through covers in reading order; Enter reveals, Escape covers again', async ({ page, site }) => {
  await page.goto(site.page(PAGE));
  await expect.poll(async () => (await heard(page)).filter((line) => line.includes('hidden')).length, FILLING).toBe(2);
  const focus = () =>
    page.evaluate(() => document.activeElement!.localName + (document.activeElement!.getAttribute('href') ?? ''));
  const stops: string[] = [];
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('Tab');
    stops.push(await focus());
  }
  expect(stops).toEqual(['a#one', 'curtain-voice', 'curtain-voice', 'button', 'curtain-voice']);
  const before = await coveredIn(page);
  await page.keyboard.press('Shift+Tab');
  expect(await focus()).toBe('button');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => coveredIn(page).then((texts) => texts.includes(dies('first')))).toBe(false);
  expect((await heard(page)).join(' ')).toContain(dies('first'));
  await page.keyboard.press('Escape');
  await expect.poll(() => coveredIn(page).then((texts) => texts.sort())).toEqual(before.sort());
  expect(await focus()).toBe('curtain-voice');
});

test('a stand-in link works; after reveal the page is as it was', async ({ page, site }) => {
  await page.goto(site.page(PAGE));
  const html = PAGE.slice(PAGE.indexOf('<p id="p">'), PAGE.indexOf('<p>Between'));
  await expect.poll(async () => (await heard(page)).filter((line) => line.includes('hidden')).length, FILLING).toBe(2);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => location.hash)).toBe('#safe');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => coveredIn(page).then((texts) => texts.length)).toBe(1);
  await page.keyboard.press('Tab');
  expect((await page.locator('#p').evaluate((p) => p.outerHTML)).trim()).toBe(html.trim());
});
