import type { Source } from '@creditline/core';

type Label = NonNullable<Source['label']>;

/** What the fictitious sources are called; each says that it is one. */
export const labels: Readonly<Record<string, Label>> = {
  'sandbox-registry': {
    en: 'Business register (fictitious)',
    fr: 'Registre (fictif)',
    es: 'Registro mercantil (ficticio)',
    pt: 'Registo comercial (fictício)',
  },
  'sandbox-notices': {
    en: 'Legal notices (fictitious)',
    fr: 'Annonces légales (fictives)',
    es: 'Anuncios legales (ficticios)',
    pt: 'Anúncios legais (fictícios)',
  },
  'sandbox-accounts': {
    en: 'Annual accounts (fictitious)',
    fr: 'Comptes annuels (fictifs)',
    es: 'Cuentas anuales (ficticias)',
    pt: 'Contas anuais (fictícias)',
  },
  'sandbox-bank': {
    en: 'Bank data (fictitious)',
    fr: 'Données bancaires (fictives)',
    es: 'Datos bancarios (ficticios)',
    pt: 'Dados bancários (fictícios)',
  },
  'sandbox-payments': {
    en: 'Payment behaviour (fictitious)',
    fr: 'Comportement de paiement (fictif)',
    es: 'Historial de pagos (ficticio)',
    pt: 'Histórico de pagamentos (fictício)',
  },
  'sandbox-links': {
    en: 'Linked companies (fictitious)',
    fr: 'Sociétés liées (fictives)',
    es: 'Empresas vinculadas (ficticias)',
    pt: 'Empresas ligadas (fictícias)',
  },
};
