import type { ProblemTexts } from './problems-en.ts';

export const problemsPt: ProblemTexts = {
  known: {
    company_not_found: {
      title: 'Nenhum registo conhece esta empresa',
      detail: 'Verifique a grafia ou o número, ou procure pela denominação exata.',
    },
    company_ambiguous: {
      title: 'Várias empresas têm este nome',
      detail: 'Escolha a correta, ou indique o SIREN, o número de IVA ou de sociedade.',
    },
    currency_unsupported: {
      title: 'Esta moeda não pode ser usada',
      detail: 'A política de crédito não tem taxa de câmbio para ela. Indique o montante noutra moeda.',
    },
    sources_unavailable: {
      title: 'Não foi possível consultar os registos',
      detail: 'Não respondem de momento, e nada foi decidido. Tente de novo dentro de um minuto.',
    },
    body_invalid: { title: 'Algo não está certo nesta ficha', detail: 'Corrija o que é indicado e envie-a de novo.' },
    credentials_missing: { title: 'É necessária uma chave de API', detail: 'Introduza a chave deste servidor.' },
    credentials_invalid: {
      title: 'A chave de API já não é válida',
      detail: 'É desconhecida, foi revogada ou expirou. Mude de chave no topo da página.',
    },
    scope_missing: {
      title: 'A sua chave de API não permite esta ação',
      detail: 'Peça esta permissão à pessoa que criou a chave.',
    },
    connection_copied: {
      title: 'Esta base de dados não é a que está ligada',
      detail: 'É uma cópia, ou a ligação foi feita depois a partir de outra base. Ligue-a de novo para continuar.',
    },
    connection_failed: {
      title: 'O CRM não responde como devia',
      detail: 'Nada foi guardado. Corrija o que está indicado e ligue de novo.',
    },
    key_not_rotatable: {
      title: 'Esta chave de API não pode ser renovada',
      detail: 'É a chave pública, ou já foi renovada e a nova está em uso.',
    },
    not_found: { title: 'Não há nada aqui', detail: 'Esta ficha não existe, ou pertence a outra pessoa.' },
    override_settled: {
      title: 'A exceção já está decidida',
      detail: 'Alguém a aprovou, recusou ou terminou entretanto. Peça uma nova.',
    },
    database_unavailable: {
      title: 'A base de dados não está acessível',
      detail: 'Nada se perdeu. Tente de novo dentro de alguns segundos.',
    },
    internal: {
      title: 'Algo correu mal do nosso lado',
      detail: 'Tente de novo. Se acontecer outra vez, dê o número do pedido abaixo ao seu administrador.',
    },
    unreachable: {
      title: 'O servidor não responde',
      detail: 'Verifique que o Creditline está a funcionar e que a sua rede o alcança, e tente de novo.',
    },
  },
  fields: {
    siren: 'Este SIREN não é válido: 9 algarismos que passam o controlo de Luhn, para uma empresa em França.',
    siret: 'Este SIRET não é válido: 14 algarismos que passam o controlo de Luhn, para uma empresa em França.',
    vat: 'Este número de IVA não é válido: duas letras do país e depois os algarismos com o dígito de controlo certo.',
    company_number:
      'Este número de sociedade não é válido: 8 caracteres do registo britânico, como 01234567 ou SC123456, com o Reino Unido como país. Noutros países, indique o SIREN ou o número de IVA.',
    country: 'Este país não condiz com o número, ou não é um código de país.',
    name: 'Introduza o nome da empresa, com letras ou algarismos, em 200 caracteres no máximo.',
    amount:
      'Introduza um montante superior a 0, como 25.000 ou 199,50: algarismos sem sinal, duas casas decimais no máximo.',
    currency: 'A política de crédito não tem taxa de câmbio para esta moeda. Escolha outra.',
    terms: 'O prazo de pagamento é em dias inteiros, de 0 a 180.',
    owner: 'Introduza o nome do responsável em 100 caracteres no máximo.',
  },
};
