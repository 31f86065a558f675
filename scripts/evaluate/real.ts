/**
 * Real film talk of the corpus folder with labels of our own (format: tests/real/README.md), put back into pages: threads and reviews. Only
 * threads may be learned from, and only those of the learning side.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { escaped } from '../escaped.ts';
import { rowsOf } from './corpora.ts';
import { flat, type LabelledPage } from './labelled.ts';

const lines = v.array(v.pipe(v.number(), v.integer(), v.minValue(0)));
const Labels = v.record(v.string(), v.strictObject({ read: v.optional(lines), spoilers: lines, doubtful: lines }));

interface Row {
  film: string | null;
  year?: string;
  thread?: string;
  comment?: number;
  text: string;
}

/** A line of a set. */
export interface RealLine extends Row {
  spoiler: boolean;
  /** Read by nobody, or one on which careful readers would differ. */
  doubtful: boolean;
}

/** The lines of a set with our labels; null when either is not there. */
export function realLines(root: string, folder: string, set: string): RealLine[] | null {
  const file = join(folder, 'sentences', `${set}.jsonl`);
  if (!existsSync(file)) return null;
  const labels = v.parse(Labels, JSON.parse(readFileSync(join(root, 'tests/real/labels.json'), 'utf8')))[set];
  if (!labels) return null;
  const [read, spoilers, doubtful] = [
    labels.read && new Set(labels.read),
    new Set(labels.spoilers),
    new Set(labels.doubtful),
  ];
  return rowsOf<Row>(file).map((row, n) => ({
    ...row,
    spoiler: spoilers.has(n),
    doubtful: doubtful.has(n) || (read !== undefined && !read.has(n)),
  }));
}

/** The threads or reviews of a set as labelled pages, in the order of the set. */
export function realPages(root: string, folder: string, set: string): LabelledPage[] {
  return [...Map.groupBy(realLines(root, folder, set) ?? [], titleOf)]
    .filter(([, page]) => page.some(({ doubtful }) => !doubtful))
    .map(([title, page]) => pageOf(title, page));
}

/** The thread's title, or the film with its year. */
export const titleOf = ({ thread, film, year }: Row): string => thread ?? `${film} (${year})`;

function pageOf(title: string, page: RealLine[]): LabelledPage {
  const { film, year, thread } = page[0]!;
  const kind = thread ? 'forum' : 'review';
  const films = film ? [{ title: film, year: Number(year) }] : [];
  const [spoilers, safe] = [new Set<string>(), new Set<string>()];
  for (const { text, spoiler, doubtful } of page) if (!doubtful) (spoiler ? spoilers : safe).add(flat(text));
  return {
    gold: {
      slug: `${kind} ${title}`,
      kind,
      lang: 'en',
      films,
      // Words said twice are labelled once; where they were labelled both ways they tell.
      spoilers: [...spoilers]
        .filter(Boolean)
        .map((text) => ({ film: film ? title : '', text, severity: 'major' as const })),
      safe: [...safe].filter((text) => text && !spoilers.has(text)).map((text) => ({ text, why: 'talk' })),
    },
    html: `<!doctype html><title>${escaped(title)}</title><h1>${escaped(title)}</h1>${paragraphs(page)}`,
    known: [],
  };
}

/** One of each comment; a review is one. Sentences of a comment may lack a full stop. */
function paragraphs(page: readonly RealLine[]): string {
  return [...Map.groupBy(page, ({ comment }) => comment)]
    .map(([comment, lines]) => {
      const said = lines.map(({ text }) => escaped(text));
      return comment === undefined
        ? `<p>${said.join(' ')}</p>`
        : `<div class="comment"><p>${said.join('<br>')}</p></div>`;
    })
    .join('\n');
}
