/** Cards of films: a heading that is a link, and under it a line that says who directed, often one with the year. */
import type { Block } from '../block.ts';
import type { TitleIndex } from '../titles/index.ts';
import { filmNamed, nameBetween } from '../titles/slots.ts';
import type { Taught } from '../titles/taught.ts';
import type { Course, Note } from './notes.ts';

/** Longer blocks are no line of a card. */
const LONGEST = 160;
/** Blocks between the heading and the line. */
const NEAR = 6;
const CREDIT =
  /^(?:directed by|directors?|dir\.|regie|regia|re[zž]ie|r[eé]žia|réalisation|réalisat(?:eur|rice)|réalisé par|direcci[oó]n|direção|realização|reżyseria|rendez(?:ő|te)|regi|instruktør|ohjaus|yönetmen|режисс[её]р|режисер|σκηνοθεσία|בימוי|במאית?|إخراج|감독|監督|导演|導演)\s*[:：]/iu;
/** Settles most blocks without a closer look. */
const COLON = /^[^:：]{2,20}[:：]/;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
/** What ends a name in a card's heading. */
const END = /\s*[|\n([]|\s[–—•·]\s/u;

/** Where a block is such a line, its heading is taught as a film's name. @param at the block's number */
export function learnCard(block: Block, at: number, course: Course, index: TitleIndex, taught: Taught): void {
  const heading = headingOver(block, at, course);
  if (heading !== null) teachHeading(heading.block, course.before(at, at - heading.at - 1), index, taught);
}

/** The linked heading right before a block that says who directed; null when there is none, or the block says something else. */
function headingOver({ text }: Block, at: number, course: Course): Note | null {
  if (text.length > LONGEST || !COLON.test(text) || !CREDIT.test(text)) return null;
  for (const note of course.before(at, NEAR)) if (note.block.kind === 'heading' && isLink(note.block)) return note;
  return null;
}

const isLink = ({ text, marks }: Block): boolean =>
  text !== '' && marks.some(({ kind, start, end }) => kind === 'link' && start === 0 && end >= nameEnd(text));

const nameEnd = (text: string): number => END.exec(text)?.index ?? text.length;

/** Teaches the name in a card's heading. @param between the blocks that stand between heading and credit */
function teachHeading({ text }: Block, between: Iterable<Note>, index: TitleIndex, taught: Taught): void {
  index.words.read(text);
  const name = nameBetween(text, index.words, 0, nameEnd(text));
  if (name === null || taught.filmOf(name.hash) !== undefined) return;
  const dated = Array.from(between, ({ block }) => YEAR.exec(block.text)?.[0]).find((year) => year !== undefined);
  const year = dated === undefined ? undefined : Number(dated);
  taught.teach(index.words, name, filmNamed(text, name, name, year, { index, taught }));
}
