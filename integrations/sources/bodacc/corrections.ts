import { plainFrench } from './french-text.ts';
import type { Notice } from './schema.ts';

/** What is left of a list of notices after cancelled and corrected ones are taken out of it. */
export type CorrectedNotices = {
  readonly standing: readonly Notice[];
  /** Cancellations that do not say which notice they cancel: a person has to look. */
  readonly unresolved: readonly Notice[];
};

/** `BODACC A` + `20240220` + `1492` -> `A202402201492`, which is how ids are made. */
const previousId = (notice: Notice): string | undefined => {
  const previous = notice.parutionavisprecedent;
  if (previous === undefined || previous === 'unreadable') return undefined;
  const letter = /([ABC])$/i.exec(previous.nomPublication?.trim() ?? '')?.[1]?.toUpperCase();
  const { numeroParution, numeroAnnonce } = previous;
  return letter && numeroParution && numeroAnnonce ? `${letter}${numeroParution}${Number(numeroAnnonce)}` : undefined;
};

/** The same id from the notice's own fields, for lists whose `id` is made in another way. */
const idsOf = (notice: Notice): readonly string[] => [
  notice.id,
  `${notice.publicationavis ?? ''}${notice.parution ?? ''}${Number(notice.numeroannonce ?? Number.NaN)}`,
];

const judgmentOf = (notice: Notice) =>
  notice.jugement === undefined || notice.jugement === 'unreadable' ? undefined : notice.jugement;

const typeOf = (notice: Notice): string => plainFrench(notice.typeavis ?? '');

/** A judgment taken back after third-party opposition cancels its notice as a cancellation does. */
const isCancellation = (notice: Notice): boolean =>
  typeOf(notice).startsWith('annulation') ||
  plainFrench(judgmentOf(notice)?.type ?? '') === 'annulation' ||
  /retractation/.test(plainFrench(judgmentOf(notice)?.famille ?? ''));

const isCorrection = (notice: Notice): boolean =>
  typeOf(notice).startsWith('rectificatif') || plainFrench(judgmentOf(notice)?.type ?? '') === 'rectificatif';

/** True for a notice that changes what an earlier one said: alone it cannot be understood. */
export const changesAnother = (notice: Notice): boolean => isCancellation(notice) || isCorrection(notice);

/**
 * A cancelled notice does not count, nor does its cancellation; a corrected one is replaced by its correction.
 * The rule follows DINUM's pipeline for the company directory (search-infra, data_pipelines/bodacc).
 */
export const applyCorrections = (notices: readonly Notice[]): CorrectedNotices => {
  const replaced = new Set(notices.filter(changesAnother).map((notice) => previousId(notice)));
  const isReplaced = (notice: Notice): boolean => idsOf(notice).some((id) => replaced.has(id));
  return {
    standing: notices.filter((notice) => !isCancellation(notice) && !isReplaced(notice)),
    unresolved: notices.filter((notice) => isCancellation(notice) && previousId(notice) === undefined),
  };
};
