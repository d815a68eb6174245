import { parseArgs } from 'node:util';

/** The command line is wrong: nothing was started. */
export class CommandLineError extends Error {
  readonly code = 'command_line_invalid';
}

export type CommandLine = { readonly help: boolean; readonly role?: string };

/** What `npm start -- …` was told. Throws a CommandLineError for what it does not know. */
export const readCommandLine = (args: readonly string[]): CommandLine => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { role: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    return { help: values.help === true, ...(values.role === undefined ? {} : { role: values.role }) };
  } catch (error) {
    throw new CommandLineError(`${error instanceof Error ? error.message : String(error)}. See: npm start -- --help`);
  }
};
