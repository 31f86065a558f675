/**
 * Learns the generic part, one model upon the other. Each is learned from what the one below says of pages it has not seen (out of fold,
 * by group of pages), so that none trusts the one below too much; the figures come from the same folds.
 */
import { NO_ONE, NO_SETTING, type Setting } from '../../engine/judge/around.ts';
import { type Eyes, genericRow, type Impression } from '../../engine/judge/judge.ts';
import { type LinearPart, readyLinear, scoreLinear } from '../../engine/judge/linear.ts';
import { readyTrees, scoreTrees, type TreesPart } from '../../engine/judge/trees.ts';
import type { Parts } from '../../engine/judge/weights.ts';
import { BOOST, type BoostOptions, boost } from './boost.ts';
import { aroundOf, type Example, type Foldwise, foldOf, type PageExample } from './examples.ts';
import type { LatenessSentence } from './lessons.ts';
import { learnLinear } from './linear.ts';

/** Logits of each part, of each example, by models that have not seen it. */
export interface Unseen {
  /** Of the linear part. */
  tones: number[];
  /** With the neighbours on the page. */
  inPage: number[];
  /** Without them. */
  bare: number[];
  lone: number[];
  told: number[];
  toldBare: number[];
}

export interface Generic {
  parts: Pick<Parts, 'linear' | 'late' | 'generic' | 'told'>;
  unseen: Unseen;
}

/** Weight of each page sentence when it is shown once more, without its neighbours. */
const BARE = 0.8;
/** A prime, to walk through a list in no order. */
const SPREAD = 7919;
/** Buckets of words that get a weight. */
const KEPT = { linear: 3500, late: 1500 };
const TOLD_BOOST: BoostOptions = { ...BOOST, trees: 140, depth: 4, rate: 0.08 };
/** First sentences of plots are few: this much of the weight stays with the late ones. */
const LATE_WEIGHT = 0.4;

const isLearnedFrom =
  (isKept: (e: Example) => boolean) =>
  (e: Example): boolean =>
    e.weight > 0 && isKept(e);

const toneBy = (linear: LinearPart): ((look: Impression) => number) => {
  const ready = readyLinear(linear);
  return (look) => scoreLinear(ready, look.cues, look.buckets);
};

/** Tone and generic logit of a sentence that stands alone. */
export function loneScorer({
  linear,
  late,
  generic,
}: Generic['parts']): (look: Impression) => { tone: number; logit: number } {
  const [toneOf, latenessOf] = [toneBy(linear), toneBy(late)];
  const trees = readyTrees(generic);
  return (look) => {
    const tone = toneOf(look);
    return { tone, logit: tone + scoreTrees(trees, genericRow(look.cues, tone, latenessOf(look), NO_ONE, NO_SETTING)) };
  };
}

export function learnGeneric(
  near: readonly PageExample[],
  lone: readonly Example[],
  lateness: readonly LatenessSentence[],
  eyes: Eyes,
  buckets: number,
  foldwise: Foldwise,
): Generic {
  const everyone = [...near, ...lone];
  const latenesses: number[] = new Array(everyone.length);
  const plots = lateness.map(({ text, late, group }) => ({
    ...eyes.look({ text, kind: 'prose', mentioned: false }),
    label: late,
    weight: late ? LATE_WEIGHT : 1,
    fold: foldOf(group),
  }));
  const tellings = everyone
    .filter(({ weight, spoiler, premise }) => weight > 0 && (spoiler || premise))
    .map(({ look, spoiler, weight, fold }) => ({ ...look, label: spoiler, weight, fold }));
  const late = foldwise(
    (isKept) => learnLinear([...plots, ...tellings].filter(isKept), buckets, KEPT.late),
    (model, isNew) => {
      const latenessOf = toneBy(model);
      everyone.forEach((e, i) => {
        if (isNew(e)) latenesses[i] = latenessOf(e.look);
      });
    },
  );

  const tones: number[] = new Array(everyone.length);
  const headings: number[] = new Array(near.length).fill(NO_SETTING.headingTone);
  const linear = foldwise(
    (isKept) =>
      learnLinear(
        everyone
          .filter(isLearnedFrom(isKept))
          .map(({ look, spoiler, weight }) => ({ ...look, label: spoiler, weight })),
        buckets,
        KEPT.linear,
      ),
    (model, isNew) => {
      const tone = toneBy(model);
      everyone.forEach((e, i) => {
        if (isNew(e)) tones[i] = tone(e.look);
      });
      near.forEach((e, i) => {
        if (isNew(e) && e.heading) headings[i] = tone(e.heading);
      });
    },
  );

  // The trees see each sentence of a page with its neighbours and once more alone.
  const row = (i: number, around = NO_ONE, setting: Setting = NO_SETTING): Int32Array =>
    genericRow(everyone[i]!.look.cues, tones[i]!, latenesses[i]!, around, setting);
  const inPage = near.map((e, i) => ({
    ...e,
    row: row(i, aroundOf(e, near, tones, latenesses), { ...e.setting, headingTone: headings[i]! }),
  }));
  const bare = near.map((e, i) => ({
    ...e,
    weight: BARE * e.weight,
    row: row(i, NO_ONE, { ...NO_SETTING, about: e.setting.about, talk: e.setting.talk }),
  }));
  // Lone sentences get the shares and the film talk that page sentences have, so that a share does not tell the one from the other.
  const talked = near.filter(({ page }) => page.films.length > 0);
  const far = lone.map((e, i) => {
    const { about, talk } = talked[(i * SPREAD) % talked.length]!.setting;
    // They are judged as what nothing is known of.
    return { ...e, row: row(near.length + i, NO_ONE, { ...NO_SETTING, about, talk }), asked: row(near.length + i) };
  });
  const rows: (Example & { row: Int32Array; asked?: Int32Array })[] = [...inPage, ...bare, ...far];
  const ownTones = [...tones.slice(0, near.length), ...tones];
  /** Trees that add to what is said already. */
  const learnTrees = (
    label: (e: Example) => boolean,
    start: readonly number[],
    options: BoostOptions,
  ): { trees: TreesPart; logits: number[] } => {
    const logits: number[] = new Array(rows.length);
    const trees = foldwise(
      (isKept) => {
        const kept = [...rows.keys()].filter((i) => isLearnedFrom(isKept)(rows[i]!));
        return boost(
          kept.map((i) => rows[i]!.row),
          kept.map((i) => label(rows[i]!)),
          kept.map((i) => rows[i]!.weight),
          kept.map((i) => start[i]!),
          options,
        );
      },
      (model, isNew) => {
        const ready = readyTrees(model);
        rows.forEach((e, i) => {
          if (isNew(e)) logits[i] = start[i]! + scoreTrees(ready, e.asked ?? e.row);
        });
      },
    );
    return { trees, logits };
  };
  const generic = learnTrees(({ spoiler }) => spoiler, ownTones, BOOST);
  const told = learnTrees(({ spoiler, premise }) => spoiler || premise, generic.logits, TOLD_BOOST);
  const count = near.length;
  return {
    parts: { linear, late, generic: generic.trees, told: told.trees },
    unseen: {
      tones,
      inPage: generic.logits.slice(0, count),
      bare: generic.logits.slice(count, 2 * count),
      lone: generic.logits.slice(2 * count),
      told: told.logits.slice(0, count),
      toldBare: told.logits.slice(count, 2 * count),
    },
  };
}
