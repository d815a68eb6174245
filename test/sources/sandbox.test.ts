import type { CompanyIdentity, Signal, Source } from '@creditline/core';
import { SourceError, statementFaults } from '@creditline/core';
import { realDelay, sandboxCompanies, sandboxSources } from '@creditline/source-sandbox';
import { describe, expect, it } from 'vitest';
import { testSource } from '../contracts/source.contract.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const delays: number[] = [];
const sources = sandboxSources({ delay: async (delayMs) => void delays.push(delayMs) });
const named = (name: string): Source => sources.find((source) => source.name === name) as Source;
const identity = (key: string): CompanyIdentity => ({ key, country: key.slice(0, 2) });
const context = (at: Date = now) => ({ signal: new AbortController().signal, now: at });
const solid = identity('FR:000000018');

for (const source of sources) {
  testSource(source.name, {
    open: () => source,
    known: solid,
    unknown: identity('FR:552032534'),
    now,
    silence: 'not_found',
  });
}

const passesLuhn = (digits: string): boolean =>
  Array.from(digits)
    .toReversed()
    .reduce((sum, digit, index) => {
      const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return sum + (doubled > 9 ? doubled - 9 : doubled);
    }, 0) %
    10 ===
  0;

/** ISO 7064, mod 11,10: the check digit of a German VAT number. */
const germanCheckDigit = (eight: string): number => {
  const product = Array.from(eight).reduce((state, digit) => {
    const sum = (Number(digit) + state) % 10 || 10;
    return (2 * sum) % 11;
  }, 10);
  return (11 - product) % 10;
};

const everySignal = async (at: Date): Promise<readonly Signal[]> => {
  const questions = sources.flatMap((source) =>
    sandboxCompanies.map(({ key }) => source.fetchSignals(identity(key), context(at)).catch(() => ({ signals: [] }))),
  );
  return (await Promise.all(questions)).flatMap(({ signals }) => signals);
};

const balanceAt = async (time: string) => {
  const { signals } = await named('sandbox-bank').fetchSignals(identity('FR:000000125'), context(new Date(time)));
  return signals.map(({ value }) => value);
};

const find = async (name: string, country?: string) =>
  (await named('sandbox-registry').searchCompanies?.({ name, ...(country && { country }) }, context()))?.map(
    ({ identity: { key } }) => key,
  );

describe('sandbox companies', () => {
  it('have keys that pass the check digits of their kind, each once', () => {
    const sirens = sandboxCompanies.flatMap(({ siren }) => (siren ? [siren] : []));
    expect(sirens.filter((siren) => !/^\d{9}$/.test(siren) || !passesLuhn(siren))).toEqual([]);
    expect(germanCheckDigit('13669597')).toBe(6);
    expect(
      sandboxCompanies.filter(({ vat }) => vat && Number(vat.at(-1)) !== germanCheckDigit(vat.slice(2, 10))),
    ).toEqual([]);
    expect(new Set(sandboxCompanies.map(({ key }) => key)).size).toBe(sandboxCompanies.length);
    expect(sandboxCompanies.length).toBeGreaterThanOrEqual(16);
  });

  it('say what they show in four languages', () => {
    for (const { shows } of sandboxCompanies) {
      expect(Object.keys(shows).toSorted()).toEqual(['en', 'es', 'fr', 'pt']);
      expect(Object.values(shows).every((text) => text.length > 20 && text.length < 140)).toBe(true);
    }
  });

  it('are all known to the register and the notices', async () => {
    for (const { key } of sandboxCompanies) {
      for (const name of ['sandbox-registry', 'sandbox-notices']) {
        expect((await named(name).fetchSignals(identity(key), context())).found, `${name} ${key}`).toBe(true);
      }
    }
  });

  it.each(['2026-11-21', '2027-03-31', '2028-02-29', '2040-12-31'])(
    'never age: on %s every fact is dated and past',
    async (day) => {
      const signals = await everySignal(new Date(`${day}T23:59:00.000Z`));
      expect(signals.length).toBeGreaterThan(150);
      expect(signals.filter(({ asOf }) => !/^\d{4}-\d{2}-\d{2}$/.test(asOf) || asOf > day)).toEqual([]);
    },
  );

  it('have accounts that add up', async () => {
    const statements = (await everySignal(now)).filter((signal) => signal.kind === 'accounts.statement');
    expect(statements.length).toBeGreaterThan(12);
    for (const { value } of statements) {
      const year = value as Required<typeof value>;
      expect(year.equity + year.totalLiabilities).toBe(year.totalAssets);
      expect(year.inventory + year.receivables + year.cash).toBe(year.currentAssets);
      expect(year.currentAssets).toBeLessThanOrEqual(year.totalAssets);
      expect(Math.max(year.currentLiabilities, year.financialDebt)).toBeLessThanOrEqual(year.totalLiabilities);
      const tax = year.preTaxResult - year.netResult;
      expect(tax).toBeGreaterThanOrEqual(0);
      expect(tax).toBeLessThanOrEqual(0.3 * Math.max(0, year.preTaxResult));
      expect(statementFaults(value, '2026-11-21')).toEqual([]);
      expect(year.retainedEarnings).toBeLessThanOrEqual(Math.max(year.equity, 0));
    }
  });

  it('have bank figures that add up', async () => {
    for (const signal of await everySignal(now)) {
      if (signal.kind !== 'cash.summary') continue;
      const { balance, inflow, outflow, balanceChange, minimumBalance, overdraftDays } = signal.value;
      const start = balance - inflow + outflow;
      expect(balanceChange).toBeCloseTo(balance / start - 1, 4);
      expect(minimumBalance).toBeLessThanOrEqual(Math.min(balance, start));
      expect(overdraftDays > 0).toBe(minimumBalance < 0);
    }
  });
});

