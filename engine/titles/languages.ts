/** Whether a text is in another language than English, from whose words the weights of film talk were learned: told by small words. */
import { fold } from '../text/fold.ts';
import { hashWord, type Words } from '../text/words.ts';

const [ENGLISH, FOREIGN] = [1, 2];
const SMALL = new Map<number, number>();
for (const [kind, list] of [
  [ENGLISH, 'the of and to that it for with as at by this from be are he she you they not but his her'],
  [
    FOREIGN,
    `der und das von den mit ist dem ein eine nicht auf sich auch les des est et une dans pour que qui sur pas el los las del y por con para
se su il di che non per della sono da em os uma com nao de het een van niet na nie jest z do ve je ze jako byl och att som det av pa og ikke er
til en bir bu icin и в не на что с по как это του את על לא הוא היא זה עם في من على`,
  ],
] as const) {
  for (const word of list.split(/\s+/)) SMALL.set(hashWord(fold(word)), kind);
}

/** One bit for each low part of a known hash: most words are settled without a look-up. */
const RARE = new Uint8Array(4096);
for (const hash of SMALL.keys()) RARE[hash & 4095] = 1;

/** So many times as many foreign as English small words, and so many of them, make a text foreign: English quotes others. */
const TIMES = 3;
const LEAST = 2;

/** Words that tell a text's language. */
const ENOUGH = 60;

export function isForeign({ hash, count }: Words): boolean {
  let [english, foreign] = [0, 0];
  for (let i = 0; i < Math.min(count, ENOUGH); i++) {
    if (RARE[hash[i]! & 4095] === 0) continue;
    const kind = SMALL.get(hash[i]!);
    if (kind === ENGLISH) english++;
    else if (kind === FOREIGN) foreign++;
  }
  return foreign >= LEAST && foreign > TIMES * english;
}
