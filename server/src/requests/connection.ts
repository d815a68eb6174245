import { z } from 'zod';

/** POST …/connection/test and /v1/api-keys/rotate take nothing; an empty body will do. */
export const nothingSchema = z.strictObject({});
