/** Learns what knowing the film adds: trees that begin at the generic logit, of a fold that has not seen the sentence where there is one. */
import { filmRow } from '../../engine/judge/judge.ts';
import { readyTrees, scoreTrees, type TreesPart } from '../../engine/judge/trees.ts';
import { BOOST, type BoostOptions, boost } from './boost.ts';
import type { Example, FilmExample, Foldwise, PageExample } from './examples.ts';
import { type Generic, loneScorer } from './generic.ts';

const FILM_BOOST: BoostOptions = { ...BOOST, trees: 120, depth: 3, rate: 0.08, least: 4 };
/** Weight of a page sentence that is shown without its neighbours. */
const BARE = 0.5;

export interface FilmPart {
  film: TreesPart;
  /** Out of fold: logits of the page sentences (generic ones where the film is not known), in the page and bare. */
  inPage: number[];
  bare: number[];
  /** Logits of the retold films' sentences, before and after. */
  retold: { generic: number[]; withFilm: number[] };
}

interface FilmRow extends Pick<Example, 'spoiler' | 'fold' | 'weight'> {
  start: number;
  row: Int32Array;
}

export function learnFilm(
  near: readonly PageExample[],
  lone: readonly { text: string }[],
  retold: readonly FilmExample[],
  { parts, unseen }: Generic,
  foldwise: Foldwise,
): FilmPart {
  const scoreLone = loneScorer(parts);
  const unseenByText = new Map(
    lone.map(({ text }, i) => [text, { logit: unseen.lone[i]!, tone: unseen.tones[near.length + i]! }]),
  );
  const members = near.flatMap((e, i) => (e.matches && e.weight > 0 ? [{ e, matches: e.matches, i }] : []));
  const rowsFrom = (logits: readonly number[], weight: number): FilmRow[] =>
    members.map(({ e: { spoiler, fold }, matches, i }) => ({
      spoiler,
      fold,
      weight,
      start: logits[i]!,
      row: filmRow(matches, logits[i]!, unseen.tones[i]!),
    }));
  const retoldRows = retold.map(({ text, look, matches, spoiler, fold, weight }): FilmRow => {
    const { tone, logit } = unseenByText.get(text) ?? scoreLone(look);
    return { spoiler, fold, weight, start: logit, row: filmRow(matches, logit, tone) };
  });
  const rows = [...rowsFrom(unseen.inPage, 1), ...rowsFrom(unseen.bare, BARE), ...retoldRows];
  const logits = rows.map(({ start }) => start);
  const film = foldwise(
    (isKept) => {
      const kept = rows.filter(isKept);
      return boost(
        kept.map((e) => e.row),
        kept.map((e) => e.spoiler),
        kept.map((e) => e.weight),
        kept.map((e) => e.start),
        FILM_BOOST,
      );
    },
    (model, isNew) => {
      const ready = readyTrees(model);
      rows.forEach((e, i) => {
        if (isNew(e)) logits[i] = e.start + scoreTrees(ready, e.row);
      });
    },
  );
  const [inPage, bare] = [[...unseen.inPage], [...unseen.bare]];
  members.forEach(({ i }, k) => {
    inPage[i] = logits[k]!;
    bare[i] = logits[members.length + k]!;
  });
  return {
    film,
    inPage,
    bare,
    retold: { generic: retoldRows.map(({ start }) => start), withFilm: logits.slice(2 * members.length) },
  };
}
