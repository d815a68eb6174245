import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { countByTopic, type TopicCount } from '../store/outbox-counts.ts';

/** However many scrapers ask, the outbox is counted so often. */
const COUNTED_EVERY_MS = 5_000;

type Counted = { readonly at: number; readonly counts: Promise<readonly TopicCount[]> };

/** What is known of this process is told even while the database is away. */
const countOr = async ({ database, log, now }: Context): Promise<readonly TopicCount[]> =>
  database
    .inSystem((tx) => countByTopic(tx, now()))
    .catch((error: unknown) => {
      log.warn({ err: error }, 'the outbox could not be counted');
      return [];
    });

/** GET /metrics: the text format of Prometheus. It names topics, sources and routes, and no company or tenant. */
export const readMetrics = (context: Context): RequestHandler => {
  let counted: Counted | undefined;
  return async (_request, response) => {
    const now = context.now();
    if (counted === undefined || now.getTime() - counted.at >= COUNTED_EVERY_MS) {
      counted = { at: now.getTime(), counts: countOr(context) };
    }
    const text = await context.metrics.render(await counted.counts, now);
    response.set('Content-Type', context.metrics.contentType).send(text);
  };
};
