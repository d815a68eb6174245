import type { watchEn } from './watch-en.ts';

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const watchEs: typeof watchEn = {
  alerts: 'Alertas',
  closed: 'Cerrada',
  severities: { critical: 'Crítica', high: 'Alta', medium: 'Media' },
  alertSince: (moment: string) => `desde ${moment}`,
  alertClosed: (from: string, to: string) => `${from} – ${to}`,
  closedAlerts: (count: number) => `${count} ${plural(count, 'alerta cerrada', 'alertas cerradas')}`,
  openAlerts: (count: number) => `${count} ${plural(count, 'alerta', 'alertas')}`,
  tasks: 'Tareas',
  noTask: 'Ninguna tarea abierta.',
  doneTasks: (count: number) => `Hechas (${count})`,
  states: { open: 'Abierta', done: 'Hecha' },
  due: (date: string) => `Vence el ${date}`,
  ownedBy: (owner: string) => `Responsable: ${owner}`,
  noOwner: 'Sin responsable',
  priorities: { high: 'Prioridad alta', normal: 'Prioridad normal', low: 'Prioridad baja' },
  markDone: 'Marcar como hecha',
  markDoneNamed: (subject: string) => `Marcar como hecha: ${subject}`,
  whatNext: '¿Qué ocurre después?',
  whatNextHint:
    'Una empresa ficticia puede cambiar ante sus ojos: sus fuentes lo cuentan y la ficha lo sigue en dos segundos.',
  happened: (label: string) => `${label}: sus fuentes lo cuentan ahora. Lo que sigue aparece aquí.`,
  happenedUnwatched: (label: string) =>
    `${label}: sus fuentes lo cuentan ahora. Nadie vigila esta empresa: puntúela de nuevo para ver el efecto.`,
  happenings: {
    liquidation_opened: { label: 'Se abre una liquidación', text: 'Un juzgado ordena liquidar la empresa.' },
    safeguard_opened: { label: 'Se abre una salvaguarda', text: 'Un juzgado protege a la empresa de sus acreedores.' },
    cash_falls: { label: 'Cae la tesorería', text: 'El saldo bancario pierde un 70 % y se devuelven adeudos.' },
    payment_incident: {
      label: 'Quedan facturas impagadas',
      text: 'Se comunican facturas impagadas y pagos más tardíos.',
    },
    accounts_filed: { label: 'Se depositan cuentas', text: 'Se publica un balance más reciente y sano.' },
    recovered: {
      label: 'Se recupera',
      text: 'El concurso termina con las deudas pagadas; banco y pagos vuelven a estar sanos.',
    },
  },
  watchlist: 'Vigilancia',
  watchedSince: (moment: string) => `Vigilada desde ${moment}`,
  nextReview: (date: string) => `próxima revisión el ${date}`,
  pausedSince: (moment: string) => `Vigilancia en pausa desde ${moment}`,
  snoozedUntil: (date: string) => `solo alertas críticas hasta el ${date}`,
  pause: 'Pausar',
  resume: 'Reanudar',
  snooze: (days: number) => `Silenciar ${days} días`,
  endSnooze: 'Terminar el silencio',
  announceFell: (score: number) => `La puntuación bajó a ${score}.`,
  announceRose: (score: number) => `La puntuación subió a ${score}.`,
  announceTask: (owner: string | null, subject: string) =>
    owner === null ? `Nueva tarea: ${subject}.` : `Nueva tarea para ${owner}: ${subject}.`,
  announceDone: (subject: string) => `Tarea hecha: ${subject}.`,
  announceClosed: (title: string) => `Alerta cerrada: ${title}.`,
};
