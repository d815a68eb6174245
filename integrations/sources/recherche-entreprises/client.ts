import type { SourceContext } from '@creditline/core';
import { SourceError } from '@creditline/core';
import { fetchJson } from '../fetch-json.ts';
import type { FetchLike } from '../fetch-json.ts';
import { searchAnswer } from './schema.ts';
import type { UniteLegale } from './schema.ts';

export type ClientSettings = { readonly baseUrl: string; readonly fetch: FetchLike };

export type SearchQuery = { readonly q: string; readonly perPage: number; readonly include: string };

/** `minimal` with `include` leaves the directors out of the answer: what is not received cannot leak. */
const searchUrl = (baseUrl: string, query: SearchQuery): string => {
  const parameters = new URLSearchParams({
    q: query.q,
    page: '1',
    per_page: String(query.perPage),
    minimal: 'true',
    include: query.include,
  });
  return `${baseUrl.replace(/\/+(?:search)?\/*$/, '')}/search?${parameters}`;
};

/** Companies that the service finds for `q`, a SIREN or a name. Throws `SourceError`. */
export const searchUnitesLegales = async (
  settings: ClientSettings,
  query: SearchQuery,
  context: SourceContext,
): Promise<readonly UniteLegale[]> => {
  const { signal, now } = context;
  const outcome = await fetchJson({ url: searchUrl(settings.baseUrl, query), fetch: settings.fetch, signal, now });
  if (!outcome.isRead) throw new SourceError(outcome.code, `recherche-entreprises ${outcome.message}`, outcome);
  const answer = searchAnswer.safeParse(outcome.body);
  if (!answer.success) {
    throw new SourceError('source_unreadable', 'recherche-entreprises answered in a shape that is not known');
  }
  return answer.data.results;
};
