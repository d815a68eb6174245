import { describe, expect, test } from 'vitest';
import { labelsFor } from '../../../core/src/card/labels.ts';
import { LIMIT_BOUNDS, OUTCOMES } from '../../../core/src/decision/decision.ts';
import { LANGUAGES } from '../../../core/src/language.ts';
import { GRADES } from '../../../core/src/scoring/assessment.ts';
import { SOURCE_GROUPS } from '../../../core/src/signal/signal.ts';

/** Every label of a language by its path, so that a failure names the text. */
const flatten = (value: unknown, path: string): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => flatten(inner, `${path}.${key}`));

describe.each(LANGUAGES)('labels in %s', (language) => {
  const labels = labelsFor(language);

  test('every grade, outcome, bound, group and status has a text, and nothing else has', () => {
    expect(Object.keys(labels.bands)).toEqual([...GRADES]);
    expect(Object.keys(labels.outcomes)).toEqual([...OUTCOMES]);
    expect(Object.keys(labels.limitBounds)).toEqual([...LIMIT_BOUNDS]);
    expect(Object.keys(labels.sourceGroups)).toEqual([...SOURCE_GROUPS]);
    expect(Object.keys(labels.narrowing)).toEqual([...SOURCE_GROUPS]);
    expect(Object.keys(labels.sourceStatuses)).toEqual(['ok', 'cached', 'stale', 'late', 'failed', 'not_configured']);
    expect(Object.keys(labels.nextSteps).toSorted()).toEqual(
      [...OUTCOMES, 'too_little_data', 'natural_person'].toSorted(),
    );
  });

  test.each(flatten(labels, language))('%s is trimmed, begins with a capital and is not empty', (_path, text) => {
    expect(text).toMatch(/^\p{Lu}.*\S$/u);
  });

  test('what to do next and what binds the limit are sentences; names are not', () => {
    for (const text of Object.values(labels.nextSteps)) expect(text).toMatch(/\.$/);
    for (const bound of Object.values(labels.limitBounds)) {
      expect(bound.boundBy).toMatch(/\.$/);
      expect(bound.label).not.toMatch(/\.$/);
    }
  });

  test('what would narrow the estimate is a sentence of its own for each group, and promises nothing', () => {
    const texts = Object.values(labels.narrowing).flatMap(({ absent, partial }) => [absent, partial]);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) {
      expect(text).toMatch(/\.$/);
      expect(text).not.toMatch(/score|limit|plafond|cupo|better|meilleur|mejor|melhor/i);
    }
  });

  test('two grades, outcomes, bounds or statuses never share a word', () => {
    for (const group of [labels.bands, labels.outcomes, labels.sourceStatuses, labels.sourceGroups]) {
      const texts = Object.values(group);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });
});

test('English says the words that the design fixes', () => {
  expect(Object.values(labelsFor('en').bands)).toEqual([
    'Very strong',
    'Strong',
    'Good',
    'Fair',
    'Weak',
    'Poor',
    'Critical',
  ]);
  expect(Object.values(labelsFor('en').outcomes)).toEqual(['Accept', 'Ask for a guarantee', 'Review', 'Refuse']);
});
