import { answeringOf, parsed, type ParsedCommand } from './parse-command.ts';
import { optional } from './option-values.ts';

const ANSWERING = { json: { type: 'string' }, quiet: { type: 'boolean' } } as const;

export const parseCombine = (args: readonly string[]): ParsedCommand => {
  const values = parsed(args, { ...ANSWERING, out: { type: 'string' } } as const);
  return { command: 'combine', ...answeringOf(values), out: optional('out', values.out) };
};

export const parseModelCard = (args: readonly string[]): ParsedCommand => {
  const values = parsed(args, { ...ANSWERING, check: { type: 'boolean' } } as const);
  return { command: 'model-card', ...answeringOf(values), out: undefined, check: values.check === true };
};
