import express, { type RequestHandler } from 'express';
import type { z } from 'zod';
import { AppError, invalidBody, type FieldFault } from '../errors.ts';

/** 64 kB: a request is one company; anything larger is a mistake or an attack. */
export const BODY_LIMIT_BYTES = 64 * 1024;

/** Keeps the exact bytes: they are what a signature is made over and what an idempotency key stands for. */
export const rawBody = (limitBytes = BODY_LIMIT_BYTES): RequestHandler =>
  express.raw({ type: () => true, limit: limitBytes });

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json(?:\s*;.*)?$/i;

export const requireJson: RequestHandler = (request, _response, next) => {
  const type = request.get('content-type') ?? '';
  if (JSON_TYPE.test(type)) return next();
  throw new AppError('content_type_unsupported', `content type ${type.slice(0, 80)}`, {
    detail: 'Send the body as application/json.',
  });
};

export const bytesOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** Bytes -> JSON. An empty body is an empty object, so that the schema says what is missing. */
export const parseJson = (bytes: Uint8Array): unknown => {
  // The parser's words quote the body: they are for the caller, and not for the log.
  const fault = (detail: string): AppError => new AppError('body_not_json', 'the body is not JSON', { detail });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fault('The body is not UTF-8 text.');
  }
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fault(`The body cannot be parsed: ${error instanceof Error ? error.message.slice(0, 120) : 'syntax error'}.`);
  }
};

/** The library's own sentence about types speaks of its insides; ours says what would be right. */
const messageOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) return issue.message;
  const expected = /^[aeiou]/.test(issue.expected) ? `an ${issue.expected}` : `a ${issue.expected}`;
  return issue.message.endsWith('undefined') ? `is missing; it must be ${expected}` : `must be ${expected}`;
};

const faultOf = (issue: z.core.$ZodIssue): readonly FieldFault[] => {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [{ field: path, message: messageOf(issue) }];
  return issue.keys.map((key) => ({
    field: path === '' ? key : `${path}.${key}`,
    message: 'is not a field of this request',
  }));
};

/** What a user sends, checked to the field. Throws `body_invalid` with every fault. */
export const checkBody = <T extends z.ZodType>(schema: T, value: unknown): z.output<T> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidBody(parsed.error.issues.flatMap(faultOf));
};
