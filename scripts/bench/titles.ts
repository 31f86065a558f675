/**
 * What finding titles costs, in Chromium, against walking the same text nodes and hashing each character: `node
 * scripts/bench/titles.ts`. The page is all saved pages of the corpus and of this project's own set as one document;
 * the big catalogue is made up of words of the real text, ten times as many titles.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { encodeIndex, type IndexFilm, TitleIndex } from '../../engine/titles/index.ts';
import { escaped } from '../escaped.ts';
import { blocksOf, corpusPages, labelledPages } from './blocks.ts';

export interface Row {
  name: string;
  value: string;
  budget: string;
  n: string;
}

type Measure = (text: string, weighs: boolean) => Times;

/** What the page's side of the benchmark answers: best of several rounds, in milliseconds. */
interface Times {
  /** Walking the text nodes and hashing each character; the same, folded and cut into words. */
  bare: number;
  cut: number;
  find: number;
  mentions: number;
  read: number;
  characters: number;
  texts: number;
  bytes: number;
}

const INDEX = process.env.CURTAIN_INDEX ?? join(import.meta.dirname, '../../data/catalogue/index.txt');

/** Prints nothing; the rows of the benchmark. */
export async function benchTitles(): Promise<Row[]> {
  const texts = [...corpusPages(), ...labelledPages()].flatMap((page) =>
    blocksOf(page.html).map((block) => block.text),
  );
  const words =
    texts
      .slice(0, 20_000)
      .join(' ')
      .match(/\p{L}+/gu) ?? [];
  const index = existsSync(INDEX) ? readFileSync(INDEX, 'utf8') : encodeIndex(madeUp(60_000, words), 'made-up').text;
  const { films } = TitleIndex.read(index);
  const [small, large] = [
    encodeIndex(madeUp(60_000, words), 'small').text,
    encodeIndex(madeUp(600_000, words), 'large').text,
  ];
  const code = await bundle();
  const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.setContent(`<body>${texts.map((text) => `<p>${escaped(text)}</p>`).join('')}</body>`);
    await page.addScriptTag({ content: code });
    const measure = (encoded: string, weighs = false) =>
      page.evaluate(([text, weighs]) => (globalThis as unknown as { measure: Measure }).measure(text, weighs), [
        encoded,
        weighs,
      ] as const);
    const real = await measure(index, true);
    const [one, ten] = [await measure(small), await measure(large)];
    const megabytes = (real.characters / 1e6).toFixed(1);
    const n = `${megabytes} M characters in ${real.texts} texts, ${films} films`;
    const milliseconds = (ms: number) => `${ms.toFixed(1)} ms`;
    return [
      { name: 'bare walk and hash', value: milliseconds(real.bare), budget: '', n },
      { name: 'finding titles / bare walk', value: (real.find / real.bare).toFixed(2), budget: '≤ 3', n },
      {
        name: 'finding titles / walk that folds and hashes words',
        value: (real.find / real.cut).toFixed(2),
        budget: '',
        n,
      },
      { name: 'finding and weighing / bare walk', value: (real.mentions / real.bare).toFixed(2), budget: '', n },
      {
        name: 'ten times the catalogue',
        value: (ten.find / one.find).toFixed(2),
        budget: '≤ 1.2',
        n: '600,000 / 60,000 made-up titles',
      },
      { name: 'index as text', value: `${index.length} bytes`, budget: '≤ 250000', n: `${films} films` },
      { name: 'index in memory', value: `${real.bytes} bytes`, budget: '≤ 2000000', n: `${films} films` },
      { name: 'reading the index, first time', value: milliseconds(real.read), budget: '', n: `${films} films` },
    ];
  } finally {
    await browser.close();
  }
}

/** Titles of one to five words drawn from real text, evenly, with the ranks and plainness of a catalogue. */
function madeUp(count: number, words: string[]): IndexFilm[] {
  let seed = 1;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from({ length: count }, (_, i) => {
    const name = Array.from({ length: 1 + random(5) }, () => words[random(words.length)]).join(' ');
    const rank = i % 100 < 80 ? 0 : i % 100 < 95 ? 1 : i % 100 < 99 ? 2 : 3;
    return { names: [{ name, plain: (name.includes(' ') ? 0 : 2) as 0 | 2 }], year: 1920 + (i % 100), rank };
  });
}

/** The engine and the measuring function as one script for the page. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      target: 'esnext',
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'titles.page.ts'), formats: ['iife'], name: 'bench' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !('output' in output)) throw new Error('The bundler gave nothing.');
  return output.output[0].code;
}

if (import.meta.main) console.table(await benchTitles());
