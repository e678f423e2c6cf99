import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customId, pageIn, parseCustomId } from '../../../src/discord/components/custom-id.js';

describe('custom ids', () => {
  it('say what to do and to what, and are read back', () => {
    expect(customId('not-helpful', 'Ab_3-x', 12)).toBe('v1:not-helpful:Ab_3-x:12');
    const parts = fc.array(fc.stringMatching(/^[A-Za-z0-9_-]{0,12}$/), { maxLength: 5 });
    fc.assert(
      fc.property(parts, (given) => {
        expect(parseCustomId(customId('context', ...given))).toEqual({ action: 'context', parts: given });
      }),
    );
  });

  it('are refused where they are forged, foreign, of another version, or too long', () => {
    for (const id of [
      '',
      'v1',
      'v1:',
      'v2:context:1',
      'context:1',
      'v1:Context:1',
      'v1:context:1 2',
      'v1:context:<@1>',
      'v1:context:1\n',
      'v1:-context:1',
      'v1:con--text:1',
      `v1:context:${'1'.repeat(100)}`,
      'v1:__proto__:1',
    ])
      expect(parseCustomId(id), id).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (id) => {
        const read = parseCustomId(id);
        if (read !== null) expect(customId(read.action, ...read.parts)).toBe(id);
      }),
    );
  });

  it('are never made where they would be refused', () => {
    expect(() => customId('context', 'a:b', 'ü')).toThrow(RangeError);
    expect(() => customId('context', 'x'.repeat(100))).toThrow(RangeError);
  });

  it('hold pages from 1', () => {
    expect(['1', '12', '0', '-1', '1.5', '01', '', '1e3', '999999', undefined].map(pageIn)).toEqual([
      1,
      12,
      ...Array<null>(8).fill(null),
    ]);
  });
});
