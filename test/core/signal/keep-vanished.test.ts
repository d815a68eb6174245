import { describe, expect, it } from 'vitest';
import { keepVanished, type Answer, type Signal } from '@creditline/core';

// Provenance: hand-written facts of a company that does not exist.
const opened: Signal = { kind: 'proceedings.opened', value: 'liquidation', source: 'gazette', asOf: '2026-09-29' };
const answer = (count: number, ...more: readonly Signal[]): Answer => ({
  source: 'gazette',
  groups: ['notices'],
  found: true,
  fetchedAt: '2026-11-21T10:00:00.000Z',
  signals: [{ kind: 'notices.searched', value: count, source: 'gazette', asOf: '2026-11-21' }, ...more],
});
const kindsOf = ({ signals }: Answer): readonly string[] => signals.map(({ kind }) => kind);

describe('an answer with fewer notices than the one before', () => {
  it('keeps the proceedings that were known and asks for a person', () => {
    const kept = keepVanished(answer(0), answer(3, opened), '2026-11-22');
    expect(kept.signals).toContainEqual(opened);
    expect(kept.signals).toContainEqual({
      kind: 'notices.unread',
      value: 'fewer-notices-than-before',
      source: 'gazette',
      asOf: '2026-11-22',
    });
  });

  it('is doubted again the next time, because what was known is what it is compared with', () => {
    const once = keepVanished(answer(0), answer(3, opened), '2026-11-22');
    const twice = keepVanished(answer(0), once, '2026-11-23');
    expect(kindsOf(twice)).toContain('proceedings.opened');
    expect(kindsOf(twice)).toContain('notices.unread');
  });

  it('is believed when as many or more notices are there, or none was known', () => {
    expect(keepVanished(answer(3), answer(3, opened), '2026-11-22')).toEqual(answer(3));
    expect(keepVanished(answer(0), undefined, '2026-11-22')).toEqual(answer(0));
  });

  it('concerns notices only: other sources may have less to say than before', () => {
    const registry: Answer = { ...answer(0), groups: ['registry'] };
    expect(keepVanished(registry, { ...answer(3, opened), groups: ['registry'] }, '2026-11-22')).toEqual(registry);
  });
});
