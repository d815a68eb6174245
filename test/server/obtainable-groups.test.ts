import type { Source, SourceReport } from '@creditline/core';
import { describe, expect, it } from 'vitest';
import { obtainableGroups } from '../../server/src/obtainable-groups.ts';

const source = (name: string, groups: Source['groups']) => ({ name, groups });
const REGISTER = source('register', ['registry', 'accounts']);
const GAZETTE = source('gazette', ['notices']);
const BANK = source('bank', ['cash']);
const LINKS = source('network', ['links']);

const allOk = (...names: readonly string[]): readonly SourceReport[] =>
  names.map((name): SourceReport => ({ name, status: 'ok' }));

describe('the groups that somebody can still bring', () => {
  it('are accounts and payments without any source, for a request may state them', () => {
    expect(obtainableGroups([], [])).toEqual(['accounts', 'payments']);
  });

  it('hold bank data only where a source for it is there to be connected to', () => {
    expect(obtainableGroups([REGISTER, GAZETTE], allOk('register', 'gazette'))).not.toContain('cash');
    expect(obtainableGroups([BANK], allOk('bank'))).toEqual(['accounts', 'cash', 'payments']);
  });

  it.each(['ok', 'cached'] as const)(
    'hold no register, gazette or network that is %s: it said all it knows',
    (status) => {
      const reports = ['register', 'gazette', 'network'].map((name): SourceReport => ({ name, status }));
      expect(obtainableGroups([REGISTER, GAZETTE, LINKS], reports)).toEqual(['accounts', 'payments']);
    },
  );

  it.each(['late', 'failed', 'stale'] as const)('hold what a source that is %s owes, and no more', (status) => {
    const reports: readonly SourceReport[] = [{ name: 'gazette', status }, ...allOk('register', 'network')];
    expect(obtainableGroups([LINKS, GAZETTE, REGISTER], reports)).toEqual(['notices', 'accounts', 'payments']);
  });

  it('are in one order, whatever order the sources are in', () => {
    const reports: readonly SourceReport[] = ['network', 'register'].map((name) => ({ name, status: 'failed' }));
    const there = obtainableGroups([REGISTER, BANK, LINKS], reports);
    expect(there).toEqual(['registry', 'accounts', 'cash', 'payments', 'links']);
    expect(obtainableGroups([LINKS, BANK, REGISTER], reports.toReversed())).toEqual(there);
  });
});
