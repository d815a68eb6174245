const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** Alerts, tasks, the watchlist, and what may happen to a fictitious company. */
export const watchEn = {
  alerts: 'Alerts',
  closed: 'Closed',
  severities: { critical: 'Critical', high: 'High', medium: 'Medium' },
  alertSince: (moment: string) => `since ${moment}`,
  alertClosed: (from: string, to: string) => `${from} to ${to}`,
  closedAlerts: (count: number) => `${count} closed ${plural(count, 'alert', 'alerts')}`,
  openAlerts: (count: number) => `${count} ${plural(count, 'alert', 'alerts')}`,
  tasks: 'Tasks',
  noTask: 'No open task.',
  doneTasks: (count: number) => `Done (${count})`,
  states: { open: 'Open', done: 'Done' },
  due: (date: string) => `Due ${date}`,
  ownedBy: (owner: string) => `Owner: ${owner}`,
  noOwner: 'No owner',
  priorities: { high: 'High priority', normal: 'Normal priority', low: 'Low priority' },
  markDone: 'Mark as done',
  markDoneNamed: (subject: string) => `Mark as done: ${subject}`,
  whatNext: 'What happens next',
  whatNextHint:
    'A fictitious company can change under your eyes: its sources tell of it, and the record follows within two seconds.',
  happened: (label: string) => `${label}: its sources tell of it now. What follows appears here.`,
  happenedUnwatched: (label: string) =>
    `${label}: its sources tell of it now. Nobody watches this company, so re-score it to see the effect.`,
  happenings: {
    liquidation_opened: { label: 'Liquidation is opened', text: 'A court orders the company to be wound up.' },
    safeguard_opened: { label: 'Safeguard is opened', text: 'A court protects the company from its creditors.' },
    cash_falls: { label: 'Cash falls', text: 'The bank balance loses 70 %, and debits are returned.' },
    payment_incident: { label: 'Invoices stay unpaid', text: 'Customers report unpaid invoices and later payments.' },
    accounts_filed: { label: 'Accounts are filed', text: 'A newer, sound balance sheet is published.' },
    recovered: {
      label: 'It recovers',
      text: 'Proceedings end with all debts paid; bank and payments are sound again.',
    },
  },
  watchlist: 'Watchlist',
  watchedSince: (moment: string) => `Watched since ${moment}`,
  nextReview: (date: string) => `next review ${date}`,
  pausedSince: (moment: string) => `Watching paused since ${moment}`,
  snoozedUntil: (date: string) => `only critical alerts until ${date}`,
  pause: 'Pause',
  resume: 'Resume',
  snooze: (days: number) => `Snooze for ${days} days`,
  endSnooze: 'End snooze',
  announceFell: (score: number) => `Score fell to ${score}.`,
  announceRose: (score: number) => `Score rose to ${score}.`,
  announceTask: (owner: string | null, subject: string) =>
    owner === null ? `New task: ${subject}.` : `New task for ${owner}: ${subject}.`,
  announceDone: (subject: string) => `Task done: ${subject}.`,
  announceClosed: (title: string) => `Alert closed: ${title}.`,
};
