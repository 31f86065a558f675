/** Plain text in fewer characters: the code of coding.ts, each character expected by the one before it. */
import { NumberReader, NumberWriter } from './coding.ts';

/** Bits of a character: ASCII. */
const WIDTH = 7;
const LENGTH = 24;
/** Characters put together at a time: more would not fit into the arguments of one call. */
const PIECE = 8192;

/** @throws on a text that is not printable ASCII */
export function packText(text: string): string {
  if (/[^ -~]/.test(text)) throw new Error('Only printable ASCII can be packed.');
  const writer = new NumberWriter();
  writer.plain(text.length, LENGTH);
  writer.symbols(
    Array.from(text, (character) => character.charCodeAt(0)),
    WIDTH,
    true,
  );
  return writer.finish();
}

/** The text that `packText` was given. @throws on a text that is damaged */
export function unpackText(packed: string): string {
  const reader = new NumberReader(packed);
  const codes = reader.symbols(new Uint8Array(reader.plain(LENGTH)), WIDTH, true);
  let text = '';
  for (let from = 0; from < codes.length; from += PIECE)
    text += String.fromCharCode(...codes.subarray(from, from + PIECE));
  return text;
}
