import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Job } from '../outbox.ts';

const payloadSchema = z.object({ decisionId: z.string(), requestId: z.string().optional() });

/** Tells whoever listens that a decision was made. Until somebody can subscribe, the log is the one listener. */
export const publishDecisionJob =
  ({ log }: Context): Job =>
  async ({ tenantId, payload }) => {
    const { decisionId, requestId } = payloadSchema.parse(payload);
    log.info({ tenant_id: tenantId, decision_id: decisionId, request_id: requestId }, 'decision made');
  };
