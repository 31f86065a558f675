/** The page's side of titles.ts: walks the document's text nodes and measures. */
import type { Block } from '../../engine/block.ts';
import { findTitles } from '../../engine/titles/find.ts';
import { TitleIndex } from '../../engine/titles/index.ts';
import { findMentions } from '../../engine/titles/mentions.ts';

const ROUNDS = 9;

/** @param weighs names are weighed too, which takes long where all words are names */
function measure(encoded: string, weighs: boolean) {
  const start = performance.now();
  const index = TitleIndex.read(encoded);
  const read = performance.now() - start;
  let characters = 0;
  let texts = 0;
  walk((text) => {
    characters += text.length;
    texts++;
  });
  const bare = best(() => {
    let all = 0;
    walk((text) => {
      let hash = 0x811c9dc5 | 0;
      for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
      all ^= hash;
    });
    return all;
  });
  const cut = best(() => {
    let words = 0;
    walk((text) => {
      index.words.read(text);
      words += index.words.count;
    });
    return words;
  });
  const find = best(() => {
    let hits = 0;
    walk((text) => {
      index.words.read(text);
      hits += findTitles(text, index, [], false).length;
    });
    return hits;
  });
  const mentions = best(() => {
    if (!weighs) return 0;
    let count = 0;
    walk((text) => {
      const block: Block = { text, kind: 'prose', marks: [] };
      count += findMentions(block, index).length;
    });
    return count;
  });
  return { bare, cut, find, mentions, read, characters, texts, bytes: index.bytes };
}

function walk(visit: (text: string) => void): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) visit(walker.currentNode.nodeValue ?? '');
}

function best(run: () => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

Object.assign(globalThis, { measure });
