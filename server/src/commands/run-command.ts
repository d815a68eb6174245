import { existsSync } from 'node:fs';
import { DatabaseError, openDatabase, type Database } from '../database.ts';
import { readEnv, type Env } from '../env.ts';

/** The command was called wrongly, or cannot be done here: nothing was changed. Exit code 2. */
export class CommandError extends Error {
  readonly code = 'command_unusable';
}

/** Exit codes of commands: 0 done, 1 done and the answer is no, 2 not done. */
export const EXIT = { done: 0, no: 1, unusable: 2 } as const;

export type Command = {
  readonly name: string;
  readonly help: string;
  /** Answers the exit code. What it throws is explained on stderr, without a stack. */
  readonly run: (args: readonly string[]) => Promise<number>;
  /** What to do instead while a server holds the embedded database. */
  readonly whileServerRuns: string;
};

export const say = (line: string): void => void process.stderr.write(`${line}\n`);
export const print = (line: string): void => void process.stdout.write(`${line}\n`);

const explain = ({ name, whileServerRuns }: Command, error: unknown): string => {
  if (error instanceof DatabaseError && error.code === 'database_locked') {
    return `${name}: a server holds the embedded database: ${error.message}.\n${whileServerRuns}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  const isUsage = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return `${name}: ${message}${isUsage ? `\nSee: npm run ${name} -- --help` : ''}`;
};

/** Runs one command to its exit code; `--help` or `-h` anywhere prints the help instead. */
export const runCommand = async (command: Command): Promise<void> => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(command.help);
    return;
  }
  try {
    process.exitCode = await command.run(args);
  } catch (error) {
    say(explain(command, error));
    process.exitCode = EXIT.unusable;
  }
};

/** Opens the store of the environment for one piece of work, and closes it again. */
export const withDatabase = async <T>(
  { mayCreate }: { readonly mayCreate: boolean },
  work: (opened: { readonly database: Database; readonly env: Env }) => Promise<T>,
): Promise<T> => {
  const env = readEnv();
  if (!mayCreate && env.databaseUrl === undefined && !existsSync(env.directory)) {
    throw new CommandError(`there is no database in ${env.directory}; name it with CREDITLINE_DATA or DATABASE_URL`);
  }
  const database = await openDatabase({ databaseUrl: env.databaseUrl, directory: env.directory });
  try {
    return await work({ database, env });
  } finally {
    await database.close();
  }
};
