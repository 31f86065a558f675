/**
 * The judge of one frame. What it is made of is decoded when the frame's first words are met, and once for all frames of a site where the
 * browser lets content scripts see each other's global objects (Chromium): a frame asks those it stands in, up to the tab's topmost page, and
 * starts its own only when none of them answers. An asked frame outlives those that stand in it. No page sees these objects.
 */
import { version } from '../../package.json';
import start from './decoded.ts?late';
import type { EngineMaker } from './main.ts';

/** What a content script leaves in its own global object. After an update frames may hold scripts of two versions. */
type Shared = Record<string, (() => EngineMaker) | undefined>;
const KEY = `curtain ${version}`;

let maker: EngineMaker | undefined;
const findMaker = (): EngineMaker => {
  maker ??= askAround() ?? start().createEngine;
  return maker;
};
(window as unknown as Shared)[KEY] = findMaker;

function askAround(): EngineMaker | undefined {
  for (let frame: Window = window; frame !== frame.parent; ) {
    frame = frame.parent;
    try {
      const found = (frame as unknown as Shared)[KEY]?.();
      if (found) return found;
    } catch {
      // Another site's.
    }
  }
  return undefined;
}

/** @throws when the shipped data is not of this program's version. */
export const createEngine: EngineMaker = (outlook) => findMaker()(outlook);
