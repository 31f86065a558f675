/**
 * The judge of one frame, made of the shipped data: decoded when the frame's first words are met, not before. Frames of one site share what is
 * decoded where the browser lets content scripts see each other (Chromium): it is the same for all and remembers nothing of a page.
 */
import index from '../../data/catalogue/index.txt?raw';
import weights from '../../data/judge/weights.json?raw';
import { createJudge, type Judge } from '../../engine/judge/judge.ts';
import { createPage, type Outlook, type Page } from '../../engine/page.ts';
import { TitleIndex } from '../../engine/titles/index.ts';
import { browser } from '../../platform/native.ts';

interface Decoded {
  titles: TitleIndex;
  judge: Judge;
}

/** The content script's own global object, which no page can see. Frames may hold scripts of two versions after an update. */
type Shared = Record<string, (() => Decoded) | undefined>;
const KEY = `curtain ${browser.runtime.getManifest().version}`;

let decoded: Decoded | undefined;
const decode = (): Decoded => {
  decoded ??= ofParent() ?? { titles: TitleIndex.read(index.trim()), judge: createJudge(weights) };
  return decoded;
};
(window as unknown as Shared)[KEY] = decode;

function ofParent(): Decoded | undefined {
  try {
    return window === window.parent ? undefined : (window.parent as unknown as Shared)[KEY]?.();
  } catch {
    return undefined; // Another site's.
  }
}

/** @throws when the shipped data is not of this program's version. */
export function createEngine(outlook: Outlook): { page: Page; catalogue: string } {
  const { titles, judge } = decode();
  return { page: createPage(titles, judge, outlook), catalogue: titles.version };
}
