import { describe, expect, it } from 'vitest';
import type { Block, Place } from '../../../engine/block.ts';
import { headingKind } from '../../../engine/zones/headings.ts';
import { readSign } from '../../../engine/zones/signs.ts';
import { createZones, type Zones, zoneOf } from '../../../engine/zones.ts';

const block = (text: string, rest: Partial<Block> = {}): Block => ({ text, kind: 'prose', marks: [], ...rest });
const place = (kind: Place['kind'], parent: Place | null = null, heading?: string): Place => ({
  kind,
  parent,
  ...(heading !== undefined && { heading }),
});

/** The block's text inside each of its zones. */
const told = (zones: Zones, one: Block, where: Place): string[] =>
  zones.of(one, where).map(({ start, end, kind, why }) => `${kind} ${why}: ${one.text.slice(start, end).trim()}`);

describe('signs', () => {
  it.each([
    ['opens', 'Full spoilers below.'],
    ['opens', '*** SPOILERS AHEAD ***'],
    ['opens', 'Spoilers from here down'],
    ['opens', 'spoilers for the last act:'],
    [
      'opens',
      'WARNING: this piece, long as it is, has been written for those who saw it and contains major spoilers for all of it.',
    ],
    ['opens', 'Achtung, Spoiler!'],
    ['opens', 'Осторожно, спойлеры!'],
    ['opens', 'ネタバレ注意'],
    ['opens', '剧透预警'],
    ['closes', 'End of spoilers.'],
    ['closes', 'ok spoilers over'],
    ['closes', 'Fin des spoilers'],
    ['free', 'This review contains no spoilers.'],
    ['free', 'Spoiler-free thoughts'],
    ['free', 'sans spoiler'],
    ['free', 'ネタバレなし感想'],
    ['once', 'Spoiler: the aunt'],
    ['once', 'I laughed when (spoilers) the aunt sneezed'],
    [undefined, 'no spoilers please'],
    [undefined, 'Trying to stay spoiler-free'],
    [undefined, 'I was spoiled by my own brother'],
    [undefined, 'I hate spoilers.'],
    [undefined, 'Not a spoiler, but bring tissues.'],
    [undefined, 'The rear spoiler of the car is painted red.'],
    [undefined, 'He spoiled the child.'],
    [undefined, ''],
  ])('%s: %s', (kind, text) => expect(readSign(text)?.kind).toBe(kind));

  it('ends before what it announces', () => {
    const text = 'Spoiler alert: he was dead.';
    expect(text.slice(readSign(text)!.end)).toBe('he was dead.');
  });

  it('takes no time over endless text', () => {
    const began = performance.now();
    for (const unit of ['spoil', 'spoiler ', 'no ', '(', 'spoilers a ', '剧透']) readSign(unit.repeat(50_000));
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('headings', () => {
  it.each([
    ['plot', 'Plot'],
    ['plot', '2. Plot summary [edit]'],
    ['plot', 'Handlung'],
    ['plot', 'あらすじ'],
    ['ending', 'The Lighthouse ending explained: what it all means'],
    ['ending', 'What happens at the end'],
    ['warned', 'The aunt did what? (spoilers)'],
    ['free', 'Reviewed without spoilers'],
    ['over', 'End of spoilers'],
    [undefined, 'Premise'],
    [undefined, 'Character error or plot hole?'],
    [undefined, 'Cast'],
    [undefined, 'constructor'],
  ])('%s: %s', (kind, text) => expect(headingKind(text)).toBe(kind));
});

describe('zones of a place', () => {
  it('run from sign to sign, inside a block and over blocks', () => {
    const zones = createZones();
    const article = place('article', place('page'));
    expect(told(zones, block('A fine film.'), article)).toEqual([]);
    expect(told(zones, block('See it. Spoilers ahead! The aunt did it.'), article)).toEqual([
      'spoiler warning: The aunt did it.',
    ]);
    expect(told(zones, block('She ran.'), article)).toEqual(['spoiler warning: She ran.']);
    expect(told(zones, block('Twice. End of spoilers. Go and see it.'), article)).toEqual(['spoiler warning: Twice.']);
    expect(told(zones, block('Good night.'), article)).toEqual([]);
  });

  it('answer the same when a block is read again, and change nothing', () => {
    const zones = createZones();
    const article = place('article', place('page'));
    const texts = ['A fine film.', 'Spoilers below.', 'The aunt did it.', 'End of spoilers.', 'See it.'];
    const first = texts.map((text) => told(zones, block(text), article));
    expect(texts.map((text) => told(zones, block(text), article))).toEqual(first);
    expect(first.flat()).toEqual(['spoiler warning: The aunt did it.']);
    expect(told(zones, block('New at the end.'), article)).toEqual([]);
  });

  it('end with their section, and do not reach comments', () => {
    const zones = createZones();
    const article = place('article', place('page'));
    const section = place('section', article, 'Thoughts');
    zones.of(block('Spoilers ahead.'), section);
    expect(told(zones, block('It burns.'), section)).toHaveLength(1);
    expect(told(zones, block('It was shot in Wales.'), place('section', article, 'Making of'))).toEqual([]);
    zones.of(block('Spoilers ahead.'), article);
    expect(told(zones, block('It burns again.'), place('section', article, 'Again'))).toHaveLength(1);
    expect(told(zones, block('lol'), place('comment', article))).toEqual([]);
  });

  it('follow a heading into sections below it; only a warning in the title reaches replies', () => {
    const zones = createZones();
    const page = place('page');
    const plot = place('section', page, 'Plot');
    expect(told(zones, block('Plot', { kind: 'heading' }), plot)).toEqual([]);
    expect(told(zones, block('She drowns.'), place('section', plot, 'Act three'))).toEqual([
      'spoiler plot: She drowns.',
    ]);
    expect(told(zones, block('She drowns.'), place('comment', plot))).toEqual([]);
    const thread = place('thread', page, 'That last shot [spoilers]');
    expect(told(zones, block('She drowns.'), place('comment', thread))).toEqual(['spoiler title: She drowns.']);
    const free = place('section', page, 'Spoiler-free review');
    expect(told(zones, block('It is fun.'), free)).toEqual(['safe title: It is fun.']);
    expect(told(zones, block('Spoilers: she drowns.'), free)).toEqual(['spoiler warning: she drowns.']);
  });

  it('end with an end sign in a section of the same comment', () => {
    const zones = createZones();
    const comment = place('comment', place('page'));
    const section = place('section', comment, 'Second part');
    zones.of(block('Spoilers ahead.'), comment);
    expect(told(zones, block('It burns.'), section)).toHaveLength(1);
    zones.of(block('End of spoilers.'), section);
    expect(told(zones, block('Bye.'), comment)).toEqual([]);
  });

  it('take "Spoiler: …" for one block', () => {
    const zones = createZones();
    const comment = place('comment', place('page'));
    expect(told(zones, block('Spoiler: the aunt did it'), comment)).toEqual(['spoiler warning: the aunt did it']);
    expect(told(zones, block('I liked it'), comment)).toEqual([]);
  });

  it('know the page’s own spoiler markup', () => {
    const zones = createZones();
    const page = place('page');
    expect(told(zones, block('It was Ann, I say.', { marks: [{ start: 7, end: 10, kind: 'hidden' }] }), page)).toEqual([
      'spoiler markup: Ann',
    ]);
    expect(told(zones, block('So >!it was Ann!< then.'), page)).toEqual(['spoiler markup: >!it was Ann!<']);
    expect(told(zones, block('[spoiler]Ann[/spoiler] and ||Tom||'), page)).toEqual([
      'spoiler markup: [spoiler]Ann[/spoiler]',
      'spoiler markup: ||Tom||',
    ]);
    expect(told(zones, block('It was Ann.'), place('section', place('spoiler', page), 'Cast'))).toEqual([
      'spoiler markup: It was Ann.',
    ]);
  });

  it('belong to the film their sign names', () => {
    const zones = createZones();
    const page = place('page');
    zones.of(block('Spoilers for Vertigo ahead.'), page, () => 7);
    const found = zones.of(block('She falls.'), page);
    expect(found).toEqual([{ start: 0, end: 10, kind: 'spoiler', why: 'warning', film: 7 }]);
    expect(zoneOf(found, { start: 0, end: 10 }, 7)).toBe(found[0]);
    expect(zoneOf(found, { start: 0, end: 10 }, 8)).toBeUndefined();
  });
});
