import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { TopicCount } from './store/outbox-counts.ts';

/** What happened, told by whoever did it. Names and labels are those of GET /metrics; none of them names a company. */
export type Metrics = ReturnType<typeof createMetrics>;

const JOB_SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];
const ANSWER_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 10];

/** Counters and histograms of the work that this process does. */
const activityIn = (registers: Registry[]) => ({
  jobs: new Counter({
    name: 'creditline_jobs_total',
    help: 'Attempts at work of the outbox that ended, by topic and result (done, retried, dead)',
    labelNames: ['topic', 'result'],
    registers,
  }),
  jobSeconds: new Histogram({
    name: 'creditline_job_duration_seconds',
    help: 'How long one attempt at work of the outbox took',
    labelNames: ['topic'],
    buckets: JOB_SECONDS,
    registers,
  }),
  sources: new Histogram({
    name: 'creditline_source_answer_seconds',
    help: 'How long a source took, by source and status (ok, cached, stale, late, failed)',
    labelNames: ['source', 'status'],
    buckets: ANSWER_SECONDS,
    registers,
  }),
  requests: new Histogram({
    name: 'creditline_http_request_duration_seconds',
    help: 'How long a request took, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: ANSWER_SECONDS,
    registers,
  }),
});

/** Counters of what the business asks about. */
const outcomesIn = (registers: Registry[]) => ({
  decisions: new Counter({
    name: 'creditline_decisions_total',
    help: 'Decisions that were recorded, by outcome',
    labelNames: ['outcome'],
    registers,
  }),
  alerts: new Counter({
    name: 'creditline_alerts_total',
    help: 'Alerts that were raised or closed, by cause',
    labelNames: ['cause', 'change'],
    registers,
  }),
  deliveries: new Counter({
    name: 'creditline_webhook_deliveries_total',
    help: 'Attempts at webhook deliveries, by result (delivered, retried, failed)',
    labelNames: ['result'],
    registers,
  }),
});

/** Gauges of the outbox, the same in every process, because they are read from the database at scrape time. */
const outboxIn = (registers: Registry[]) => {
  const gauge = (name: string, help: string): Gauge<'topic'> =>
    new Gauge({ name, help, labelNames: ['topic'], registers });
  return {
    open: gauge('creditline_outbox_open', 'Rows of the outbox that are neither done nor dead'),
    due: gauge('creditline_outbox_due', 'Rows of the outbox that wait for somebody to work on them'),
    dead: gauge('creditline_outbox_dead', 'Rows of the outbox that were given up (dead letters)'),
    age: gauge('creditline_outbox_oldest_due_age_seconds', 'How long the row that is due longest has been due'),
  };
};

/** Of the sources that have to be asked for their news, and of those that tell it. */
const noticesIn = (registers: Registry[]) => ({
  polled: new Gauge({
    name: 'creditline_poller_last_success_timestamp_seconds',
    help: 'When a poller last read all there was; now minus this is how old its news may be',
    labelNames: ['poller'],
    registers,
  }),
  received: new Counter({
    name: 'creditline_notices_total',
    help: 'Notices that were sent here or read by a poller, by source and result (received, duplicate, ignored)',
    labelNames: ['source', 'result'],
    registers,
  }),
});

/** In a registry of its own, so that two servers in one process count apart. */
export const createMetrics = () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const activity = activityIn([registry]);
  const outcomes = outcomesIn([registry]);
  const outbox = outboxIn([registry]);
  const notices = noticesIn([registry]);
  return {
    jobEnded: (job: {
      readonly topic: string;
      readonly result: 'done' | 'retried' | 'dead';
      readonly durationMs: number;
    }): void => {
      activity.jobs.inc({ topic: job.topic, result: job.result });
      activity.jobSeconds.observe({ topic: job.topic }, job.durationMs / 1_000);
    },
    sourceAnswered: (answer: { readonly source: string; readonly status: string; readonly latencyMs: number }): void =>
      activity.sources.observe({ source: answer.source, status: answer.status }, answer.latencyMs / 1_000),
    /** `route` is the pattern, never the address: an id in a label would be a new series for each company. */
    requestAnswered: (answer: {
      readonly method: string;
      readonly route: string;
      readonly status: number;
      readonly durationMs: number;
    }): void =>
      activity.requests.observe(
        { method: answer.method, route: answer.route, status: String(answer.status) },
        answer.durationMs / 1_000,
      ),
    decisionMade: (outcome: string): void => outcomes.decisions.inc({ outcome }),
    alertRaised: (cause: string): void => outcomes.alerts.inc({ cause, change: 'raised' }),
    alertClosed: (cause: string): void => outcomes.alerts.inc({ cause, change: 'closed' }),
    webhookAttempted: (result: 'delivered' | 'retried' | 'failed'): void => outcomes.deliveries.inc({ result }),
    pollerSucceeded: ({ poller, at }: { readonly poller: string; readonly at: Date }): void =>
      notices.polled.set({ poller }, at.getTime() / 1_000),
    noticesReceived: (source: string, counts: { received: number; duplicates: number; ignored: number }): void => {
      notices.received.inc({ source, result: 'received' }, counts.received);
      notices.received.inc({ source, result: 'duplicate' }, counts.duplicates);
      notices.received.inc({ source, result: 'ignored' }, counts.ignored);
    },
    /** The text of a scrape, with the counts of the outbox as they were read just now. */
    render: (counts: readonly TopicCount[], now: Date): Promise<string> => {
      for (const gauge of Object.values(outbox)) gauge.reset();
      for (const { topic, open, due, dead, oldestDueAt } of counts) {
        outbox.open.set({ topic }, open);
        outbox.due.set({ topic }, due);
        outbox.dead.set({ topic }, dead);
        const ageMs = oldestDueAt === null ? 0 : now.getTime() - Date.parse(oldestDueAt);
        outbox.age.set({ topic }, Math.max(0, ageMs) / 1_000);
      }
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
};
