import {
  addWorkingDays,
  ALERT_CAUSES,
  ALERT_FACTS,
  alertEndText,
  alertLabels,
  alertTask,
  alertText,
  alertTexts,
  deteriorationOf,
  digestTask,
  LANGUAGES,
  SEVERITIES,
  SUBJECT_LENGTH,
  type AlertFactCode,
  type AlertTaskInput,
  type DigestAlert,
  type RaisedAlert,
} from '@creditline/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always } from '../arbitraries.ts';
import { EVENTS, MONITORING, observe, sound } from './observed.ts';

const euros = (value: number) => ({ minor: value * 100, currency: 'EUR' }) as const;

const LIQUIDATION: RaisedAlert = {
  ruleId: 'liquidation-opened',
  cause: 'legal_event',
  crossing: 'liquidation:2026-11-20',
  severity: 'critical',
  delivery: 'at_once',
  delta: {
    score: { from: 742, to: 308 },
    grade: { from: 'B', to: 'G' },
    outcome: { from: 'accept', to: 'refuse' },
    limit: { from: euros(25_000), to: euros(0) },
  },
  fact: { code: 'liquidation_opened', source: 'bodacc', asOf: '2026-11-20', reference: 'A202600123' },
};

const input = (more: Partial<AlertTaskInput> = {}): AlertTaskInput => ({
  alert: { id: 'alert-1', openedAt: '2026-11-20T10:00:00.000Z', raised: LIQUIDATION },
  company: { key: 'FR:552100554', name: 'Verrerie des Monts' },
  language: 'en',
  dueDays: MONITORING.dueDays,
  today: '2026-11-20',
  ...more,
});

describe('the task of an alert', () => {
  test('says what happened, by how much, where it is written, and what to do', () => {
    const task = alertTask(
      input({ sourceLabel: () => 'BODACC', owner: 'anna', link: 'https://example.test/decisions/1' }),
    );
    expect(task).toEqual({
      key: 'alert-1',
      subject: 'Verrerie des Monts: judicial liquidation opened',
      body: [
        'Company: Verrerie des Monts (552100554)',
        'Judicial liquidation was opened on 20 November 2026.',
        'Source: BODACC, 20 November 2026, reference A202600123',
        '',
        'Score: 742 → 308 (−434)',
        'Grade: B (Strong) → G (Critical)',
        'Limit: €25,000 → €0',
        'Decision: Accept → Refuse',
        '',
        expect.any(String),
        '',
        'The whole decision: https://example.test/decisions/1',
      ]
        .map((line) => (typeof line === 'string' ? line : ACTION))
        .join('\n'),
      owner: 'anna',
      // 20 November 2026 is a Friday.
      dueOn: '2026-11-23',
      priority: 'high',
      link: 'https://example.test/decisions/1',
    });
  });

  test('a claim is filed by French law in France only', () => {
    expect(alertTask(input()).body).toContain('within two months of the publication of the judgment in the BODACC');
    const british = alertTask(input({ company: { key: 'GB:99000018' } }));
    expect(british.body).not.toContain('BODACC');
    expect(british.body).toContain('File your claim');
    expect(british.subject).toBe('GB:99000018: judicial liquidation opened');
  });

  test('is in the language of its reader, with amounts and dates as written there', () => {
    const { subject, body } = alertTask(input({ language: 'fr' }));
    expect(subject).toBe('Verrerie des Monts : liquidation judiciaire ouverte');
    expect(body.replaceAll(/\s/gu, ' ')).toContain('Limite : 25 000 € → 0 €');
    expect(body).toContain('20 novembre 2026');
  });

  test('severity sets the due date and the priority', () => {
    const of = (severity: RaisedAlert['severity']) =>
      alertTask(input({ alert: { ...input().alert, raised: { ...LIQUIDATION, severity } } }));
    expect(SEVERITIES.map((severity) => [of(severity).dueOn, of(severity).priority])).toEqual([
      ['2026-11-23', 'high'],
      ['2026-11-25', 'normal'],
      ['2026-12-01', 'low'],
    ]);
  });

  test('a fall without a reason of its own names what it comes from', () => {
    const raised: RaisedAlert = {
      ...LIQUIDATION,
      cause: 'band_crossing',
      fact: { code: 'grade_fell', value: { type: 'text', value: 'E' }, group: 'accounts' },
    };
    const { subject, body } = alertTask(input({ alert: { ...input().alert, raised } }));
    expect(subject).toBe('Verrerie des Monts: grade fell to E');
    expect(body).toContain('What weighed most: Annual accounts');
  });

  test('property: whatever the name, it leaves a subject of one line and a bounded length that ends in the title', () => {
    always(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...LANGUAGES), (name, language) => {
        const { subject, body } = alertTask(input({ company: { key: 'FR:1', name }, language }));
        expect(subject.length).toBeLessThanOrEqual(SUBJECT_LENGTH);
        expect(subject.isWellFormed()).toBe(true);
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\p{Bidi_Control}]/u);
        expect(subject.endsWith(alertText(LIQUIDATION, language).title)).toBe(true);
        expect(body.split('\n').length).toBe(alertTask(input({ language })).body.split('\n').length);
      }),
      200,
    );
  });

  test.each(Object.keys(EVENTS) as (keyof typeof EVENTS)[])('%s reads without a hole in every language', (event) => {
    for (const raised of deteriorationOf(sound, observe(EVENTS[event]), MONITORING)) {
      for (const language of LANGUAGES) {
        const { subject, body } = alertTask(input({ alert: { ...input().alert, raised }, language }));
        expect(`${subject}\n${body}`).not.toMatch(/[[\]{}]|undefined|NaN/);
      }
    }
  });
});

