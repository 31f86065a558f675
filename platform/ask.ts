/** What popup, options and film page ask the background to do: it alone talks to sources, one request a host at a time. */
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

const NO_ANSWER: Answer = { ok: false, code: 'background', message: 'Curtain did not answer. Please try again.' };
