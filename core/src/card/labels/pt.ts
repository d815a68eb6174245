import type { Labels } from '../labels.ts';

export const PT_LABELS: Labels = {
  bands: {
    A: 'Muito sólida',
    B: 'Sólida',
    C: 'Boa',
    D: 'Razoável',
    E: 'Frágil',
    F: 'Má',
    G: 'Crítica',
  },
  outcomes: {
    accept: 'Aceitar',
    request_guarantee: 'Pedir uma garantia',
    refer: 'Analisar',
    refuse: 'Recusar',
  },
  nextSteps: {
    accept: 'Venda a crédito até ao limite indicado.',
    request_guarantee: 'Peça uma garantia ou um adiantamento antes de vender a crédito.',
    refer: 'Encaminhe o caso para o departamento de crédito antes de prometer um prazo de pagamento.',
    refuse: 'Venda apenas com pagamento antecipado ou peça uma exceção ao departamento de crédito.',
    too_little_data: 'Peça ao cliente contas recentes ou acesso aos dados bancários e volte a pontuar.',
    natural_person: 'É uma pessoa singular: decide o departamento de crédito, a pontuação apenas aconselha.',
  },
  limitBounds: {
    net_worth_share: {
      label: 'Parte dos capitais próprios',
      boundBy: 'Limitado pela parte dos capitais próprios que um só fornecedor pode suportar.',
    },
    need: { label: 'Montante pedido', boundBy: 'Limitado pelo montante pedido.' },
    cash_share: {
      label: 'Parte da tesouraria',
      boundBy: 'Limitado pela parte da tesouraria disponível com que um só fornecedor pode contar.',
    },
    expected_loss_budget: {
      label: 'Orçamento de perda esperada',
      boundBy: 'Limitado pela perda esperada que a política de crédito aceita.',
    },
    policy_cap: { label: 'Máximo da política', boundBy: 'Limitado pelo máximo que a política de crédito permite.' },
    no_accounts_cap: {
      label: 'Máximo sem contas',
      boundBy: 'Limitado pelo máximo para uma empresa sem contas.',
    },
    rule: { label: 'Regra', boundBy: 'Limitado por uma regra da política de crédito.' },
    decision: { label: 'Decisão', boundBy: 'Limitado pela própria decisão: sem crédito até dar outro passo.' },
  },
  sourceGroups: {
    registry: 'Registo comercial',
    notices: 'Anúncios legais',
    accounts: 'Contas anuais',
    cash: 'Dados bancários',
    payments: 'Comportamento de pagamento',
    links: 'Empresas ligadas',
  },
  narrowing: {
    registry: {
      absent: 'Uma resposta do registo comercial seria o que mais estreitaria a estimativa.',
      partial: 'Uma resposta atualizada do registo comercial seria o que mais estreitaria a estimativa.',
    },
    notices: {
      absent: 'Uma pesquisa nos anúncios legais seria o que mais estreitaria a estimativa.',
      partial: 'Uma nova pesquisa nos anúncios legais seria o que mais estreitaria a estimativa.',
    },
    accounts: {
      absent: 'As contas anuais seriam o que mais estreitaria a estimativa.',
      partial: 'Contas mais recentes, mais completas ou confirmadas seriam o que mais estreitaria a estimativa.',
    },
    cash: {
      absent: 'Os dados bancários seriam o que mais estreitaria a estimativa.',
      partial: 'Dados bancários mais recentes ou mais completos seriam o que mais estreitaria a estimativa.',
    },
    payments: {
      absent: 'Um histórico de pagamentos seria o que mais estreitaria a estimativa.',
      partial: 'Um histórico de pagamentos mais recente ou mais completo seria o que mais estreitaria a estimativa.',
    },
    links: {
      absent: 'Informações sobre empresas ligadas seriam o que mais estreitaria a estimativa.',
      partial: 'Informações atualizadas sobre empresas ligadas seriam o que mais estreitaria a estimativa.',
    },
  },
  statedSources: { request: 'Indicado no pedido', 'bank-connection': 'Ligação bancária' },
  sourceStatuses: {
    ok: 'Atualizada',
    cached: 'Da cache',
    stale: 'Desatualizada',
    late: 'Demasiado tarde para esta resposta',
    failed: 'Sem resposta',
    not_configured: 'Não ligada',
  },
};
