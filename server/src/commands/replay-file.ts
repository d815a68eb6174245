import { readFileSync } from 'node:fs';
import {
  canonicalJson,
  replay,
  type DecisionRecord,
  type Difference,
  type Policy,
  type Scorecard,
} from '@creditline/core';
import { z } from 'zod';
import { sha256Hex } from '../audit-hash.ts';
import type { ReplayReport } from './replay.ts';
import { CommandError } from './run-command.ts';

const reference = z.looseObject({ sha256: z.string() });

/** The least of an answer of GET /v1/score/{id}/audit that tells it from any other file. */
const schema = z.looseObject({
  sequence: z.number().int(),
  hash: z.string(),
  body_sha256: z.string(),
  record: z.looseObject({
    format: z.literal(1),
    codeVersion: z.string(),
    input: z.looseObject({ id: z.string(), answers: z.array(z.unknown()) }),
    decision: z.looseObject({ id: z.string() }),
    scorecard: reference,
    policy: reference,
  }),
  scorecard: z.looseObject({ subScores: z.array(z.unknown()), combiners: z.array(z.unknown()) }),
  policy: z.looseObject({ rules: z.array(z.unknown()) }),
});

type Exported = z.output<typeof schema>;

const parse = (path: string, text: () => string): Exported => {
  let given: unknown;
  try {
    given = JSON.parse(text());
  } catch (error) {
    throw new CommandError(`${path} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new CommandError(`${path} is no answer of GET /v1/score/{id}/audit:\n${z.prettifyError(parsed.error)}`);
};

const hashFault = (path: string, recorded: string, value: unknown): readonly Difference[] => {
  const replayed = sha256Hex(canonicalJson(value));
  return replayed === recorded ? [] : [{ path, recorded, replayed }];
};

/** What was changed in the file since it was exported: a replay of other rules or facts would prove nothing. */
const hashFaults = ({ body_sha256, record, scorecard, policy }: Exported): readonly Difference[] => [
  ...hashFault('body_sha256', body_sha256, record),
  ...hashFault('record.scorecard.sha256', record.scorecard.sha256, scorecard),
  ...hashFault('record.policy.sha256', record.policy.sha256, policy),
];

/** Replays an exported audit answer. It takes no database; the answer's own hashes are checked along the way. */
const replayExported = (path: string, exported: Exported, id: string | undefined): ReplayReport => {
  const { record, scorecard, policy, sequence, hash } = exported;
  const own = record.decision.id;
  if (id !== undefined && id !== own) throw new CommandError(`${path} holds decision ${own}, not ${id}`);
  const again = replay(record as unknown as DecisionRecord, {
    scorecard: scorecard as unknown as Scorecard,
    policy: policy as unknown as Policy,
  });
  const differences = [...hashFaults(exported), ...again.differences];
  return { id: own, identical: differences.length === 0, sequence, hash, recordedBy: record.codeVersion, differences };
};

export const replayFile = (path: string, id: string | undefined): ReplayReport =>
  replayExported(
    path,
    parse(path, () => readFileSync(path, 'utf8')),
    id,
  );

/** Replays what a running server answered at `url`. */
export const replayAnswer = (url: string, text: string, id: string): ReplayReport =>
  replayExported(
    url,
    parse(url, () => text),
    id,
  );
