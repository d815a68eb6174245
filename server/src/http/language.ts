import { negotiateLanguage, type Language } from '@creditline/core';
import type { Request } from 'express';

/** The language of an answer: what the caller's header asks for, else English. */
export const languageOf = (request: Request, fallback: Language = 'en'): Language =>
  negotiateLanguage(request.get('accept-language'), fallback);
