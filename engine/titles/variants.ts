/**
 * Short forms people use for a title, the title itself not among them and none twice:
 * - what stands before the colon or dash, and what stands after ("Borat", "The Empire Strikes Back"), when it is a name by itself;
 * - "Part" and its like left out before a number ("The Godfather II");
 * - hyphens before a capital and points between letters closed up ("Spiderman", "ET").
 * How ambiguous a form is shows only when all films are looked at: a form that many films share is best left out by the
 * caller.
 */
export function variants(title: string): string[] {
  const found = new Set<string>();
  const parts = title.split(/\s*:\s+|\s+[-–—]\s+/u).filter((part) => part.trim() !== '');
  if (parts.length > 1) {
    const [before, after] = [parts[0]!, parts[parts.length - 1]!];
    if (isName(before)) found.add(before);
    if (isName(after) && !NUMBERED.test(after)) found.add(after);
  }
  for (const form of [title, ...found]) for (const other of respelt(form)) found.add(other);
  found.delete(title);
  return [...found];
}

/** Other spellings of a whole name. A film's own title stays its own so spelt, however many films are called so. */
export function respelt(name: string): string[] {
  const bare = name.replace(
    /[\s,:–—-]+(?:part|chapter|volume|vol\.?|episode)\s+(?=[\dIVX]+\b|one\b|two\b|three\b)/iu,
    ' ',
  );
  const closed = name.replace(/(?<=\p{Script=Latin})[-‐‑·](?=\p{Lu})/gu, '');
  const initials = name.replace(/(?<![\p{L}\p{N}])(?:\p{Lu}[.*]\s?){1,}\p{Lu}(?![\p{L}\p{N}])[.*]?/gu, (match) =>
    match.replace(/[.*\s]/g, ''),
  );
  return [bare, closed, initials].filter((form) => form !== name);
}

/** "Part Two", "Deuxième partie", "Část druhá". */
const NUMBERED =
  /^(?:(?:part|chapter|volume|vol\.?|episode|teil|kapitel|partie|chapitre|parte|capítulo|capitolo|część|rozdział|část|kapitola|часть|глава) \S+|\S+ (?:partie|rész|bölüm|часть|teil|parte))$/iu;

/** Two words, or one long one: "Alien" of "Alien: Covenant" is another film, "II" no name. */
function isName(part: string): boolean {
  const words = part.split(/\s+/u);
  return words.length > 1 || part.length >= 5;
}
