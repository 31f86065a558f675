/** The number on the toolbar button: what is covered in a tab now, over all its frames; "!" when a shield cannot cover. */
import { browser } from 'wxt/browser';

/** Covers by frame; -1: the frame's shield failed. */
type Counts = Record<number, number>;

const keyOf = (tab: number) => `badge:${tab}`;

/** What the badge shows for these frames. */
export function badgeText(counts: Counts): string {
  const all = Object.values(counts);
  if (all.includes(-1)) return '!';
  const covered = all.reduce((sum, count) => sum + count, 0);
  return covered === 0 ? '' : covered > 999 ? '999+' : String(covered);
}

function titleFor(text: string): string {
  if (text === '') return 'Curtain';
  if (text === '!') return 'Curtain: this page could not be covered in full';
  return `Curtain: ${text} ${text === '1' ? 'spoiler' : 'spoilers'} covered`;
}

/**
 * Takes in what a frame reports.
 * @param count covers closed in the frame now; -1: it cannot cover.
 */
export function count(tab: number, frame: number, count: number): Promise<void> {
  return navigator.locks.request(keyOf(tab), async () => {
    // The browser empties a tab's badge when the tab goes to another page: then the counts are of the page before.
    const shown = await browser.action.getBadgeText({ tabId: tab });
    const before =
      shown === '' ? {} : ((await browser.storage.session.get(keyOf(tab)))[keyOf(tab)] as Counts | undefined);
    const counts = { ...before, [frame]: count };
    const text = badgeText(counts);
    await browser.storage.session.set({ [keyOf(tab)]: counts });
    await browser.action.setBadgeText({ tabId: tab, text });
    await browser.action.setTitle({ tabId: tab, title: titleFor(text) });
  });
}

export function keepBadge(): void {
  browser.action.setBadgeBackgroundColor({ color: '#8c1c2b' });
  browser.action.setBadgeTextColor({ color: '#ffffff' });
  browser.tabs.onRemoved.addListener((tab) => browser.storage.session.remove(keyOf(tab)));
}
