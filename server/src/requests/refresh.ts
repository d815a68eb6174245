import { z } from 'zod';

/** The body of POST …/refresh; an empty one will do. */
export const refreshSchema = z.strictObject({ force: z.boolean({ error: 'must be true or false' }).optional() });
