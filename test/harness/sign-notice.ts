import { createHmac } from 'node:crypto';

/** As Standard Webhooks 1.0 describes it. */
export const signStandard = (secret: string, body: string | Uint8Array, at: Date): Readonly<Record<string, string>> => {
  const id = 'msg_1';
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
};

/** As Bridge describes it: upper case hex over the body alone. */
export const signBridge = (secret: string, body: string | Uint8Array): Readonly<Record<string, string>> => ({
  'bridgeapi-signature': `v1=${createHmac('sha256', secret).update(body).digest('hex').toUpperCase()}`,
});
