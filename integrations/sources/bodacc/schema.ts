import { z } from 'zod';

/** Parts of a notice arrive as JSON inside a string; one that cannot be read becomes `'unreadable'`, not an error. */
const jsonInside = <T extends z.ZodType>(shape: T) =>
  z
    .unknown()
    .optional()
    .transform((value): z.infer<T> | 'unreadable' | undefined => {
      if (value === null || value === undefined || value === '') return undefined;
      const read = shape.safeParse(typeof value === 'string' ? jsonOf(value) : value);
      return read.success ? read.data : 'unreadable';
    });

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** One is an object, several are a list. */
const oneOrMany = <T extends z.ZodType>(shape: T) =>
  z
    .union([z.array(shape), shape])
    .transform((value): z.infer<T>[] => (Array.isArray(value) ? value : [value]) as z.infer<T>[]);

const text = z.union([z.string(), z.number()]).transform(String).nullish().catch(undefined);

/** Names and addresses are left out on purpose: a party is known by its number. */
const person = z.object({
  typePersonne: text,
  numeroImmatriculation: z.object({ numeroIdentification: text }).nullish().catch(undefined),
  inscriptionRM: z.object({ numeroIdentificationRM: text }).nullish().catch(undefined),
});
const people = z.object({ personne: oneOrMany(person).nullish() });

const judgment = z.object({ type: text, famille: text, nature: text, date: text, complementJugement: text });
const deposit = z.object({ dateCloture: text, typeDepot: text, descriptif: text });
const establishments = z.object({ etablissement: oneOrMany(z.object({ origineFonds: text })).nullish() });
const deed = z.object({
  descriptif: text,
  dateCommencementActivite: text,
  vente: z.object({ dateEffet: text }).nullish().catch(undefined),
});
const removal = z.object({
  commentaire: text,
  dateCessationActivitePP: text,
  radiationPP: z.object({ dateCessationActivitePP: text }).nullish().catch(undefined),
});
const change = z.object({ descriptif: text, dateEffet: text });
const previousNotice = z.object({ nomPublication: text, numeroParution: text, numeroAnnonce: text });

/** A list in Explore v2.1; one text with commas in the older v1 answers. */
const registre = z
  .union([z.array(z.string().nullish()), z.string()])
  .nullish()
  .catch(undefined)
  .transform((value): string[] =>
    typeof value === 'string' ? value.split(',') : (value ?? []).map((part) => part ?? ''),
  );

export const noticeRecord = z.object({
  id: z.string().min(1),
  publicationavis: text,
  parution: text,
  numeroannonce: text,
  dateparution: text,
  typeavis: text,
  familleavis: text,
  registre,
  listepersonnes: jsonInside(people),
  listeprecedentproprietaire: jsonInside(people),
  listeprecedentexploitant: jsonInside(people),
  listeetablissements: jsonInside(establishments),
  jugement: jsonInside(judgment),
  acte: jsonInside(deed),
  depot: jsonInside(deposit),
  radiationaurcs: jsonInside(removal),
  modificationsgenerales: jsonInside(change),
  parutionavisprecedent: jsonInside(previousNotice),
});

export type Notice = z.infer<typeof noticeRecord>;
export type Party = z.infer<typeof person>;
export type Judgment = z.infer<typeof judgment>;

const count = z.number().int().nonnegative();

/** Explore v2.1 answers `{total_count, results}`; v1, still found in old recordings, `{nhits, records: [{fields}]}`. */
export const noticesAnswer = z.union([
  z
    .object({ total_count: count, results: z.array(noticeRecord) })
    .transform(({ total_count, results }) => ({ total: total_count, notices: results })),
  z
    .object({ nhits: count, records: z.array(z.object({ fields: noticeRecord })) })
    .transform(({ nhits, records }) => ({ total: nhits, notices: records.map((record) => record.fields) })),
]);
