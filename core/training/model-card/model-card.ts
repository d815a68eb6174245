import { calibrationPlot } from './calibration-plot.ts';
import type { CardSources } from './card-sources.ts';
import { plotPath } from './plot-files.ts';
import { baseRatesSection } from './sections/base-rates.ts';
import { calibrationSection } from './sections/calibration.ts';
import { expertSection } from './sections/expert.ts';
import { featuresSection } from './sections/features.ts';
import { figuresSection } from './sections/figures.ts';
import { learnedSection } from './sections/learned.ts';
import { limitsSection } from './sections/limits.ts';
import { missingGroupsSection } from './sections/missing-groups.ts';
import { monitoringSection } from './sections/monitoring.ts';
import { naturalPersonsSection } from './sections/natural-persons.ts';
import { purposeSection } from './sections/purpose.ts';
import { triedSection } from './sections/tried.ts';

/** A file of the repository, `path` from its root. */
export type CardFile = { readonly path: string; readonly text: string };

const SECTIONS = [
  purposeSection,
  limitsSection,
  naturalPersonsSection,
  learnedSection,
  featuresSection,
  calibrationSection,
  expertSection,
  missingGroupsSection,
  baseRatesSection,
  figuresSection,
  triedSection,
  monitoringSection,
] as const;

/** The card and its pictures: the same sources give the same bytes. */
export const modelCard = (sources: CardSources): readonly CardFile[] => [
  { path: 'MODEL_CARD.md', text: `${SECTIONS.map((section) => section(sources)).join('\n\n')}\n` },
  ...[sources.accounts, sources.profile].map((file) => ({ path: plotPath(file.id), text: calibrationPlot(file) })),
];
