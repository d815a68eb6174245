/** Work that could not be done now for a known reason (a CRM is down, a limit is reached): no fault of ours, no stack trace. */
export class RetryLater extends Error {
  readonly code = 'retry_later';
  /** Not before then, milliseconds from now; at least the schedule's own delay. */
  readonly afterMs: number | undefined;

  constructor(message: string, options: { readonly cause?: unknown; readonly afterMs?: number | undefined } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'RetryLater';
    this.afterMs = options.afterMs;
  }
}
