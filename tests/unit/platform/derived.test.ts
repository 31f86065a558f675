import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charactersOf, setEndingApart, timelineOf } from '../../../platform/sources/derived.ts';
import { plotOf, sectionsOf } from '../../../platform/sources/headings.ts';

describe('a breakdown made of prose', () => {
  it('sets the last paragraphs apart as the ending', () => {
    const paragraphs = ['a'.repeat(100), 'b'.repeat(100), 'c'.repeat(20), 'd'.repeat(20)];
    expect(setEndingApart(paragraphs)).toEqual({ plot: paragraphs.slice(0, 2), ending: paragraphs.slice(2) });
  });

  it('sets the last sentences apart when there is one paragraph', () => {
    const { plot, ending } = setEndingApart(['Ann came. Bob left. Both met in the old house. Ann died.']);
    expect(plot).toEqual(['Ann came. Bob left. Both met in the old house.']);
    expect(ending).toEqual(['Ann died.']);
  });

  it('loses nothing of the story, and leaves a beginning', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,40}$/), { minLength: 2 }), (paragraphs) => {
        const { plot, ending } = setEndingApart(paragraphs);
        expect([...plot, ...ending]).toEqual(paragraphs);
        expect(plot.length).toBeGreaterThan(0);
        expect(ending.length).toBeGreaterThan(0);
      }),
    );
    expect(setEndingApart([])).toEqual({ plot: [], ending: [] });
  });

  it('has the events in order, with minutes by their share of the story', () => {
    const events = timelineOf(['Ann came here. Bob left.', 'Ann died.'], 90);
    expect(events.map(({ event }) => event)).toEqual(['Ann came here.', 'Bob left.', 'Ann died.']);
    expect(events.map(({ minute }) => minute)).toEqual([40, 65, 90]);
    expect(timelineOf(['Ann came.'])).toEqual([{ event: 'Ann came.' }]);
  });

  it('takes names from cast lists and leaves out what else they tell', () => {
    const lines = [
      'Nicolas Cage as Ben Sanderson, a writer who dies in the end',
      'Elisabeth Shue: Sera',
      'Julian Sands – Yuri (the pimp)',
      'Anne Bancroft als Frau Robinson',
      'Filming began in May',
      '',
    ];
    expect(charactersOf(lines)).toEqual([
      { name: 'Ben Sanderson', actor: 'Nicolas Cage', role: '' },
      { name: 'Sera', actor: 'Elisabeth Shue', role: '' },
      { name: 'Yuri', actor: 'Julian Sands', role: '' },
      { name: 'Frau Robinson', actor: 'Anne Bancroft', role: '' },
    ]);
  });
});

describe('an article', () => {
  it.each([
    ['en', 'Plot summary'],
    ['en', 'PLOT '],
    ['en', 'Plot of the film'],
    ['de', 'Handlung'],
    ['fr', 'Résumé détaillé'],
    ['ja', 'あらすじ'],
    ['ru', 'Сюжет'],
  ])('tells its plot in %s under “%s”', (language, heading) => {
    const sections = sectionsOf(`Lead\n\n\n== ${heading} ==\nOne.\n\n\n=== End ===\nTwo.\n\n\n== Other ==\nThree.`);
    expect(plotOf(sections, language)).toEqual(['One.', 'Two.']);
  });

  it.each(['Premise', 'Plotting the film', 'Production'])('does not under “%s”', (heading) => {
    expect(plotOf(sectionsOf(`Lead\n== ${heading} ==\nOne.`), 'en')).toEqual([]);
  });
});
