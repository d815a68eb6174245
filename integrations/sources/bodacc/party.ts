import type { Notice, Party } from './schema.ts';

/**
 * What part a company has in a notice: `subject` the notice is about it, `predecessor` it sold or ran the business
 * before, `unclear` it is named in the register field but in no list, `none` the notice is about others.
 */
export type Role = 'subject' | 'predecessor' | 'unclear' | 'none';

const digits = (text: string | null | undefined): string => (text ?? '').replace(/\D/g, '');

/** A SIRET begins with the SIREN, and some registries give the longer number. */
const sirenOf = (party: Party): string | undefined => {
  const number =
    digits(party.numeroImmatriculation?.numeroIdentification) || digits(party.inscriptionRM?.numeroIdentificationRM);
  return number.length === 9 || number.length === 14 ? number.slice(0, 9) : undefined;
};

const partiesIn = (list: Notice['listepersonnes']): readonly Party[] =>
  list === 'unreadable' ? [] : (list?.personne ?? []);

const predecessorsIn = (notice: Notice): readonly Party[] => [
  ...partiesIn(notice.listeprecedentproprietaire),
  ...partiesIn(notice.listeprecedentexploitant),
];

const registered = (notice: Notice): ReadonlySet<string> =>
  new Set(notice.registre.map(digits).filter((number) => number.length === 9));

/** For want of a numbered party: a register field with one company, in a notice without predecessors, means that one. */
const roleByRegister = (notice: Notice, siren: string): Role => {
  const numbers = registered(notice);
  if (!numbers.has(siren)) return 'none';
  const isAnyNumbered = partiesIn(notice.listepersonnes).some((party) => sirenOf(party) !== undefined);
  // In a sale the register field holds both sides; the side that is not the numbered buyer is the seller.
  if (notice.familleavis === 'vente') return isAnyNumbered ? 'predecessor' : 'unclear';
  return !isAnyNumbered && numbers.size === 1 && predecessorsIn(notice).length === 0 ? 'subject' : 'unclear';
};

/** Every company that a notice names, in any part. */
export const sirensIn = (notice: Notice): readonly string[] => {
  const parties = [...partiesIn(notice.listepersonnes), ...predecessorsIn(notice)];
  const numbered = parties.map(sirenOf).filter((siren) => siren !== undefined);
  return [...new Set([...numbered, ...registered(notice)])].toSorted();
};

export const roleOf = (notice: Notice, siren: string): Role => {
  const isNamed = (party: Party): boolean => sirenOf(party) === siren;
  if (partiesIn(notice.listepersonnes).some(isNamed)) return 'subject';
  if (predecessorsIn(notice).some(isNamed)) return 'predecessor';
  return roleByRegister(notice, siren);
};

/** True when the company's own entry, or any entry if it has none, is a natural person (`pp`). */
export const isPersonal = (notice: Notice, siren: string): boolean => {
  const all = [...partiesIn(notice.listepersonnes), ...predecessorsIn(notice)];
  const own = all.filter((party) => sirenOf(party) === siren);
  return (own.length > 0 ? own : all).some((party) => party.typePersonne === 'pp');
};
