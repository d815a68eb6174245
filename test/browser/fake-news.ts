// Provenance: written by hand after server/src/answers/{alerts,tasks,watchlist}.ts; no figure of a real company.
import { daysAgo } from './fake-card-parts.ts';

const task = (key: string, more: object) => ({
  id: key,
  key,
  subject: 'Transports Delmarre: cash falls',
  body: 'The bank balance fell by 62% in 90 days.\nSource: open-banking.\n\nWhat to do: ask for payment in advance.',
  owner: 'Ana Lopes',
  due_on: '2026-12-01',
  priority: 'high',
  link: 'https://creditline.example/#/accounts/a-1',
  state: 'open',
  comments: [],
  created_at: daysAgo(1),
  closed_at: null,
  ...more,
});

const alert = (id: string, more: object) => ({
  id,
  cause: 'cash_signal',
  severity: 'critical',
  title: 'the bank balance fell',
  text: 'The bank balance fell by 62% in 90 days.',
  opened_at: daysAgo(1),
  closed_at: null,
  ...more,
});

/** What is heard of the company that falls: alerts of each severity, one closed; tasks of each state; its watching. */
export const fakeNews = () => ({
  alerts: [
    alert('alert-1', {}),
    alert('alert-2', { severity: 'high', title: 'invoices stay unpaid' }),
    alert('alert-3', { severity: 'medium', title: 'the score fell' }),
    alert('alert-4', { title: 'safeguard opened', closed_at: daysAgo(0) }),
  ],
  tasks: [
    task('alert-1', {}),
    task('alert-4', {
      subject: 'Transports Delmarre: safeguard opened',
      owner: null,
      priority: 'normal',
      state: 'done',
      comments: [{ at: daysAgo(0), text: 'The proceedings were closed.' }],
      closed_at: daysAgo(0),
    }),
  ],
  watched: {
    watched_at: daysAgo(70),
    due_at: daysAgo(-20),
    paused_at: null as string | null,
    snoozed_until: null as string | null,
  },
});
