import { OdooError, type InboxAnswer, type OdooReply } from './odoo-client.ts';
import { answerSchema } from './schema.ts';

/** Odoo's own log shows it, so that an administrator can tell our calls from others. */
export const USER_AGENT = 'creditline/0.1 (B2B credit decisions)';

const LONGEST_WAIT_MS = 3_600_000;

/** `Retry-After` is a number of seconds or an HTTP date (RFC 9110, 10.2.3); at most an hour is believed. */
const retryAfterMs = (header: string | undefined, now: Date): number | undefined => {
  const text = header?.trim() ?? '';
  const waitMs = /^\d{1,7}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime();
  return waitMs > 0 ? Math.min(waitMs, LONGEST_WAIT_MS) : undefined;
};

/** JSON, or undefined for what is none. The parser's words quote the text, so that they are not kept. */
export const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** A reply of Odoo itself. Throws an OdooError for none, and for what proxies and busy servers answer. */
export const checkReply = (reply: OdooReply, now: Date): { readonly status: number; readonly startOfBody: string } => {
  if (reply.is === 'unanswered') throw new OdooError(reply.isTls === true ? 'tls' : 'unreachable', reply.because);
  const { status, headers, startOfBody } = reply;
  const wait = { retryAfterMs: retryAfterMs(headers['retry-after'], now) };
  if (status === 429) throw new OdooError('busy', 'it is asked too often', wait);
  if (status === 408 || status >= 500) throw new OdooError('failing', `it answers with status ${status}`, wait);
  if (status >= 300 && status < 400) {
    throw new OdooError('unreadable', 'it leads on to another address, which is not followed: give that one');
  }
  return { status, startOfBody };
};

/** What the addon answered. Throws an OdooError for anything else. */
export const readAnswer = (value: unknown): InboxAnswer => {
  const parsed = answerSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new OdooError('unreadable', 'it does not answer as the addon Creditline does');
};
