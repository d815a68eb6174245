import { z } from 'zod';

/** Only what the mapper reads; the service sends about ten times as much, directors' names included. */
const siege = z.object({
  code_postal: z.string().nullish(),
  libelle_commune: z.string().nullish(),
});

const finances = z.record(
  z.string(),
  z.object({ ca: z.number().nullish(), resultat_net: z.number().nullish() }).nullish(),
);

const immatriculation = z.object({
  capital_social: z.number().nullish(),
  devise_capital: z.string().nullish(),
  /** Day and month of the year's end, `3112`. */
  date_cloture_exercice: z.string().nullish(),
});

const uniteLegale = z.object({
  siren: z.string(),
  nom_complet: z.string().nullish(),
  nom_raison_sociale: z.string().nullish(),
  etat_administratif: z.string().nullish(),
  statut_diffusion: z.string().nullish(),
  nature_juridique: z.string().nullish(),
  activite_principale: z.string().nullish(),
  tranche_effectif_salarie: z.string().nullish(),
  annee_tranche_effectif_salarie: z.string().nullish(),
  date_creation: z.string().nullish(),
  date_fermeture: z.string().nullish(),
  siege: siege.nullish(),
  finances: finances.nullish(),
  immatriculation: immatriculation.nullish(),
  complements: z.object({ est_entrepreneur_individuel: z.boolean().nullish() }).nullish(),
});

const results = z.object({ results: z.array(uniteLegale) });

/** `GET /search` of the API Recherche d'entreprises; proxies that record it put the answer under `result`. */
export const searchAnswer = z.union([results, z.object({ result: results }).transform(({ result }) => result)]);

export type UniteLegale = z.infer<typeof uniteLegale>;
