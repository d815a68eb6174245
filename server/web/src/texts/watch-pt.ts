import type { watchEn } from './watch-en.ts';

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const watchPt: typeof watchEn = {
  alerts: 'Alertas',
  closed: 'Fechado',
  severities: { critical: 'Crítico', high: 'Alto', medium: 'Médio' },
  alertSince: (moment: string) => `desde ${moment}`,
  alertClosed: (from: string, to: string) => `${from} – ${to}`,
  closedAlerts: (count: number) => `${count} ${plural(count, 'alerta fechado', 'alertas fechados')}`,
  openAlerts: (count: number) => `${count} ${plural(count, 'alerta', 'alertas')}`,
  tasks: 'Tarefas',
  noTask: 'Nenhuma tarefa aberta.',
  doneTasks: (count: number) => `Concluídas (${count})`,
  states: { open: 'Aberta', done: 'Concluída' },
  due: (date: string) => `Vence a ${date}`,
  ownedBy: (owner: string) => `Responsável: ${owner}`,
  noOwner: 'Sem responsável',
  priorities: { high: 'Prioridade alta', normal: 'Prioridade normal', low: 'Prioridade baixa' },
  markDone: 'Marcar como concluída',
  markDoneNamed: (subject: string) => `Marcar como concluída: ${subject}`,
  whatNext: 'O que acontece a seguir',
  whatNextHint:
    'Uma empresa fictícia pode mudar à sua vista: as fontes contam-no e a ficha acompanha em dois segundos.',
  happened: (label: string) => `${label}: as fontes contam-no agora. O que se segue aparece aqui.`,
  happenedUnwatched: (label: string) =>
    `${label}: as fontes contam-no agora. Ninguém vigia esta empresa: pontue-a de novo para ver o efeito.`,
  happenings: {
    liquidation_opened: { label: 'Liquidação aberta', text: 'Um tribunal ordena a liquidação da empresa.' },
    safeguard_opened: { label: 'Salvaguarda aberta', text: 'Um tribunal protege a empresa dos credores.' },
    cash_falls: { label: 'A tesouraria cai', text: 'O saldo bancário perde 70 % e há débitos devolvidos.' },
    payment_incident: {
      label: 'Faturas ficam por pagar',
      text: 'São comunicadas faturas por pagar e pagamentos mais tardios.',
    },
    accounts_filed: { label: 'Contas depositadas', text: 'É publicado um balanço mais recente e são.' },
    recovered: {
      label: 'Recupera',
      text: 'O processo termina com as dívidas pagas; banco e pagamentos voltam a estar sãos.',
    },
  },
  watchlist: 'Vigilância',
  watchedSince: (moment: string) => `Vigiada desde ${moment}`,
  nextReview: (date: string) => `próxima revisão a ${date}`,
  pausedSince: (moment: string) => `Vigilância em pausa desde ${moment}`,
  snoozedUntil: (date: string) => `só alertas críticos até ${date}`,
  pause: 'Pausar',
  resume: 'Retomar',
  snooze: (days: number) => `Silenciar ${days} dias`,
  endSnooze: 'Terminar o silêncio',
  announceFell: (score: number) => `A pontuação desceu para ${score}.`,
  announceRose: (score: number) => `A pontuação subiu para ${score}.`,
  announceTask: (owner: string | null, subject: string) =>
    owner === null ? `Nova tarefa: ${subject}.` : `Nova tarefa para ${owner}: ${subject}.`,
  announceDone: (subject: string) => `Tarefa concluída: ${subject}.`,
  announceClosed: (title: string) => `Alerta fechado: ${title}.`,
};
