/**
 * Word lists in fewer characters: the words of each in alphabetical order, each as how much of the one before it begins with, and its other
 * characters; all of that in the code of coding.ts, each symbol expected by the one before it.
 */
import { NumberReader, NumberWriter } from './coding.ts';

/** As much of a word as can be shared. Symbols up to it begin a word, the next one ends a list, those behind are characters. */
const MOST_SHARED = 20;
const END = MOST_SHARED + 1;
const FIRST = END + 1;
/** Bits of a character, and of how many there are. */
const ASCII = 7;
const LENGTH = 24;

const widthOf = (characters: ArrayLike<number>): number => 32 - Math.clz32(FIRST + characters.length - 1);

/** @throws on words that are not of printable ASCII */
export function packLists(lists: readonly (readonly string[])[]): string {
  const text = lists.flat().join('');
  if (/[^ -~]/.test(text)) throw new Error('Only printable ASCII can be packed.');
  const characters = Array.from([...new Set(text)].sort(), (one) => one.charCodeAt(0));
  const symbols: number[] = [];
  for (const list of lists) {
    let before = '';
    for (const word of [...list].sort()) {
      let shared = 0;
      while (shared < MOST_SHARED && shared < word.length && word[shared] === before[shared]) shared++;
      symbols.push(shared);
      for (let i = shared; i < word.length; i++) symbols.push(FIRST + characters.indexOf(word.charCodeAt(i)));
      before = word;
    }
    symbols.push(END);
  }
  const writer = new NumberWriter();
  writer.plain(characters.length, ASCII);
  for (const one of characters) writer.plain(one, ASCII);
  writer.plain(symbols.length, LENGTH);
  writer.symbols(symbols, widthOf(characters), true);
  return writer.finish();
}

/** The lists that `packLists` was given, each in alphabetical order. @throws on a text that is damaged */
export function unpackLists(packed: string): string[][] {
  const reader = new NumberReader(packed);
  const characters = Uint8Array.from({ length: reader.plain(ASCII) }, () => reader.plain(ASCII));
  const symbols = reader.symbols(new Uint8Array(reader.plain(LENGTH)), widthOf(characters), true);
  const lists: string[][] = [];
  let list: string[] = [];
  const word: number[] = [];
  for (let i = 0; i < symbols.length; i++) {
    const symbol = symbols[i]!;
    if (symbol >= FIRST) word.push(characters[symbol - FIRST]!);
    else if (symbol < END) word.length = symbol;
    if (symbols[i + 1]! >= FIRST) continue;
    if (symbol !== END) list.push(String.fromCharCode(...word));
    else {
      lists.push(list);
      list = [];
      word.length = 0;
    }
  }
  return lists;
}
