/** Plain text in fewer characters: the arithmetic code of coding.ts, each character in the context of the one before. */
import { Context, NumberReader, NumberWriter } from './coding.ts';

/** Bits of a character: ASCII. */
const WIDTH = 7;
/** Stands before and behind the text. */
const END = 0;

/** @throws on a text that is not printable ASCII */
export function packText(text: string): string {
  if (/[^ -~]/.test(text)) throw new Error('Only printable ASCII can be packed.');
  const writer = new NumberWriter();
  const after: Context[] = [];
  let last = END;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : END;
    after[last] ??= new Context(WIDTH);
    writer.number(after[last]!, code);
    last = code;
  }
  return writer.finish();
}

/** The text that `packText` was given. */
export function unpackText(packed: string): string {
  const reader = new NumberReader(packed);
  const after: Context[] = [];
  let text = '';
  for (let last = END; ; text += String.fromCharCode(last)) {
    after[last] ??= new Context(WIDTH);
    last = reader.number(after[last]!);
    if (last === END) return text;
  }
}
