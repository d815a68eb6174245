import { alertAnswerSchema, alertsAnswerSchema } from './answers/alerts.ts';
import { settingsAnswerSchema } from './answers/settings.ts';
import { unwatchedAnswerSchema, watchedAnswerSchema, watchlistAnswerSchema } from './answers/watchlist.ts';
import { BODY_ERRORS, type EndpointDescription } from './endpoint-description.ts';
import { settingsSchema } from './requests/settings.ts';
import { watchSchema } from './requests/watch.ts';

/** Watching, alerts, and what a tenant chose for them; by method and path. */
export const MONITORING_DESCRIPTIONS: Readonly<Record<string, EndpointDescription>> = {
  'get /v1/watchlist': {
    id: 'readWatchlist',
    summary: 'Watched companies',
    status: 200,
    answer: watchlistAnswerSchema,
    errors: [],
  },
  'get /v1/watchlist/:company': {
    id: 'readWatched',
    summary: 'Read how a company is watched',
    status: 200,
    answer: watchedAnswerSchema,
    errors: ['not_found'],
  },
  'put /v1/watchlist/:company': {
    id: 'watchCompany',
    summary: 'Watch a company, pause or resume that, or snooze its alerts until an end',
    status: 200,
    answer: watchedAnswerSchema,
    request: watchSchema,
    errors: BODY_ERRORS,
  },
  'delete /v1/watchlist/:company': {
    id: 'unwatchCompany',
    summary: 'Ask for a company no longer; while an account holds it, it stays watched',
    status: 200,
    answer: unwatchedAnswerSchema,
    errors: ['not_found'],
  },
  'get /v1/alerts': {
    id: 'readAlerts',
    summary: 'Alerts, the latest change first; with ?since= every change from there on, oldest first',
    status: 200,
    answer: alertsAnswerSchema,
    errors: [],
  },
  'get /v1/alerts/:alertId': {
    id: 'readAlert',
    summary: 'Read an alert',
    status: 200,
    answer: alertAnswerSchema,
    errors: ['not_found'],
  },
  'get /v1/settings': {
    id: 'readSettings',
    summary: 'What the tenant chose',
    status: 200,
    answer: settingsAnswerSchema,
    errors: [],
  },
  'put /v1/settings': {
    id: 'changeSettings',
    summary: 'Change what is given; null takes a member back to the shipped value',
    status: 200,
    answer: settingsAnswerSchema,
    request: settingsSchema,
    errors: BODY_ERRORS,
  },
};
