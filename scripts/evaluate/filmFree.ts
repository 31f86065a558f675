/** Real pages without films, run through the whole shield: whatever is covered there is covered without need. */
import { cutSentences } from '../../engine/sentences.ts';
import type { Scored } from './measure.ts';
import { coveredBy, judgePage, type PageJudge } from './pages.ts';
import type { Judged } from './report.ts';

export function filmFreeScores(pages: readonly { name: string; html: string }[], judge: PageJudge): Judged {
  const items = pages.flatMap(({ name, html }) =>
    judgePage(html, judge, new Map()).flatMap(({ block, verdicts }) =>
      cutSentences(block).map(({ start, end }): Scored => {
        const on = (sensitivity: keyof Scored['covered']) =>
          verdicts[sensitivity].filter((verdict) => verdict.start < end && verdict.end > start);
        return {
          group: name,
          kind: '',
          film: '',
          text: block.text.slice(start, end),
          spoiler: false,
          score: Math.max(0, ...on('balanced').map(({ score }) => score)),
          covered: coveredBy((sensitivity) => on(sensitivity).some(({ cover }) => cover)),
        };
      }),
    ),
  );
  const covered = items.filter((item) => item.covered.balanced).length;
  const per20 = ((20 * covered) / pages.length).toFixed(2);
  return { name: 'film-free pages', note: `${covered} covered, ${per20} on 20 pages; at most 1`, items };
}
