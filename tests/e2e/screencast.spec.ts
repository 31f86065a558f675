/** The screen itself: every frame that the browser sends of a page is searched for the colour that only spoilers have. */
import type { CDPSession, Page } from '@playwright/test';
import { coveredIn, expect, test } from './fixtures/extension.ts';

const FILM = '<h1>Leaving Las Vegas (1995): spoilers ahead</h1>';
const SPOILER = 'In the end Ben dies in her arms.';
const LOUD = '<style>b { color: #f0f; font: 900 28px sans-serif }</style>';

/** Collects the frames of a page until it is stopped. */
async function record(session: CDPSession): Promise<() => Promise<string[]>> {
  const frames: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => {}); // The last ones come when it is over.
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  return async () => {
    await session.send('Page.stopScreencast');
    return frames;
  };
}

/** How many pixels of each frame have the colour, counted in a page without the shield. */
function loudPixels(page: Page, frames: string[]): Promise<number[]> {
  return page.evaluate(async (all) => {
    const counts: number[] = [];
    for (const frame of all) {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${frame}`)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      canvas.drawImage(image, 0, 0);
      const { data } = canvas.getImageData(0, 0, image.width, image.height);
      let count = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i]! > 245 && data[i + 1]! < 10 && data[i + 2]! > 245) count++;
      counts.push(count);
    }
    return counts;
  }, frames);
}

test('no frame of a screencast shows a spoiler of a streamed page, of a feed, of a page shown again', async ({
  chromium,
  page,
  site,
}) => {
  const streamed = site.serve(async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.write(`<!doctype html><body>${FILM}${LOUD}<ul id="feed"></ul>`);
    for (let i = 0; i < 20; i++) {
      response.write(i % 2 ? `<b>${SPOILER.slice(16)}</b> More talk.</p>` : `<p>Talk. ${SPOILER.slice(0, 16)}`);
      await new Promise((done) => setTimeout(done, 30));
    }
    response.end(`<script>
      let n = 0;
      const ways = [
        () => feed.insertAdjacentHTML('afterbegin', '<li><b>${SPOILER}</b>'),
        () => { feed.firstElementChild.firstChild.textContent = n + '. ${SPOILER}'; },
        () => feed.replaceChildren(...[...feed.children].slice(0, 4).reverse()),
      ];
      const timer = setInterval(() => { ways[n % 3](); if (++n === 60) clearInterval(timer); }, 25);
    </script>`);
  });
  const session = await chromium.newCDPSession(page);
  const stop = await record(session);
  await page.goto(streamed);
  await page.waitForTimeout(2200);
  await page.goto(site.page('<p>Nothing.'));
  await page.goBack();
  await expect.poll(() => coveredIn(page)).not.toEqual([]);
  await page.waitForTimeout(300);
  const counts = await loudPixels(page, await stop());
  expect(counts.length).toBeGreaterThan(30);
  expect(counts.filter((count) => count > 0)).toEqual([]);

  // What is no spoiler is seen: the colour can be found at all.
  const again = await record(session);
  await page.goto(site.page(`<!doctype html>${LOUD}<b>We made soup and went home.</b>`));
  await page.waitForTimeout(300);
  expect(Math.max(...(await loudPixels(page, await again())))).toBeGreaterThan(500);
});
