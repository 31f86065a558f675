/** Sentences with their film given: `npm run evaluate -- FILE.jsonl`. */
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';

const Line = v.object({
  film: v.nullable(v.object({ title: v.string(), year: v.number() })),
  known: v.optional(
    v.object({
      synopsis: v.string(),
      plot: v.union([v.string(), v.array(v.string())]),
      characters: v.array(v.union([v.string(), v.object({ name: v.string() })])),
    }),
  ),
  context: v.optional(v.nullable(v.string())),
  text: v.pipe(v.string(), v.trim(), v.minLength(1)),
  spoiler: v.boolean(),
});

export type Line = v.InferOutput<typeof Line>;

/** @throws with the file and line number of the first line that does not fit. */
export function readLines(file: string): Line[] {
  if (!existsSync(file)) throw new Error(`${file}: no such file`);
  const lines = readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const read = lines.flatMap((line, index) => (line.trim() ? [readLine(line, `${file}:${index + 1}`)] : []));
  if (read.length === 0) throw new Error(`${file}: no lines`);
  return read;
}

function readLine(line: string, where: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`);
  }
  const read = v.safeParse(Line, value);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new Error(`${where}: ${v.getDotPath(issue) ?? 'the line'}: ${issue.message}`);
}