const ACTION =
  'What to do: Stop all deliveries on account today, and reclaim goods that are still yours. File your claim with the creditors’ representative within two months of the publication of the judgment in the BODACC (four months if you are outside mainland France; Code de commerce, L. 622-24 and R. 622-24). Claim goods under retention of title within three months (L. 624-9).';

describe('the end of an alert', () => {
  test('says why, and where the company stands', () => {
    const text = alertEndText({ raised: LIQUIDATION, because: 'recovered', delta: LIQUIDATION.delta, language: 'en' });
    expect(text).toMatch(/^The proceedings are over.*\nScore: 742 → 308/);
    expect(alertEndText({ raised: LIQUIDATION, because: 'superseded', language: 'en' })).toMatch(/newer task/);
  });
});

describe('the digest of a day', () => {
  const digested = (key: string, limit: number, severity: RaisedAlert['severity'], name?: string): DigestAlert => ({
    alert: {
      id: `${key} ${severity}`,
      openedAt: '2026-11-20T10:00:00.000Z',
      raised: {
        ...LIQUIDATION,
        severity,
        delta: { ...LIQUIDATION.delta, limit: { from: euros(limit), to: euros(0) } },
        fact: severity === 'high' ? { code: 'overdrawn' } : { code: 'delay_rose' },
      },
    },
    company: { key, ...(name === undefined ? {} : { name }) },
  });
  const alerts = [
    digested('FR:1', 500, 'medium', 'Petit\nBois'),
    digested('FR:2', 90_000, 'medium', 'Grand Large'),
    digested('FR:2', 90_000, 'high', 'Grand Large'),
  ];
  const day = { key: 'digest 2026-11-20 anna', alerts, day: '2026-11-20', language: 'en' } as const;

  test('has a line for each company, the most money at risk first, and the urgency of its worst alert', () => {
    expect(digestTask({ ...day, owner: 'anna', dueDays: MONITORING.dueDays })).toEqual({
      key: 'digest 2026-11-20 anna',
      subject: '2 customers to look at, 20 November 2026',
      body: [
        'These customers got worse. The first has most money at risk.',
        '',
        '- Grand Large (limit €90,000): bank account overdrawn; pays later than before',
        '- Petit Bois (limit €500): pays later than before',
      ].join('\n'),
      dueOn: '2026-11-25',
      priority: 'normal',
      owner: 'anna',
    });
  });

  test('does not depend on the order of its alerts, and without due days is due on its first working day', () => {
    expect(digestTask({ ...day, alerts: alerts.toReversed() })).toEqual(digestTask(day));
    expect(digestTask(day).dueOn).toBe('2026-11-20');
    expect(digestTask({ ...day, day: '2026-11-21' }).dueOn).toBe('2026-11-23');
  });

  test('of very many companies names the fifty that matter most and counts the others', () => {
    const many = Array.from({ length: 60 }, (_, index) => digested(`FR:${index}`, index, 'medium'));
    const { body, subject } = digestTask({ ...day, alerts: many });
    expect(subject).toMatch(/^60 /);
    expect(body).toContain('FR:59 ');
    expect(body).not.toContain('FR:9 ');
    expect(body).toContain('and 10 more');
  });
});

describe('texts', () => {
  test.each(LANGUAGES)('every fact in %s reads with and without its figure', (language) => {
    const alert = (code: AlertFactCode, fact: object): RaisedAlert => ({ ...LIQUIDATION, fact: { code, ...fact } });
    for (const code of ALERT_FACTS) {
      const value = { type: 'number', value: 12 } as const;
      for (const fact of [{}, { value, was: value }, { asOf: '2026-11-20' }]) {
        const { title, cause, action } = alertText(alert(code, fact), language);
        for (const text of [title, cause, action]) expect(text).not.toMatch(/[[\]{}]|undefined|\s\.|^\s|\s$/);
        expect(title).toMatch(/^[^A-Z].*[^.]$/);
        expect(cause).toMatch(/\.$/);
        expect(action).toMatch(/\.$/);
      }
    }
  });

  test('no language repeats another one', () => {
    for (const code of ALERT_FACTS) {
      expect(new Set(LANGUAGES.map((language) => alertTexts(language).facts[code].cause)).size).toBe(LANGUAGES.length);
      expect(new Set(LANGUAGES.map((language) => alertTexts(language).facts[code].action)).size).toBe(LANGUAGES.length);
    }
    for (const language of LANGUAGES) {
      expect(Object.keys(alertLabels(language).causes)).toEqual([...ALERT_CAUSES]);
      expect(Object.keys(alertLabels(language).severities)).toEqual([...SEVERITIES]);
    }
  });
});

describe('working days', () => {
  test.each([
    ['2026-11-20', 0, '2026-11-20'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 0, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-22', 1, '2026-11-23'],
    ['2026-11-23', 5, '2026-11-30'],
    ['2026-12-31', 1, '2027-01-01'],
  ])('%s and %d more is %s', (from, days, to) => {
    expect(addWorkingDays(from, days)).toBe(to);
  });
});
