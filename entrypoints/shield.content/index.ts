/**
 * The shield in every frame: loaded before the page's first text, it covers what would spoil a film.
 *
 *            watch.ts   what changed: records become elements to read anew; slices (pace.ts), shadow roots (roots.ts)
 *               │
 *            read.ts    blocks of text with the way back (run.ts), what tags mean (markup.ts), where they stand (places.ts)
 *               │
 *           shield.ts ──> engine: which film, which sentences        <── outlook.ts: settings, seen films, profiles
 *               │
 *            cover.ts   what is covered, what was revealed; how one cover closes (shutter.ts), looks (paint.ts, style.css), is heard (voice.ts)
 */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createEngine } from './engine.ts';
import { run } from './main.ts';
import './style.css';

export default defineContentScript({
  matches: ['<all_urls>'],
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  noScriptStartedPostMessage: true,
  cssInjectionMode: 'manifest',
  // The context's own signal is not used: an event that any page can make ends it.
  main: () => run(document, createEngine),
});
