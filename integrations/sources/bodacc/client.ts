import type { SourceContext } from '@creditline/core';
import { SourceError } from '@creditline/core';
import { fetchJson } from '../fetch-json.ts';
import type { FetchLike } from '../fetch-json.ts';
import { noticesAnswer } from './schema.ts';
import type { Notice } from './schema.ts';

export type ClientSettings = { readonly baseUrl: string; readonly fetch: FetchLike };

export type NoticeList = {
  readonly notices: readonly Notice[];
  /** False when the service says that there are more notices than it gave (it gives at most 10,000). */
  readonly isComplete: boolean;
};

const DATASET_PATH = '/api/explore/v2.1/catalog/datasets/annonces-commerciales';
/** Both are limits of Explore v2.1: 100 records in a page, and offset + limit below 10,000. */
const PAGE_SIZE = 100;
const LAST_OFFSET = 10_000 - PAGE_SIZE;

const pageUrl = (baseUrl: string, siren: string, offset: number): string => {
  const parameters = new URLSearchParams({
    where: `registre="${siren}"`,
    order_by: 'dateparution desc',
    limit: String(PAGE_SIZE),
    offset: String(offset),
  });
  return recordsUrl(baseUrl, parameters);
};

/** The base address with or without the path that the service's own pages show. */
export const datasetUrl = (baseUrl: string): string =>
  `${baseUrl.replace(/\/+(?:api\/explore\/v2\.1)?\/*$/, '')}${DATASET_PATH}`;

export const recordsUrl = (baseUrl: string, parameters: URLSearchParams): string =>
  `${datasetUrl(baseUrl)}/records?${parameters}`;

export const fetchPage = async (settings: ClientSettings, url: string, context: SourceContext) => {
  const { signal, now } = context;
  const outcome = await fetchJson({ url, fetch: settings.fetch, signal, now });
  if (!outcome.isRead) throw new SourceError(outcome.code, `bodacc ${outcome.message}`, outcome);
  const answer = noticesAnswer.safeParse(outcome.body);
  if (!answer.success) throw new SourceError('source_unreadable', 'bodacc answered in a shape that is not known');
  return answer.data;
};

/** Every notice whose register field holds this SIREN, newest first, each once. Throws `SourceError`. */
export const searchNotices = async (
  settings: ClientSettings,
  siren: string,
  context: SourceContext,
): Promise<NoticeList> => {
  // The number goes into a query language, so nothing but nine digits may pass.
  if (!/^\d{9}$/.test(siren)) throw new SourceError('source_refused', 'bodacc is asked by SIREN only');
  const notices = new Map<string, Notice>();
  for (let offset = 0; offset < LAST_OFFSET; offset += PAGE_SIZE) {
    const page = await fetchPage(settings, pageUrl(settings.baseUrl, siren, offset), context);
    for (const notice of page.notices) if (!notices.has(notice.id)) notices.set(notice.id, notice);
    const isLast = page.notices.length < PAGE_SIZE || offset + PAGE_SIZE >= page.total;
    if (isLast) return { notices: [...notices.values()], isComplete: notices.size >= page.total };
  }
  return { notices: [...notices.values()], isComplete: false };
};
