/** A notice in the shape of Explore v2.1 (JSON inside strings), hand-written with fictitious companies. */
export type NoticeParts = {
  readonly id: string;
  readonly familleavis: string;
  readonly dateparution?: string;
  readonly typeavis?: string;
  readonly sirens?: readonly string[];
  readonly registre?: readonly string[] | string;
  readonly typePersonne?: 'pm' | 'pp';
  readonly parts?: Readonly<Record<string, unknown>>;
};

const spaced = (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, '$1 ');

export const party = (siren: string, typePersonne: 'pm' | 'pp' = 'pm') => ({
  typePersonne,
  numeroImmatriculation: { numeroIdentification: spaced(siren), codeRCS: 'RCS', nomGreffeImmat: 'Lyon' },
});

export const people = (...parties: readonly unknown[]): string =>
  JSON.stringify({ personne: parties.length === 1 ? parties[0] : parties });

export const notice = (given: NoticeParts): Record<string, unknown> => {
  const sirens = given.sirens ?? ['000000018'];
  return {
    id: given.id,
    publicationavis: given.id.slice(0, 1),
    parution: given.id.slice(1, 9),
    numeroannonce: Number(given.id.slice(9)),
    dateparution: given.dateparution ?? '2026-05-14',
    typeavis: given.typeavis ?? 'annonce',
    familleavis: given.familleavis,
    registre: given.registre ?? sirens.flatMap((siren) => [siren, spaced(siren)]),
    listepersonnes: people(party(sirens[0] ?? '', given.typePersonne)),
    ...Object.fromEntries(
      Object.entries(given.parts ?? {}).map(([key, part]) => [
        key,
        typeof part === 'string' ? part : JSON.stringify(part),
      ]),
    ),
  };
};

export const judgment = (nature: string, more: Readonly<Record<string, string>> = {}) => ({
  jugement: { type: 'initial', famille: 'Jugement', nature, date: '2026-05-06', ...more },
});
