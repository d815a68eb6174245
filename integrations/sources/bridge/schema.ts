import { z } from 'zod';

/** The least that is needed of an event of Bridge; amounts and counts of transactions are left out on purpose. */
export const bridgeEvent = z.object({
  type: z.string().min(1).max(100),
  /** Milliseconds since 1970. */
  timestamp: z.int().min(0).max(8_640_000_000_000_000),
  content: z
    .object({
      user_uuid: z.string().max(100).nullish().catch(undefined),
      item_id: z
        .union([z.int(), z.string().max(100)])
        .nullish()
        .catch(undefined),
      account_id: z
        .union([z.int(), z.string().max(100)])
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

export type BridgeEvent = z.output<typeof bridgeEvent>;
