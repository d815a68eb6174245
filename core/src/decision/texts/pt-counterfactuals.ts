import type { CounterfactualTexts } from '../counterfactual-text.ts';

export const PT_COUNTERFACTUALS: CounterfactualTexts = {
  conditions: {
    ACCOUNTS_FILED: {
      seller: 'Com as últimas contas depositadas[ (exercício terminado em {value})]',
      company: 'Com as suas últimas contas depositadas[ (exercício terminado em {value})]',
    },
    ACCOUNTS_FILED_ALIKE: {
      seller:
        'Com as últimas contas depositadas[ (exercício terminado em {value})] e valores como os últimos conhecidos',
      company:
        'Com as suas últimas contas depositadas[ (exercício terminado em {value})] e valores como os últimos que conhecemos',
    },
    ACCOUNTS_AVERAGE: {
      seller: 'Com contas de valores médios[ para um volume de negócios de cerca de {value}]',
      company: 'Com contas da sua empresa de valores médios[ para um volume de negócios de cerca de {value}]',
    },
    BANK_DATA_AVERAGE: {
      seller: 'Com dados bancários de valores médios[ para um volume de negócios de cerca de {value}]',
      company: 'Com dados bancários da sua empresa de valores médios[ para um volume de negócios de cerca de {value}]',
    },
    PAYMENTS_AVERAGE: {
      seller: 'Com um histórico de pagamentos médio[ (atraso: {value:days})]',
      company: 'Com referências de fornecedores que mostrem pagamentos médios[ (atraso: {value:days})]',
    },
    CAPITAL_PAID_IN: {
      seller: 'Com uma entrada de capital[ de {value}]',
      company: 'Com uma entrada de capital[ de {value}] na sua empresa',
    },
    DEBT_MADE_LONGER: {
      seller: 'Com dívidas de curto prazo[ de {value}] passadas para um prazo mais longo',
      company: 'Com as suas dívidas de curto prazo passadas para um prazo mais longo[ em {value}]',
    },
    DEBT_REPAID: {
      seller: 'Com dívidas[ de {value}] reembolsadas com a tesouraria',
      company: 'Com dívidas[ de {value}] reembolsadas com a sua tesouraria',
    },
    RECEIVABLES_COLLECTED: {
      seller: 'Com a cobrança de dívidas de clientes[ em {value}]',
      company: 'Com a cobrança do que os seus clientes lhe devem[ em {value}]',
    },
    STOCK_REDUCED: {
      seller: 'Com existências reduzidas[ em {value}], vendidas ao preço de custo',
      company: 'Com as suas existências reduzidas[ em {value}], vendidas ao preço de custo',
    },
    RESULT_REACHED: {
      seller: 'Com um exercício sem prejuízo operacional e um resultado líquido[ de {value}]',
      company: 'Com um exercício da sua empresa sem prejuízo operacional e um resultado líquido[ de {value}]',
    },
    OPERATING_RESULT_REACHED: {
      seller: 'Com um resultado operacional[ de {value}]',
      company: 'Com um resultado operacional[ de {value}] nas suas contas',
    },
    BALANCE_RAISED: {
      seller: 'Com um saldo bancário[ de {value}]',
      company: 'Com um saldo[ de {value}] nas suas contas bancárias',
    },
    OVERDRAFT_SHORTER: {
      seller: 'Com menos tempo a descoberto[ ({value:days})]',
      company: 'Com menos tempo a descoberto nas suas contas[ ({value:days})]',
    },
    DEBITS_HONOURED: {
      seller: 'Com menos débitos diretos devolvidos[ (número: {value})]',
      company: 'Com menos débitos diretos devolvidos nas suas contas[ (número: {value})]',
    },
    PAYMENT_SOONER: {
      seller: 'Com as faturas pagas mais cedo[ (atraso médio: {value:days})]',
      company: 'Com as suas faturas pagas mais cedo[ (atraso médio: {value:days})]',
    },
    LATE_INVOICES_FEWER: {
      seller: 'Com menos faturas com mais de 30 dias de atraso[ ({value})]',
      company: 'Com menos faturas suas com mais de 30 dias de atraso[ ({value})]',
    },
    UNPAID_SETTLED: {
      seller: 'Com as faturas vencidas pagas[ (por pagar: {value})]',
      company: 'Com as suas faturas vencidas pagas[ (por pagar: {value})]',
    },
  },
  sentence: {
    seller: '{condition}: {results}.',
    company: '{condition}, o mesmo cálculo teria dado: {results}.',
  },
  results: {
    score: 'pontuação de {from} para {to}',
    grade: 'nota de {from} para {to}',
    limit: 'limite de {from} para {to}',
    decision: 'decisão «{to}» em vez de «{from}»',
  },
  outcomes: {
    accept: 'crédito sem garantia',
    request_guarantee: 'crédito com garantia',
    refer: 'análise por uma pessoa',
    refuse: 'sem crédito',
  },
  person: 'Em qualquer caso, é uma pessoa que decide.',
};
