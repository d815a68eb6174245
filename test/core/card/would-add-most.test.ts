import { cardOf, LANGUAGES, scoreAnswer, SOURCE_GROUPS, type Decision, type SourceGroup } from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelsFor } from '../../../core/src/card/labels.ts';
import { wouldAddMostShown } from '../../../core/src/card/would-add-most-shown.ts';
import { always, companyFacts } from '../arbitraries.ts';
import { DECIDED_AT, decideOn, SOUND } from '../company-facts.ts';

/** The decision as it would be had the model named this group, with these others at hand. */
const naming = (group: SourceGroup, groups: readonly SourceGroup[], decision = decideOn(SOUND)): Decision => ({
  ...decision,
  assessment: { ...decision.assessment, groups, wouldAddMost: group },
});

const without = ({ assessment: { wouldAddMost: _most, ...assessment }, ...decision }: Decision): Decision => ({
  ...decision,
  assessment,
});

const audit = { sequence: 7, hash: 'f'.repeat(64) };

describe('the source that would add most, as it is shown', () => {
  test.each(SOURCE_GROUPS)(
    '%s is called something else when it is absent than when it is old or incomplete',
    (group) => {
      for (const language of LANGUAGES) {
        const absent = wouldAddMostShown(naming(group, []), language);
        const partial = wouldAddMostShown(naming(group, [group]), language);
        const label = labelsFor(language).sourceGroups[group];
        expect(absent).toMatchObject({ group, label });
        expect(partial).toMatchObject({ group, label });
        expect(partial?.text).not.toBe(absent?.text);
      }
    },
  );

  test('says it in plain words', () => {
    expect(wouldAddMostShown(naming('cash', ['accounts']), 'en')).toEqual({
      group: 'cash',
      label: 'Bank data',
      text: 'Bank data would narrow the estimate most.',
    });
    expect(wouldAddMostShown(naming('accounts', ['accounts']), 'fr')?.text).toBe(
      'Des comptes plus récents, plus complets ou confirmés affineraient le plus l’estimation.',
    );
  });

  test('is null, never left out, where nothing would narrow the interval', () => {
    expect(wouldAddMostShown(without(decideOn(SOUND)), 'en')).toBeNull();
  });

  test('is null where a fact refused the company, and not where the estimate did', () => {
    const { registry } = SOUND;
    const ceased = decideOn({ registry: { ...registry, status: 'ceased' } });
    expect(ceased.outcome).toBe('refuse');
    expect(wouldAddMostShown(naming('accounts', ['registry'], ceased), 'en')).toBeNull();
    const risky: Decision = {
      ...decideOn(SOUND),
      outcome: 'refuse',
      reasons: [{ code: 'RISK_TOO_HIGH', topic: 'risk', direction: 'down', points: 0 }],
    };
    expect(wouldAddMostShown(naming('accounts', ['registry'], risky), 'en')).not.toBeNull();
  });

  test('is the same on the card and in the answer, whatever was decided, in every language', () => {
    always(
      fc.property(companyFacts, fc.constantFrom(...LANGUAGES), (facts, language) => {
        const decision = decideOn(facts);
        const card = cardOf({
          decision,
          accountId: 'a-1',
          history: [{ decidedAt: DECIDED_AT, score: decision.assessment.score }],
          freshUntil: null,
          audit,
          language,
        });
        const answer = scoreAnswer({ decision, unitsConsumed: 1, audit, language });
        expect(answer.would_add_most).toEqual(card.would_add_most);
        expect(answer.would_add_most?.group).toBe(
          answer.would_add_most === null ? undefined : decision.assessment.wouldAddMost,
        );
      }),
    );
  });
});

describe('groups that can be had', () => {
  const { accounts: _accounts, cash: _cash, ...withoutFigures } = SOUND;

  test('only one of them is named, the best of those that are left', () => {
    const named = (obtainable: readonly SourceGroup[]) =>
      decideOn(withoutFigures, { obtainable }).assessment.wouldAddMost;
    const best = decideOn(withoutFigures).assessment.wouldAddMost;
    expect(best).toBe('accounts');
    expect(named(['cash', 'accounts'])).toBe('accounts');
    expect(named(['cash'])).toBe('cash');
    expect(named([])).toBeUndefined();
  });

  test('change nothing else about a decision', () => {
    always(
      fc.property(companyFacts, fc.subarray([...SOURCE_GROUPS]), (facts, obtainable) => {
        expect(without(decideOn(facts, { obtainable }))).toEqual(without(decideOn(facts)));
      }),
    );
  });
});