describe('sandbox sources misbehave on purpose', () => {
  it('accounts and bank cannot be asked about one company, the rest can', async () => {
    const company = identity('FR:000000109');
    const outcomes = await Promise.all(
      sources.map(async (source) => [
        source.name,
        await source.fetchSignals(company, context()).then(
          () => 'ok',
          (error: unknown) => (error as SourceError).code,
        ),
      ]),
    );
    expect(Object.fromEntries(outcomes)).toMatchObject({
      'sandbox-registry': 'ok',
      'sandbox-notices': 'ok',
      'sandbox-accounts': 'source_unavailable',
      'sandbox-bank': 'source_unavailable',
      'sandbox-payments': 'ok',
    });
  });

  it('payments take two seconds for one company', async () => {
    delays.length = 0;
    await named('sandbox-payments').fetchSignals(identity('FR:000000117'), context());
    await named('sandbox-payments').fetchSignals(solid, context());
    expect(delays).toEqual([2000]);
  });

  it('the real delay ends at once when nobody waits any more', async () => {
    const controller = new AbortController();
    const slow = sandboxSources({ delay: realDelay }).find(({ name }) => name === 'sandbox-payments');
    const answer = slow?.fetchSignals(identity('FR:000000117'), { signal: controller.signal, now });
    controller.abort();
    await expect(answer).rejects.toBeInstanceOf(SourceError);
  });

  it('the bank of one company alternates by the minute and is the same within it', async () => {
    const [first, same, next] = await Promise.all(
      ['2026-11-21T10:00:00Z', '2026-11-21T10:00:59Z', '2026-11-21T10:01:00Z'].map(balanceAt),
    );
    expect(same).toEqual(first);
    expect(next).not.toEqual(first);
  });

  it('a name of the language itself is not a company', async () => {
    await expect(named('sandbox-bank').fetchSignals(identity('constructor'), context())).resolves.toEqual({
      found: false,
      signals: [],
    });
  });
});

describe('sandbox companies are found by name', () => {
  it.each([
    ['Martin Frères', ['FR:000000083', 'FR:000000091']],
    ['MARTIN FRERES', ['FR:000000083', 'FR:000000091']],
    ['electricite', ['FR:000000117']],
    ['lenoir elec', ['FR:000000117']],
    ['verrerie', ['FR:000000018']],
    ['nobody at all', []],
    ['  ', []],
  ])('%s', async (name, keys) => {
    expect(await find(name)).toEqual(keys);
  });

  it('in one country only when it is given', async () => {
    expect(await find('m', 'DE')).toEqual(['DE:VAT:DE999999995']);
  });
});
