import type { ReasonTexts } from '../reason-text.ts';

/** Portuguese: what else a statement tells, beside equity, margin, liquidity, debt and interest. */
export const PT_RATIOS = {
  ACCOUNTS_IMPLAUSIBLE: {
    seller: 'As contas não foram usadas porque não podem estar certas[: {value}]. Confirme os valores com o cliente.',
    company:
      'As contas que temos da sua empresa não podem estar certas[: {value}] e não foram usadas. Envie-nos contas corrigidas.',
  },
  RETURN_GOOD: {
    seller: 'O resultado líquido é bom para os ativos usados[: {value} do ativo total].',
    company: 'O seu resultado líquido é bom para os ativos usados[: {value} do ativo total].',
  },
  RETURN_LOW: {
    seller: 'O resultado líquido é baixo para os ativos usados[: {value} do ativo total].',
    company:
      'As suas últimas contas mostram um resultado líquido baixo para os ativos usados[: {value} do ativo total]. Contas mais recentes, com melhor resultado, ajudariam.',
  },
  PRETAX_RETURN_GOOD: {
    seller: 'O resultado antes de impostos é bom para os ativos usados[: {value} do ativo total].',
    company: 'O seu resultado antes de impostos é bom para os ativos usados[: {value} do ativo total].',
  },
  PRETAX_RETURN_LOW: {
    seller: 'O resultado antes de impostos é baixo para os ativos usados[: {value} do ativo total].',
    company:
      'As suas últimas contas mostram um resultado antes de impostos baixo para os ativos usados[: {value} do ativo total]. Contas mais recentes, com melhor resultado, ajudariam.',
  },
  OPERATING_RETURN_GOOD: {
    seller: 'O resultado operacional é bom para os ativos usados[: {value} do ativo total].',
    company: 'O seu resultado operacional é bom para os ativos usados[: {value} do ativo total].',
  },
  OPERATING_RETURN_LOW: {
    seller: 'O resultado operacional é baixo para os ativos usados[: {value} do ativo total].',
    company:
      'As suas últimas contas mostram um resultado operacional baixo para os ativos usados[: {value} do ativo total]. Contas mais recentes, com melhor resultado, ajudariam.',
  },
  OPERATING_MARGIN_GOOD: {
    seller: 'O negócio ganha bem com as vendas[ (margem operacional: {value})].',
    company: 'O seu negócio ganha bem com as vendas[ (margem operacional: {value})].',
  },
  OPERATING_MARGIN_LOW: {
    seller: 'O negócio ganha pouco com as vendas[ (margem operacional: {value})].',
    company:
      'As suas últimas contas mostram uma margem operacional baixa[ ({value})]. Melhores preços ou menores gastos ajudariam.',
  },
  CASH_FLOW_GOOD: {
    seller: 'As vendas deixam muita liquidez[ ({value} da faturação, antes de impostos)].',
    company: 'As suas vendas deixam muita liquidez[ ({value} da faturação, antes de impostos)].',
  },
  CASH_FLOW_LOW: {
    seller: 'As vendas deixam pouca liquidez[ ({value} da faturação, antes de impostos)].',
    company:
      'As suas últimas contas mostram que as vendas deixam pouca liquidez[ ({value} da faturação, antes de impostos)]. Contas mais recentes, com melhor resultado, ajudariam.',
  },
  DEBT_REPAYABLE: {
    seller: 'O negócio gera o bastante para pagar as dívidas[ ({value} delas num ano)].',
    company: 'O seu negócio gera o bastante para pagar as dívidas[ ({value} delas num ano)].',
  },
  DEBT_HARD_TO_REPAY: {
    seller: 'O negócio gera pouco para pagar as dívidas[ ({value} delas num ano)].',
    company:
      'As suas últimas contas mostram que o negócio gera pouco para pagar as dívidas[ ({value} delas num ano)]. Menos dívidas ou um melhor resultado operacional ajudariam.',
  },
  RESERVES_STRONG: {
    seller: 'Os lucros de outros anos ficaram na empresa[ (reservas: {value} do ativo total)].',
    company: 'Os lucros de outros anos ficaram na sua empresa[ (reservas: {value} do ativo total)].',
  },
  RESERVES_WEAK: {
    seller: 'Poucos lucros de outros anos ficaram na empresa[ (reservas: {value} do ativo total)].',
    company:
      'As suas últimas contas mostram poucos lucros de outros anos em reservas[ ({value} do ativo total)]. Deixar os lucros na empresa ajudaria.',
  },
  CASH_RATIO_COMFORTABLE: {
    seller: 'Há tesouraria de sobra para os vencimentos[: cobre {value} das dívidas de curto prazo].',
    company: 'A sua tesouraria chega de sobra para os vencimentos[: cobre {value} das dívidas de curto prazo].',
  },
  CASH_RATIO_TIGHT: {
    seller: 'Há pouca tesouraria para os vencimentos[: cobre {value} das dívidas de curto prazo].',
    company:
      'As suas últimas contas mostram pouca tesouraria para os vencimentos[: cobre {value} das dívidas de curto prazo]. Uma reserva maior ou uma linha de crédito confirmada ajudaria.',
  },
  CASH_SHARE_HIGH: {
    seller: 'Uma boa parte do balanço é tesouraria[ ({value} do ativo total)].',
    company: 'Uma boa parte do seu balanço é tesouraria[ ({value} do ativo total)].',
  },
  CASH_SHARE_LOW: {
    seller: 'Uma pequena parte do balanço é tesouraria[ ({value} do ativo total)].',
    company:
      'Uma pequena parte do seu balanço é tesouraria[ ({value} do ativo total)]. Uma reserva maior no fim do exercício ajudaria.',
  },
  SHORT_DEBT_LIGHT: {
    seller: 'Poucas dívidas vencem no prazo de um ano[: {value} do ativo total].',
    company: 'Poucas das suas dívidas vencem no prazo de um ano[: {value} do ativo total].',
  },
  SHORT_DEBT_HEAVY: {
    seller: 'Muitas dívidas vencem no prazo de um ano[: {value} do ativo total].',
    company:
      'As suas últimas contas mostram muitas dívidas que vencem no prazo de um ano[: {value} do ativo total]. Pagar uma parte ou alongar o prazo ajudaria.',
  },
  LONG_DEBT_LIGHT: {
    seller: 'As dívidas de longo prazo são leves face aos capitais próprios[: {value} vezes].',
    company: 'As suas dívidas de longo prazo são leves face aos capitais próprios[: {value} vezes].',
  },
  LONG_DEBT_HEAVY: {
    seller:
      '[As dívidas de longo prazo são pesadas face aos capitais próprios: {value} vezes|Não há capitais próprios que suportem as dívidas].',
    company:
      '[As suas últimas contas mostram dívidas de longo prazo pesadas face aos capitais próprios: {value} vezes|As suas últimas contas não mostram capitais próprios que suportem as dívidas]. Mais capitais próprios ou menos dívidas ajudariam.',
  },
  NET_DEBT_LIGHT: {
    seller: 'As dívidas, menos a tesouraria, são baixas[: {value} da faturação].',
    company: 'As suas dívidas, menos a tesouraria, são baixas[: {value} da faturação].',
  },
  NET_DEBT_HEAVY: {
    seller: 'As dívidas, menos a tesouraria, são altas[: {value} da faturação].',
    company:
      'As suas últimas contas mostram dívidas altas, menos a tesouraria[: {value} da faturação]. Reduzi-las ajudaria.',
  },
  DEBT_SERVICED: {
    seller:
      '[As dívidas sem quaisquer juros são baixas: {value} do ativo total|As contas mostram juros pagos pelas dívidas].',
    company:
      '[As suas dívidas sem quaisquer juros são baixas: {value} do ativo total|As suas contas mostram juros pagos pelas dívidas].',
  },
  DEBT_UNSERVICED: {
    seller:
      'As contas mostram dívidas[ ({value} do ativo total)], mas nenhuns juros. Pergunte ao cliente se tem atrasos ou se as contas estão incompletas.',
    company:
      'As suas últimas contas mostram dívidas[ ({value} do ativo total)], mas nenhuns juros. Se foram pagos juros, envie-nos as contas completas.',
  },
  ASSETS_WELL_USED: {
    seller: 'A empresa vende muito com o que possui[ (faturação: {value} vezes o ativo total)].',
    company: 'A sua empresa vende muito com o que possui[ (faturação: {value} vezes o ativo total)].',
  },
  ASSETS_LITTLE_USED: {
    seller: 'A empresa vende pouco com o que possui[ (faturação: {value} vezes o ativo total)].',
    company:
      'As suas últimas contas mostram poucas vendas para o que a empresa possui[ (faturação: {value} vezes o ativo total)]. Vender mais, ou alienar ativos de que não precisa, ajudaria.',
  },
  TURNOVER_STEADY: {
    seller: 'A faturação evolui de forma sã[ ({value:signed} face ao ano anterior)].',
    company: 'A sua faturação evolui de forma sã[ ({value:signed} face ao ano anterior)].',
  },
  TURNOVER_UNUSUAL: {
    seller: 'A faturação mudou de forma invulgar[ ({value:signed} face ao ano anterior)].',
    company:
      'A sua faturação mudou de forma invulgar[ ({value:signed} face ao ano anterior)]. Pode dizer-nos o motivo ou enviar-nos valores mais recentes.',
  },
  STOCK_FAST: {
    seller: 'As existências vendem-se depressa[ ({value:days} de faturação)].',
    company: 'As suas existências vendem-se depressa[ ({value:days} de faturação)].',
  },
  STOCK_SLOW: {
    seller: 'As existências vendem-se devagar[ ({value:days} de faturação)].',
    company: 'As suas existências vendem-se devagar[ ({value:days} de faturação)]. Ter menos existências ajudaria.',
  },
  CUSTOMERS_PAY_SOON: {
    seller: 'Os clientes da empresa pagam cedo[ (em média: {value:days})].',
    company: 'Os seus clientes pagam cedo[ (em média: {value:days})].',
  },
  CUSTOMERS_PAY_LATE: {
    seller: 'Os clientes da empresa pagam tarde[ (em média: {value:days})].',
    company:
      'As suas últimas contas mostram que os seus clientes pagam tarde[ (em média: {value:days})]. Cobrar as faturas mais cedo ajudaria.',
  },
  RECEIVABLES_USUAL: {
    seller: 'O que os clientes devem é uma parte sã do balanço[ ({value} do ativo total)].',
    company: 'O que os clientes lhe devem é uma parte sã do seu balanço[ ({value} do ativo total)].',
  },
  RECEIVABLES_UNUSUAL: {
    seller: 'O que os clientes devem é uma parte invulgar do balanço[ ({value} do ativo total)].',
    company:
      'O que os clientes lhe devem é uma parte invulgar do seu balanço[ ({value} do ativo total)]. Pode enviar-nos contas mais recentes ou a lista das faturas em aberto.',
  },
  PAYABLES_SHORT: {
    seller: 'As dívidas de curto prazo são baixas face às vendas[ ({value:days} de faturação)].',
    company: 'As suas dívidas de curto prazo são baixas face às vendas[ ({value:days} de faturação)].',
  },
  PAYABLES_LONG: {
    seller: 'As dívidas de curto prazo são altas face às vendas[ ({value:days} de faturação)].',
    company:
      'As suas últimas contas mostram dívidas de curto prazo altas face às vendas[ ({value:days} de faturação)]. Pagar mais cedo aos fornecedores e as outras dívidas de curto prazo ajudaria.',
  },
  FIXED_ASSETS_USUAL: {
    seller: 'A faturação é sã para os ativos fixos[ ({value} vezes o seu valor)].',
    company: 'A sua faturação é sã para os seus ativos fixos[ ({value} vezes o seu valor)].',
  },
  FIXED_ASSETS_UNUSUAL: {
    seller: 'A faturação é invulgar para os ativos fixos[ ({value} vezes o seu valor)].',
    company:
      'A sua faturação é invulgar para os seus ativos fixos[ ({value} vezes o seu valor)]. Pode enviar-nos contas mais recentes.',
  },
  DEPRECIATION_USUAL: {
    seller: 'As depreciações são sãs[: {value} da faturação].',
    company: 'As suas depreciações são sãs[: {value} da faturação].',
  },
  DEPRECIATION_UNUSUAL: {
    seller: 'As depreciações são invulgares[: {value} da faturação].',
    company: 'As suas depreciações são invulgares[: {value} da faturação]. Pode enviar-nos contas mais recentes.',
  },
  BALANCE_SHEET_STEADY: {
    seller: 'As empresas com um balanço deste tamanho falham menos[ (ativo total: {value})].',
    company: 'As empresas com um balanço do tamanho do seu falham menos[ (ativo total: {value})].',
  },
  BALANCE_SHEET_RISKY: {
    seller: 'As empresas com um balanço deste tamanho falham mais[ (ativo total: {value})].',
    company:
      'As empresas com um balanço do tamanho do seu falham mais[ (ativo total: {value})]. Se as suas últimas contas mostram outros valores, envie-no-las.',
  },
} as const satisfies Partial<ReasonTexts>;
