import { decide, OUTCOMES, SourceError, type Answer, type Decision, type Source } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fetchSignals } from '../../server/src/fetch-signals.ts';
import { createFlights, type Timers } from '../../server/src/source-flights.ts';
import { companyFacts, need } from '../core/arbitraries.ts';
import { answersOf, DECIDED_AT, inputOf, RULES } from '../core/company-facts.ts';

/** Time that is over as soon as somebody waits for it. */
const impatient: Timers = {
  set: (callback) => setImmediate(callback),
  clear: (timer) => clearImmediate(timer as NodeJS.Immediate),
};
const patient: Timers = { set: () => undefined, clear: () => undefined };

type Behaviour = 'answers' | 'late' | 'fails';

const sourceOf = (answer: Answer, behaviour: Behaviour): Source => ({
  name: answer.source,
  groups: answer.groups,
  freshForMs: 1,
  covers: () => true,
  fetchSignals: () => {
    if (behaviour === 'late') return new Promise(() => undefined);
    if (behaviour === 'fails') return Promise.reject(new SourceError('source_unavailable', 'down'));
    return Promise.resolve({ found: answer.found, signals: answer.signals });
  },
});

type Asked = {
  readonly answers: readonly Answer[];
  readonly troubled: number;
  readonly behaviour: Behaviour;
  readonly minor: number | undefined;
};

const decideThrough = async ({ answers, troubled, behaviour, minor }: Asked): Promise<Decision> => {
  const timers = behaviour === 'late' ? impatient : patient;
  const input = inputOf({}, minor === undefined ? {} : { need: { minor, currency: 'EUR' } });
  const yesterday = new Date(Date.parse(DECIDED_AT) - 86_400_000).toISOString();
  const fetched = await fetchSignals(
    {
      company: input.company,
      sources: answers.map((answer, index) => sourceOf(answer, index === troubled ? behaviour : 'answers')),
      lastKnown: answers.map((answer) => ({ ...answer, fetchedAt: yesterday })),
      now: new Date(DECIDED_AT),
      tenant: 'a',
      onLate: () => undefined,
    },
    { timers, flights: createFlights({ clock: () => 0, timers: patient, log: () => undefined }) },
  );
  return decide({ ...input, answers: fetched.answers, sources: fetched.reports }, RULES);
};

const looseness = ({ outcome }: Decision): number => OUTCOMES.length - OUTCOMES.indexOf(outcome);

describe('whatever a source said before, good or terrible, it gains nothing by not answering now', () => {
  test.each(['late', 'fails'] as const)(
    'a source that is %s: score, limit, confidence and outcome do not rise',
    async (behaviour) => {
      await fc.assert(
        fc.asyncProperty(companyFacts, fc.nat(5), need, async (facts, index, minor) => {
          const answers = answersOf(facts);
          if (answers.length === 0) return;
          const asked = { answers, troubled: index % answers.length, minor };
          const before = await decideThrough({ ...asked, behaviour: 'answers' });
          const after = await decideThrough({ ...asked, behaviour });
          expect(after.sources[asked.troubled]?.status).toBe('stale');
          expect(after.assessment.score).toBeLessThanOrEqual(before.assessment.score);
          expect(after.limit.minor).toBeLessThanOrEqual(before.limit.minor);
          expect(after.assessment.confidence).toBeLessThanOrEqual(before.assessment.confidence);
          expect(looseness(after)).toBeLessThanOrEqual(looseness(before));
        }),
        { seed: 20_261_121, numRuns: 300 },
      );
    },
  );
});
