import { labelsFor } from '../card/labels.ts';
import { formatDate } from '../decision/format-value.ts';
import { reasonText } from '../decision/reason-text.ts';
import type { Language } from '../language.ts';
import type { CrmTask } from '../ports/crm.ts';
import type { IsoDate } from '../signal/signal.ts';
import type { AlertDelta, AlertFact, CloseReason, OpenAlert, RaisedAlert, Severity } from './alert.ts';
import { alertText } from './alert-text.ts';
import { alertTexts } from './alert-texts.ts';
import { deltaLines } from './delta-lines.ts';
import type { MonitoringPolicy } from './monitoring-policy.ts';
import { oneLine, shortened } from './shortened.ts';
import { addWorkingDays } from './working-days.ts';

/** The longest subject that every CRM shows whole in its lists. */
export const SUBJECT_LENGTH = 120;

/** `key` as in `FR:552100554`; it stands in for a name that is not known. */
export type TaskCompany = { readonly key: string; readonly name?: string };

export type AlertTaskInput = {
  readonly alert: Pick<OpenAlert, 'id' | 'openedAt' | 'raised'>;
  readonly company: TaskCompany;
  /** What people call a source; its name is shown without it. */
  readonly sourceLabel?: (name: string) => string;
  readonly language: Language;
  readonly dueDays: MonitoringPolicy['dueDays'];
  readonly today: IsoDate;
  readonly owner?: string;
  readonly link?: string;
};

export const PRIORITIES: Readonly<Record<Severity, CrmTask['priority']>> = {
  critical: 'high',
  high: 'normal',
  medium: 'low',
};

/** A company's name in one line, or its key. */
export const taskName = ({ key, name }: TaskCompany): string => oneLine(name ?? '') || key;

/** The title stays whole, the name gives way. */
const subjectOf = (company: TaskCompany, title: string, language: Language): string => {
  const { subject } = alertTexts(language);
  const room = SUBJECT_LENGTH - subject('', title).length;
  return shortened(subject(shortened(taskName(company), room), title), SUBJECT_LENGTH);
};

const sourceLine = (fact: AlertFact, { language, sourceLabel }: AlertTaskInput): readonly string[] => {
  const { lines, colon } = alertTexts(language);
  const { source, asOf, reference } = fact;
  const parts = [
    ...(source === undefined ? [] : [oneLine(sourceLabel?.(source) ?? source)]),
    ...(asOf === undefined ? [] : [formatDate(asOf, language)]),
    ...(reference === undefined ? [] : [`${lines.reference} ${oneLine(reference)}`]),
  ];
  return source === undefined ? [] : [`${lines.source}${colon}${parts.join(', ')}`];
};

/** The reason of a fall, or at least what it comes from: annual accounts, bank data. */
const reasonLine = ({ reason, group }: AlertFact, language: Language): readonly string[] => {
  const { lines, colon } = alertTexts(language);
  const named = group === undefined ? undefined : labelsFor(language).sourceGroups[group];
  const text = reason === undefined ? named : reasonText(reason, language, 'seller');
  return text === undefined ? [] : [`${lines.reason}${colon}${text}`];
};

const countryOf = ({ key }: TaskCompany): string => key.split(':')[0] ?? '';

/** The number as people know it: `FR:552100554` is 552100554 to them. */
const numberOf = ({ key }: TaskCompany): string => key.split(':').at(-1) ?? key;

const bodyOf = (input: AlertTaskInput): string => {
  const { alert, company, language, link } = input;
  const { raised } = alert;
  const { lines, colon } = alertTexts(language);
  const { cause, action } = alertText(raised, language, countryOf(company));
  return [
    `${lines.company}${colon}${taskName(company)} (${numberOf(company)})`,
    cause,
    ...sourceLine(raised.fact, input),
    ...reasonLine(raised.fact, language),
    '',
    ...deltaLines(raised.delta, language),
    '',
    `${lines.action}${colon}${action}`,
    ...(link === undefined ? [] : ['', `${lines.link}${colon}${link}`]),
  ].join('\n');
};

/**
 * The task of one alert. Its key is the alert's id, so that writing it again leaves one. It is due so many working days
 * after `today` as the policy gives its severity: a critical one that is due in 1 day on the next working day.
 */
export const alertTask = (input: AlertTaskInput): CrmTask => {
  const { alert, company, language, dueDays, today, owner, link } = input;
  const { severity } = alert.raised;
  return {
    key: alert.id,
    subject: subjectOf(company, alertText(alert.raised, language).title, language),
    body: bodyOf(input),
    dueOn: addWorkingDays(today, dueDays[severity]),
    priority: PRIORITIES[severity],
    ...(owner === undefined ? {} : { owner }),
    ...(link === undefined ? {} : { link }),
  };
};

export type AlertEnd = {
  readonly raised: RaisedAlert;
  readonly because: CloseReason;
  /** From the decision before to the one that closed the alert, to show where the company stands now. */
  readonly delta?: AlertDelta;
  readonly language: Language;
};

/** The comment for the person who finds the task done. */
export const alertEndText = ({ raised, because, delta, language }: AlertEnd): string => {
  const { ends, superseded, unwatched } = alertTexts(language);
  const sentence = { recovered: ends[raised.cause], superseded, unwatched }[because];
  return [sentence, ...(delta === undefined ? [] : deltaLines(delta, language))].join('\n');
};
