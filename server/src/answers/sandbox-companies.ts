import { z } from 'zod';

/** What GET /v1/sandbox/companies answers. */
export const sandboxCompaniesAnswer = z
  .object({
    companies: z.array(
      z.object({
        key: z.string(),
        siren: z.string().optional(),
        vat: z.string().optional(),
        company_number: z.string().optional(),
        country: z.string(),
        name: z.string(),
        city: z.string(),
        shows: z.string(),
      }),
    ),
  })
  .meta({ id: 'SandboxCompanies' });
