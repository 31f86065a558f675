/** The cache as a file, to be carried to another browser. */
import * as v from 'valibot';
import { PlotsError } from './database.ts';
import { type KeptFilm, KeptFilmShape } from './kept.ts';

const FORMAT = 'curtain-films';
const VERSION = 1;

const TransferShape = v.object({ format: v.literal(FORMAT), version: v.number(), films: v.array(v.unknown()) });

export function writeTransfer(films: KeptFilm[]): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, films }, null, 1);
}

/** @throws PlotsError `not-an-export` that says what is wrong with the file. */
export function readTransfer(text: string): KeptFilm[] {
  const fault = (why: string) =>
    new PlotsError('not-an-export', `This is not a film cache exported by Curtain: ${why}.`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw fault('it is not whole JSON');
  }
  const file = v.safeParse(TransferShape, json);
  if (!file.success) throw fault('it names another format');
  if (file.output.version > VERSION) throw fault('it was written by a later version of Curtain');
  return file.output.films.map((film, place) => {
    const read = v.safeParse(KeptFilmShape, film);
    if (read.success) return read.output;
    const issue = read.issues[0];
    throw fault(`film ${place + 1} has a fault at "${v.getDotPath(issue) ?? ''}": ${issue.message}`);
  });
}
