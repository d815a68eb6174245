import type { EventReading, SignedRequest } from '@creditline/core';
import type { z } from 'zod';
import { toCrmEvent } from './mapper.ts';
import { readJson } from './read-reply.ts';
import { eventSchema } from './schema.ts';

const faultsOf = (issue: z.core.$ZodIssue): readonly { readonly field: string; readonly message: string }[] => {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [{ field: path, message: issue.message }];
  return issue.keys.map((key) => ({
    field: path === '' ? key : `${path}.${key}`,
    message: 'is not a field of this event',
  }));
};

const parse = (body: Uint8Array): unknown => {
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
};

/** The API key that came with the request is the proof: the addon keeps it where administrators alone can read it. */
export const readEvents = ({ body }: SignedRequest): EventReading => {
  const value = parse(body);
  if (value === undefined)
    return { ok: false, reason: 'invalid', faults: [{ field: '', message: 'the body is not JSON' }] };
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) return { ok: false, reason: 'invalid', faults: parsed.error.issues.flatMap(faultsOf) };
  return { ok: true, events: [toCrmEvent(parsed.data)] };
};
