import type { Fact, IsoDate, Signal } from '@creditline/core';
import { applyCorrections } from './corrections.ts';
import { euroAmount, frenchDate, plainFrench } from './french-text.ts';
import { isPersonal, roleOf } from './party.ts';
import type { Role } from './party.ts';
import { readJudgment } from './read-judgment.ts';
import type { Notice } from './schema.ts';

export const SOURCE_NAME = 'bodacc';

type DatedFact = Fact & { readonly asOf: IsoDate };

/** One notice with the part that the company has in it, and the day of the question. */
type Reading = { readonly notice: Notice; readonly role: Role; readonly today: IsoDate };

const readable = <T>(part: T | 'unreadable' | undefined): T | undefined => (part === 'unreadable' ? undefined : part);

/** The first date that exists and is not in the future (years such as 2129 occur), else the day of the question. */
const pastDate = (today: IsoDate, ...texts: readonly (string | null | undefined)[]): IsoDate =>
  texts.map(frenchDate).find((date) => date !== undefined && date <= today) ?? today;

const unread = ({ notice, today }: Reading): readonly DatedFact[] => [
  { kind: 'notices.unread', value: notice.id, asOf: pastDate(today, notice.dateparution) },
];

const proceedingsFacts = (reading: Reading): readonly DatedFact[] => {
  const { notice, role, today } = reading;
  if (role === 'predecessor') return [];
  const judgment = readable(notice.jugement);
  const meaning = judgment && role === 'subject' ? readJudgment(judgment) : 'unread';
  if (meaning === 'none') return [];
  if (meaning === 'unread') return unread(reading);
  return [{ ...meaning, asOf: pastDate(today, judgment?.date, notice.dateparution) }];
};

/** Moving to the district of another court strikes a company off here and enters it there. */
const isOnlyMoved = (comment: string): boolean => /transfert|rapport de (?:la )?radiation/.test(comment);

const removalFacts = (reading: Reading): readonly DatedFact[] => {
  const { notice, role, today } = reading;
  if (role === 'predecessor') return [];
  if (role === 'unclear') return unread(reading);
  const removal = readable(notice.radiationaurcs);
  if (isOnlyMoved(plainFrench(removal?.commentaire ?? ''))) return [];
  const ceasedOn = removal?.dateCessationActivitePP ?? removal?.radiationPP?.dateCessationActivitePP;
  return [{ kind: 'company.struck_off', value: true, asOf: pastDate(today, ceasedOn, notice.dateparution) }];
};

const priceOf = (notice: Notice): number | undefined => {
  const origins = readable(notice.listeetablissements)?.etablissement?.map((part) => part.origineFonds) ?? [];
  const texts = [...origins, readable(notice.acte)?.descriptif];
  return texts.map((text) => euroAmount(text ?? '')).find((price) => price !== undefined);
};

const saleFacts = ({ notice, role, today }: Reading): readonly DatedFact[] => {
  const deed = readable(notice.acte);
  const asOf = pastDate(today, deed?.vente?.dateEffet, deed?.dateCommencementActivite, notice.dateparution);
  if (role === 'predecessor') return [{ kind: 'business.sold', value: true, asOf }];
  if (role !== 'subject') return [];
  const priceMinor = priceOf(notice);
  return [
    { kind: 'business.bought', value: { ...(priceMinor !== undefined && { priceMinor }), currency: 'EUR' }, asOf },
  ];
};

/** Article L. 232-25 lets small companies keep their figures to themselves: a choice, and no sign of trouble. */
const depositFacts = ({ notice, role, today }: Reading): readonly DatedFact[] => {
  const deposit = readable(notice.depot);
  const closedOn = frenchDate(deposit?.dateCloture);
  if (role !== 'subject' || closedOn === undefined || closedOn > today) return [];
  const confidential = /confidentialite|l\. ?232-25/.test(plainFrench(deposit?.descriptif ?? ''));
  return [{ kind: 'accounts.filed', value: { closedOn, confidential }, asOf: pastDate(today, notice.dateparution) }];
};

const CHANGES: readonly (readonly [RegExp, 'seat' | 'activity' | 'director'])[] = [
  [/administration|dirigeant|gerant|president/, 'director'],
  [/siege/, 'seat'],
  [/activite|objet social/, 'activity'],
];

const changeFacts = ({ notice, role, today }: Reading): readonly DatedFact[] => {
  const change = readable(notice.modificationsgenerales);
  if (role !== 'subject' || !change) return [];
  const text = plainFrench(change.descriptif ?? '');
  const asOf = pastDate(today, change.dateEffet, notice.dateparution);
  return CHANGES.filter(([pattern]) => pattern.test(text)).map(([, value]) => ({ kind: 'company.moved', value, asOf }));
};

const nothing = (): readonly DatedFact[] => [];

/** Families of notices; those with `nothing` are known and say nothing that a decision reads. */
const FAMILIES: Readonly<Record<string, (reading: Reading) => readonly DatedFact[]>> = {
  collective: proceedingsFacts,
  conciliation: proceedingsFacts,
  retablissement_professionnel: proceedingsFacts,
  radiation: removalFacts,
  vente: saleFacts,
  dpc: depositFacts,
  modification: changeFacts,
  creation: nothing,
  immatriculation: nothing,
  divers: nothing,
};

const factsOf = (reading: Reading): readonly DatedFact[] => {
  const family = reading.notice.familleavis ?? '';
  if (Object.hasOwn(FAMILIES, family)) return FAMILIES[family]?.(reading) ?? [];
  // A family that did not exist when this was written; a judgment in it must still be seen.
  return reading.notice.jugement === undefined ? [] : proceedingsFacts(reading);
};

/** A sole trader who was struck off and entered again is not struck off. */
const isEnteredAgain = (notice: Notice, all: readonly Reading[]): boolean =>
  notice.familleavis === 'radiation' &&
  all.some(
    (other) =>
      other.role === 'subject' &&
      (other.notice.familleavis === 'creation' || other.notice.familleavis === 'immatriculation') &&
      (frenchDate(other.notice.dateparution) ?? '') > (frenchDate(notice.dateparution) ?? '9999'),
  );

/** Dated facts about the company `siren` from notices that may be about others too. */
export const toSignals = (notices: readonly Notice[], siren: string, now: Date): readonly Signal[] => {
  const today = now.toISOString().slice(0, 10);
  const toReading = (notice: Notice): Reading => ({ notice, role: roleOf(notice, siren), today });
  const { standing, unresolved } = applyCorrections(notices);
  const readings = standing.map(toReading).filter(({ role }) => role !== 'none');
  const signalsOf = (reading: Reading, facts: readonly DatedFact[]): readonly Signal[] =>
    facts.map((fact): Signal => ({
      ...fact,
      source: SOURCE_NAME,
      reference: reading.notice.id,
      ...(isPersonal(reading.notice, siren) && { personal: true as const }),
    }));
  return [
    { kind: 'notices.searched', value: readings.length, asOf: today, source: SOURCE_NAME },
    ...readings
      .filter(({ notice }) => !isEnteredAgain(notice, readings))
      .flatMap((reading) => signalsOf(reading, factsOf(reading))),
    ...unresolved
      .map(toReading)
      .filter(({ role }) => role === 'subject' || role === 'unclear')
      .flatMap((reading) => signalsOf(reading, unread(reading))),
  ];
};
