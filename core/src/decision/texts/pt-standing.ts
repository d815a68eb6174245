import type { ReasonTexts } from '../reason-text.ts';

/** Portuguese: rules, registry and legal notices. */
export const PT_STANDING = {
  COMPANY_CEASED: {
    seller: 'A empresa consta no registo como cessada[ desde {value}]: não se lhe pode conceder crédito.',
    company:
      'O registo comercial indica que a sua empresa cessou a atividade[ em {value}]. Se não for exato, peça a retificação do registo e avise-nos.',
  },
  COMPANY_STRUCK_OFF: {
    seller: 'A matrícula da empresa foi cancelada no registo[ em {value}].',
    company:
      'A matrícula da sua empresa foi cancelada no registo[ em {value}]. Se tiver sido reposta, envie-nos uma certidão recente.',
  },
  LIQUIDATION_OPEN: {
    seller: 'A empresa está em liquidação[ por sentença de {value}].',
    company:
      'Um anúncio legal indica que a sua empresa está em liquidação[ por sentença de {value}]. Se o processo tiver sido encerrado, envie-nos a sentença.',
  },
  RECEIVERSHIP_OPEN: {
    seller: 'A empresa está em recuperação judicial[ por sentença de {value}].',
    company:
      'Um anúncio legal indica que a sua empresa está em recuperação judicial[ por sentença de {value}]. O pagamento antecipado ou uma garantia podem ainda permitir a venda.',
  },
  SAFEGUARD_OPEN: {
    seller: 'A empresa está num processo judicial de salvaguarda[ por decisão de {value}].',
    company:
      'Um anúncio legal indica que a sua empresa está num processo de salvaguarda[ por decisão de {value}]. O pagamento antecipado ou uma garantia podem ainda permitir a venda.',
  },
  CONCILIATION_OPEN: {
    seller: 'Está aberta uma conciliação com os credores[ desde {value}].',
    company: 'Foi publicada uma conciliação com os seus credores[ em {value}]. Avise-nos quando houver acordo.',
  },
  PLAN_RUNNING: {
    seller: 'A empresa está a cumprir um plano homologado pelo tribunal[ (decisão de {value})].',
    company:
      'A sua empresa está a cumprir um plano homologado pelo tribunal[ (decisão de {value})]. Uma prova do seu cumprimento ajudaria.',
  },
  NOTICE_UNREAD: {
    seller:
      'Um anúncio legal sobre um processo de insolvência não pôde ser lido automaticamente: tem de ser lido por uma pessoa.',
    company:
      'Um anúncio legal sobre um processo que envolve a sua empresa tem de ser lido por uma pessoa. Pode enviar-nos a decisão.',
  },
  TOO_LITTLE_DATA: {
    seller:
      'Os dados são insuficientes para decidir automaticamente[ (confiança: {value})]. Peça contas ou dados bancários.',
    company:
      'Os dados que temos sobre a sua empresa são insuficientes para decidir automaticamente. Pode enviar-nos as últimas contas ou partilhar os dados bancários.',
  },
  INTERVAL_WIDE: {
    seller: 'A estimativa do risco é demasiado incerta para decidir sem uma pessoa.',
    company:
      'O que sabemos sobre a sua empresa não permite estimar o risco com precisão suficiente. Pode enviar-nos as últimas contas ou partilhar os dados bancários.',
  },
  COMPANY_UNSURE: {
    seller:
      'Não é certo que esta ficha corresponda à empresa encontrada[ (correspondência: {value})]. Confirme o NIPC ou o número de registo.',
    company: 'Não conseguimos identificar a sua empresa com certeza. Indique-nos o seu número de registo.',
  },
  NATURAL_PERSON_REVIEW: {
    seller: 'Este cliente é uma pessoa singular (empresário em nome individual): a decisão cabe a uma pessoa.',
    company:
      'Exerce a atividade em nome individual, pelo que a decisão é tomada por uma pessoa da nossa equipa. Pode apresentar o seu ponto de vista e contestar a decisão.',
  },
  SECTOR_NOT_COVERED: {
    seller:
      'Este modelo não foi feito para bancos, seguradoras, fundos e outras sociedades financeiras, nem para organismos públicos[ (divisão CAE {value})]: a decisão cabe a uma pessoa.',
    company:
      'O nosso modelo não foi feito para bancos, seguradoras, fundos e outras sociedades financeiras, nem para organismos públicos[ (divisão CAE {value})], pelo que a decisão é tomada por uma pessoa da nossa equipa. Se a atividade registada estiver desatualizada, pode pedir a retificação.',
  },
  RISK_TOO_HIGH: {
    seller: 'O risco de incumprimento a 12 meses[ ({value})] excede o que a política de crédito aceita.',
    company: 'Estimamos que o risco de incumprimento a 12 meses[ ({value})] excede o nível que podemos aceitar.',
  },
  RISK_NEEDS_GUARANTEE: {
    seller: 'O risco de incumprimento a 12 meses[ ({value})] exige uma garantia.',
    company:
      'Estimamos que o risco de incumprimento a 12 meses[ ({value})] excede o nível que podemos aceitar sem garantia. Pode oferecer uma garantia ou um adiantamento.',
  },
  LIMIT_BELOW_NEED: {
    seller: 'O limite de crédito que se justifica[ ({value})] é inferior ao montante pedido.',
    company:
      'O limite de crédito que lhe podemos conceder[ ({value})] é inferior ao montante pedido. Pode reduzir o montante, oferecer uma garantia ou pagar uma parte antecipadamente.',
  },
  NO_ROOM_FOR_CREDIT: {
    seller:
      'Não resta limite sem garantia: a tesouraria, os capitais próprios ou os tetos da política de crédito não deixam margem.',
    company:
      'A sua tesouraria, os seus capitais próprios ou os nossos próprios tetos não deixam margem para crédito sem garantia. Pode oferecer uma garantia ou pagar antecipadamente.',
  },
  AGE_ESTABLISHED: {
    seller: 'A empresa está bem estabelecida[ ({value:years} de existência)].',
    company: 'A sua empresa está bem estabelecida[ ({value:years} de existência)].',
  },
  AGE_YOUNG: {
    seller: 'A empresa é jovem[ ({value:years} de existência)].',
    company:
      'A sua empresa é jovem[ ({value:years} de existência)], e as empresas jovens entram em incumprimento com mais frequência. A antiguidade contará a seu favor.',
  },
  SIZE_LARGE: {
    seller: 'O quadro de pessoal permite absorver um contratempo[ (trabalhadores: {value})].',
    company: 'O seu quadro de pessoal conta a seu favor[ (trabalhadores: {value})].',
  },
  SIZE_SMALL: {
    seller: 'O quadro de pessoal é reduzido[ (trabalhadores: {value})].',
    company:
      'O seu quadro de pessoal é reduzido[ (trabalhadores: {value})], o que deixa menos margem perante um contratempo. Se o número do registo for antigo, avise-nos.',
  },
  SECTOR_STEADY: {
    seller: 'Há poucas insolvências no seu setor[ (divisão CAE {value})].',
    company: 'Há poucas insolvências no seu setor[ (divisão CAE {value})].',
  },
  SECTOR_RISKY: {
    seller: 'As insolvências são mais frequentes no seu setor[ (divisão CAE {value})].',
    company:
      'As insolvências são mais frequentes no seu setor[ (divisão CAE {value})]. Se a atividade registada estiver desatualizada, pode pedir a retificação.',
  },
  CHANGE_NONE: {
    seller: 'Sede, atividade e administração estão estáveis[: a última alteração foi {value:months_ago}].',
    company:
      'A sede, a atividade e a administração da sua empresa estão estáveis[: a última alteração foi {value:months_ago}].',
  },
  CHANGE_RECENT: {
    seller: 'A sede, a atividade ou a administração mudou recentemente[ ({value:months_ago})].',
    company:
      'A sede, a atividade ou a administração da sua empresa mudou recentemente[ ({value:months_ago})]. Pode explicar-nos o motivo.',
  },
  PROCEEDINGS_NONE: {
    seller: 'Não constam processos de insolvência nos anúncios legais.',
    company: 'Não constam processos de insolvência da sua empresa nos anúncios legais.',
  },
  PROCEEDINGS_PAST: {
    seller: 'A empresa passou por um processo de insolvência[ que terminou {value:years_ago}].',
    company:
      'A sua empresa passou por um processo de insolvência[ que terminou {value:years_ago}]. Este motivo pesa menos com o passar do tempo.',
  },
  FILING_RECENT: {
    seller: 'As contas estão depositadas e são recentes[ (exercício findo em {value})].',
    company: 'As suas contas estão depositadas e são recentes[ (exercício findo em {value})].',
  },
  FILING_LATE: {
    seller: 'O depósito das contas está atrasado[: as últimas são do exercício findo em {value}].',
    company:
      'O depósito das suas contas parece estar atrasado[: as últimas que encontrámos são do exercício findo em {value}]. Depositar as últimas contas, ou enviá-las, ajudaria.',
  },
  BUSINESS_KEPT: {
    seller: 'Não consta nenhuma venda recente do negócio nos anúncios legais.',
    company: 'Não consta nenhuma venda recente do seu negócio nos anúncios legais.',
  },
  BUSINESS_SOLD: {
    seller: 'A empresa vendeu o negócio ou uma parte dele[ {value:months_ago}].',
    company:
      'Um anúncio legal indica que a sua empresa vendeu o negócio ou uma parte dele[ {value:months_ago}]. Pode enviar-nos contas que mostrem a atividade desde então.',
  },
} as const satisfies Partial<ReasonTexts>;
