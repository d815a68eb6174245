import { negotiateLanguage, type Language } from '@creditline/core';
import type { Request, Response } from 'express';
import type { Caller } from './authenticate.ts';

/** The language of an answer: what the caller's header asks for, else the tenant's own, else English. */
export const languageOf = (request: Request, response: Response): Language => {
  const caller = response.locals['caller'] as Caller | undefined;
  return negotiateLanguage(request.get('accept-language'), caller?.language ?? 'en');
};
