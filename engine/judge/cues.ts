/** The counted cues of a sentence: a vector of small numbers that the trees and the linear model both read. */
import type { BlockKind } from '../block.ts';
import { CLASS_COUNT, CLOSED_CLASSES, EVENT_CLASSES, TALK_CLASSES } from './lexicon.ts';
import { type Reading, SUBJECT, SUBJECT_COUNT, TENSE_COUNT } from './reading.ts';
import { FORM } from './verbs.ts';
import { FLAG } from './words.ts';

const KIND_NAMES: BlockKind[] = ['prose', 'heading', 'item', 'cell', 'caption', 'quote', 'link', 'label'];
const SUBJECT_NAMES = Object.keys(SUBJECT);
const PLAIN = [
  'length',
  'words',
  'commas',
  'question',
  'exclamation',
  'quotes',
  'brackets',
  'dashes',
  'colons',
  'ellipsis',
  'emoji',
  'hash',
  'money',
  'percent',
  'digits',
  'year',
  'shouting',
  'noStop',
  'names',
  'nameFirst',
  'nameOwns',
  'ownedThing',
  'theThing',
  'aNoun',
  'third',
  'past',
  'ing',
  'bareVerbs',
  'rare',
  'meanCommon',
  'events',
  'eventKinds',
  'talkKinds',
  'lowerStart',
  'mentioned',
  'storyAfterI',
  'clauses',
  'storyShare',
  'titleWord',
  'foreign',
  'whStart',
  'verbStart',
] as const;

/** Names of all cues, in the order of the vector. */
export const CUES: readonly string[] = [
  ...PLAIN,
  ...KIND_NAMES.map((kind) => `kind ${kind}`),
  ...CLOSED_CLASSES.map((name) => `word ${name}`),
  ...SUBJECT_NAMES.flatMap((subject) =>
    ['none', 'present', 'past', 'perfect', 'passive', 'modal', 'negative'].map((tense) => `${subject} ${tense}`),
  ),
  ...EVENT_CLASSES.map((name) => `event ${name}`),
  ...TALK_CLASSES.map((name) => `talk ${name}`),
  ...SUBJECT_NAMES.map((subject) => `events of ${subject}`),
];

const AT_KIND = PLAIN.length;
const AT_CLOSED = AT_KIND + KIND_NAMES.length;
const AT_CLAUSE = AT_CLOSED + CLOSED_CLASSES.length;
const AT_CLASS = AT_CLAUSE + SUBJECT_COUNT * TENSE_COUNT;
const AT_EVENTS_OF = AT_CLASS + CLASS_COUNT;
const PLAIN_AT = Object.fromEntries(PLAIN.map((name, index) => [name, index])) as Record<
  (typeof PLAIN)[number],
  number
>;
const EVENT_COUNT = EVENT_CLASSES.length;
const CLOSED_DET = CLOSED_CLASSES.indexOf('det');
const CLOSED_HE = CLOSED_CLASSES.indexOf('he');
const CLOSED_WH = CLOSED_CLASSES.indexOf('wh');

