// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { FilmCard } from '../../../components/FilmCard.tsx';
import type { ListedFilm } from '../../../components/film.ts';
import { Search } from '../../../components/Search.tsx';
import { Shelf } from '../../../components/Shelf.tsx';
import { SiteList } from '../../../components/SiteList.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { button, click, draw, press, type } from './setup.ts';

const HEAT: ListedFilm[] = [
  { id: 'Q1', title: 'Heat', year: 1995, line: 'Michael Mann' },
  { id: 'Q2', title: 'The Heat', year: 2013 },
];

test('search by keyboard: type, go down, Enter', async () => {
  const onPick = vi.fn();
  const root = draw(<Search label="Search all films" placeholder="" find={() => HEAT} onPick={onPick} />);
  const input = root.querySelector('input')!;
  expect(input.getAttribute('aria-expanded')).toBe('false');
  await type(input, 'heat');
  expect(input.getAttribute('aria-expanded')).toBe('true');
  const active = () => document.getElementById(input.getAttribute('aria-activedescendant')!)!;
  expect(active().textContent).toContain('Michael Mann');
  press(input, 'ArrowDown');
  expect(active().textContent).toContain('The Heat');
  press(input, 'ArrowDown');
  press(input, 'ArrowUp');
  press(input, 'Enter');
  expect(onPick).toHaveBeenCalledWith(HEAT[1]);
  expect(input.value).toBe('');
});

test('only the latest answer of a search is shown; Escape empties the box', async () => {
  const answers: ((films: ListedFilm[]) => void)[] = [];
  const root = draw(
    <Search
      label="Search"
      placeholder=""
      find={() => new Promise((resolve) => answers.push(resolve))}
      onPick={() => {}}
    />,
  );
  const input = root.querySelector('input')!;
  await type(input, 'h');
  await type(input, 'he');
  answers[1]!([HEAT[1]!]);
  answers[0]!([HEAT[0]!]);
  await vi.waitFor(() => expect(root.querySelectorAll('[role=option]')).toHaveLength(1));
  expect(root.querySelector('[role=option]')?.textContent).toContain('The Heat');
  press(input, 'Escape');
  await vi.waitFor(() => expect(input.getAttribute('aria-expanded')).toBe('false'));
});

test('a search without a find says so', async () => {
  const root = draw(<Search label="Search" placeholder="" find={() => []} onPick={() => {}} />);
  await type(root.querySelector('input')!, 'zzz');
  expect(root.querySelector('.none')?.hasAttribute('hidden')).toBe(false);
});

test('marks of a film toggle', () => {
  const onMark = vi.fn();
  const film = {
    title: 'Heat',
    year: 1995,
    otherTitles: [],
    ids: {},
    languages: [],
    countries: [],
    directors: [],
    genres: [],
  };
  draw(<FilmCard film={film} credits={{}} marks={{ seen: true, watchlist: false }} level={1} onMark={onMark} />);
  expect(button('I’ve seen it').getAttribute('aria-pressed')).toBe('true');
  click(button('I’ve seen it'));
  click(button('Watchlist'));
  expect(onMark.mock.calls).toEqual([[{ seen: false, watchlist: false }], [{ seen: true, watchlist: true }]]);
});

test('sites are read out of addresses; what is none is refused with a word', async () => {
  const onChange = vi.fn();
  const root = draw(<SiteList title="Sites" sites={['b.org']} onChange={onChange} />);
  const input = root.querySelector('input')!;
  const submit = () =>
    root.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
  await type(input, 'https://www.A.com/some/page?x');
  submit();
  expect(onChange).toHaveBeenCalledWith(['a.com', 'b.org']);
  await type(input, 'not a site');
  submit();
  await vi.waitFor(() => expect(root.textContent).toContain('not the address of a site'));
  expect(onChange).toHaveBeenCalledTimes(1);
  click(button('Remove b.org'));
  expect(onChange).toHaveBeenLastCalledWith([]);
});

test('a field is saved on leaving it, never when it is wrong', async () => {
  const onChange = vi.fn();
  const check = (value: string) => (value === 'bad' ? 'This is bad.' : undefined);
  const root = draw(<TextField label="Word" value="one" check={check} onChange={onChange} />);
  const input = root.querySelector('input')!;
  await type(input, 'bad');
  press(input, 'Enter');
  await vi.waitFor(() => expect(root.textContent).toContain('This is bad.'));
  await type(input, ' two ');
  press(input, 'Enter');
  expect(onChange.mock.calls).toEqual([['two']]);
});

test('a large shelf draws a part and filters the rest', async () => {
  const films = Array.from({ length: 10_000 }, (_, index) => ({
    id: `Q${index}`,
    title: `Film ${index}`,
    year: 2000,
    date: null,
  }));
  const onRemove = vi.fn();
  const root = draw(<Shelf words="seen" films={films} find={async () => []} onAdd={() => {}} onRemove={onRemove} />);
  expect(root.querySelectorAll('li')).toHaveLength(200);
  await type(root.querySelector<HTMLInputElement>('input.field')!, 'film 9999');
  expect(root.querySelectorAll('li')).toHaveLength(1);
  click(button('Remove Film 9999'));
  expect(onRemove).toHaveBeenCalledWith(films[9999]);
});
