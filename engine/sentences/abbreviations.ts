/** Words whose full stop does not, or not always, end a sentence. Lower case, without the last full stop. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Always lead on to a name, a number or an example. */
const LEADING = words(
  'mr mrs ms mx dr prof gen lt col sgt cpl pvt capt cmdr adm maj rev hon fr mt ft pres gov sen rep det insp supt messrs ' +
    'mme mlle mm sr. sra srta dña sig dott ing herr hr fru frau st ste nr vol vols p pp pg ch chap fig figs ep eps op art dir ' +
    'ca cf c viz approx esp incl excl vs v eg ie e.g i.e z.b d.h u.a bzw vgl evtl ggf inkl geb gest sog ggü p.ej ej av avda ' +
    'p.s r.i.p т.е т.к им ул гос',
);

/** May stand at the end of a sentence too: the word that follows decides. */
const TRAILING = words(
  'etc jr sr inc ltd co corp bros dept univ assn a.m p.m al ed eds est min mins hr hrs sec jan feb mar apr jun jul aug sep ' +
    'sept oct nov dec ave blvd rd ph.d usw u.s.w и.т.д т.д т.п др г гг ecc cie feat ft ext int',
);

/** Words that open a sentence far more often than they follow a name or an abbreviation in mid-sentence. */
const OPENERS = words(
  'he she it they we you i the a an this that these those there then when while but and so or if in on at as after before ' +
    'with for from to by of his her its their our your my what who why how where which yes no not now once also however ' +
    'meanwhile because although though later soon still even only just all some many most one both nobody nothing everyone everything someone each every let er sie es ' +
    'wir der die das ein eine und aber dann il elle le la les un une et mais puis el ella los las una y pero lo gli e ma',
);

const MONTHS = words('januar februar märz april mai juni juli august september oktober november dezember');

/** What a full stop after a word means: the end, no end, or an end only before a word that opens sentences. */
export type StopKind = 'ends' | 'goes on' | 'depends';

/** @param word the letters, digits and inner full stops before the stop, as written. */
export function stopAfter(word: string): StopKind {
  const lower = word.toLowerCase();
  if (LEADING.has(lower)) return 'goes on';
  // An initial ("J."), or letters with stops between them ("U.S.", "p.m.").
  if (TRAILING.has(lower) || /^\p{L}$/u.test(word) || /^\p{L}{1,2}(?:\.\p{L}{1,2})+$/u.test(word)) return 'depends';
  return 'ends';
}

export const opensSentence = (word: string): boolean => OPENERS.has(word.toLowerCase());

/** "am 3. Oktober": the stop makes the number an ordinal. */
export const isGermanMonth = (word: string): boolean => MONTHS.has(word.toLowerCase());
