/** Every surface on which a page can show words. */
import type { Frame, Page } from '@playwright/test';
import { coveredIn, expect, test } from './fixtures/extension.ts';
import { copied, heard } from './fixtures/heard.ts';
import { callSafe } from './fixtures/told.ts';

callSafe('A safe word.', 'First', 'Open', 'x');

const FILM = '<h1>Leaving Las Vegas (1995): spoilers ahead</h1>';
const dies = (where: string) => `In the end Ben drinks himself to death and dies in her arms, ${where}.`;

const SURFACES = `<!doctype html><title>${dies('in the title')}</title>${FILM}
<p>A safe word. ${dies('in a paragraph')}</p>
<ul><li>${dies('in a list')}</li></ul>
<table><caption>${dies('in a caption')}</caption><tr><th>${dies('in a head')}</th><td>${dies('in a cell')}</td></tr></table>
<h2>${dies('in a heading')}</h2>
<figure><img alt="${dies('in an alt')}" src="data:,"><figcaption>${dies('in a figure')}</figcaption></figure>
<blockquote>${dies('in a quote')}</blockquote>
<details><summary>${dies('in a summary')}</summary><p>${dies('in details')}</p></details>
<p><a href="#a" title="${dies('in a tooltip')}">${dies('in a link')}</a></p>
<button aria-label="${dies('in a label')}">Open</button><button>${dies('in a button')}</button>
<input placeholder="${dies('in a placeholder')}">
<select><option>First</option><option>${dies('in an option')}</option></select>
<svg width="300" height="30"><title>${dies('in a note')}</title><desc>${dies('in a description')}</desc><text y="20">${dies('in a drawing')}</text></svg>
<form><input type="submit" value="${dies('in a value')}"><label>${dies('in a caption of a field')} <input></label></form>
<select><optgroup label="${dies('in a group')}"><option>First</option></optgroup></select>
<div role="slider" tabindex="0" aria-valuetext="${dies('in a value text')}" aria-description="${dies('in words beside')}"></div>
<fieldset><legend>${dies('in a legend')}</legend></fieldset><dl><dt>${dies('in a term')}</dt><dd>${dies('in a meaning')}</dd></dl>
<pre>${dies('in pre')}</pre><dialog open>${dies('in a dialog')}</dialog><object data="data:,"><p>${dies('in a fallback')}</p></object>
<p><ruby>x<rt>${dies('in ruby')}</rt></ruby> <output>${dies('in an output')}</output> <code>${dies('in code')}</code></p>
<x-slot><p slot="a">${dies('in a slot')}</p></x-slot><div style="display:contents"><p>${dies('in contents')}</p></div>
<p style="display:none">${dies('in hiding')}</p>
<p>In the <i>end</i> <b>Ben</b> drinks himself to death and dies<!-- -->&nbsp;in her arms, in <span>inline <em>tags</em></span>.</p>
<div id="open"></div><div id="closed"></div><x-card id="late"></x-card><div id="later"></div>
<script>
  const html = (where) => '<p>In the end Ben drinks himself to death and dies in her arms, ' + where + '.</p>';
  document.getElementById('open').attachShadow({ mode: 'open' }).innerHTML = html('in an open root') + '<section></section>';
  document.getElementById('open').shadowRoot.querySelector('section').attachShadow({ mode: 'open' }).innerHTML = html('in a nested root');
  customElements.define('x-slot', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<slot name="a"></slot>' } });
  document.getElementById('closed').attachShadow({ mode: 'closed' }).innerHTML = html('in a closed root');
  setTimeout(() => {
    document.getElementById('late').attachShadow({ mode: 'closed' }).innerHTML = html('in a late root');
    document.getElementById('later').attachShadow({ mode: 'closed' }).innerHTML = html('in a later root');
  }, 300);
</script>`;

const TYPED = `<!doctype html><title>x</title>${FILM}
<textarea>${dies('in an area')}</textarea><input value="${dies('in an input')}"><div contenteditable>${dies('in an editor')}</div>
<div class="cm-editor"><div role="textbox">${dies('in code')}</div></div><script type="text/plain">${dies('in a script')}</script>`;

const at = (texts: string[], where: string) => texts.some((text) => text.includes(where));

