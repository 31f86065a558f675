import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from '../../../platform/library/csv.ts';

describe('comma-separated values', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\rb', [['a'], ['b']]],
    ['"a,""b""\r\nc",d', [['a,"b"\r\nc', 'd']]],
    [
      'a,\n,b\n',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a,', [['a', '']]],
    ['\n\na\n\n', [['a']]],
    ['""', []],
    ['"a"b,c"d"', [['ab', 'c"d"']]],
    ['', []],
  ])('reads %j', (text, rows) => {
    expect(readCsv(text)).toEqual(rows);
  });

  it('says where a cut file ends', () => {
    expect(() => readCsv('a,b\n"c,d\n')).toThrow('inside a quoted field of row 2');
  });

  it('reads back what it wrote', () => {
    const cell = fc.string({ unit: 'binary' });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }));
    fc.assert(
      fc.property(rows, (rows) => {
        expect(readCsv(writeCsv(rows))).toEqual(rows);
      }),
    );
  });

  it('takes a megabyte of quotes in one pass', () => {
    expect(readCsv(`"${'""'.repeat(500_000)}",x`)[0]![0]).toHaveLength(500_000);
    expect(() => readCsv('"'.repeat(999_999))).toThrow('quoted field');
  });
});
