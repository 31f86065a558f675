/** The popup's line to the page: what its frames report, put together, and the commands to them. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageToPopup, PopupToPage } from '../../platform/messages.ts';
import { type PageTalk, tabOf, talkWith } from '../../platform/tab.ts';

export type PageState =
  | { kind: 'waiting' }
  /** No frame answers: a page that extensions may not read, or one older than the extension. */
  | { kind: 'closed' }
  | { kind: 'open'; frames: PageToPopup[] };

export function usePage(): { page: PageState; tab: number | null; send: (message: PopupToPage) => void } {
  const [page, setPage] = useState<PageState>({ kind: 'waiting' });
  const [tab, setTab] = useState<number | null>(null);
  const talk = useRef<PageTalk | undefined>(undefined);

  useLayoutEffect(() => {
    let gone = false;
    const frames = new Map<string, PageToPopup>();
    const onReport = (report: PageToPopup) => {
      frames.set(report.frame, report);
      const all = [...frames.values()].sort((a, b) => Number(b.top) - Number(a.top));
      setPage({ kind: 'open', frames: all });
    };
    tabOf(location.search).then((found) => {
      if (gone) return;
      setTab(found);
      if (found === null) setPage({ kind: 'closed' });
      else talk.current = talkWith(found, onReport, () => setPage({ kind: 'closed' }));
    });
    return () => {
      gone = true;
      talk.current?.close();
    };
  }, []);

  return { page, tab, send: (message) => talk.current?.send(message) };
}
