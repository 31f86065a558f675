/** No painted frame shows a spoiler: sampled in the page, right after each frame. */
import type { Page } from '@playwright/test';
import { coveredIn, expect, test } from './fixtures/extension.ts';

const FILM = '<h1>Leaving Las Vegas (1995): spoilers ahead</h1>';
const SPOILER = 'In the end Ben dies in her arms.';

/** Looks after each frame for text nodes with the word "dies" that no highlight covers. */
const SAMPLER = `<script>
  window.frames_ = 0; window.exposed = [];
  const look = () => {
    frames_++;
    const covered = new Map();
    for (const [name, ranges] of CSS.highlights) if (name.startsWith('curtain-')) for (const range of ranges) {
      const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
      for (let node = walker.currentNode.nodeType === 3 ? walker.currentNode : walker.nextNode(); node; node = walker.nextNode()) if (range.intersectsNode(node)) covered.set(node, true);
    }
    const walker = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (/dies/.test(node.data) && node.parentElement?.localName !== 'script' && !covered.has(node)) exposed.push(Math.round(performance.now()) + ' ' + node.data);
  };
  const channel = new MessageChannel();
  channel.port1.onmessage = look;
  const frame = () => { channel.port2.postMessage(0); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
</script>`;

async function expectNoneExposed(page: Page, least = 10) {
  const { frames, exposed } = await page.evaluate(() => {
    const view = globalThis as unknown as { frames_: number; exposed: string[] };
    return { frames: view.frames_, exposed: view.exposed };
  });
  expect(exposed).toEqual([]);
  expect(frames).toBeGreaterThan(least);
}

test('a page streamed in pieces, sentences cut in two', async ({ page, site }) => {
  const address = site.serve(async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.write(`<!doctype html><body>${FILM}${SAMPLER}`);
    for (let i = 0; i < 12; i++) {
      for (const piece of [`<p>Safe talk ${i}. In the end `, 'Ben di', 'es in her arms. ', 'And more talk.</p>']) {
        response.write(piece);
        await new Promise((done) => setTimeout(done, 20));
      }
    }
    response.end();
  });
  await page.goto(address);
  expect((await coveredIn(page)).filter((text) => text === SPOILER)).toHaveLength(12);
  await expectNoneExposed(page);
});

test('a feed that inserts in every way, 40 times a second', async ({ page, site }) => {
  await page.goto(
    site.page(`<!doctype html><body>${FILM}${SAMPLER}<template id="t"><li><p>${SPOILER}</p></li></template><ul id="feed"></ul><p id="text">.</p><script>
    let n = 0;
    const ways = [
      () => feed.insertAdjacentHTML('afterbegin', '<li><p>Safe. ${SPOILER}</p></li>'),
      () => { const li = document.createElement('li'); li.append('${SPOILER}'); feed.append(li); },
      () => feed.firstElementChild?.replaceChildren('Talk. ${SPOILER}'),
      () => feed.append(t.content.cloneNode(true)),
      () => { document.getElementById('text').firstChild.data = n + '. ${SPOILER}'; },
      () => { feed.prepend(feed.lastElementChild); },
      () => { if (feed.children.length > 20) feed.innerHTML = '<li>${SPOILER}</li>'; },
      () => { requestAnimationFrame(() => { feed.lastElementChild.textContent = 'In a frame. ${SPOILER}'; }); },
    ];
    window.timer = setInterval(() => ways[n++ % ways.length](), 25);
  </script>`),
  );
  await page.waitForTimeout(3000);
  await page.evaluate(() => clearInterval((globalThis as unknown as { timer: number }).timer));
  await expectNoneExposed(page, 30);
});

test('client-side navigation and back', async ({ page, site }) => {
  await page.goto(
    site.page(`<!doctype html><title>Home</title><body>${SAMPLER}<main id="app">Home.</main><script>
    const show = () => { document.title = location.hash ? 'Leaving Las Vegas (1995)' : 'Home'; app.innerHTML = location.hash ? '${FILM}<p>${SPOILER}</p>' : 'Home.'; };
    addEventListener('popstate', show);
    window.go = () => { history.pushState(0, '', '#film'); show(); };
  </script>`),
  );
  for (let i = 0; i < 5; i++) {
    await page.evaluate(() => (globalThis as unknown as { go(): void }).go());
    await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
    await page.goBack();
    await expect.poll(() => coveredIn(page)).toEqual([]);
  }
  await expectNoneExposed(page, 5);
});

test('while the background sleeps, and in a tab opened behind', async ({ chromium, page, site }) => {
  const session = await chromium.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  const address = site.page(`<!doctype html><body>${FILM}${SAMPLER}<p>${SPOILER}</p>`);
  const opened = chromium.waitForEvent('page');
  await page.goto(site.page('<p>Nothing.</p>'));
  await page.evaluate((url) => {
    window.open(url, '_blank', 'noopener');
  }, address);
  const other = await opened;
  await page.bringToFront();
  await expect.poll(() => coveredIn(other)).toEqual([SPOILER]);
  await other.bringToFront();
  await other.waitForTimeout(400);
  await expectNoneExposed(other, 5);
  await other.close();
  await session.detach();
});

