import { z } from 'zod';
import { invalidParameter } from './query-parameters.ts';

/** A place in a list that is ordered by time and, where that is equal, by id. */
export type PlaceInTime = { readonly at: string; readonly id: string };

const instant = z.iso.datetime({ offset: true });

/** An ISO instant in UTC. Throws `parameter_invalid` naming the parameter. */
export const instantOf = (name: string, text: string): string => {
  if (!instant.safeParse(text).success) throw invalidParameter(name, 'must be an instant such as 2026-11-21T10:00:00Z');
  return new Date(text).toISOString();
};

/** The parts of a cursor as such a place. Throws `parameter_invalid` naming the parameter. */
export const placeOf = (name: string, parts: readonly (string | number)[]): PlaceInTime => {
  const [at, id] = parts;
  if (typeof at !== 'string' || typeof id !== 'string' || !instant.safeParse(at).success)
    throw invalidParameter(name, 'is not one that this address gave');
  return { at, id };
};
