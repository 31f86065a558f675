import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockKind } from '../../../engine/block.ts';
import { cutSentences } from '../../../engine/sentences.ts';

const cut = (text: string, kind: BlockKind = 'prose'): string[] =>
  cutSentences({ text, kind }).map(({ start, end }) => text.slice(start, end));

/** Texts whose units are parted by "|". */
const check = (marked: string, kind?: BlockKind): void => {
  const units = marked.split('|').map((unit) => unit.trim());
  expect(cut(units.join(' '), kind)).toEqual(units);
};

describe('sentences in prose', () => {
  it.each([
    'He drowns. | She keeps the boat.',
    'Mr. Hale meets Dr. Orr at St. Anne. | They marry.',
    'J. R. R. Hale wrote it. | J. Doe did not.',
    'She joined the U.S. Army in 1942. | He stayed.',
    'She lives in the U.S. | He does not.',
    'They sell apples, pears, etc. | Then they leave.',
    'It starts at 9 p.m. sharp and ends at 11 p.m. | Nobody stays.',
    'It cost 3.5 million. | That was 1.2 too many.',
    'See vol. 2, p. 14 and fig. 3. | The rest is lost.',
    'Was it No. 5? | No. | It was the aunt.',
    'Sammy Orr Jr. plays the boy. | His father directs.',
    'And then… he falls. | Then… | She leaves.',
    'And then... he falls. | Nobody sees it.',
    'And then . . . he falls. | Nobody sees it.',
    'Really?! | You did not see it coming? | I did!!',
    '"Run," she said. | "Why?" he asked. | "Because it burns." | They ran.',
    'He says “I am your son.” | Nobody answers.',
    'He lied (she knew it all along.) | Then he left.',
    '(He dies. | She lives.) | The end.',
    'He died.[1] | She lived.[citation needed] | They met.',
    'He really dies 😭😭 | The end is so sad.',
    'He dies! 😭 | She cries.',
    'The bit in Airplane! where he sits down is great. | So is Mamma Mia! at the end.',
    'I saw Airplane! (1980) twice. | What about you?',
    'He was the killer. | #spoilers #twist',
    'It ended in 1995. | 300 people came.',
    'Am 3. Oktober stirbt er. | Sie weint z.B. nie.',
    'Il meurt. | « Pourquoi ? » demande-t-elle. | Elle part.',
    '¿Quién lo mató? | ¡Fue ella! | Nadie lo sabía.',
    'Он умер. | Она осталась. | Почему?',
    '"The best line." — Petra',
    'There are three ways out: | 1) he jumps | 2) he swims | 3) he dies',
    'You can (1) wait or (3) go.',
    '1. He wakes up. | 2. She is gone.',
  ])('%s', (marked) => check(marked));

  it('follows text without capitals', () => {
    check('so he dies at the end. | then she leaves. | wait what?! | no way');
    check('i saw it with mr. hale. | he cried');
  });

  it('parts a slip of the keyboard, but no address', () => {
    expect(cut('He died.Then she left.')).toEqual(['He died.', 'Then she left.']);
    expect(cut('Look at example.com or Node.js for it.')).toHaveLength(1);
  });
});

describe('other scripts', () => {
  it('needs no space after a full stop of its own', () => {
    expect(cut('彼は死ぬ。彼女は残る！なぜ？')).toEqual(['彼は死ぬ。', '彼女は残る！', 'なぜ？']);
    expect(cut('「彼は死んだ。」と彼女は言う。終わり。')).toEqual(['「彼は死んだ。」と彼女は言う。', '終わり。']);
    expect(cut('वह मर जाता है। वह रोती है।')).toEqual(['वह मर जाता है।', 'वह रोती है।']);
    expect(cut('هل مات؟ نعم مات. انتهى')).toEqual(['هل مات؟', 'نعم مات.', 'انتهى']);
  });

  it('parts Thai clauses at spaces', () => {
    const [first, second] = ['เขาตายในตอนจบของเรื่องและไม่มีใครรู้', 'เธอจากไปโดยไม่ได้บอกลาใครเลยสักคน'];
    expect(cut(`${first} ${second}`)).toEqual([first, second]);
  });
});

describe('units that are no sentences', () => {
  it('takes each line of a chat, a list or a poll', () => {
    expect(cut('he dies lol\n\n  nobody saw that coming \n#OldFilms #twist\nThe butler')).toEqual([
      'he dies lol',
      'nobody saw that coming',
      '#OldFilms #twist',
      'The butler',
    ]);
    expect(cut('Best twist • The nurse • The twin brother')).toEqual(['Best twist', 'The nurse', 'The twin brother']);
  });

  it('leaves headings, links and cells whole unless they hold sentences', () => {
    expect(cut('10. The Cabinet of Dr. Orr (1920)', 'heading')).toHaveLength(1);
    expect(cut('Mamma Mia! Here it ends', 'link')).toHaveLength(1);
    expect(cut('Yes. He dies', 'cell')).toHaveLength(1);
    expect(cut('He dies in the end. She takes the boat.', 'cell')).toHaveLength(2);
  });

  it('finds nothing in nothing', () => {
    expect(cut('')).toEqual([]);
    expect(cut(' \n\u00a0\n ')).toEqual([]);
    expect(cut('😭')).toEqual(['😭']);
    expect(cut('...')).toEqual(['...']);
  });
});

it('gives trimmed units in order that lose no letter, whatever the text', () => {
  const piece = fc.constantFrom(
    'He',
    'dies',
    '.',
    '...',
    '!',
    '?',
    '"',
    ')',
    '(1)',
    '1.',
    'Mr.',
    '…',
    ' ',
    ' ',
    '\n',
    '。',
    '😭',
    '•',
    '[1]',
    'é',
    '#a',
    'ก',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((pieces) => pieces.join('')),
        fc.string({ unit: 'grapheme' }),
      ),
      (text) => {
        let from = 0;
        let outside = '';
        for (const { start, end } of cutSentences({ text, kind: 'prose' })) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          outside += text.slice(from, start);
          from = end;
        }
        outside += text.slice(from);
        expect(outside).not.toMatch(/[\p{L}\p{N}]/u);
      },
    ),
  );
});

it('cuts a megabyte of any one thing without locking up', () => {
  for (const unit of ['a', '. ', '.', '!', ' ', '😭', '(1) ', '1) ', 'a. ', 'A.b', '[', '" ', '\n', 'ก ', '。']) {
    const text = unit.repeat(1_000_000 / unit.length);
    const began = performance.now();
    cutSentences({ text, kind: 'prose' });
    expect(performance.now() - began).toBeLessThan(2000);
  }
});
