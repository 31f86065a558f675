/** "I'm at minute …": what has been shown by then is known, and no spoiler. */
import { readFileSync } from 'node:fs';
import type { Film } from '../../engine/film.ts';
import { coveredIn, expect, test } from './fixtures/extension.ts';

const ID = 'Q280918';
const film = JSON.parse(
  readFileSync(new URL('../../data/films/leaving-las-vegas-1995.json', import.meta.url), 'utf8'),
) as Film;

test('the more of the film has been watched, the less of its story is covered', async ({ page, site, background }) => {
  const at = (minute?: number) =>
    background.evaluate(
      ([id, minute]) =>
        chrome.storage.local.set({ positions: { version: 1, minutes: minute === null ? {} : { [id]: minute } } }),
      [ID, minute ?? null] as const,
    );
  const story = film.timeline.map(({ event }) => `<p>${event}</p>`).join('');
  await page.goto(
    site.page(
      `<!doctype html><title>${film.title} (${film.year})</title><h1>${film.title} (${film.year})</h1>${story}`,
    ),
  );
  const count = async () => (await coveredIn(page)).length;
  await expect.poll(count).toBeGreaterThan(2);
  await page.waitForTimeout(500);
  const unseen = await count();
  await at(film.runtime);
  await expect.poll(count).toBeLessThan(unseen);
  await at();
  // At the second look the whole page is known: a sentence more may be covered.
  await expect.poll(count).toBeGreaterThanOrEqual(unseen);
});
