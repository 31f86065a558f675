/** Whether films are talked of at a point of one page: by the block there, the words around it and all that was read of the page. */
import type { Place } from '../block.ts';
import { type FilmTalk, SILENCE, sureOf, type Talk } from '../titles/filmTalk.ts';
import { type Course, plus } from './notes.ts';

/** Logits of films being talked of: at one point, by the block there alone, and on the page as a whole. */
export interface Heard {
  here: number;
  own: number;
  page: number;
  /** 0 to 1: at this point. */
  sure: number;
}

/** How surely a page talks of films is told in steps, so that it is read again a few times at most. */
const STEPS = 5;
/** So much surer or less sure is a turn. */
const TURNED = 0.25;
/** Turns are looked for at these growing numbers of blocks, so that there are a few at most. */
const GROWTH = 1.5;

export class Hearing {
  readonly #weigher: FilmTalk;
  /** Of the page's title and description. */
  readonly #title: Talk;
  #turned: { sure: number; at: number };
  /** As last asked for: it is asked for several times. */
  #last: { place: Place; number: number; heard: Heard } | null = null;

  constructor(weigher: FilmTalk, title: Talk = SILENCE) {
    this.#weigher = weigher;
    this.#title = title;
    this.#turned = { sure: sureOf(this.page(SILENCE)), at: 0 };
  }

  /** Logit for the page as a whole. @param text all that was read of it */
  page(text: Talk): number {
    return this.#weigher.logit(SILENCE, SILENCE, plus(this.#title, text));
  }

  /** 0 to 1, in steps: how surely the page talks of films. */
  step(text: Talk): number {
    return Math.round(sureOf(this.page(text)) * STEPS) / STEPS;
  }

  /** At the note of this number. */
  at(place: Place, number: number, course: Course, text: Talk): Heard {
    if (this.#last?.place === place && this.#last.number === number) return this.#last.heard;
    const own = course.noteAt(number)?.talk ?? SILENCE;
    const here = this.#weigher.logit(own, plus(course.talkAround(number), own), plus(this.#title, text));
    const alone = this.#weigher.logit(own, SILENCE, SILENCE);
    const heard = { here, own: alone, page: this.page(text), sure: sureOf(here) };
    this.#last = { place, number, heard };
    return heard;
  }

  /** How surely films are talked of at a number, 0 to 1, should the note there say this. */
  when(number: number, course: Course, text: Talk): (own: Talk) => number {
    const [near, page] = [course.talkAround(number), plus(this.#title, text)];
    return (own) => sureOf(this.#weigher.logit(own, plus(near, own), plus(page, own)));
  }

  /** Something was read since. */
  forget(): void {
    this.#last = null;
  }

  /** It has turned out that the page talks of films, or does not. @param count of blocks read */
  hasTurned(text: Talk, count: number): boolean {
    const sure = sureOf(this.page(text));
    if (Math.abs(sure - this.#turned.sure) < TURNED || count < GROWTH * this.#turned.at) return false;
    this.#turned = { sure, at: count };
    return true;
  }
}
