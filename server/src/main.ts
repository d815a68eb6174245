import { readCommandLine } from './command-line.ts';
import { readEnv } from './env.ts';
import { hasPages } from './http/serve-pages.ts';
import { openLog } from './log.ts';
import { startServer, type RunningServer } from './start-server.ts';
import { whenOrphaned } from './when-orphaned.ts';

const HELP = `Creditline: a B2B credit decision inside the CRM or ERP record.

  npm start                     sandbox with fictitious companies, at http://127.0.0.1:3000
  npm start -- --role <role>    server answers requests, worker does the work they leave, all (default) does both;
                                server and worker need DATABASE_URL, and find each other sooner through REDIS_URL

Environment
  PORT, HOST                    where to listen (3000, 127.0.0.1)
  CREDITLINE_MODE               sandbox (default) or live
  CREDITLINE_DATA               folder of the embedded database (.data)
  DATABASE_URL                  a PostgreSQL server instead of the embedded database
  REDIS_URL                     a Redis that tells workers of work at once (redis:// or rediss://)
  CREDITLINE_QUEUE              name of the queue on it, where several installations share one (outbox)
  CREDITLINE_ROLE               server, worker or all, as --role
  CREDITLINE_PUBLIC_URL         where browsers reach this server, for the links in tasks (http://HOST:PORT)
  CREDITLINE_PEPPER             secret for hashing API keys (else kept in <folder>.pepper)
  CREDITLINE_DEADLINE_MS        how long sources may take together (300)
  CREDITLINE_LOG                silent, error, warn, info (default) or debug
  CREDITLINE_ALLOW_EMBEDDED     true accepts the embedded database where NODE_ENV=production
  CREDITLINE_NOTICE_SECRETS     secrets of sources that send notices: bodacc=whsec_…,whsec_…;bridge=…
  CREDITLINE_POLL_MINUTES       minutes between looks at sources that send nothing (60; 0 never)
  CREDITLINE_WEBHOOK_LOOPBACK   true lets webhooks go to this machine, over http too (for developers)
  CREDITLINE_PRIVATE_CRMS       hosts and networks of your own that connections to CRMs may lead to: odoo.lan,10.1.0.0/16
  CREDITLINE_API_KEY            key with which a command, such as replay, asks a running server
  RECHERCHE_ENTREPRISES_URL     base address of the French company search
  BODACC_URL                    base address of the French legal notices
`;

/** What a person should read when the start fails; a stack trace helps only with what we did not foresee. */
const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : undefined;
  if (code === 'EADDRINUSE') return 'The port is taken. Choose another one: PORT=3001 npm start';
  return code === undefined ? (error.stack ?? error.message) : `${error.message} (${code})`;
};

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const stopOnSignal = (server: RunningServer, isUnderNpm: boolean): void => {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals | 'orphaned'): void => {
    if (isStopping) return;
    isStopping = true;
    server.context.log.info({ signal }, 'stopping');
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        say(explain(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (isUnderNpm) whenOrphaned(() => stop('orphaned'));
};

const main = async (): Promise<void> => {
  const { help, role } = readCommandLine(process.argv.slice(2));
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  const env = readEnv(undefined, role === undefined ? {} : { CREDITLINE_ROLE: role });
  // A supervisor starts another process; this one found no way to go on.
  const onStuck = (): void => process.exit(1);
  const server = await startServer(env, { log: openLog(env.logLevel), show: say, onStuck });
  stopOnSignal(server, env.isUnderNpm);
  if (env.role !== 'worker' && !hasPages())
    say('The pages are not built: run npm start, or `vite build` in server/web. The API works.');
  process.stdout.write(`Creditline ${env.role === 'worker' ? 'worker ' : ''}ready at ${server.url}\n`);
};

main().catch((error: unknown) => {
  say(explain(error));
  process.exit(1);
});
