import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Context, NumberReader, NumberWriter } from '../../../engine/judge/coding.ts';

describe('numbers as text', () => {
  it('come back as they were', () => {
    const number = fc.integer({ min: -2_000_000, max: 2_000_000 });
    const one = fc.record({ signed: fc.boolean(), value: number });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 400 }), (numbers) => {
        const writer = new NumberWriter();
        const [signed, plain] = [new Context(5), new Context(8)];
        for (const one of numbers)
          if (one.signed) writer.signed(signed, one.value);
          else writer.number(plain, one.value & 255);
        const reader = new NumberReader(writer.finish());
        const [signedToo, plainToo] = [new Context(5), new Context(8)];
        for (const one of numbers) {
          if (one.signed) expect(reader.signed(signedToo)).toBe(one.value);
          else expect(reader.number(plainToo)).toBe(one.value & 255);
        }
      }),
    );
  });

  it('cost little where they are alike', () => {
    const writer = new NumberWriter();
    const context = new Context(2);
    for (let i = 0; i < 10_000; i++) writer.number(context, i % 50 === 0 ? 3 : 0);
    expect(writer.finish().length).toBeLessThan(400);
  });

  it('need no escape in JSON', () => {
    const writer = new NumberWriter();
    const context = new Context(5);
    for (let i = 0; i < 5000; i++) writer.signed(context, (i * 7919) % 1000);
    const text = writer.finish();
    expect(JSON.stringify(text)).toBe(`"${text}"`);
  });

  it('say when a character is none of theirs', () => {
    expect(() => new NumberReader('ab"c')).toThrow(/character/);
  });
});
