/** The text files of an import: the file itself, or what a zip holds. */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { ImportError } from './error.ts';

export interface TextFile {
  /** With its folder in the zip. */
  name: string;
  text: string;
}

/** Bytes of one file, and of all together, beyond which nothing is read. */
const MOST_FILE = 64 << 20;
const MOST_ALL = 256 << 20;
const MOST_FILES = 5000;

/** What Letterboxd has withdrawn from the account: no part of the library. */
const WITHDRAWN = /(^|\/)(deleted|orphaned)\//i;

/** @throws ImportError when the file is too large, or a zip that cannot be read. */
export function unpack(name: string, bytes: Uint8Array): TextFile[] {
  if (bytes.length > MOST_FILE) throw new ImportError('too-big', `${name} is larger than an export of films can be.`);
  const [p, k, a, b] = bytes;
  const zipped = p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6)); // With files, or empty.
  if (!zipped) return [{ name, text: decode(bytes) }];
  return unzip(name, bytes).map(([path, content]) => ({ name: path, text: decode(content) }));
}

function unzip(name: string, bytes: Uint8Array): [string, Uint8Array][] {
  let all = 0;
  let files = 0;
  const filter = ({ name: path, originalSize }: UnzipFileInfo) => {
    if (path.split(/[/\\]/).includes('..') || /^([/\\]|[a-z]:)/i.test(path)) {
      throw new ImportError('unsafe-path', `${name} holds a file with an unsafe path: ${path}`);
    }
    if (!/\.(csv|json)$/i.test(path) || WITHDRAWN.test(path)) return false;
    all += originalSize;
    files++;
    if (originalSize > MOST_FILE || all > MOST_ALL || files > MOST_FILES) {
      throw new ImportError('too-big', `${name} holds more than an export of films can.`);
    }
    return true;
  };
  try {
    return Object.entries(unzipSync(bytes, { filter }));
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(
      'broken',
      `${name} is a zip file that cannot be read: it may be cut or protected by a password.`,
    );
  }
}

/** UTF-8, or UTF-16 when its mark says so (spreadsheet programs write that); the mark itself is dropped. */
function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
