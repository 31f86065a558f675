/** The judge of one frame, made of the shipped data: decoded when the frame's first text is met, not before. */
import index from '../../data/catalogue/index.txt?raw';
import weights from '../../data/judge/weights.json?raw';
import { createJudge } from '../../engine/judge/judge.ts';
import { createPage, type Outlook, type Page } from '../../engine/page.ts';
import { TitleIndex } from '../../engine/titles/index.ts';

/** @throws when the shipped data is not of this program's version. */
export function createEngine(outlook: Outlook): { page: Page; catalogue: string } {
  const titles = TitleIndex.read(index.trim());
  return { page: createPage(titles, createJudge(weights), outlook), catalogue: titles.version };
}
