import { SourceError } from '@creditline/core';
import { describe, expect, it } from 'vitest';
import { searchCompanies } from '../../server/src/search-companies.ts';
import { heldSource, now, openFetching, settle } from './held-source.ts';

const candidate = (siren: string, source: string) => ({
  identity: { key: `FR:${siren}`, country: 'FR', siren },
  name: 'Martin',
  source,
});

describe('searching companies by name', () => {
  it('merges the registers, each company once, and names those that failed or came late', async () => {
    const { time, flights } = openFetching();
    const sources = [
      heldSource('one', { searchCompanies: async () => [candidate('000000018', 'one'), candidate('000000026', 'one')] })
        .source,
      heldSource('two', { searchCompanies: async () => [candidate('000000026', 'two'), candidate('000000034', 'two')] })
        .source,
      heldSource('down', { searchCompanies: () => Promise.reject(new SourceError('source_unavailable', 'down')) })
        .source,
      heldSource('slow', { searchCompanies: () => new Promise(() => {}) }).source,
      heldSource('not a register').source,
    ];
    const searching = searchCompanies({ name: 'martin', sources, now }, { flights, timers: time.timers });
    await settle();
    time.pass(300);
    const { candidates, reports } = await searching;
    expect(candidates.map(({ identity, source }) => [identity.key, source])).toEqual([
      ['FR:000000018', 'one'],
      ['FR:000000026', 'one'],
      ['FR:000000034', 'two'],
    ]);
    expect(reports.map(({ name, status }) => [name, status])).toEqual([
      ['one', 'ok'],
      ['two', 'ok'],
      ['down', 'failed'],
      ['slow', 'late'],
    ]);
  });
});
