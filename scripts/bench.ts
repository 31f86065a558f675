/**
 * The budgets, measured: `npm run bench [name …]`. Each row is a ratio or a rate with the size of what it was measured on; nothing here
 * passes or fails.
 */
import { benchLookup } from './bench/lookup.ts';
import { benchPage } from './bench/page.ts';
import { benchTitles } from './bench/titles.ts';

/** One measured budget. */
export interface Row {
  name: string;
  value: string;
  budget: string;
  /** What it was measured on. */
  n: string;
}

/** Rows are printed as they come: some take minutes. */
const BENCHES: Record<string, () => AsyncIterable<Row> | Promise<Row[]>> = {
  titles: benchTitles,
  page: benchPage,
  lookup: benchLookup,
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  for await (const row of await bench())
    console.log(`  ${row.name.padEnd(46)} ${row.value.padEnd(24)} budget ${row.budget.padEnd(18)} ${row.n}`);
}