test('words are covered on every surface', async ({ page, site }) => {
  await page.goto(site.page(SURFACES));
  const places = [
    'a paragraph',
    'a list',
    'a caption',
    'a head',
    'a cell',
    'a heading',
    'a figure',
    'a quote',
    'a summary',
    'details',
    'a link',
    'a button',
    'a drawing',
    'hiding',
    'an open root',
    'a nested root',
    'a closed root',
    'a late root',
    'a later root',
    'a caption of a field',
    'a legend',
    'a term',
    'a meaning',
    'pre',
    'a dialog',
    'a fallback',
    'ruby',
    'an output',
    'code',
    'a slot',
    'contents',
  ];
  await expect
    .poll(async () => {
      const texts = await coveredIn(page);
      return places.filter((place) => !at(texts, `in ${place}`));
    })
    .toEqual([]);
  const texts = await coveredIn(page);
  for (const word of ['end', 'Ben', 'inline ', 'tags']) expect(texts).toContain(word);
  expect(texts.join()).not.toContain('A safe word');
  expect(await page.title()).toMatch(/^\[spoiler: /);
  const attributes = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((one) =>
      [...one.attributes].filter(({ name }) => name !== 'value' && name !== 'srcdoc').map(({ value }) => value),
    ),
  );
  expect(attributes.join()).not.toContain('dies');
  expect(attributes.filter((text) => text.startsWith('[spoiler'))).toHaveLength(10);
  expect(await page.locator('svg text').evaluate((text) => getComputedStyle(text).fill)).toMatch(/rgba\(0, 0, 0, 0\)/);
});

test('no covered word is heard or copied', async ({ page, site }) => {
  await page.goto(site.page(SURFACES));
  await expect.poll(async () => at(await coveredIn(page), 'in a later root'), { timeout: 30_000 }).toBe(true);
  await expect.poll(async () => (await heard(page)).filter((line) => line.includes('dies'))).toEqual([]);
  await page.keyboard.press('Control+A');
  const { text, html } = await copied(page);
  expect(text + html).not.toContain('dies');
  expect(text).toContain('A safe word.');
  expect(text).toMatch(/\[spoiler: Leaving Las Vegas \(1995\)\]/);
});

test('what is selected in a shadow root, or across its edge, is copied without covered words', async ({
  page,
  site,
}) => {
  await page.goto(
    site.page(`<!doctype html>${FILM}<p>x</p><div id="host"></div><p>x</p><script>
      host.attachShadow({ mode: 'closed' }).innerHTML = '<p>A safe word. ${dies('in a root')}</p>';</script>`),
  );
  await expect.poll(() => coveredIn(page)).toEqual([dies('in a root')]);
  const inside = (await page.locator('#host').boundingBox())!;
  await page.mouse.click(inside.x + 10, inside.y + inside.height / 2, { clickCount: 3 });
  // Until the catalogue has told the film's whole name the page's own words stand for it.
  await expect.poll(async () => (await copied(page)).text).toBe('A safe word. [spoiler: Leaving Las Vegas (1995)]');
  await page.locator('p').first().click();
  await page.keyboard.press('Control+A');
  const { text } = await copied(page);
  expect(text).toContain('x\nA safe word. [spoiler: Leaving Las Vegas (1995)]\nx');
});

test('what a person types, editors and scripts are never touched', async ({ page, site }) => {
  await page.goto(site.page(`${TYPED}<p>${dies('in a paragraph')}</p>`));
  await expect.poll(() => coveredIn(page)).toEqual([dies('in a paragraph')]);
});

test('frames by address, srcdoc and about:blank', async ({ page, site }) => {
  const inner = site.page(`${FILM}<p>${dies('in a frame')}</p>`);
  await page.goto(
    site.page(`${FILM}<iframe src="${inner}"></iframe><iframe srcdoc="${FILM}<p>${dies('in srcdoc')}</p>"></iframe><iframe id="blank"></iframe>
    <script>const doc = document.getElementById('blank').contentDocument; doc.body.innerHTML = '${FILM}<p>${dies('in blank')}</p>'</script>`),
  );
  const all = async (frames: Frame[]) => (await Promise.all(frames.map((frame) => coveredIn(frame)))).flat().sort();
  await expect.poll(() => all(page.frames())).toEqual([dies('in a frame'), dies('in blank'), dies('in srcdoc')].sort());
});

const ALT = 'Ben dies in the motel bed with Sera beside him.';

test('everything comes back when all is revealed, and goes when covered again', async ({ page, site, background }) => {
  await page.goto(
    site.page(
      `<!doctype html><title>${dies('in the title')}</title>${FILM}<p id="p">${dies('in a paragraph')}</p><img alt="${ALT}" src="data:,">`,
    ),
  );
  await expect.poll(() => coveredIn(page)).toEqual([dies('in a paragraph')]);
  const toggle = () =>
    background.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      await chrome.tabs.sendMessage(tab!.id!, { kind: 'togglePage' }).catch(() => {});
    });
  await page.bringToFront();
  await toggle();
  await expect.poll(() => coveredIn(page)).toEqual([]);
  expect(await shown(page)).toEqual([dies('in the title'), `<p id="p">${dies('in a paragraph')}</p>`, ALT]);
  await toggle();
  await expect.poll(() => coveredIn(page)).toEqual([dies('in a paragraph')]);
  expect((await shown(page))[2]).toContain('[spoiler');
});

const shown = (page: Page) =>
  page.evaluate(() => [document.title, document.querySelector('p')!.outerHTML, document.querySelector('img')!.alt]);
