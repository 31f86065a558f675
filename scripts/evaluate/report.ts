/** Writes figures for people: tables on the screen, the list of errors, JSON. */
import { type Estimate, type Figures, measure, type Scored, SENSITIVITIES } from './measure.ts';

/** One set judged in one way. */
export interface Judged {
  name: string;
  note?: string;
  items: Scored[];
}

const two = (value: number): string => (Number.isNaN(value) ? '  – ' : value.toFixed(2));
const three = (value: number): string => (Number.isNaN(value) ? '  –  ' : value.toFixed(3));
const percent = (value: number): string => (Number.isNaN(value) ? '–' : `${(100 * value).toFixed(1)} %`);
const interval = ({ low, high }: Estimate): string => (Number.isNaN(low) ? '' : ` [${two(low)}–${two(high)}]`);
const full = (estimate: Estimate): string => three(estimate.value) + interval(estimate);

/** Figures of one set, and by kind where the set has kinds. */
export function showSet({ name, note, items }: Judged): string {
  const figures = measure(items);
  const { recallAt } = figures;
  const harmless = figures.sentences - figures.spoilers;
  const lines = [
    `\n${name}${note ? `  (${note})` : ''}`,
    `  ${figures.groups} groups, ${figures.sentences} sentences: ${figures.spoilers} spoilers, ${harmless} harmless`,
  ];
  if (!Number.isNaN(figures.auc.value)) {
    lines.push(
      `  AUC ${full(figures.auc)}`,
      `  recall at 3 / 5 / 10 % false covers: ${full(recallAt[3])} / ${full(recallAt[5])} / ${full(recallAt[10])}`,
    );
  }
  for (const sensitivity of SENSITIVITIES) lines.push(`  ${sensitivity.padEnd(10)} ${showAt(figures, sensitivity)}`);
  const causes = countBy(items.flatMap(({ unjudged }) => unjudged ?? []));
  if (causes) lines.push(`  film missed: ${causes}`);
  const kinds = [...new Set(items.map(({ kind }) => kind))].filter(Boolean).sort();
  if (kinds.length > 1) {
    lines.push('  by kind, at balanced:');
    for (const kind of kinds)
      lines.push(`    ${kind.padEnd(18)} ${showKind(measure(items.filter((item) => item.kind === kind)))}`);
  }
  return lines.join('\n');
}

const countBy = (causes: readonly string[]): string =>
  [...new Set(causes)].map((cause) => `${causes.filter((one) => one === cause).length} ${cause}`).join(', ');

function showAt({ at, spoilers }: Figures, sensitivity: (typeof SENSITIVITIES)[number]): string {
  const { precision, recall, f1, falseCovers } = at[sensitivity];
  const false_ = `false covers ${percent(falseCovers.value)}${interval(falseCovers)}`;
  return spoilers ? `F1 ${full(f1)}  precision ${full(precision)}  recall ${full(recall)}  ${false_}` : false_;
}

function showKind(figures: Figures): string {
  const { precision, recall, f1, falseCovers } = figures.at.balanced;
  const counts = `${String(figures.groups).padStart(3)} pages ${String(figures.spoilers).padStart(4)} + ${String(figures.sentences - figures.spoilers).padStart(4)}`;
  return `${counts}  F1 ${two(f1.value)}  P ${two(precision.value)}  R ${two(recall.value)}  AUC ${two(figures.auc.value)}  false covers ${percent(falseCovers.value)}`;
}

/** What was missed and what was covered without need at balanced, page by page. */
export function listErrors(sets: readonly Judged[]): string {
  const lines: string[] = [];
  for (const { name, items } of sets) {
    lines.push(`# ${name}`, '');
    const wrong = items.filter(({ spoiler, covered }) => spoiler !== covered.balanced);
    for (const group of [...new Set(wrong.map((item) => item.group))].sort()) {
      lines.push(`## ${group}`);
      for (const { group: its, spoiler, score, film, text, unjudged } of wrong) {
        if (its !== group) continue;
        const what = spoiler ? `missed${unjudged ? `: ${unjudged}` : ''}` : 'covered without need';
        lines.push(`${score.toFixed(2)}  ${what}${film ? ` [${film}]` : ''}: ${text}`);
      }
      lines.push('');
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The same as JSON; what cannot be measured is null. */
export function toJson(sets: readonly Judged[], speed: object): string {
  const figured = sets.map(({ name, note, items }) => ({
    name,
    note,
    figures: measure(items),
    byKind: Object.fromEntries(
      [...new Set(items.map(({ kind }) => kind))]
        .filter(Boolean)
        .sort()
        .map((kind) => [kind, measure(items.filter((item) => item.kind === kind))]),
    ),
    sentences: items,
  }));
  return `${JSON.stringify({ sets: figured, speed }, null, 1)}\n`;
}
