import type { ProblemTexts } from './problems-en.ts';

export const problemsFr: ProblemTexts = {
  known: {
    company_not_found: {
      title: 'Aucun registre ne connaît cette entreprise',
      detail: 'Vérifiez l’orthographe ou le numéro, ou cherchez par la raison sociale exacte.',
    },
    company_ambiguous: {
      title: 'Plusieurs entreprises portent ce nom',
      detail: 'Choisissez la bonne, ou donnez son SIREN, son numéro de TVA ou de société.',
    },
    currency_unsupported: {
      title: 'Cette devise ne peut pas être utilisée',
      detail: 'La politique de crédit n’a pas de taux de change pour elle. Donnez le montant dans une autre devise.',
    },
    sources_unavailable: {
      title: 'Les registres n’ont pas pu être interrogés',
      detail: 'Ils ne répondent pas pour le moment, et rien n’a été décidé. Réessayez dans une minute.',
    },
    body_invalid: {
      title: 'Quelque chose ne va pas dans cette fiche',
      detail: 'Corrigez ce qui est indiqué, puis envoyez-la à nouveau.',
    },
    credentials_missing: { title: 'Une clé d’API est nécessaire', detail: 'Saisissez la clé de ce serveur.' },
    credentials_invalid: {
      title: 'La clé d’API n’est plus valable',
      detail: 'Elle est inconnue, révoquée ou expirée. Changez de clé en haut de la page.',
    },
    scope_missing: {
      title: 'Votre clé d’API ne permet pas cette action',
      detail: 'Demandez ce droit à la personne qui a créé la clé.',
    },
    connection_copied: {
      title: 'Cette base n’est pas celle qui est connectée',
      detail:
        'C’est une copie, ou la connexion a été faite depuis une autre base. Connectez-la à nouveau pour continuer.',
    },
    connection_failed: {
      title: 'Le CRM ne répond pas comme il le devrait',
      detail: 'Rien n’a été enregistré. Corrigez ce qui est indiqué, puis connectez-vous à nouveau.',
    },
    key_not_rotatable: {
      title: 'Cette clé d’API ne peut pas être renouvelée',
      detail: 'C’est la clé publique, ou elle a déjà été renouvelée et la nouvelle est utilisée.',
    },
    not_found: { title: 'Il n’y a rien ici', detail: 'Cette fiche n’existe pas, ou ne vous appartient pas.' },
    override_settled: {
      title: 'La dérogation est déjà traitée',
      detail: 'Quelqu’un l’a approuvée, refusée ou terminée entre-temps. Demandez-en une nouvelle.',
    },
    database_unavailable: {
      title: 'La base de données est injoignable',
      detail: 'Rien n’est perdu. Réessayez dans quelques secondes.',
    },
    internal: {
      title: 'Une erreur s’est produite de notre côté',
      detail: 'Réessayez. Si cela se reproduit, donnez le numéro de requête ci-dessous à votre administrateur.',
    },
    unreachable: {
      title: 'Le serveur ne répond pas',
      detail: 'Vérifiez que Creditline fonctionne et que votre réseau l’atteint, puis réessayez.',
    },
  },
  fields: {
    siren: 'Ce SIREN n’est pas valable : 9 chiffres qui passent le contrôle de Luhn, pour une entreprise en France.',
    siret: 'Ce SIRET n’est pas valable : 14 chiffres qui passent le contrôle de Luhn, pour une entreprise en France.',
    vat: 'Ce numéro de TVA n’est pas valable : deux lettres du pays, puis ses chiffres avec la bonne clé de contrôle.',
    company_number:
      'Ce numéro de société n’est pas valable : 8 caractères du registre britannique, comme 01234567 ou SC123456, avec le Royaume-Uni pour pays. Ailleurs, donnez le SIREN ou le numéro de TVA.',
    country: 'Ce pays ne va pas avec le numéro, ou n’est pas un code de pays.',
    name: 'Saisissez le nom de l’entreprise, avec des lettres ou des chiffres, en 200 caractères au plus.',
    amount:
      'Saisissez un montant supérieur à 0, comme 25 000 ou 199,50 : des chiffres sans signe, deux décimales au plus.',
    currency: 'La politique de crédit n’a pas de taux de change pour cette devise. Choisissez-en une autre.',
    terms: 'Le délai de paiement est en jours entiers, de 0 à 180.',
    owner: 'Saisissez le nom du responsable en 100 caractères au plus.',
  },
};
