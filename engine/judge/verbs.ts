/** The forms of verbs, by rule and by the list of those that the rules do not reach. */
import { readLists } from './lexicon/lists.ts';

/** Verb forms, as bits: one word can be several ("put"). */
export const FORM = { base: 1, third: 2, past: 4, participle: 8, ing: 16 } as const;

export type Irregular = ReadonlyMap<string, readonly string[]>;

/** Past, participle, third person and -ing form by base; those that go by the rules are missing. */
export const readIrregular = (): Irregular =>
  new Map(
    readLists()
      .at(-1)!
      .map((row) => {
        const [base, ...forms] = row.split('/') as [string, ...string[]];
        return [base, forms];
      }),
  );

/** Whether the last letter may stand twice ("stopped"); for some verbs both spellings are made. */
const doubles = (verb: string): boolean =>
  /^[^aeiou]*[aeiou][bdgklmnprtvz]$/.test(verb) || /[^aeiou][aeiou][bdgmnprt]$/.test(verb);

/** All forms of a verb: word and its form bits. */
export function formsOf(verb: string, irregular: Irregular): [string, number][] {
  const [past, participle = past, third, ing] = irregular.get(verb) ?? [];
  const yEnd = /[^aeiou]y$/.test(verb);
  const stem = verb.slice(0, -1);
  const stems = doubles(verb) ? [verb, verb + verb.at(-1)] : [verb];
  const ings = verb.endsWith('ie')
    ? [`${verb.slice(0, -2)}ying`]
    : /[^eoy]e$/.test(verb)
      ? [`${stem}ing`]
      : stems.map((one) => `${one}ing`);
  const pasts = yEnd ? [`${stem}ied`] : verb.endsWith('e') ? [`${verb}d`] : stems.map((one) => `${one}ed`);
  return [
    [verb, FORM.base],
    [third ?? (yEnd ? `${stem}ies` : /(?:[sxzo]|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`), FORM.third],
    ...(past && participle
      ? ([
          [past, FORM.past],
          [participle, FORM.participle],
        ] as [string, number][])
      : pasts.map((one): [string, number] => [one, FORM.past | FORM.participle])),
    ...(ing ? [ing] : ings).map((one): [string, number] => [one, FORM.ing]),
  ];
}
