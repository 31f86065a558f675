/** What popup, options and film page ask of the background, which alone talks to sources, and of the browser before it may. */
import { browser } from 'wxt/browser';
import type { Answer, UiToBackground } from './messages.ts';

/** Resolves to what came of it; a background that does not answer is an answer too. */
export async function askBackground(message: UiToBackground): Promise<Answer> {
  try {
    return ((await browser.runtime.sendMessage(message)) as Answer | undefined) ?? NO_ANSWER;
  } catch {
    return NO_ANSWER;
  }
}

/**
 * Asks the browser, and through it the person, for leave to send requests to these hosts. To be called first thing in a click: the browser
 * asks only then, and what it refuses to ask for is not allowed.
 */
export const requestHosts = (origins: string[]): Promise<boolean> =>
  browser.permissions.request({ origins }).catch(() => false);

const NO_ANSWER: Answer = { ok: false, code: 'background', message: 'Curtain did not answer. Please try again.' };
