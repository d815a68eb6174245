import { describe, expect, it } from 'vitest';
import { didYouMean, nearNames } from '../../../../core/training/csv/near-names.ts';

describe('names that somebody may have meant', () => {
  it('are near in spelling, without regard to case, the nearest first', () => {
    expect(nearNames('Clas', ['company', 'classes', 'klas', 'clas'])).toEqual(['clas', 'classes', 'klas']);
  });

  it('two letters in the wrong order are one mistake', () => {
    expect(nearNames('y1a', ['ya1', 'b2c'])).toEqual(['ya1']);
  });

  it('are at most three, and none when nothing is near', () => {
    expect(nearNames('Attr1', ['Attr2', 'Attr3', 'Attr4', 'Attr5'])).toHaveLength(3);
    expect(didYouMean('target', ['Attr1', 'company'])).toBe('');
  });
});
