import { scorecardText } from './scorecard-text.ts';
import { didYouMean } from '../csv/near-names.ts';
import { TrainingDataError } from '../csv/training-data-error.ts';
import type { Trainer } from '../options.ts';
import type { Answer } from './answer.ts';
import { appliedJson, evaluationJson, patternsJson } from './answer-json.ts';
import { appliedText, evaluationText, patternsText } from './answer-text.ts';
import { COMMAND_HELP, COMMANDS, HELP, type CommandName } from './help.ts';
import { parseApply, parseEvaluate, parseFit, type ParsedCommand } from './parse-command.ts';
import { parsePatterns } from './parse-patterns.ts';
import { parseCombine, parseModelCard } from './parse-release.ts';
import { progressLine } from './progress-line.ts';
import type { Release } from './release.ts';
import { runCombine, runModelCard } from './run-release.ts';
import { secondsSince, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { checkPlace, scoresCsv, writeWhole } from './write-answer.ts';

/** 0 done, 1 the file cannot be used or is not as it should be, 2 typed wrongly. */
const EXIT = { done: 0, failed: 1, usage: 2 } as const;

export type Surroundings = {
  readonly trainer: Trainer;
  readonly release: Release;
  readonly terminal: Terminal;
  /** Threads when nothing else is asked for. */
  readonly processors: number;
};

type Told = Pick<Parameters<Trainer['evaluate']>[0], 'onProgress' | 'note'>;

const PARSERS = {
  evaluate: parseEvaluate,
  fit: parseFit,
  apply: parseApply,
  patterns: parsePatterns,
  combine: parseCombine,
  'model-card': parseModelCard,
} as const;

/** Calls the trainer, writes what belongs into files, and words the answer. */
const perform = async (asked: ParsedCommand, told: Told, surroundings: Surroundings): Promise<Answer> => {
  const { trainer, release, terminal } = surroundings;
  const startedAt = terminal.now();
  const seconds = (): number => secondsSince(startedAt, terminal.now());
  switch (asked.command) {
    case 'evaluate': {
      const evaluation = await trainer.evaluate({ ...asked.options, ...told });
      const took = seconds();
      return { json: evaluationJson(evaluation, asked, took), text: evaluationText(evaluation, took) };
    }
    case 'fit': {
      const { evaluation, file } = await trainer.fit({ ...asked.options, ...told });
      await writeWhole(asked.out, scorecardText(file));
      const took = seconds();
      const text = `${evaluationText(evaluation, took)}written to ${asked.out}\n`;
      return { json: evaluationJson(evaluation, asked, took), text };
    }
    case 'apply': {
      const applied = await trainer.apply({ ...asked.options, ...told });
      if (asked.out !== undefined) await writeWhole(asked.out, scoresCsv(applied));
      const took = seconds();
      const written = asked.out === undefined ? '' : `written to ${asked.out}\n`;
      return { json: appliedJson(applied, asked, took), text: `${appliedText(applied, took)}${written}` };
    }
    case 'patterns': {
      const patterns = await trainer.patterns({ ...asked.options, ...told });
      const took = seconds();
      return { json: patternsJson(patterns, asked, took), text: patternsText(patterns, took) };
    }
    case 'combine': {
      const answer = await runCombine(asked, told.onProgress, release);
      return { ...answer, json: { ...answer.json, seconds: seconds() } };
    }
    case 'model-card':
      return runModelCard(asked, release);
  }
};

const deliver = async ({ json, text }: Answer, asked: ParsedCommand, { print, say }: Terminal): Promise<void> => {
  if (asked.json === undefined) return print(text);
  if (asked.json === '-') return print(`${JSON.stringify(json)}\n`);
  await writeWhole(asked.json, `${JSON.stringify(json, null, 2)}\n`);
  if (!asked.quiet) say(`written to ${asked.json}\n`);
};

type Failure = {
  readonly code: string;
  readonly message: string;
  readonly column: string | null;
  readonly row: number | null;
};

const failureOf = (error: unknown): Failure => {
  if (error instanceof TrainingDataError) {
    const { code, message, column = null, row = null } = error;
    return { code, message, column, row };
  }
  // What nobody foresaw is shown with its stack, for whoever mends it.
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'unexpected', message, column: null, row: null };
};

/** The message is for a person, the JSON for whatever reads stdout and would find it empty. */
const explain = (error: unknown, asked: ParsedCommand, { print, say }: Terminal): number => {
  if (error instanceof UsageError) throw error;
  const failure = failureOf(error);
  say(`train: ${failure.message}\n`);
  if (asked.json === '-') print(`${JSON.stringify({ error: failure })}\n`);
  return EXIT.failed;
};

const runCommand = async (asked: ParsedCommand, surroundings: Surroundings): Promise<number> => {
  const { terminal } = surroundings;
  await checkPlace('out', asked.out);
  await checkPlace('json', asked.json);
  const progress = progressLine(terminal, asked.quiet);
  try {
    const answer = await perform(asked, { onProgress: progress.show, note: progress.note }, surroundings);
    progress.end();
    await deliver(answer, asked, terminal);
    return answer.isWrong === true ? EXIT.failed : EXIT.done;
  } catch (error) {
    progress.end();
    return explain(error, asked, terminal);
  }
};

const KNOWN = `${COMMANDS.slice(0, -1).join(', ')} or ${COMMANDS.at(-1)}`;

const commandOf = (name: string | undefined): CommandName => {
  const found = COMMANDS.find((command) => command === name);
  if (found !== undefined) return found;
  if (name === undefined) throw new UsageError(`name a command: ${KNOWN}`);
  throw new UsageError(`there is no command "${name}"${didYouMean(name, COMMANDS)}: ${KNOWN}`);
};

const isHelp = (arg: string): boolean => arg === '--help' || arg === '-h';

/** Runs the command line to its exit code; whatever goes wrong is explained, not thrown. */
export const runTrain = async (args: readonly string[], surroundings: Surroundings): Promise<number> => {
  const { print, say } = surroundings.terminal;
  const [name, ...rest] = args;
  const known = COMMANDS.find((each) => each === name);
  const help = known === undefined ? HELP : COMMAND_HELP[known];
  if (args.some(isHelp)) {
    print(help);
    return EXIT.done;
  }
  try {
    return await runCommand(PARSERS[commandOf(name)](rest, surroundings.processors), surroundings);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(
      `train: ${error.message}\nusage: ${help.split('\n', 1)[0]}\nSee: npm run train -- ${known === undefined ? '' : `${known} `}--help\n`,
    );
    return EXIT.usage;
  }
};
