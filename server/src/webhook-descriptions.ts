import {
  deliveriesAnswer,
  deliveriesReplayedAnswer,
  eventsAnswer,
  webhookAnswer,
  webhookDeletedAnswer,
  webhooksAnswer,
  webhookTestedAnswer,
  webhookWithSecretAnswer,
} from './answers/webhooks.ts';
import { BODY_ERRORS, type EndpointDescription } from './endpoint-description.ts';
import {
  changeWebhookSchema,
  createWebhookSchema,
  replayDeliveriesSchema,
  rotateWebhookSchema,
  testWebhookSchema,
} from './requests/webhook.ts';

const WEBHOOK = '/v1/webhooks/:webhook';

/** The addresses about webhooks and the events that they tell of. */
export const WEBHOOK_DESCRIPTIONS: Readonly<Record<string, EndpointDescription>> = {
  'post /v1/webhooks': {
    id: 'createWebhook',
    summary: 'Be told of events',
    status: 201,
    answer: webhookWithSecretAnswer,
    request: createWebhookSchema,
    errors: [...BODY_ERRORS, 'webhook_limit_reached'],
  },
  'get /v1/webhooks': {
    id: 'listWebhooks',
    summary: 'All webhooks',
    status: 200,
    answer: webhooksAnswer,
    errors: [],
  },
  [`get ${WEBHOOK}`]: {
    id: 'readWebhook',
    summary: 'Read a webhook',
    status: 200,
    answer: webhookAnswer,
    errors: ['not_found'],
  },
  [`put ${WEBHOOK}`]: {
    id: 'changeWebhook',
    summary: 'Change a webhook, switch it off or on',
    status: 200,
    answer: webhookAnswer,
    request: changeWebhookSchema,
    errors: [...BODY_ERRORS, 'not_found'],
  },
  [`post ${WEBHOOK}/rotate`]: {
    id: 'rotateWebhookSecret',
    summary: 'A new secret, while the old one still signs',
    status: 200,
    answer: webhookWithSecretAnswer,
    request: rotateWebhookSchema,
    errors: ['body_invalid', 'body_not_json', 'not_found'],
  },
  [`get ${WEBHOOK}/deliveries`]: {
    id: 'listDeliveries',
    summary: 'What was sent to a webhook, newest first',
    status: 200,
    answer: deliveriesAnswer,
    errors: ['not_found'],
  },
  [`post ${WEBHOOK}/replay`]: {
    id: 'replayDeliveries',
    summary: 'Send events to a webhook again',
    status: 202,
    answer: deliveriesReplayedAnswer,
    request: replayDeliveriesSchema,
    errors: [...BODY_ERRORS, 'not_found', 'webhook_disabled'],
  },
  [`post ${WEBHOOK}/test`]: {
    id: 'testWebhook',
    summary: 'Send a webhook an event to try it',
    status: 202,
    answer: webhookTestedAnswer,
    request: testWebhookSchema,
    errors: ['body_invalid', 'body_not_json', 'not_found', 'webhook_disabled'],
  },
  [`delete ${WEBHOOK}`]: {
    id: 'deleteWebhook',
    summary: 'Stop telling a webhook',
    status: 200,
    answer: webhookDeletedAnswer,
    errors: ['not_found'],
  },
  'get /v1/events': {
    id: 'listEvents',
    summary: 'What happened to companies, oldest first',
    status: 200,
    answer: eventsAnswer,
    errors: [],
  },
};
