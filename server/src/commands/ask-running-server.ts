import { SANDBOX_KEY } from '../api-keys.ts';
import type { Env } from '../env.ts';
import { CommandError } from './run-command.ts';

const TIMEOUT_MS = 5_000;

const hostOf = ({ host }: Env): string => (host.includes(':') ? `[${host}]` : host);

/** The audit record of a decision from the server that holds the embedded database, by its own API. */
export const askRunningServer = async (
  env: Env,
  id: string,
): Promise<{ readonly url: string; readonly text: string }> => {
  const url = `http://${hostOf(env)}:${env.port}/v1/score/${encodeURIComponent(id)}/audit`;
  const key = env.apiKey ?? (env.mode === 'sandbox' ? SANDBOX_KEY : undefined);
  if (key === undefined) {
    throw new CommandError('a server holds the embedded database; set CREDITLINE_API_KEY so that it can be asked');
  }
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new CommandError(
      `a server holds the embedded database, but none answers at ${url}; set HOST and PORT as for that server (${String(error)})`,
    );
  });
  if (response.status === 404) throw new CommandError(`there is no decision ${id} on the server at ${url}`);
  if (!response.ok) throw new CommandError(`the server at ${url} answered ${response.status}`);
  return { url, text: await response.text() };
};
