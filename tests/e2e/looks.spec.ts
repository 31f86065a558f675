/** Covers are unreadable: inside one there is no edge that an eye could follow, at any size, in any colours, in any look. */
import type { Page } from '@playwright/test';
import { coveredIn, expect, test } from './fixtures/extension.ts';

const SIZES = [10, 13, 16, 22, 32, 48, 64];
const dies = (where: string) => `In the end Ben dies in her arms ${where}.`;
const LINES = [
  ...SIZES.map((size) => `<p style="font-size:${size}px">${dies('today')}</p>`),
  `<p><u>${dies('underlined')}</u></p><p><a href="#a">${dies('in a link')}</a></p><p><s>${dies('struck')}</s></p>`,
  `<p>${dies('😢💀🔫')}</p><p style="font-weight:900">${dies('in bold')}</p><p style="-webkit-text-stroke:1px green">${dies('in outline')}</p>`,
  `<p style="-webkit-text-fill-color:crimson">${dies('in red')}</p><p style="text-shadow:0 0 2px red">${dies('in a shadow')}</p>`,
  `<p><em style="text-emphasis:dot red">${dies('emphasised')}</em></p>`,
];
const pageIn = (
  dark: boolean,
) => `<!doctype html><meta charset="utf-8"><h1>Leaving Las Vegas (1995): spoilers ahead</h1>
  <style>body { font: 16px serif; ${dark ? 'background: #16181c; color: #e8e6e3' : ''} } p { margin: 12px 0; line-height: 1.4 }</style>${LINES.join('')}`;

/** The greatest step in lightness (0 to 255) between neighbouring pixels inside the heading and each line of covered words. */
async function edges(page: Page): Promise<number[]> {
  const image = (await page.screenshot({ fullPage: true })).toString('base64');
  return page.evaluate(async (image) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${image}`;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const lightness = (data: Uint8ClampedArray, at: number) => (data[at]! + data[at + 1]! + data[at + 2]!) / 3;
    return [...document.querySelectorAll('h1, p')].map((p) => {
      const range = new Range();
      range.selectNodeContents(p);
      const { left, top, width, height } = range.getBoundingClientRect();
      const inset = 4;
      const [w, h] = [Math.floor(width) - 2 * inset, Math.floor(height) - 2 * inset];
      const { data } = context.getImageData(Math.ceil(left) + inset, Math.ceil(top + scrollY) + inset, w, h);
      let most = 0;
      for (let y = 1; y < h; y++)
        for (let x = 1; x < w; x++) {
          const at = 4 * (y * w + x);
          for (const near of [at - 4, at - 4 * w])
            most = Math.max(most, Math.abs(lightness(data, at) - lightness(data, near)));
        }
      return Math.round(most);
    });
  }, image);
}

const MOST = 12;
const READABLE = 100;

for (const look of ['blur', 'bar', 'blank'] as const) {
  test(`a ${look} leaves nothing to be read`, async ({ page, site, background }) => {
    const wear = (style: string) =>
      background.evaluate(async (style) => {
        const value = { style, hoverReveals: false, blurPictures: false };
        await chrome.storage.local.set({ 'settings:look': { version: 1, value } });
      }, style);
    await wear(look);
    for (const [dark, forced] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', forcedColors: forced ? 'active' : 'none' });
      await page.goto(site.page(pageIn(dark)));
      const count = await page.locator('p').count();
      await expect.poll(async () => (await coveredIn(page)).length).toBe(count);
      await expect.poll(() => page.evaluate((name) => CSS.highlights.has(name), `curtain-${look}`)).toBe(true);
      const [heading, ...found] = await edges(page);
      expect(heading).toBeGreaterThan(READABLE);
      expect(Math.max(...found)).toBeLessThan(MOST);
    }
    await wear('blur');
  });
}
