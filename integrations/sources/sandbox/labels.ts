import type { Source } from '@creditline/core';

type Label = NonNullable<Source['label']>;

/** What the fictitious sources are called; each says that it is one. */
export const labels: Readonly<Record<string, Label>> = {
  'sandbox-registry': {
    en: 'Sandbox register',
    fr: 'Registre fictif',
    es: 'Registro ficticio',
    pt: 'Registo fictício',
  },
  'sandbox-notices': {
    en: 'Sandbox notices',
    fr: 'Annonces fictives',
    es: 'Anuncios ficticios',
    pt: 'Anúncios fictícios',
  },
  'sandbox-accounts': {
    en: 'Sandbox accounts',
    fr: 'Comptes fictifs',
    es: 'Cuentas ficticias',
    pt: 'Contas fictícias',
  },
  'sandbox-bank': { en: 'Sandbox bank', fr: 'Banque fictive', es: 'Banco ficticio', pt: 'Banco fictício' },
  'sandbox-payments': {
    en: 'Sandbox payments',
    fr: 'Paiements fictifs',
    es: 'Pagos ficticios',
    pt: 'Pagamentos fictícios',
  },
  'sandbox-links': { en: 'Sandbox links', fr: 'Liens fictifs', es: 'Vínculos ficticios', pt: 'Ligações fictícias' },
};
