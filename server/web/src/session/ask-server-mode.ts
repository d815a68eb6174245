import type { Ping } from '../api/contract.ts';
import { createApi } from '../api/create-api.ts';

/** Asks the server whether it plays in the sandbox or for real, which decides whether a key is needed. */
export const askServerMode = (signal: AbortSignal): Promise<Ping> => createApi(undefined, 'en').ping(signal);
