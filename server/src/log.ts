import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Members that must never reach a log line, wherever a careless object brings them. */
const SECRETS = ['authorization', 'cookie', 'token', 'password', 'secret', 'hmac', 'pepper', 'body', 'raw', 'payload'];

/** PostgreSQL quotes whole rows here: names of people among them. The message and the constraint say enough. */
const QUOTED_ROWS = ['detail', 'where', 'internalQuery'];

const HIDDEN = [...SECRETS, ...QUOTED_ROWS];

/** JSON lines on stderr: stdout is for the one ready line. Payloads are never logged. */
export const openLog = (level: string, to: DestinationStream = pino.destination({ fd: 2, sync: true })): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: HIDDEN.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[left out]' },
    },
    to,
  );
