/**
 * The browser's own interface for extensions, for what runs in every page: the polyfill that the rest uses would be 16 kB in each frame.
 * Promises are everywhere; an answer to a message goes through the listener's third argument.
 */
import type { browser as Browser } from 'wxt/browser';

const { browser: own, chrome } = globalThis as { browser?: typeof Browser; chrome?: typeof Browser };

export const browser = (own ?? chrome) as typeof Browser;
