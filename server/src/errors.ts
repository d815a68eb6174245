/** Every error code that the API answers: its HTTP status and title. docs/errors.md explains each (a test compares). */
export const ERRORS = {
  body_invalid: { status: 422, title: 'The body has a wrong or unknown field' },
  body_not_json: { status: 400, title: 'The body is not JSON' },
  body_too_large: { status: 413, title: 'The body is too large' },
  content_type_unsupported: { status: 415, title: 'The body must be application/json' },
  parameter_invalid: { status: 422, title: 'A parameter of the address is wrong' },
  request_malformed: { status: 400, title: 'The request is not HTTP' },
  request_timeout: { status: 408, title: 'The request did not arrive in time' },
  head_too_large: { status: 431, title: 'The headers are too large' },
  path_malformed: { status: 400, title: 'The address cannot be decoded' },
  credentials_missing: { status: 401, title: 'An API key is needed' },
  credentials_invalid: { status: 401, title: 'The API key is not valid' },
  scope_missing: { status: 403, title: 'The API key may not do this' },
  not_found: { status: 404, title: 'There is nothing here' },
  method_not_allowed: { status: 405, title: 'This address does not take this method' },
  company_not_found: { status: 404, title: 'No source knows this company' },
  sources_unavailable: { status: 503, title: 'The registers cannot be searched now' },
  company_ambiguous: { status: 422, title: 'Several companies have this name' },
  currency_unsupported: { status: 422, title: 'The policy holds no rate for this currency' },
  idempotency_key_invalid: { status: 400, title: 'The Idempotency-Key is not usable' },
  idempotency_key_reused: { status: 422, title: 'This Idempotency-Key belongs to another request' },
  crm_unknown: { status: 404, title: 'There is no such CRM' },
  source_unknown: { status: 404, title: 'No such source sends notices' },
  notice_unverified: { status: 401, title: 'The notice is not signed by its source' },
  notices_not_configured: { status: 503, title: 'Notices of this source are not set up' },
  webhook_disabled: { status: 409, title: 'The webhook is disabled' },
  webhook_limit_reached: { status: 409, title: 'There are as many webhooks as there may be' },
  rescore_running: { status: 409, title: 'A run over the portfolio is not over yet' },
  connection_failed: { status: 422, title: 'The CRM does not answer as it should' },
  connection_copied: { status: 409, title: 'This database is not the one that is connected' },
  key_not_rotatable: { status: 409, title: 'This API key cannot be rotated' },
  override_settled: { status: 409, title: 'The override is settled already' },
  event_unverified: { status: 401, title: 'The event is not signed by the CRM' },
  database_unavailable: { status: 503, title: 'The database cannot be reached' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** A field of the caller's input, as a path such as `company.siren`, and what would be right. */
export type FieldFault = { readonly field: string; readonly message: string };

export type AppErrorOptions = {
  /** For the caller: what happened and what would be right. */
  readonly detail?: string;
  readonly errors?: readonly FieldFault[];
  /** More members of the problem document, such as candidates. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
};

/** A failure with a stable code. `message` is for logs, `detail` for callers. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly options: AppErrorOptions;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.options = options;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

/** Faults of fields as one error; the detail repeats them so that a log or a curl shows all. */
export const invalidBody = (errors: readonly FieldFault[]): AppError => {
  const detail = errors.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join('; ');
  return new AppError('body_invalid', detail, { detail, errors });
};
