/** Written by scripts/learn/subject.ts: what each clue of clues.ts adds to the logit of a film. */
import type { Clue } from './clues.ts';

export const WEIGHTS: Readonly<Record<Clue | 'start', number>> = {
  start: -3.69,
  own: 3.85,
  'own alone': 1.26,
  before: 3.11,
  lead: 1.89,
  after: 0.81,
  here: 2,
  around: 1.66,
  elsewhere: 1.04,
  near: 1.17,
  'near elsewhere': 1.44,
  heading: 2.49,
  'far heading': 1.5,
  headline: 0.83,
  signals: 1.36,
  'sure signals': 2.95,
  'most in place': 0.74,
  'most around': -0.2,
  'most on page': 0.33,
  'most in prose': 0.93,
  'first on page': 0.95,
  talk: 2.71,
  obscure: -0.82,
  'obscure in heading': -1.07,
};
