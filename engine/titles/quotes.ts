/** Quotation marks around a name, and around a longer one that it is part of. */

const QUOTES: Record<string, string> = {
  '"': '"”',
  '“': '”"“',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‘': "’'",
  "'": "'’",
  '‚': '‘’',
  '‹': '›',
};
const BRACKETS: Record<string, string> = { '『': '』', '「': '」', '《': '》', '〈': '〉', '【': '】', '＜': '＞' };
/** Words of a quoted name before, and what may follow to its end; its start, and words that follow. */
const PART_QUOTED_BEFORE = /(?:^|[\s(])["“„«‘][^"“”„«»‘’?!.]{1,40}\s$/u;
const PART_QUOTED_END = /^[^"“”„«»‘?!.]{0,40}["”“»’]/u;
const PART_QUOTED_START = /(?:^|[\s(])["“„«‘'](?:the |an? )?$/iu;
const PART_QUOTED_AFTER = /^(?:['’]s)?[\s:–-]{1,3}[^"“”„«»‘?!.\s][^"“”„«»‘?!.]{0,40}["”“»’']/u;

const ANY_QUOTE = /["“”„«»‘’']/u;

/** What kind of marks hold a name and nothing else. `brackets`: those of East Asian titles. */
export function quotedBy(before: string, after: string): 'no' | 'quotes' | 'brackets' {
  const opening = before.at(-1) ?? '';
  if (!(opening in QUOTES || opening in BRACKETS)) return 'no';
  const closing = /^(?:\s*\([^()]*\))?[,.!?…]{0,2}([^\s\p{L}\p{N}])/u.exec(after)?.[1] ?? '';
  if (closing === '') return 'no';
  if (BRACKETS[opening]?.includes(closing)) return 'brackets';
  return QUOTES[opening]?.includes(closing) ? 'quotes' : 'no';
}

/** The name and other words stand in quotation marks: `'Rapunzel's Tangled Adventure'`. */
export function isPartQuoted(before: string, after: string): boolean {
  if (!ANY_QUOTE.test(before) || !ANY_QUOTE.test(after)) return false;
  if (PART_QUOTED_BEFORE.test(before)) return PART_QUOTED_END.test(after);
  return PART_QUOTED_START.test(before) && PART_QUOTED_AFTER.test(after);
}
