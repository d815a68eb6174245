import { isPlainText, SEVERITIES } from '@creditline/core';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { alertAnswer } from '../answers/alerts.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../database.ts';
import { callerOf } from '../http/authenticate.ts';
import { languageOf } from '../http/language.ts';
import {
  lastChangeSequence,
  listAlerts,
  type AlertPage,
  type ChangePlace,
  type ListedAlert,
} from '../store/alert-list.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { companyNamed } from './path-company.ts';
import { invalidParameter, queryChoice, queryLimit, queryText } from './query-parameters.ts';

const placeOf = ({ changeSequence, id }: ListedAlert): string => cursorOf([changeSequence, id]);

const isId = (value: unknown): value is string => typeof value === 'string' && isPlainText(value);

const readPlace = (name: string, text: string): ChangePlace => {
  const [sequence, id, ...rest] = readCursor(name, text);
  if (typeof sequence !== 'number' || (id !== undefined && !isId(id)) || rest.length > 0) {
    throw invalidParameter(name, 'is not one that this address gave');
  }
  return { sequence, ...(id === undefined ? {} : { id }) };
};

const instantSchema = z.iso.datetime({ offset: true });

/** Begins like a date, so that a misspelt instant is not taken for a place. */
const LIKE_AN_INSTANT = /^\d{4}-/;

const sinceOf = (request: Request): AlertPage['since'] => {
  const text = queryText(request, 'since');
  if (text === undefined) return undefined;
  if (!LIKE_AN_INSTANT.test(text)) return readPlace('since', text);
  if (!instantSchema.safeParse(text).success) {
    throw invalidParameter('since', 'must be an instant such as 2026-11-21T10:00:00Z, or a next_since');
  }
  return { at: new Date(text).toISOString() };
};

const companyKeyOf = (request: Request): string | undefined => {
  const text = queryText(request, 'company');
  return text === undefined ? undefined : companyNamed(text, { country: undefined, field: 'company' }).key;
};

const pageOf = (request: Request): AlertPage => {
  const since = sinceOf(request);
  const cursor = queryText(request, 'cursor');
  if (since !== undefined && cursor !== undefined) {
    throw invalidParameter('cursor', 'goes without since: give the next_since of the answer before instead');
  }
  return {
    limit: queryLimit(request),
    since,
    before: cursor === undefined ? undefined : readPlace('cursor', cursor),
    state: queryChoice(request, 'state', ['open', 'closed']),
    companyKey: companyKeyOf(request),
    severity: queryChoice(request, 'severity', SEVERITIES),
  };
};

type Listed = { readonly alerts: readonly ListedAlert[]; readonly hasMore: boolean; readonly nextSince: string };

const list = async (tx: Tx, page: AlertPage): Promise<Listed> => {
  // Before the list: what changes between the two is listed twice rather than never.
  const last = await lastChangeSequence(tx);
  const rows = await listAlerts(tx, { ...page, limit: page.limit + 1 });
  const alerts = rows.slice(0, page.limit);
  const hasMore = rows.length > page.limit;
  const isCut = hasMore && page.since !== undefined;
  return { alerts, hasMore, nextSince: isCut ? placeOf(alerts.at(-1)!) : cursorOf([last]) };
};

/** GET /v1/alerts: the latest change first; with ?since= every change from there on, oldest first. */
export const readAlerts =
  ({ database }: Context): RequestHandler =>
  async (request, response) => {
    const page = pageOf(request);
    const listed = await database.inTenant(callerOf(response).tenantId, (tx) => list(tx, page));
    const { alerts, hasMore, nextSince } = listed;
    const language = languageOf(request, response);
    response.json({
      alerts: alerts.map((alert) => alertAnswer(alert, language)),
      next_cursor: hasMore && page.since === undefined ? placeOf(alerts.at(-1)!) : null,
      next_since: nextSince,
      has_more: hasMore,
    });
  };
