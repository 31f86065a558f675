// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { Covers } from '../../../components/Covers.tsx';
import { CreditLines } from '../../../components/CreditLine.tsx';
import { Curtain } from '../../../components/Curtain.tsx';
import type { KnownFilm } from '../../../components/film.ts';
import { Position } from '../../../components/Position.tsx';
import { Timeline } from '../../../components/Timeline.tsx';
import { button, click, draw } from './setup.ts';

const film: KnownFilm = {
  title: 'The Lighthouse Keepers',
  year: 1961,
  otherTitles: [],
  ids: { imdb: 'tt0000001' },
  runtime: 90,
  languages: ['English'],
  countries: [],
  directors: ['A. Director'],
  genres: ['Drama'],
  synopsis: 'A doctor looks after two brothers.',
  plot: ['She rows out.', '<b>She reads the letters.</b>'],
  ending: ['Aron drowns.'],
  timeline: [
    { minute: 10, event: 'She rows out.' },
    { minute: 80, event: 'Aron drowns.' },
  ],
  characters: [{ name: 'Aron', actor: 'An Actor', role: 'The elder brother.', fate: 'He drowns.' }],
};

const curtain = () => draw(<Curtain film={film} credits={{}} similar={async () => []} level={2} onLookUp={() => {}} />);

test('closed, asked and open hold no word of the story; each part comes by its own click', () => {
  const root = curtain();
  expect(root.textContent).not.toMatch(/drown|letters/);
  click(button('Full plot and ending'));
  expect(root.textContent).toContain('This tells how The Lighthouse Keepers ends.');
  expect(root.textContent).not.toMatch(/drown|letters/);
  click(button('Open the curtain'));
  expect(root.innerHTML).not.toMatch(/drown|letters/);

  click(button(/^Plot/));
  expect(root.textContent).toContain('reads the letters');
  expect(root.innerHTML).not.toContain('drown');
  click(button('Ending'));
  expect(root.textContent).toContain('Aron drowns.');
  click(button('Ending'));
  expect(root.innerHTML).not.toContain('drown');
});

test('the warning can be refused, and the open curtain drawn again', () => {
  const root = curtain();
  click(button('Full plot and ending'));
  click(button('Keep it closed'));
  click(button('Full plot and ending'));
  click(button('Open the curtain'));
  click(button('Ending'));
  click(button('Close the curtain'));
  expect(root.innerHTML).not.toContain('drown');
  click(button('Full plot and ending'));
  click(button('Open the curtain'));
  expect(root.innerHTML).not.toContain('drown');
});

test('a character is told of at once, the fate by its own click', () => {
  const root = curtain();
  click(button('Full plot and ending'));
  click(button('Open the curtain'));
  click(button(/^Characters/));
  expect(root.textContent).toContain('The elder brother.');
  expect(root.innerHTML).not.toContain('He drowns.');
  click(button('What becomes of Aron'));
  expect(root.textContent).toContain('He drowns.');
});

test('what a source says is shown as text', () => {
  const root = curtain();
  click(button('Full plot and ending'));
  click(button('Open the curtain'));
  click(button(/^Plot/));
  expect(root.querySelector('.prose b')).toBeNull();
  expect(root.textContent).toContain('<b>She reads');
});

test('only web addresses become links', () => {
  const root = draw(
    <CreditLines
      credits={[
        { source: 'One', link: 'javascript:alert(1)', date: '2026-01-02' },
        { source: 'Two', link: 'https://example.org/', date: 'once' },
      ]}
    />,
  );
  expect([...root.querySelectorAll('a')].map((a) => a.textContent)).toEqual(['Two']);
  expect(root.textContent).toContain('One · 2 January 2026');
  expect(root.textContent).toContain('once');
});

test('"I’m at minute" tells what it is given, and says where the slider is moved and let go', () => {
  const [moved, set] = [vi.fn(), vi.fn()];
  const root = draw(
    <Position
      events={film.timeline!.slice(0, 1)}
      estimated
      runtime={90}
      minute={30}
      level={2}
      onMove={moved}
      onSet={set}
    />,
  );
  expect(root.textContent).toContain('She rows out.');
  expect(root.textContent).toContain('1 event so far');
  expect(root.textContent).toContain('estimates');

  const slider = document.querySelector('input')!;
  slider.value = '40';
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  expect(moved).toHaveBeenCalledWith(40);
  expect(set).not.toHaveBeenCalled();
  slider.dispatchEvent(new Event('change', { bubbles: true }));
  expect(set).toHaveBeenCalledWith(40);
});

test('the timeline is scrubbed by keyboard', async () => {
  const root = draw(<Timeline events={film.timeline!} runtime={90} />);
  const slider = root.querySelector('input')!;
  expect(slider.getAttribute('aria-valuetext')).toBe('10 min: She rows out.');
  slider.value = '1';
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(slider.getAttribute('aria-valuetext')).toBe('80 min: Aron drowns.'));
  expect(root.querySelector('[aria-current="step"]')?.textContent).toContain('Aron');
});

test('the list of covers reveals and covers one or all', () => {
  const onReveal = vi.fn();
  const onCover = vi.fn();
  draw(
    <Covers
      covers={[
        { key: 'a 1', film: 'Heat (1995)', reasons: ['names Neil', 'late in the plot'], revealed: false },
        { key: 'a 2', film: 'Heat (1995)', reasons: [], revealed: true },
      ]}
      onReveal={onReveal}
      onCover={onCover}
    />,
  );
  expect(document.body.textContent).toContain('names Neil, late in the plot');
  click(button('Reveal number 1, Heat (1995)'));
  click(button('Cover again number 2, Heat (1995)'));
  click(button('Reveal all'));
  click(button('Cover again'));
  expect(onReveal.mock.calls).toEqual([['a 1'], []]);
  expect(onCover.mock.calls).toEqual([['a 2'], []]);
});
