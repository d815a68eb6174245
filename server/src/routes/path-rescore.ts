import type { Request } from 'express';
import { parameterOf } from './path-parameters.ts';

/** The id of a run over the portfolio. Throws `parameter_invalid`. */
export const rescoreIdOf = (request: Request): string => parameterOf(request, 'rescore');
