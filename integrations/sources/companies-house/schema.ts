import { z } from 'zod';

const text = z.string().nullish().catch(undefined);
const list = <T extends z.ZodType>(shape: T) => z.array(shape).nullish().catch(undefined);

const insolvencyCase = z.object({
  number: z.union([z.string(), z.number()]).transform(String).nullish().catch(undefined),
  type: text,
  dates: list(z.object({ type: text, date: text })),
});

/**
 * One line of a stream of Companies House. Names and addresses of companies, officers and practitioners are left out on
 * purpose: a company is known by its number. `data` is absent for deleted resources.
 */
export const streamEvent = z.object({
  resource_kind: z.string().min(1).max(100),
  resource_uri: z.string().max(500).nullish().catch(undefined),
  resource_id: z.string().min(1).max(200),
  data: z
    .object({
      company_number: text,
      company_status: text,
      company_status_detail: text,
      date_of_cessation: text,
      category: text,
      cases: list(insolvencyCase),
    })
    .nullish()
    .catch(undefined),
  event: z.object({
    timepoint: z.int(),
    published_at: z.string().max(64),
    type: z.string().max(40),
  }),
});

export type StreamEvent = z.output<typeof streamEvent>;
export type InsolvencyCase = z.output<typeof insolvencyCase>;
