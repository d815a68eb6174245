import type { IsoDate, Notice, SourceContext } from '@creditline/core';
import { SourceError } from '@creditline/core';
import { fetchLines } from '../fetch-lines.ts';
import { datasetUrl, fetchPage, recordsUrl, type ClientSettings } from './client.ts';
import { toNotices } from './notices.ts';
import { noticeRecord } from './schema.ts';

/** Ours go into a query language, so nothing but a date may pass. */
const ofDay = (day: IsoDate): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new SourceError('source_refused', 'bodacc is asked by date only');
  return `dateparution=date'${day}'`;
};

/** What a notice is read from; the rest of a record (names of towns and courts, links) is a third of its size. */
const FIELDS = [
  'id,publicationavis,parution,numeroannonce,dateparution,typeavis,familleavis,registre',
  'listepersonnes,listeprecedentproprietaire,listeprecedentexploitant,listeetablissements',
  'jugement,acte,depot,radiationaurcs,modificationsgenerales,parutionavisprecedent',
].join(',');

/** How many notices were published on a day, by one small request. Throws `SourceError`. */
export const countDay = async (settings: ClientSettings, day: IsoDate, context: SourceContext): Promise<number> => {
  const parameters = new URLSearchParams({ where: ofDay(day), select: 'id', limit: '1' });
  return (await fetchPage(settings, recordsUrl(settings.baseUrl, parameters), context)).total;
};

export type DayOutcome = {
  /** Records of the day that could be read, and those that could not. */
  readonly records: number;
  readonly unreadable: number;
};

/**
 * Every notice of a day's gazette, in batches as they arrive. One request: pages of `records` end at 10,000, which a day
 * in summer exceeds, and `exports` has no limit. Throws `SourceError`, also when the export breaks off midway; what was
 * given until then may be given again.
 */
export const eachNoticeOfDay = async (
  settings: ClientSettings,
  day: IsoDate,
  reading: SourceContext & { readonly onBatch: (notices: readonly Notice[]) => Promise<void> },
): Promise<DayOutcome> => {
  const parameters = new URLSearchParams({ where: ofDay(day), select: FIELDS, order_by: 'id' });
  const url = `${datasetUrl(settings.baseUrl)}/exports/jsonl?${parameters}`;
  let records = 0;
  let unreadable = 0;
  const outcome = await fetchLines({ ...reading, url, fetch: settings.fetch }, async (lines) => {
    const read = lines.map((line) => noticeRecord.safeParse(line));
    const sound = read.flatMap(({ data }) => (data === undefined ? [] : [data]));
    records += sound.length;
    unreadable += lines.length - sound.length;
    await reading.onBatch(sound.flatMap((record) => toNotices(record, reading.now)));
  });
  if (!outcome.isRead) throw new SourceError(outcome.code, `bodacc ${outcome.message}`, outcome);
  return { records, unreadable };
};
