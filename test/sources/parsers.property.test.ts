import type { Source } from '@creditline/core';
import { SourceError } from '@creditline/core';
import { bodacc } from '@creditline/source-bodacc';
import { rechercheEntreprises } from '@creditline/source-recherche-entreprises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgment, notice, party, people } from './notice.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const SIREN = '000000018';
const company = { key: `FR:${SIREN}`, country: 'FR', siren: SIREN };
const baseUrl = 'http://vendor.invalid';

const answering = (body: unknown) => async () =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    headers: { 'content-type': 'application/json' },
  });
const ask = (source: Source) => source.fetchSignals(company, { signal: new AbortController().signal, now });

/** JSON of any shape, with the vendors' own field names mixed in so that it gets past the first checks. */
const anything = fc.oneof(fc.json({ maxDepth: 4 }), fc.string(), fc.constant(''));
const NOTICE_FIELDS = [
  'familleavis',
  'typeavis',
  'dateparution',
  'registre',
  'listepersonnes',
  'jugement',
  'acte',
  'depot',
  'radiationaurcs',
  'listeetablissements',
  'listeprecedentproprietaire',
  'parutionavisprecedent',
  'modificationsgenerales',
] as const;
const fieldValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.json({ maxDepth: 3 }),
  fc.constantFrom(
    'collective',
    'vente',
    'radiation',
    'dpc',
    'annulation',
    '{"personne":[]}',
    '{"personne":{"typePersonne":"pp"}}',
  ),
);
const noticeLike = fc
  .record(Object.fromEntries(NOTICE_FIELDS.map((field) => [field, fieldValue])), { requiredKeys: [] })
  .chain((fields) => fc.string({ minLength: 1 }).map((id) => ({ ...fields, id })));
const unitLike = fc
  .record(
    {
      nom_complet: fc.jsonValue(),
      etat_administratif: fc.constantFrom('A', 'C', 'x', null),
      nature_juridique: fc.option(fc.string()),
      finances: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.string(), fc.record({ ca: fc.double(), resultat_net: fc.double() })),
      ),
      date_creation: fc.string(),
      tranche_effectif_salarie: fc.string(),
      complements: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .map((unit) => ({ ...unit, siren: SIREN }));

const failsOnlyAsSource = async (source: Source): Promise<boolean> => {
  const outcome = await ask(source).catch((error: unknown) => error);
  return !(outcome instanceof Error) || outcome instanceof SourceError;
};

describe('no answer of a vendor', () => {
  it('makes bodacc fail with anything but a SourceError', async () => {
    const property = fc.asyncProperty(
      fc.oneof(
        anything,
        fc.array(noticeLike, { maxLength: 4 }).map((results) => ({ total_count: results.length, results })),
      ),
      (body) => failsOnlyAsSource(bodacc({ baseUrl, fetch: answering(body) })),
    );
    await expect(fc.assert(property, { numRuns: 300 })).resolves.toBeUndefined();
  });

  it('makes recherche-entreprises fail with anything but a SourceError', async () => {
    const property = fc.asyncProperty(
      fc.oneof(
        anything,
        fc.array(unitLike, { maxLength: 3 }).map((results) => ({ results })),
      ),
      (body) => failsOnlyAsSource(rechercheEntreprises({ baseUrl, fetch: answering(body) })),
    );
    await expect(fc.assert(property, { numRuns: 300 })).resolves.toBeUndefined();
  });
});

describe('proceedings of somebody else', () => {
  const others = fc.constantFrom('000000026', '000000034', '000000042');
  const natures = fc.constantFrom(
    "Jugement d'ouverture de liquidation judiciaire",
    'Jugement de conversion en liquidation judiciaire',
    "Jugement de clôture pour insuffisance d'actif",
    'Jugement arrêtant le plan de sauvegarde',
    'Nature jamais vue',
  );
  const somebodyElses = fc
    .record({
      subjects: fc.uniqueArray(others, { minLength: 1 }),
      nature: natures,
      isNamedInRegister: fc.boolean(),
      before: fc.constantFrom('listeprecedentproprietaire', 'listeprecedentexploitant'),
      number: fc.integer({ min: 1, max: 9999 }),
    })
    .map(({ subjects, nature, isNamedInRegister, before, number }) =>
      notice({
        id: `A20260093${number}`,
        familleavis: 'collective',
        sirens: isNamedInRegister ? [...subjects, SIREN] : subjects,
        parts: {
          ...judgment(nature),
          listepersonnes: people(...subjects.map((siren) => party(siren))),
          [before]: people(party(SIREN)),
        },
      }),
    );

  it('are never a fact about the company asked, even where it is named beside them', () =>
    fc.assert(
      fc.asyncProperty(fc.uniqueArray(somebodyElses, { maxLength: 6, selector: ({ id }) => id }), async (results) => {
        const { signals } = await ask(bodacc({ baseUrl, fetch: answering({ total_count: results.length, results }) }));
        expect(signals.map(({ kind }) => kind)).toEqual(['notices.searched']);
      }),
    ));
});
