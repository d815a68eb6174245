import { fillTemplate } from '../decision/fill-template.ts';
import { formatDate } from '../decision/format-value.ts';
import type { Language } from '../language.ts';
import { scaleOf, type Money } from '../money.ts';
import type { CrmTask } from '../ports/crm.ts';
import type { IsoDate } from '../signal/signal.ts';
import { SEVERITIES, type OpenAlert, type Severity } from './alert.ts';
import { PRIORITIES, SUBJECT_LENGTH, taskName, type TaskCompany } from './alert-task.ts';
import { alertText } from './alert-text.ts';
import { alertTexts } from './alert-texts.ts';
import type { MonitoringPolicy } from './monitoring-policy.ts';
import { shortened } from './shortened.ts';
import { addWorkingDays } from './working-days.ts';

/** One alert of the day with its company. */
export type DigestAlert = {
  readonly alert: Pick<OpenAlert, 'id' | 'openedAt' | 'raised'>;
  readonly company: TaskCompany;
};

export type DigestInput = {
  /** Of one account owner in one CRM on one day. */
  readonly key: string;
  /** At least one. */
  readonly alerts: readonly DigestAlert[];
  readonly day: IsoDate;
  readonly language: Language;
  /** Without it the digest is due on its day, or on the first working day after. */
  readonly dueDays?: MonitoringPolicy['dueDays'];
  readonly owner?: string;
  readonly link?: string;
};

/** More lines than a person works through in a day would only push the first ones out of sight. */
const MOST_LINES = 50;

type Line = { readonly company: TaskCompany; readonly atRisk: Money; readonly titles: readonly string[] };

/** In whole units, so that another currency is at least of the same order. */
const sizeOf = ({ minor, currency }: Money): number => minor / scaleOf(currency);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byRisk = (a: Line, b: Line): number =>
  sizeOf(b.atRisk) - sizeOf(a.atRisk) ||
  compare(taskName(a.company), taskName(b.company)) ||
  compare(a.company.key, b.company.key);

const byUrgency = (a: DigestAlert, b: DigestAlert): number =>
  SEVERITIES.indexOf(a.alert.raised.severity) - SEVERITIES.indexOf(b.alert.raised.severity) ||
  compare(a.alert.openedAt, b.alert.openedAt) ||
  compare(a.alert.id, b.alert.id);

/** What may be owed already: the limit that stood before the first of the company's alerts that count today. */
const atRiskOf = (alerts: readonly DigestAlert[]): Money =>
  alerts
    .map(({ alert }) => alert.raised.delta.limit.from)
    .reduce((most, limit) => (sizeOf(limit) > sizeOf(most) ? limit : most));

const linesOf = ({ alerts, language }: DigestInput): readonly Line[] =>
  [...Map.groupBy(alerts, ({ company }) => company.key).values()]
    .map((ofOne) => {
      const sorted = ofOne.toSorted(byUrgency);
      return {
        company: sorted[0]!.company,
        atRisk: atRiskOf(sorted),
        titles: [...new Set(sorted.map(({ alert }) => alertText(alert.raised, language).title))],
      };
    })
    .toSorted(byRisk);

const lineText = ({ company, atRisk, titles }: Line, language: Language): string => {
  const { subject, digest } = alertTexts(language);
  const limit = fillTemplate(digest.limit, { type: 'money', value: atRisk }, language);
  return `- ${subject(`${shortened(taskName(company), 80)} (${limit})`, titles.join('; '))}`;
};

const worstOf = (alerts: readonly DigestAlert[]): Severity =>
  SEVERITIES.find((severity) => alerts.some(({ alert }) => alert.raised.severity === severity)) ?? 'medium';

/** One task for all alerts of a day that could wait, a line for each company, the most money at risk first. */
export const digestTask = (input: DigestInput): CrmTask => {
  const { key, alerts, day, language, dueDays, owner, link } = input;
  const { digest, lines, colon } = alertTexts(language);
  const all = linesOf(input);
  const shown = all.slice(0, MOST_LINES).map((line) => lineText(line, language));
  const severity = worstOf(alerts);
  return {
    key,
    subject: shortened(digest.subject(all.length, formatDate(day, language)), SUBJECT_LENGTH),
    body: [
      digest.lead,
      '',
      ...shown,
      ...(all.length > MOST_LINES ? [digest.more(all.length - MOST_LINES)] : []),
      ...(link === undefined ? [] : ['', `${lines.link}${colon}${link}`]),
    ].join('\n'),
    dueOn: addWorkingDays(day, dueDays?.[severity] ?? 0),
    priority: PRIORITIES[severity],
    ...(owner === undefined ? {} : { owner }),
    ...(link === undefined ? {} : { link }),
  };
};
