import { describe, expect, it } from 'vitest';
import type { Block, Place } from '../../../engine/block.ts';
import { Trail } from '../../../engine/trail.ts';

const place: Place = { parent: null, kind: 'page' };
const block = (text: string): Block => ({ text, kind: 'prose', marks: [] });

describe('what was said just before', () => {
  it('is heard nearest first, across blocks, and at a second look as at the first', () => {
    const trail = new Trail();
    trail.keep(block('One. Two.'), place, [[1], [2]], 'Two.');
    expect(trail.before(block('Three.'), place)).toEqual({ text: 'Two.', echoes: [[2], [1]] });
    trail.keep(block('Three.'), place, [[3]], 'Three.');
    expect(trail.before(block('Four.'), place).echoes).toEqual([[3], [2], [1]]);
    expect(trail.before(block('Three.'), place).echoes).toEqual([[2], [1]]);
  });

  it('is heard once when a block says it again and again while part of it changes', () => {
    const trail = new Trail();
    for (let n = 0; n < 5; n++) trail.keep(block(`Ben dies. ${n}`), place, [[9], [n]], String(n));
    expect(trail.before(block('Soup.'), place).echoes.filter(([tone]) => tone === 9)).toHaveLength(1);
  });

  it('is the part before for the parts of a long text, whatever was judged between', () => {
    const trail = new Trail();
    trail.keep({ ...block('One.'), part: 0 }, place, [[1]], 'One.');
    trail.keep(block('Elsewhere.'), { parent: place, kind: 'comment' }, [[9]], 'Elsewhere.');
    expect(trail.before({ ...block('Two.'), part: 1 }, place)).toEqual({ text: 'One.', echoes: [[1]] });
    expect(trail.before(block('After it.'), place).text).toBe('Elsewhere.');
  });
});
