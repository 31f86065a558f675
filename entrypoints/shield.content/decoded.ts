/** The judge, made of the shipped data. This part of the program starts when it is first asked for (engine.ts). */
import index from '../../data/catalogue/index.txt?raw';
import people from '../../data/catalogue/people.txt?raw';
import weights from '../../data/judge/weights.json';
import { createJudge, type Judge } from '../../engine/judge/judge.ts';
import { createPage, type Outlook, type Page } from '../../engine/page.ts';
import { People } from '../../engine/subject/people.ts';
import { TitleIndex } from '../../engine/titles/index.ts';

const titles = TitleIndex.read(index.trim());
const cast = People.read(people, titles.version);
const judge = lateJudge();

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

/** What a frame's page says stays in the frame's own `Page`; all the rest remembers nothing of a page. */
export function createEngine(outlook: Outlook): { page: Page; catalogue: string } {
  return { page: createPage(titles, judge, outlook, cast), catalogue: titles.version };
}
