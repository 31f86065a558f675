/** The labelled pages (format: tests/pages/README.md): a folder each, with page.html, gold.json and perhaps knowledge.json. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Telling } from '../../engine/profile.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const film = v.object({ title: text, year: v.pipe(v.number(), v.integer()) });

const Gold = v.object({
  slug: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  kind: text,
  lang: text,
  films: v.array(film),
  spoilers: v.array(v.object({ film: text, text, severity: v.optional(v.picklist(['major', 'minor'])) })),
  safe: v.array(v.object({ text, why: v.optional(text) })),
});

const Known = v.object({ ...film.entries, synopsis: text, characters: v.array(text), plot: text });
const Knowledge = v.union([v.array(Known), Known]);

export type Gold = v.InferOutput<typeof Gold>;

export interface LabelledPage {
  gold: Gold;
  html: string;
  known: Telling[];
}

/** How gold.json names a film. */
export const nameOf = ({ title, year }: { title: string; year: number }): string => `${title} (${year})`;

/** Text as it is compared: every run of white space is one space. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * All pages below a folder, or the one page that the folder is, by name.
 * @throws with the path and field of what is missing or wrong.
 */
export function readLabelled(folder: string): LabelledPage[] {
  if (!existsSync(folder)) throw new Error(`${folder}: no such folder`);
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort();
  const pages = [folder, ...below].filter((path) => existsSync(join(path, 'gold.json')));
  if (pages.length === 0) throw new Error(`${folder}: no page folders (each has page.html and gold.json)`);
  return pages.map(readLabelledPage);
}

export function readLabelledPage(folder: string): LabelledPage {
  const gold = readJson(Gold, join(folder, 'gold.json'));
  const page = join(folder, 'page.html');
  if (!existsSync(page)) throw new Error(`${page}: missing`);
  const knowledge = join(folder, 'knowledge.json');
  const known = existsSync(knowledge) ? [readJson(Knowledge, knowledge)].flat() : [];
  return {
    gold,
    html: readFileSync(page, 'utf8'),
    known: known.map(({ characters, plot, ...rest }) => ({
      ...rest,
      plot: [plot],
      characters: characters.map((name) => ({ name })),
    })),
  };
}

function readJson<Schema extends v.GenericSchema>(schema: Schema, file: string): v.InferOutput<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
  const read = v.safeParse(schema, value);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new Error(`${file}: ${v.getDotPath(issue) ?? 'whole file'}: ${issue.message}`);
}

/**
 * What is wrong with a page's labels beyond their shape; empty when nothing is.
 * @param blocks the texts of the page's blocks: a labelled sentence stands inside one of them.
 */
export function faultsOf({ gold, html, known }: LabelledPage, blocks: readonly string[]): string[] {
  const faults: string[] = [];
  const films = new Set(gold.films.map(nameOf));
  const label = new Map<string, string>();
  for (const { film, text } of gold.spoilers) {
    if (!films.has(film)) faults.push(`spoiler of a film that films lacks: ${film}`);
    if (label.has(text) && label.get(text) !== film) faults.push(`two labels: ${text}`);
    label.set(text, film);
  }
  for (const { text } of gold.safe) {
    if (label.has(text)) faults.push(`two labels: ${text}`);
    label.set(text, '');
  }
  for (const text of label.keys()) {
    if (!blocks.some((block) => block.includes(flat(text)))) faults.push(`in no block of the page: ${text}`);
  }
  if (/⟦|⟧/.test(html)) faults.push('labelling marks left in page.html');
  for (const one of known)
    if (!films.has(nameOf(one))) faults.push(`knowledge of a film that films lacks: ${nameOf(one)}`);
  return faults;
}
