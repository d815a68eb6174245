import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { parsePlaces, type InsidePlaces } from './http/inside-places.ts';
import { parseNoticeSecrets, type NoticeSecrets } from './notice-secrets.ts';
import type { Role } from './outbox.ts';

const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be an address such as ${example}` });

/** An empty variable counts as absent, as shells and compose files often leave it so. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

export const ROLES = ['server', 'worker', 'all'] as const satisfies readonly Role[];

const noticeSecrets = z.string().transform((text, context): NoticeSecrets => {
  const reading = parseNoticeSecrets(text);
  if (reading.ok) return reading.secrets;
  context.addIssue({ code: 'custom', message: reading.fault });
  return z.NEVER;
});

const publicUrl = url(/^https?$/, 'https://creditline.example.com').transform((text) => text.replace(/\/+$/, ''));

const schema = z
  .object({
    PORT: optional(z.coerce.number({ error: 'must be a port, 0 to 65535' }).int().min(0).max(65_535)),
    HOST: optional(z.string()),
    CREDITLINE_MODE: optional(z.enum(['sandbox', 'live'], { error: 'must be sandbox or live' })),
    CREDITLINE_DATA: optional(z.string()),
    CREDITLINE_PEPPER: optional(z.string().min(32, { error: 'must have at least 32 characters' })),
    CREDITLINE_API_KEY: optional(z.string()),
    CREDITLINE_LOG: optional(z.enum(['silent', 'error', 'warn', 'info', 'debug'])),
    CREDITLINE_ALLOW_EMBEDDED: optional(z.enum(['true', 'false'])),
    CREDITLINE_DEADLINE_MS: optional(z.coerce.number().int().min(20).max(10_000)),
    CREDITLINE_WEBHOOK_LOOPBACK: optional(z.enum(['true', 'false'], { error: 'must be true or false' })),
    CREDITLINE_PRIVATE_CRMS: optional(z.string()),
    DATABASE_URL: optional(url(/^postgres(ql)?$/, 'postgres://user:password@host:5432/database')),
    REDIS_URL: optional(url(/^rediss?$/, 'redis://user:password@host:6379/0')),
    CREDITLINE_QUEUE: optional(z.string().regex(/^[\w-]{1,40}$/, { error: 'up to 40 letters, digits, _ and -' })),
    CREDITLINE_ROLE: optional(z.enum(ROLES, { error: 'must be server, worker or all' })),
    CREDITLINE_NOTICE_SECRETS: optional(noticeSecrets),
    CREDITLINE_POLL_MINUTES: optional(z.coerce.number({ error: 'must be minutes, 0 to 1440' }).int().min(0).max(1_440)),
    RECHERCHE_ENTREPRISES_URL: optional(url(/^https?$/, 'https://host')),
    BODACC_URL: optional(url(/^https?$/, 'https://host')),
    CREDITLINE_PUBLIC_URL: optional(publicUrl),
    NODE_ENV: optional(z.string()),
    npm_lifecycle_event: optional(z.string()),
  })
  .superRefine((env, context) => {
    if (env.NODE_ENV === 'production' && env.DATABASE_URL === undefined && env.CREDITLINE_ALLOW_EMBEDDED !== 'true') {
      context.addIssue({
        code: 'custom',
        path: ['DATABASE_URL'],
        message: 'is needed in production; CREDITLINE_ALLOW_EMBEDDED=true accepts the embedded database instead',
      });
    }
    const places = parsePlaces(env.CREDITLINE_PRIVATE_CRMS ?? '', env.CREDITLINE_MODE !== 'live');
    if (!places.ok) context.addIssue({ code: 'custom', path: ['CREDITLINE_PRIVATE_CRMS'], message: places.fault });
    if ((env.CREDITLINE_ROLE ?? 'all') !== 'all' && env.DATABASE_URL === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['DATABASE_URL'],
        message: `is needed for the role ${env.CREDITLINE_ROLE}: one process alone can hold the embedded database`,
      });
    }
  });

export type Env = {
  readonly port: number;
  readonly host: string;
  readonly mode: 'sandbox' | 'live';
  /** Absolute path of the embedded database's folder. */
  readonly directory: string;
  readonly databaseUrl?: string;
  /** Where people's browsers reach this server, without a slash at the end: links in tasks lead there. */
  readonly publicUrl?: string;
  /** Where workers are told of work; without it they look for it. It may hold a password. */
  readonly redisUrl?: string;
  /** Name of the queue on that Redis. */
  readonly queueName: string;
  readonly role: Role;
  /** Secret that API keys are hashed with; without it one is kept beside the embedded database. */
  readonly pepper?: string;
  /** The key with which a command asks a running server. */
  readonly apiKey?: string;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly deadlineMs: number;
  /** For a developer: webhooks may go to this machine's own loopback, over http too. */
  readonly webhookLoopback: boolean;
  /** What connections to CRMs may lead to besides the internet; in live mode never this machine's own loopback. */
  readonly privateCrms: InsidePlaces;
  /** True under `npm start`, which may be killed without a word to its child. */
  readonly isUnderNpm: boolean;
  readonly noticeSecrets: NoticeSecrets;
  /** Between two looks at a source that has to be asked for its news; 0 asks none. */
  readonly pollMinutes: number;
  readonly rechercheEntreprisesUrl?: string;
  readonly bodaccUrl?: string;
};

/** All faults of the environment at once; the command prints the message and ends. */
export class EnvError extends Error {
  readonly code = 'env_invalid';
}

const present = <T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

type Variables = Readonly<Record<string, string | undefined>>;

type Checked = z.output<typeof schema>;

const placeOf = (env: Checked) => {
  const directory = env.CREDITLINE_DATA ?? '.data';
  return {
    port: env.PORT ?? 3000,
    host: env.HOST ?? '127.0.0.1',
    mode: env.CREDITLINE_MODE ?? 'sandbox',
    directory: isAbsolute(directory) ? directory : resolve(directory),
  } as const;
};

/** A fault was told before. */
const placesOf = (env: Checked): InsidePlaces => {
  const loopback = env.CREDITLINE_MODE !== 'live';
  const reading = parsePlaces(env.CREDITLINE_PRIVATE_CRMS ?? '', loopback);
  return reading.ok ? reading.places : { names: new Set(), networks: [], loopback };
};

const workOf = (env: Checked) => ({
  logLevel: env.CREDITLINE_LOG ?? 'info',
  deadlineMs: env.CREDITLINE_DEADLINE_MS ?? 300,
  webhookLoopback: env.CREDITLINE_WEBHOOK_LOOPBACK === 'true',
  privateCrms: placesOf(env),
  queueName: env.CREDITLINE_QUEUE ?? 'outbox',
  role: env.CREDITLINE_ROLE ?? 'all',
  noticeSecrets: env.CREDITLINE_NOTICE_SECRETS ?? {},
  pollMinutes: env.CREDITLINE_POLL_MINUTES ?? 60,
});

/**
 * The only reader of process.env: everything else takes settings as arguments. What the command line says goes before
 * the environment. Throws an EnvError.
 */
export const readEnv = (source: Variables = process.env, said: Variables = {}): Env => {
  const parsed = schema.safeParse({ ...source, ...said });
  if (!parsed.success) throw new EnvError(`The environment is not usable:\n${z.prettifyError(parsed.error)}`);
  const env = parsed.data;
  return {
    ...placeOf(env),
    ...workOf(env),
    isUnderNpm: env.npm_lifecycle_event === 'start',
    ...present({
      databaseUrl: env.DATABASE_URL,
      publicUrl: env.CREDITLINE_PUBLIC_URL,
      redisUrl: env.REDIS_URL,
      pepper: env.CREDITLINE_PEPPER,
      apiKey: env.CREDITLINE_API_KEY,
      rechercheEntreprisesUrl: env.RECHERCHE_ENTREPRISES_URL,
      bodaccUrl: env.BODACC_URL,
    }),
  };
};
