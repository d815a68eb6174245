import type { ViewTexts } from '../view-texts.ts';

export const PT_VIEW_TEXTS: ViewTexts = {
  label: 'Decisão de crédito',
  situations: {
    unsaved: {
      headline: 'Ainda por avaliar',
      text: 'Guarde a ficha: a decisão de crédito aparece aqui logo a seguir.',
    },
    none: { headline: 'Ainda por avaliar', text: 'Ainda não há nenhuma decisão de crédito sobre esta empresa.' },
    assessing: { headline: 'A avaliar…', text: 'As fontes são consultadas e a decisão é tomada.' },
    slow: {
      headline: 'Ainda sem decisão',
      text: 'A avaliação demora mais do que o habitual. Continua em segundo plano; nada se perde.',
    },
    choose_company: {
      headline: 'Que empresa é?',
      text: 'Várias empresas correspondem a esta ficha. Nada é pontuado até que uma seja escolhida.',
    },
    no_company: {
      headline: 'Que empresa é?',
      text: 'Nenhuma empresa encontrada para esta ficha. Junte o número de registo ou de IVA, ou a denominação exata.',
    },
    failed: {
      headline: 'Não foi possível decidir',
      text: 'A avaliação falhou. Tente novamente dentro de momentos.',
    },
    offline: {
      headline: 'O Creditline está inacessível',
      text: 'Não há nenhuma decisão anterior para mostrar. A própria ficha não é afetada.',
    },
    not_configured: {
      headline: 'O Creditline não está ligado',
      text: 'Um administrador introduz o endereço do servidor e a chave nas definições.',
    },
    refused: {
      headline: 'O Creditline recusou a ligação',
      text: 'O servidor não aceita a chave desta base de dados. Um administrador pode verificá-la nas definições.',
    },
  },
  notices: {
    lastKnown: {
      offline: (date) => `O Creditline está inacessível. Esta é a última decisão conhecida, de ${date}.`,
      not_configured: (date) => `O Creditline não está ligado. Esta é a última decisão conhecida, de ${date}.`,
      refused: (date) => `O Creditline recusou a ligação. Esta é a última decisão conhecida, de ${date}.`,
    },
    expired: (date) => `Esta decisão expirou em ${date}. Avalie a empresa de novo antes de confiar nela.`,
    naturalPerson:
      'Este negócio é uma pessoa singular. A decisão é tomada por uma pessoa; o interessado pode pedir uma explicação e contestá-la.',
  },
  score: {
    label: 'Pontuação',
    outOf: (total) => `em ${total}`,
    grade: (grade, band) => `Nota ${grade}: ${band}`,
    oneIn: (count) => `1 em ${count}`,
    chance: (probability) => `Risco de incumprimento ${probability} em 12 meses`,
    between: (low, high) => `provavelmente entre ${low} e ${high}`,
    confidence: (percent) => `Confiança ${percent}`,
  },
  delta: {
    since: (delta, date) => `${delta} desde ${date}`,
    unchanged: (date) => `sem alteração desde ${date}`,
    rose: (points, date) => `A pontuação subiu ${points} pontos desde ${date}.`,
    fell: (points, date) => `A pontuação desceu ${points} pontos desde ${date}.`,
  },
  limit: {
    inForce: 'Limite de crédito',
    proposed: 'Limite proposto',
    proposedIs: (amount) => `Proposto: ${amount}`,
    terms: (days) => (days === 0 ? 'Sem prazo de pagamento' : `Prazo de pagamento: ${days} dias`),
    parts: { open: 'Faturas em aberto', ordered: 'Em encomenda', reserved: 'Reservado', free: 'Livre' },
    used: (used, limit, free) => `${used} de ${limit} usados, ${free} livres`,
    over: (amount, limit) => `${amount} acima do limite de ${limit}`,
  },
  reasons: {
    title: 'Porquê esta pontuação',
    known: 'O que sabemos',
    rule: 'regra',
    more: (count) => (count === 1 ? 'Mais 1 motivo' : `Mais ${count} motivos`),
    points: (points) => `${points} pontos`,
    start: 'Ponto de partida',
    other: 'Todos os outros efeitos',
    sum: 'Como se somam os pontos',
    scaleEnds: 'Extremos da escala',
    total: 'Pontuação',
  },
  whatIfs: {
    title: 'O que teria mudado o resultado',
    hint: 'Cada linha é o mesmo cálculo com esse único dado diferente. Explica a decisão e não promete nenhuma.',
  },
  missing: {
    title: 'Em falta',
    toGetAScore: 'Um número seria um palpite, por isso nenhum é mostrado. Para obter uma pontuação, junte:',
  },
  freshness: {
    title: 'Atualidade das fontes',
    decidedAgo: (age) => `Decidido ${age}`,
    decidedOn: (date) => `Decidido em ${date}`,
    validUntil: (date) => `Válida até ${date}`,
    expiredOn: (date) => `Expirou em ${date}`,
  },
  match: {
    title: 'Empresas que correspondem',
    match: (percent) => `correspondência ${percent}`,
    choose: 'Escolher',
    chooseNamed: (name, details) => `Escolher ${name}, ${details}`,
    statuses: { active: 'ativa', ceased: 'cessada' },
  },
  refresh: {
    refresh: 'Atualizar',
    assess: 'Avaliar agora',
    retry: 'Tentar novamente',
    askAgain: 'Consultar as fontes de novo',
    free: (date) => `grátis até ${date}`,
    freeToday: (time) => `grátis até às ${time}`,
    oneUnit: 'custa 1 unidade',
    spoken: (label, cost) => `${label}, ${cost}`,
  },
  actions: { history: 'Histórico', override: 'Pedir uma derrogação', settings: 'Abrir as definições' },
};
