/**
 * The judge of one frame, made of the shipped data: decoded when the frame's first words are met, not before. Frames of one site share what is
 * decoded where the browser lets content scripts see each other (Chromium): it is the same for all and remembers nothing of a page.
 */
import index from '../../data/catalogue/index.txt?raw';
import people from '../../data/catalogue/people.txt?raw';
import weights from '../../data/judge/weights.json?raw';
import { createJudge, type Judge } from '../../engine/judge/judge.ts';
import { createPage, type Outlook, type Page } from '../../engine/page.ts';
import { People } from '../../engine/subject/people.ts';
import { TitleIndex } from '../../engine/titles/index.ts';
import { browser } from '../../platform/native.ts';

interface Decoded {
  titles: TitleIndex;
  people: People;
  judge: Judge;
}

/** The content script's own global object, which no page can see. Frames may hold scripts of two versions after an update. */
type Shared = Record<string, (() => Decoded) | undefined>;
const KEY = `curtain ${browser.runtime.getManifest().version}`;

let decoded: Decoded | undefined;
const decode = (): Decoded => {
  decoded ??= ofParent() ?? unpack();
  return decoded;
};
(window as unknown as Shared)[KEY] = decode;

function unpack(): Decoded {
  const titles = TitleIndex.read(index.trim());
  return { titles, people: People.read(people, titles.version), judge: lateJudge() };
}

/** Its words and weights are unpacked when the first sentence is about a film: most pages have none. */
function lateJudge(): Judge {
  let made: Judge | undefined;
  const judge = (): Judge => {
    made ??= createJudge(weights);
    return made;
  };
  return {
    score: (input) => judge().score(input),
    scoreAll: (...args) => judge().scoreAll(...args),
    covers: (...args) => judge().covers(...args),
  };
}

function ofParent(): Decoded | undefined {
  try {
    return window === window.parent ? undefined : (window.parent as unknown as Shared)[KEY]?.();
  } catch {
    return undefined; // Another site's.
  }
}

/** @throws when the shipped data is not of this program's version. */
export function createEngine(outlook: Outlook): { page: Page; catalogue: string } {
  const { titles, people, judge } = decode();
  return { page: createPage(titles, judge, outlook, people), catalogue: titles.version };
}
