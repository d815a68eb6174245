import type { CompanyNetwork } from '@creditline/core';
import { identifyCompany, linkedFailures } from '@creditline/core';
import { sandboxCompanies, sandboxSources } from '@creditline/source-sandbox';
import { describe, expect, it } from 'vitest';

const source = sandboxSources({ delay: async () => {} }).find(({ name }) => name === 'sandbox-links')!;

const networkOf = async (key: string, day = '2026-11-21'): Promise<CompanyNetwork | undefined> => {
  const context = { signal: new AbortController().signal, now: new Date(`${day}T10:00:00.000Z`) };
  const { signals } = await source.fetchSignals({ key, country: 'FR' }, context);
  return signals.flatMap((signal) => (signal.kind === 'links.network' ? [signal.value] : []))[0];
};

const linksOf = async (siren: string, today = '2026-11-21') =>
  linkedFailures((await networkOf(`FR:${siren}`, '2026-11-21'))!, today);

describe('networks of sandbox companies', () => {
  it.each([
    ['000000018', 'all sound', { linked: 3, failed: 0, share: 0.005 }],
    ['000000083', 'a director of 60 companies left out', { linked: 2, failed: 0, share: 0.006667 }],
    ['000000141', 'two of eight subsidiaries failed', { linked: 8, failed: 2 }],
    ['000000166', 'three of the founder’s former companies failed', { linked: 4, failed: 3 }],
    ['000000190', 'one will fail in 20 days', { linked: 2, failed: 0 }],
  ])('%s: %s', async (siren, _, expected) => {
    expect(await linksOf(siren)).toMatchObject(expected);
  });

  it('with more failures around them show a larger share', async () => {
    const shares = await Promise.all(['000000018', '000000141', '000000166'].map((siren) => linksOf(siren)));
    const [none, some, most] = shares.map(({ share }) => share) as [number, number, number];
    expect(none).toBeLessThan(0.02);
    expect(some).toBeGreaterThan(0.15);
    expect(some).toBeLessThan(0.3);
    expect(most).toBeGreaterThan(0.5);
  });

  it('count the failure that is announced on its day, and not the day before', async () => {
    expect(await linksOf('000000190', '2026-12-10')).toMatchObject({ failed: 0 });
    expect(await linksOf('000000190', '2026-12-11')).toMatchObject({ failed: 1 });
  });

  it.each(['2027-03-31', '2028-02-29'])('never age: the share on %s is that of any day', async (day) => {
    for (const siren of ['000000141', '000000166']) {
      const { share } = linkedFailures((await networkOf(`FR:${siren}`, day))!, day);
      expect(share).toBeCloseTo((await linksOf(siren)).share, 2);
    }
  });

  it('name companies by valid numbers, each looked up, and persons by ids that say nothing', async () => {
    const networks = (await Promise.all(sandboxCompanies.map(({ key }) => networkOf(key)))).flatMap(
      (found) => found ?? [],
    );
    expect(networks.length).toBe(5);
    for (const { company, holders, companies } of networks) {
      const named = [
        ...companies.map(({ key }) => key),
        ...holders.flatMap(({ roles }) => roles.map((role) => role.company)),
      ];
      expect(named.filter((key) => !identifyCompany({ siren: key.slice(3) }).ok)).toEqual([]);
      const looked = new Set([company, ...companies.map(({ key }) => key)]);
      expect(named.filter((key) => !looked.has(key))).toEqual([]);
      const persons = holders.filter(({ subject }) => subject === 'natural_person');
      expect(persons.filter(({ id }) => !/^person-\d$/.test(id))).toEqual([]);
    }
  });
});
