import type { ReasonTexts } from '../reason-text.ts';

/** Portuguese: accounts, bank data, payment behaviour, links, and sources that gave nothing. */
export const PT_FIGURES = {
  EQUITY_STRONG: {
    seller: 'Os capitais próprios são sólidos[: {value} do ativo total].',
    company: 'Os seus capitais próprios são sólidos[: {value} do ativo total nas últimas contas].',
  },
  EQUITY_WEAK: {
    seller: 'Os capitais próprios são fracos[: {value} do ativo total].',
    company:
      'As suas últimas contas mostram capitais próprios fracos[: {value} do ativo total]. Um aumento de capital ou a retenção de lucros ajudaria.',
  },
  PROFIT_GOOD: {
    seller: 'A empresa é rentável[ (margem líquida: {value})].',
    company: 'As suas últimas contas mostram uma boa margem líquida[ ({value})].',
  },
  PROFIT_LOW: {
    seller: 'A rentabilidade é baixa[ (margem líquida: {value})].',
    company:
      'As suas últimas contas mostram uma margem líquida baixa[ ({value})]. Contas mais recentes, com melhores resultados, ajudariam.',
  },
  LIQUIDITY_COMFORTABLE: {
    seller: 'As dívidas de curto prazo estão bem cobertas[ (liquidez geral: {value})].',
    company: 'O seu ativo corrente cobre bem as dívidas de curto prazo[ (liquidez geral: {value})].',
  },
  LIQUIDITY_TIGHT: {
    seller: 'A liquidez é apertada[ (liquidez geral: {value})].',
    company:
      'As suas últimas contas mostram que o ativo corrente mal cobre, ou não cobre, as dívidas de curto prazo[ (liquidez geral: {value})]. Alongar o prazo dessas dívidas ajudaria.',
  },
  DEBT_LIGHT: {
    seller: 'O endividamento é baixo[: {value} do ativo total].',
    company: 'As suas dívidas são baixas[: {value} do ativo total nas últimas contas].',
  },
  DEBT_HEAVY: {
    seller: 'O endividamento é elevado[: {value} do ativo total].',
    company: 'As suas últimas contas mostram um endividamento elevado[: {value} do ativo total]. Reduzi-lo ajudaria.',
  },
  INTEREST_COVERED: {
    seller: 'O resultado operacional cobre bem os juros[ ({value} vezes)].',
    company: 'O seu resultado operacional cobre bem os juros[ ({value} vezes)].',
  },
  INTEREST_STRAINED: {
    seller: 'Os juros pesam sobre o resultado operacional[ (cobertura: {value} vezes)].',
    company:
      'As suas últimas contas mostram que os juros pesam sobre o resultado operacional[ (cobertura: {value} vezes)]. Um financiamento menor ou mais barato ajudaria.',
  },
  CASH_RISING: {
    seller: 'O saldo bancário evolui bem[ ({value:signed} em 90 dias)].',
    company: 'O seu saldo bancário evolui bem[ ({value:signed} em 90 dias)].',
  },
  CASH_FALLING: {
    seller: 'O saldo bancário evolui mal[ ({value:signed} em 90 dias)].',
    company:
      'O seu saldo bancário evolui desfavoravelmente[ ({value:signed} em 90 dias)]. Se tiver recuperado, pode partilhar dados bancários atualizados.',
  },
  CASH_BUFFER_LONG: {
    seller: 'A tesouraria cobre os pagamentos durante bastante tempo[ ({value:days})].',
    company: 'A sua tesouraria cobre os pagamentos durante bastante tempo[ ({value:days})].',
  },
  CASH_BUFFER_SHORT: {
    seller: 'A tesouraria só cobre os pagamentos durante pouco tempo[ ({value:days})].',
    company:
      'A sua tesouraria só cobre os pagamentos durante pouco tempo[ ({value:days})]. Uma reserva maior ou uma linha de crédito confirmada ajudaria.',
  },
  OVERDRAFT_RARE: {
    seller: 'A conta raramente está a descoberto[ ({value} dos dias)].',
    company: 'A sua conta raramente está a descoberto[ ({value} dos dias)].',
  },
  OVERDRAFT_OFTEN: {
    seller: 'A conta está frequentemente a descoberto[ ({value} dos dias)].',
    company: 'A sua conta está frequentemente a descoberto[ ({value} dos dias)]. Menos dias a descoberto ajudariam.',
  },
  DEBITS_HONOURED: {
    seller: 'Os débitos diretos são pagos.',
    company: 'Os seus débitos diretos são pagos.',
  },
  DEBITS_REJECTED: {
    seller: 'O banco devolveu débitos diretos[ (número: {value})].',
    company:
      'O seu banco devolveu débitos diretos por falta de fundos ou por conta encerrada[ (número: {value})]. Se foi um erro, pode enviar-nos uma declaração do seu banco.',
  },
  PAYS_ON_TIME: {
    seller: 'As faturas são pagas no prazo[ (atraso médio: {value:days})].',
    company: 'Paga as suas faturas no prazo[ (atraso médio: {value:days})].',
  },
  PAYS_LATE: {
    seller: 'As faturas são pagas com atraso[ (atraso médio: {value:days})].',
    company:
      'As suas faturas são pagas, em média, com atraso[ ({value:days})]. Pagamentos mais próximos do vencimento ajudariam.',
  },
  LATE_RARELY: {
    seller: 'Poucas faturas são pagas com mais de 30 dias de atraso[ ({value})].',
    company: 'Poucas das suas faturas são pagas com mais de 30 dias de atraso[ ({value})].',
  },
  LATE_OFTEN: {
    seller: 'Demasiadas faturas são pagas com mais de 30 dias de atraso[ ({value})].',
    company:
      'Demasiadas das suas faturas são pagas com mais de 30 dias de atraso[ ({value})]. Pagamentos mais próximos do vencimento ajudariam.',
  },
  UNPAID_NONE: {
    seller: 'Não se conhece nenhuma fatura por pagar.',
    company: 'Não temos conhecimento de nenhuma fatura por pagar.',
  },
  UNPAID_SOME: {
    seller: 'Há faturas vencidas por pagar[: {value}].',
    company:
      'A sua empresa tem faturas vencidas por pagar[: {value}]. Pedimos que as pague ou que nos indique as que contesta.',
  },
  LINKS_SOUND: {
    seller: 'As empresas ligadas por administradores ou sócios estão sãs[ (falidas: {value})].',
    company: 'As empresas ligadas à sua por administradores ou sócios estão sãs[ (falidas: {value})].',
  },
  LINKS_FAILED: {
    seller: 'Faliram empresas ligadas por administradores ou sócios[ ({value} delas)].',
    company:
      'Faliram empresas ligadas à sua por administradores ou sócios[ ({value} delas)]. Se uma ligação for inexata ou tiver terminado, avise-nos.',
  },
  REGISTRY_MISSING: {
    seller: 'O registo comercial nada deu sobre esta empresa.',
    company:
      'Não conseguimos obter os dados da sua empresa no registo comercial. Pode enviar-nos uma certidão recente.',
  },
  NOTICES_MISSING: {
    seller: 'Não foi possível consultar os anúncios legais.',
    company: 'Não conseguimos consultar os anúncios legais sobre a sua empresa.',
  },
  ACCOUNTS_MISSING: {
    seller: 'Não há contas anuais disponíveis. Peça as últimas ao cliente.',
    company: 'Não dispomos das contas da sua empresa. Pode enviar-nos as últimas.',
  },
  CASH_MISSING: {
    seller: 'Não há dados bancários disponíveis. O cliente pode aceitar partilhá-los.',
    company: 'Não dispomos de dados bancários da sua empresa. Pode aceitar partilhá-los.',
  },
  PAYMENTS_MISSING: {
    seller: 'Não há histórico de pagamentos disponível.',
    company: 'Não sabemos como a sua empresa paga as faturas. Pode dar-nos referências de fornecedores.',
  },
  LINKS_MISSING: {
    seller: 'Não se conhecem as empresas ligadas por administradores ou sócios.',
    company: 'Não conseguimos apurar que empresas estão ligadas à sua por administradores ou sócios.',
  },
} as const satisfies Partial<ReasonTexts>;
