/** The tab that the popup speaks for, and its talk with the frames in it. */
import { browser } from 'wxt/browser';
import { PAGE_PORT, type PageToPopup, type PopupToPage } from './messages.ts';

/** The tab named by `?tab=<id>` in the popup's address when it was opened as a page, else the active tab. */
export async function tabOf(search: string): Promise<number | null> {
  const named = Number(new URLSearchParams(search).get('tab') ?? Number.NaN);
  if (Number.isInteger(named)) return named;
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? null;
}

export interface PageTalk {
  send(message: PopupToPage): void;
  close(): void;
}

/**
 * Opens a line to every frame of a tab and asks for reports.
 * @param onReport called with each report of each frame; a frame's later report replaces its earlier one.
 * @param onGone called when no frame answers: a browser page, or one that was open before the extension was.
 */
export function talkWith(tab: number, onReport: (report: PageToPopup) => void, onGone: () => void): PageTalk {
  const port = browser.tabs.connect(tab, { name: PAGE_PORT });
  port.onMessage.addListener((message) => onReport(message as PageToPopup));
  port.onDisconnect.addListener(() => {
    void browser.runtime.lastError; // Read, so that the browser does not log it as unchecked.
    onGone();
  });
  const send = (message: PopupToPage) => port.postMessage(message);
  send({ kind: 'report' });
  return { send, close: () => port.disconnect() };
}
