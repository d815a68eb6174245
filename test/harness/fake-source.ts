import { SourceError, type CompanyIdentity, type Signal, type Source, type SourceAnswer } from '@creditline/core';

export type FakeSource = {
  readonly source: Source;
  /** How often it was asked. */
  readonly calls: () => number;
  /** From now on it answers, fails, or waits until it is let go. */
  answer(): void;
  fail(): void;
  hold(): void;
  /** Lets every question go that was held, with an answer. */
  release(): void;
};

export type FakeSourceSettings = Pick<Source, 'name' | 'groups'> & {
  readonly freshForMs?: number;
  readonly facts?: (company: CompanyIdentity) => readonly Signal[];
};

const known = (name: string): readonly Signal[] => [
  { kind: 'company.name', value: 'Fake Company', asOf: '2026-01-01', source: name },
  { kind: 'company.status', value: 'active', asOf: '2026-01-01', source: name },
];

/** A source whose behaviour a test decides, so that no test has to wait for a clock. */
export const fakeSource = ({ name, groups, freshForMs = 3_600_000, facts }: FakeSourceSettings): FakeSource => {
  let calls = 0;
  let mode: 'answer' | 'fail' | 'hold' = 'answer';
  let held: (() => void)[] = [];
  const given = (company: CompanyIdentity): SourceAnswer => ({
    found: true,
    signals: facts?.(company) ?? known(name),
  });
  const fetchSignals = async (company: CompanyIdentity): Promise<SourceAnswer> => {
    calls += 1;
    if (mode === 'fail') throw new SourceError('source_unavailable', `${name} is down`);
    if (mode === 'hold') await new Promise<void>((resolve) => void held.push(resolve));
    return given(company);
  };
  return {
    source: { name, groups, freshForMs, covers: () => true, fetchSignals },
    calls: () => calls,
    answer: () => {
      mode = 'answer';
    },
    fail: () => {
      mode = 'fail';
    },
    hold: () => {
      mode = 'hold';
    },
    release: () => {
      const waiting = held;
      held = [];
      for (const resolve of waiting) resolve();
    },
  };
};
