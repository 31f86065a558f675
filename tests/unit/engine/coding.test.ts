import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberReader, NumberWriter } from '../../../engine/judge/coding.ts';

const written = (write: (writer: NumberWriter) => void): NumberReader => {
  const writer = new NumberWriter();
  write(writer);
  return new NumberReader(writer.finish());
};

describe('numbers as text', () => {
  it('come back as they were, whatever their kind and order', () => {
    const list = fc.record({
      kind: fc.constantFrom('symbols', 'follows', 'plain', 'signed', 'sparse'),
      values: fc.array(fc.integer({ min: -33_000_000, max: 33_000_000 }), { maxLength: 200 }),
    });
    fc.assert(
      fc.property(fc.array(list, { maxLength: 12 }), (lists) => {
        const small = (values: number[]) => values.map((value) => value & 63);
        const few = (values: number[]) => values.map((value) => (value % 5 === 0 ? value % 4 : 0) + 0);
        const reader = written((writer) => {
          for (const { kind, values } of lists)
            if (kind === 'signed') writer.signed(values);
            else if (kind === 'sparse') writer.sparse(few(values), 3);
            else if (kind === 'plain') for (const value of values) writer.plain(Math.abs(value), 26);
            else writer.symbols(small(values), 6, kind === 'follows');
        });
        for (const { kind, values } of lists)
          if (kind === 'signed') expect([...reader.signed()]).toEqual(values.map((value) => value + 0));
          else if (kind === 'sparse') expect([...reader.sparse(3)]).toEqual(few(values));
          else if (kind === 'plain') for (const value of values) expect(reader.plain(26)).toBe(Math.abs(value));
          else expect([...reader.symbols(new Uint8Array(values.length), 6, kind === 'follows')]).toEqual(small(values));
      }),
    );
  });

  it('come back where intervals run over and long gaps stand', () => {
    const values = Array.from({ length: 3000 }, (_, i) => (i % 701 === 0 ? -1 : 0));
    const symbols = Array.from({ length: 20_000 }, (_, i) => (i % 997 === 0 ? 255 : 0));
    const reader = written((writer) => {
      writer.sparse(values, 2);
      writer.symbols(symbols, 8);
      for (let i = 0; i < 500; i++) writer.plain(2 ** 24 - 1, 24);
    });
    expect([...reader.sparse(2)]).toEqual(values);
    expect([...reader.symbols(new Uint8Array(symbols.length), 8)]).toEqual(symbols);
    for (let i = 0; i < 500; i++) expect(reader.plain(24)).toBe(2 ** 24 - 1);
  });

  it('cost little where they are alike', () => {
    const writer = new NumberWriter();
    writer.symbols(
      Array.from({ length: 10_000 }, (_, i) => (i % 50 === 0 ? 3 : 0)),
      2,
    );
    expect(writer.finish().length).toBeLessThan(400);
  });

  it('say when the text is damaged', () => {
    const writer = new NumberWriter();
    writer.signed([1, -2, 3, 40_000]);
    const text = writer.finish();
    for (const wrong of [text.slice(1), `${text.slice(0, 3)}é${text.slice(4)}`, text.replace(text[2]!, '~'), 'ab`c'])
      expect(() => new NumberReader(wrong)).toThrow('damaged');
  });
});