test('a page too long for one slice: nothing is seen meanwhile, all is judged in the end', async ({ page, site }) => {
  const talk = 'We talked about the weather, the soup and the long way home. '.repeat(40);
  const body = Array.from({ length: 250 }, (_, i) => `<p>${i}. ${talk}</p>${i % 50 ? '' : `<p>${SPOILER}</p>`}`).join(
    '',
  );
  await page.goto(
    site.page(`<!doctype html><body>${FILM}${SAMPLER}<div id="app"></div><template id="long">${body}</template><script>
    setTimeout(() => { app.append(long.content.cloneNode(true)); }, 300);</script>`),
  );
  await page.waitForTimeout(500);
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('curtain-wait')), { timeout: 20_000 }).toBe(false);
  expect((await coveredIn(page)).filter((text) => text === SPOILER)).toHaveLength(5);
  await expectNoneExposed(page);
});

test('a page far longer than anybody sees at once: what comes into sight is judged then, and held before', async ({
  page,
  site,
}) => {
  const talk = `<p>${'She said the film had a twist, and he laughed at the ending of it. '.repeat(8)}</p>`;
  await page.goto(
    site.page(`<!doctype html><body>${FILM}${talk.repeat(4000)}<p id="last">${SPOILER}</p><script>
    window.seen = [];
    const look = () => {
      const { bottom } = last.getBoundingClientRect();
      const isHeld = getComputedStyle(last).webkitTextFillColor === 'rgba(0, 0, 0, 0)';
      const isCovered = [...CSS.highlights].some(([name, ranges]) => name.startsWith('curtain-') && [...ranges].some((one) => one.intersectsNode(last.firstChild)));
      if (bottom < innerHeight + 4000 && !isHeld && !isCovered) seen.push(performance.now());
    };
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = look;
    const frame = () => { port2.postMessage(0); requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    </script>`),
  );
  const held = page.locator('[data-curtain="wait"]');
  await expect.poll(() => held.count()).toBeGreaterThan(100);
  await page.evaluate(() => document.getElementById('last')!.scrollIntoView());
  await expect.poll(async () => (await coveredIn(page)).includes(SPOILER), { timeout: 5000 }).toBe(true);
  expect(await held.count()).toBeGreaterThan(100);
  expect(await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen)).toEqual([]);
});

test('back and forward, out of the cache of pages and anew', async ({ page, site }) => {
  const film = (headers = {}) => site.page(`<!doctype html><body>${FILM}${SAMPLER}<p>${SPOILER}</p>`, headers);
  const addresses = [film(), film({ 'cache-control': 'no-store' })];
  for (const address of addresses) {
    await page.goto(address);
    await expect.poll(() => coveredIn(page)).toEqual([SPOILER]);
    await page.goto(site.page('<p>Nothing.</p>'));
    for (let i = 0; i < 3; i++) {
      await page.goBack();
      await page.waitForTimeout(200);
      expect(await coveredIn(page)).toEqual([SPOILER]);
      await expectNoneExposed(page, 5);
      await page.goForward();
    }
  }
});

test('text that is shown later, and rows that a list uses again and again', async ({ page, site }) => {
  await page.goto(
    site.page(`<!doctype html><body>${FILM}${SAMPLER}<style>.off { display: none } .out { visibility: hidden }</style>
    <p class="off">${SPOILER}</p><p class="out">${SPOILER}</p><details><summary>More</summary><p>${SPOILER}</p></details>
    <div style="content-visibility:auto;margin-top:3000px"><p>${SPOILER}</p></div>
    <div id="list" style="height:200px;overflow:auto"><div style="height:20000px;position:relative" id="rows"></div></div>
    <script>
      const texts = Array.from({ length: 1000 }, (_, i) => (i % 3 ? 'Row ' + i + ' is safe.' : 'Row. ${SPOILER}'));
      const pool = Array.from({ length: 14 }, () => { const p = document.createElement('p'); p.style.cssText = 'position:absolute;margin:0'; p.append(''); rows.append(p); return p; });
      const draw = () => { const first = Math.floor(list.scrollTop / 20); pool.forEach((p, i) => { p.style.top = (first + i) * 20 + 'px'; p.firstChild.data = texts[first + i] ?? ''; }); };
      list.onscroll = draw; draw();
      let n = 0; window.timer = setInterval(() => { list.scrollTop = (n += 137) % 18000; document.querySelector('p').classList.toggle('off'); document.querySelectorAll('p')[1].classList.toggle('out'); document.querySelector('details').toggleAttribute('open'); }, 30);
    </script>`),
  );
  await page.waitForTimeout(2500);
  await page.evaluate(() => clearInterval((globalThis as unknown as { timer: number }).timer));
  await expectNoneExposed(page, 30);
  const covered = await coveredIn(page);
  expect(covered.filter((text) => text === SPOILER).length).toBeGreaterThan(7);
});
