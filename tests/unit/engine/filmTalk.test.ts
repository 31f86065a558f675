import { describe, expect, it } from 'vitest';
import { addTalk, plus } from '../../../engine/subject/notes.ts';
import { Words } from '../../../engine/text/words.ts';
import {
  eachPlace,
  FilmTalk,
  NAMED,
  PLACES,
  readTalk,
  SILENCE,
  shippedTalk,
  sureOf,
  type Talk,
  writeTalk,
} from '../../../engine/titles/filmTalk.ts';

const words = new Words();
const placesOf = (text: string): number[] => {
  const places: number[] = [];
  words.read(text);
  eachPlace(text, words, (place) => places.push(place));
  return places;
};
const count = (text: string, talk = shippedTalk()): Talk => {
  words.read(text);
  return talk.count(text, words);
};

describe('film talk', () => {
  it('reads the weights it wrote', () => {
    const said = new Int8Array(PLACES);
    for (const [i, value] of [1, -15, 15, 7, -2].entries()) said[i * 9001] = value;
    said[NAMED] = 4;
    const weights = { said, own: 30001, near: -7, page: 2_000_000, start: -123_456 };
    expect(readTalk(writeTalk(weights))).toEqual(weights);
  });

  it('sums up what words say, and takes it back', () => {
    const said = new Int8Array(PLACES);
    said[placesOf('lighthouse')[0]!] = 5;
    said[placesOf('supper')[0]!] = -3;
    const talk = new FilmTalk({ said, own: 1e6, near: 1e6, page: 1e6, start: 0 });
    const [one, two] = [count('A lighthouse at supper', talk), count('Lighthouse’s lighthouse', talk)];
    expect(one).toEqual({ said: 2, words: 4 });
    expect(two).toEqual({ said: 10, words: 2 });
    const sum = plus(one, two);
    addTalk(sum, two, -1);
    expect(sum).toEqual(one);
    expect(talk.logit(two, two, two)).toBeGreaterThan(talk.logit(two, two, one));
    expect(sureOf(talk.logit(SILENCE, SILENCE, SILENCE))).toBe(0.5);
  });

  it('tells talk of films from talk of life, in the line itself and around it', () => {
    const talk = shippedTalk();
    const film = count('The film’s last scene, in which the director lets the killer walk, is why I love this cinema.');
    const life = count('My mum asked if we could pick up the kids from school, and what we want for supper today.');
    const sure = (own: Talk, near: Talk) => sureOf(talk.logit(own, near, near));
    expect(sure(film, film)).toBeGreaterThan(0.7);
    expect(sure(life, life)).toBeLessThan(0.3);
    expect(sure(life, film)).toBeGreaterThan(sure(life, life));
  });

  it('hears film words of many languages, in hashtags and scripts without spaces', () => {
    for (const text of ['#FilmsWeLove', 'この映画は', 'фильм']) expect(count(text).said).toBeGreaterThan(0);
  });
});