/** Fills `out` (length of CUES) for one sentence. */
export function fillCues(out: Float32Array, reading: Reading, kind: BlockKind, mentioned: boolean, text: string): void {
  out.fill(0);
  const { words, flags, marks, entries, names, common, clauses, hits } = reading;
  const count = words.length;
  const per = 1 / Math.max(4, count);
  const put = (name: (typeof PLAIN)[number], value: number) => {
    out[PLAIN_AT[name]] = value;
  };
  put('length', Math.log2(1 + Math.min(text.length, 1600)));
  put('words', Math.min(count, 60));
  put('commas', marks.comma);
  put('question', marks.question);
  put('exclamation', marks.exclamation);
  put('quotes', marks.quote);
  put('brackets', marks.bracket);
  put('dashes', marks.dash);
  put('colons', marks.colon);
  put('ellipsis', marks.ellipsis);
  put('emoji', marks.emoji);
  put('hash', marks.hash);
  put('money', marks.money);
  put('percent', marks.percent);
  put('noStop', /[.!?…"”’')]$/.test(text.slice(-2)) ? 0 : 1);
  put('mentioned', mentioned ? 1 : 0);

  let rare = 0;
  let known = 0;
  let content = 0;
  for (let i = 0; i < count; i++) {
    const entry = entries[i];
    const flag = flags[i]!;
    if (flag & FLAG.digit) {
      out[PLAIN_AT.digits]!++;
      const word = words[i]!;
      if (word.length === 4 && (word.startsWith('19') || word.startsWith('20'))) out[PLAIN_AT.year] = 1;
    }
    if (flag & FLAG.allCaps) out[PLAIN_AT.shouting]!++;
    if (flag & FLAG.foreign) out[PLAIN_AT.foreign]!++;
    if (names[i]) {
      out[PLAIN_AT.names]!++;
      if (flag & FLAG.title) out[PLAIN_AT.titleWord] = 1;
      if (i === 0) out[PLAIN_AT.nameFirst] = 1;
      if (words[i + 1] === "'s") out[PLAIN_AT.nameOwns]!++;
      continue;
    }
    const closed = entry ? entry.closed : -1;
    if (closed >= 0) {
      out[AT_CLOSED + closed]! += 1;
      continue;
    }
    content++;
    known += common[i]!;
    if (common[i] === 0) rare++;
    const forms = entry ? entry.forms : 0;
    if (forms & FORM.third) out[PLAIN_AT.third]!++;
    else if (forms & FORM.past) out[PLAIN_AT.past]!++;
    else if (forms & FORM.ing) out[PLAIN_AT.ing]!++;
    else if (forms & FORM.base) out[PLAIN_AT.bareVerbs]!++;
    const before = i > 0 ? (entries[i - 1]?.closed ?? -1) : -1;
    if (before === CLOSED_DET) out[words[i - 1] === 'the' ? PLAIN_AT.theThing : PLAIN_AT.aNoun]!++;
    else if (before === CLOSED_HE) out[PLAIN_AT.ownedThing]!++;
  }
  put('rare', rare / Math.max(3, content));
  put('meanCommon', known / Math.max(1, content));
  if (count > 0) {
    const first = entries[0];
    put('lowerStart', flags[0]! & (FLAG.capital | FLAG.digit) ? 0 : 1);
    put('whStart', first?.closed === CLOSED_WH ? 1 : 0);
    put(
      'verbStart',
      !names[0] && first && first.closed < 0 && first.forms & (FORM.third | FORM.past | FORM.ing | FORM.participle)
        ? 1
        : 0,
    );
  }
  out[AT_KIND + KIND_NAMES.indexOf(kind)] = 1;

  let story = 0;
  let seenI = false;
  for (const { subject, tense } of clauses) {
    out[AT_CLAUSE + subject * TENSE_COUNT + tense]!++;
    if (subject === SUBJECT.i) seenI = true;
    else if (subject >= SUBJECT.he) {
      story++;
      if (seenI) out[PLAIN_AT.storyAfterI] = 1;
    }
  }
  put('clauses', clauses.length);
  put('storyShare', story / Math.max(1, clauses.length));

  let events = 0;
  let clause = 0;
  let subject = 0;
  for (const { at, cls } of hits) {
    out[AT_CLASS + cls]!++;
    if (cls >= EVENT_COUNT) continue;
    events++;
    while (clause < clauses.length && clauses[clause]!.at < at) subject = clauses[clause++]!.subject;
    out[AT_EVENTS_OF + subject]!++;
  }
  put('events', events);
  for (let cls = 0; cls < CLASS_COUNT; cls++) {
    if (out[AT_CLASS + cls]! > 0) out[cls < EVENT_COUNT ? PLAIN_AT.eventKinds : PLAIN_AT.talkKinds]!++;
  }
  for (let i = AT_CLOSED; i < AT_CLAUSE; i++) out[i] = out[i]! * per * 8;
}
