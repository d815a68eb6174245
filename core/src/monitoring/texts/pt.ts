import type { AlertTexts } from '../alert-texts.ts';

export const PT_ALERTS: AlertTexts = {
  causes: {
    legal_event: 'Evento legal',
    band_crossing: 'Mudança de nota',
    score_drop: 'Queda da pontuação',
    limit_cut: 'Redução do limite',
    cash_signal: 'Sinal de tesouraria',
    payment_incident: 'Incidente de pagamento',
  },
  severities: { critical: 'Crítica', high: 'Alta', medium: 'Média' },
  facts: {
    liquidation_opened: {
      title: 'liquidação aberta',
      cause: 'Foi aberta a liquidação[ por sentença de {value}].',
      action: 'Pare hoje todas as entregas a crédito e reclame os bens que ainda são seus.',
    },
    receivership_opened: {
      title: 'recuperação judicial aberta',
      cause: 'Foi aberta uma recuperação judicial[ por sentença de {value}].',
      action:
        'Entregue apenas contra pagamento antecipado e pergunte ao administrador judicial quem pode fazer encomendas.',
    },
    safeguard_opened: {
      title: 'processo de salvaguarda aberto',
      cause: 'Foi aberto um processo de salvaguarda[ em {value}].',
      action: 'Entregue apenas contra pagamento antecipado ou garantia e pergunte ao cliente o que decidiu o tribunal.',
    },
    conciliation_opened: {
      title: 'conciliação com os credores',
      cause: 'Foi aberta uma conciliação com os credores[ em {value}].',
      action: 'Ligue ao cliente e não conceda mais crédito antes de saber o que foi acordado com os credores.',
    },
    company_ended: {
      title: 'empresa cessada ou cancelada',
      cause: 'A empresa cessou a atividade ou a sua matrícula foi cancelada[ em {value}].',
      action:
        'Pare as entregas, feche a conta a encomendas e peça ao controlo de crédito que analise o que está em dívida.',
    },
    grade_fell: {
      title: 'a nota desce[ para {value}]',
      cause: 'A nota desceu[ para {value}].',
      action: 'Mantenha as encomendas dentro do novo limite; acima dele, peça um adiantamento ou uma garantia.',
    },
    score_fell: {
      title: 'a pontuação desce[ para {value}]',
      cause: 'A pontuação desceu[ para {value}].',
      action: 'Leia o que mudou e ligue ao cliente antes de aceitar a próxima encomenda grande.',
    },
    limit_fell: {
      title: 'o limite desce[ para {value}]',
      cause: 'O limite proposto desceu[ para {value}].',
      action: 'Traga as encomendas em aberto para dentro do novo limite, ou peça um adiantamento ou uma garantia.',
    },
    balance_fell: {
      title: 'queda do saldo bancário',
      cause: 'O saldo bancário variou fortemente[ ({value:signed})].',
      action: 'Ligue ao departamento financeiro do cliente e peça pagamento antecipado até o saldo recuperar.',
    },
    overdrawn: {
      title: 'conta bancária a descoberto',
      cause: 'A conta bancária está muitas vezes a descoberto[ ({value:days})].',
      action: 'Peça o pagamento antecipado da próxima encomenda e cobre o que está vencido.',
    },
    debits_returned: {
      title: 'débitos diretos devolvidos',
      cause: 'Foram devolvidos débitos diretos por pagar[ (número: {value})].',
      action: 'Peça pagamento antecipado e não volte a cobrar por débito direto antes de ligar ao cliente.',
    },
    invoices_unpaid: {
      title: 'novas faturas por pagar',
      cause: 'Há mais faturas por pagar do que antes[: {value}].',
      action: 'Ligue hoje sobre as faturas por pagar e suspenda as entregas a crédito até serem pagas.',
    },
    late_share_rose: {
      title: 'mais faturas pagas com atraso',
      cause: 'Mais faturas são pagas com mais de 30 dias de atraso[: {value}].',
      action: 'Envie os avisos mais cedo e encurte o prazo de pagamento das novas encomendas.',
    },
    delay_rose: {
      title: 'paga mais tarde do que antes',
      cause: 'As faturas são pagas mais tarde do que antes[: {value:days} de atraso em média].',
      action: 'Envie os avisos mais cedo e encurte o prazo de pagamento das novas encomendas.',
    },
  },
  claim: {
    FR: 'Reclame o seu crédito junto do representante dos credores no prazo de dois meses a contar da publicação da sentença no BODACC (quatro meses se estiver fora da França metropolitana; Code de commerce, art. L. 622-24 e R. 622-24). Reclame os bens com reserva de propriedade no prazo de três meses (art. L. 624-9).',
    other: 'Reclame o seu crédito junto do administrador da insolvência no prazo que a lei do país fixa.',
  },
  before: '[Antes: {value}.]',
  subject: (name, title) => `${name}: ${title}`,
  lines: {
    company: 'Empresa',
    source: 'Fonte',
    reference: 'referência',
    reason: 'O que mais pesou',
    score: 'Pontuação',
    grade: 'Nota',
    limit: 'Limite',
    decision: 'Decisão',
    action: 'O que fazer',
    link: 'A decisão completa',
  },
  colon: ': ',
  digest: {
    subject: (companies, day) =>
      companies === 1 ? `1 cliente a rever, ${day}` : `${companies} clientes a rever, ${day}`,
    lead: 'Estes clientes pioraram. O primeiro é o que tem mais dinheiro em risco.',
    limit: '[limite {value}]',
    more: (companies) => `e mais ${companies}`,
  },
  ends: {
    legal_event: 'O processo terminou, ou a empresa está de novo ativa.',
    band_crossing: 'A nota voltou ao seu nível.',
    score_drop: 'A pontuação recuperou pelo menos metade da queda.',
    limit_cut: 'O limite proposto recuperou.',
    cash_signal: 'A conta bancária está de novo sã.',
    payment_incident: 'As faturas voltaram a ser pagas.',
  },
  superseded: 'A situação agravou-se; uma tarefa mais recente substitui esta.',
  unwatched: 'Esta empresa deixou de ser vigiada: não haverá mais avisos sobre ela.',
};
